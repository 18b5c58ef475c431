"""The surface of the timeline: what part of time is in view, and the painting of it."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.look.appearance import Appearance
from desktop.look.fonts import interface_font
from desktop.panes.timeline_conflicts import Contradiction, joint
from desktop.panes.timeline_layout import BAR, Block, Item, Layout, elided, lay_out
from desktop.panes.timeline_painting import (
    KNOB,
    BarLook,
    Ink,
    TimelinePainter,
    ink,
)
from desktop.panes.timeline_scale import TimeScale
from desktop.panes.timeline_ticks import axis_context, ticks
from desktop.panes.timeline_time import DAY
from desktop.panes.timeline_view import TimelineView

BEFORE, AFTER = 28.0, 205.0
"""Pixels left free at the ends of time when all is shown; the last bar's label wants room too."""
HEAD = 22
AXIS = 26
NARROWEST_GUTTER, WIDEST_GUTTER = 96, 168


class TimelineSurface(QAbstractScrollArea):
    """Paints only what is in view; positions along time are computed once a zoom."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._view = TimelineView()
        self._message = ""
        self._scale = TimeScale(0.0, DAY / 100, 0.0, 1.0, rtl=appearance.right_to_left)
        self._follows = True
        self._near = True
        self._lit: Collection[str] | None = None
        self._ringed: Collection[str] = ()
        self._current: int | None = None
        self._opened: frozenset[str] = frozenset()
        self._layout: Layout | None = None
        self._font = interface_font(12)
        self._small = interface_font(11)
        self._measure = cache(QFontMetricsF(self._font).horizontalAdvance)
        self._measure_small = cache(QFontMetricsF(self._small).horizontalAdvance)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    # --- what is shown

    @property
    def scale(self) -> TimeScale:
        return self._scale

    @property
    def view(self) -> TimelineView:
        return self._view

    @property
    def current(self) -> int | None:
        """The index of the event that the keys start from."""
        return self._current

    def show_view(self, view: TimelineView, *, reframe: bool) -> None:
        """Show another reading or other lanes; ``reframe`` moves to where its events are."""
        self._view = view
        self._current = None
        self._layout = None
        self._follows = self._follows or reframe
        self._near = self._near or reframe
        self._place()

    def show_message(self, words: str) -> None:
        """What to say where no event has a time."""
        self._message = words
        self.viewport().update()

    def show_selection(
        self, lit: Collection[str] | None, ringed: Collection[str], *, reveal: bool
    ) -> None:
        """Dim what is not lit (None: nothing is dimmed), ring the chosen events, scroll to them."""
        self._lit, self._ringed = lit, ringed
        numbers = self._view.numbers
        found = sorted({numbers[e] for e in (ringed or lit or ()) if e in numbers})
        dated = [number for number in found if self._view.told[number].interval]
        self._current = dated[0] if dated else self._current
        if dated and reveal:
            self.reveal(dated[0])
        self.viewport().update()

    def set_appearance(self, appearance: Appearance) -> None:
        """Other colours or another direction; the same times stay in view."""
        self._appearance = appearance
        self._place()

    def frame_all(self) -> None:
        """Zoom out to everything."""
        if extent := self._view.extent():
            self._rescale(self._scale.framed(*extent, BEFORE, AFTER))
            self._follows, self._near = True, False

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Closer by ``factor`` at ``x`` (viewport pixels), by default at the event in hand."""
        if x is None:
            x = self._scale.left + self._scale.width / 2
            interval = (
                self._view.told[self._current].interval if self._current is not None else None
            )
            if interval is not None:
                at = self._scale.x((interval.start + interval.end) / 2)
                x = at if 0 <= at - self._scale.left <= self._scale.width else x
        self._rescale(self._scale.zoomed(factor, x))

    def pan(self, pixels: float) -> None:
        """Drag the strip so many pixels to the right (negative: to the left)."""
        self._rescale(self._scale.panned(pixels))

    def reveal(self, number: int) -> None:
        """Move as little as brings an event into view."""
        interval = self._view.told[number].interval
        if interval is None:
            return
        seen = self._scale.origin <= interval.start < self._scale.end
        if not (self._follows and seen):
            self._rescale(self._scale.showing(interval.start, interval.end))
        top, _ = self.layout_now().place(number)
        bar = self.verticalScrollBar()
        room = self.viewport().height() - HEAD - AXIS
        if top < bar.value():
            bar.setValue(int(top) - 4)
        elif top + BAR > bar.value() + room:
            bar.setValue(int(top + BAR - room) + 4)

    def layout_now(self) -> Layout:
        """The layout at the present zoom; computed anew only after a change of zoom or view."""
        if self._layout is None:
            self._layout = lay_out(
                self._view.told,
                self._view.lanes,
                self._scale.per_pixel,
                self._view.labels,
                self._measure,
                height=self.viewport().height() - HEAD - AXIS,
                opened=self._opened,
            )
        return self._layout

    def bar_rect(self, number: int) -> QRectF:
        """Where an event's bar, or the block that counts it, lies in the viewport."""
        top, item = self.layout_now().place(number)
        start, end = (item.first, item.last) if isinstance(item, Block) else (item.start, item.end)
        per_pixel = self._scale.per_pixel
        left, right = sorted((self._scale.x(start * per_pixel), self._scale.x(end * per_pixel)))
        return QRectF(left, top + self._lanes_top(), right - left, BAR)

    # --- places

    def _lanes_top(self) -> float:
        return HEAD - self.verticalScrollBar().value()

    def _gutter(self) -> float:
        widest = max((self._measure(name) for name in self._view.lane_names), default=0.0)
        return min(max(widest + 40, NARROWEST_GUTTER), WIDEST_GUTTER)

    def _place(self) -> None:
        """Fit the scale to the viewport, and frame everything where nothing was framed yet."""
        gutter, rtl = self._gutter(), self._appearance.right_to_left
        left = 0.0 if rtl else gutter
        width = self.viewport().width() - gutter
        self._scale = self._scale.placed(left=left, width=width, rtl=rtl)
        self._layout = None
        extent = self._view.extent(near=self._near)
        if extent and self._follows:
            self._scale = self._scale.framed(*extent, BEFORE, AFTER)
        self._set_scroll_range()
        self.viewport().update()

    def _rescale(self, scale: TimeScale) -> None:
        self._follows = False
        if scale.per_pixel != self._scale.per_pixel:
            self._layout = None
        self._scale = scale
        self._set_scroll_range()
        self.viewport().update()

    def _set_scroll_range(self) -> None:
        room = self.viewport().height() - HEAD - AXIS
        self.verticalScrollBar().setRange(0, max(int(self.layout_now().height - room), 0))
        self.verticalScrollBar().setPageStep(max(room, 1))
        self.verticalScrollBar().setSingleStep(int(BAR))

    def item_at(self, at: QPointF) -> Item | None:
        """What is under a point of the viewport, labels included."""
        strip = self._scale
        inside = 0 <= at.x() - strip.left <= strip.width
        if not inside or not HEAD <= at.y() < self.viewport().height() - AXIS:
            return None
        along = strip.minute(at.x()) / strip.per_pixel
        return self.layout_now().item_at(along, at.y() - self._lanes_top())

    def pair_at(self, at: QPointF) -> Contradiction | None:
        """The contradiction whose knob is under a point of the viewport."""
        for pair in self._view.pairs:
            knob = self.knob(pair)
            if knob and (at - knob).manhattanLength() <= KNOB * 1.5:
                return pair
        return None

    def knob(self, pair: Contradiction) -> QPointF | None:
        ends = self._joint_ends(pair)
        return (ends[0] + ends[1]) / 2 if ends else None

    def _joint_ends(self, pair: Contradiction) -> tuple[QPointF, QPointF] | None:
        line = joint(self.layout_now(), pair)
        if line is None:
            return None
        top, per_pixel = self._lanes_top(), self._scale.per_pixel
        one, other = (QPointF(self._scale.x(u * per_pixel), y + top) for u, y in line)
        return one, other

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._appearance.palette
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self._appearance.direction)
        painter.fillRect(self.viewport().rect(), QColor(palette.panel))
        if not self._view.dated:
            painter.setFont(self._font)
            painter.setPen(QColor(palette.muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._message)
            painter.end()
            return
        parts = TimelinePainter(painter, self._scale, palette, self._font, self._small)
        bottom = self.viewport().height() - AXIS
        self._paint_grid(painter, parts, bottom)
        painter.setClipRect(self._strip(HEAD - 3, bottom))
        self._paint_bars(parts)
        self._paint_joints(parts)
        painter.setClipRect(QRect(0, HEAD - 3, self.viewport().width(), bottom - HEAD + 3))
        self._paint_lanes(painter, parts, bottom)
        painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 2.0))
            painter.drawLine(0, 1, self.viewport().width(), 1)
        painter.end()

    def _strip(self, top: float, bottom: float) -> QRect:
        return QRect(int(self._scale.left), int(top), int(self._scale.width), int(bottom - top))

    def _paint_grid(self, painter: QPainter, parts: TimelinePainter, bottom: int) -> None:
        words = self._appearance.words
        axis = ticks(self._scale, words, self._measure_small)
        gutter, rtl = self._gutter(), self._appearance.right_to_left
        corner = QRectF(self._scale.width if rtl else 0.0, bottom + 3, gutter, 20)
        parts.context(corner, axis_context(axis, words))
        painter.setClipRect(self._strip(0, self.viewport().height()))
        for tick in axis:
            parts.tick(tick, HEAD, bottom)
        if self._view.published:
            parts.published(*self._view.published, words.tr("timeline.published"), HEAD, bottom)
        earlier, later = self._view.beyond(self._scale.origin, self._scale.end)
        for count, what in ((earlier, "earlier"), (later, "later")):
            if count:
                told = words.tr(f"timeline.{what}", count=count)
                parts.beyond(told, HEAD, earlier=what == "earlier")

    def _paint_bars(self, parts: TimelinePainter) -> None:
        layout, top = self.layout_now(), self._lanes_top()
        per_pixel = self._scale.per_pixel
        first, last = self._scale.origin / per_pixel, self._scale.end / per_pixel
        for band in layout.bands:
            if band.top + band.height + top < 0 or band.top + top > self.viewport().height():
                continue
            colours = ink(self._appearance.palette, band.lane.hue)
            for row in band.rows:
                for item in row.between(first, last):
                    self._paint_item(parts, item, row.top + top, colours)

    def _paint_item(self, parts: TimelinePainter, item: Item, top: float, colours: Ink) -> None:
        if isinstance(item, Block):
            members = [m for number in item.events for m in self._view.told[number].members]
            parts.block(
                item, top, colours, chosen=self._is_ringed(members), dimmed=self._is_dim(members)
            )
            return
        told = self._view.told[item.event]
        happened = told.event.polarity == "affirmed" and told.event.modality in {
            "actual",
            "ongoing",
        }
        look = BarLook(
            told.origins, happened, self._is_ringed(told.members), self._is_dim(told.members)
        )
        parts.bar(item, top, colours, look)

    def _is_dim(self, members: Collection[str]) -> bool:
        return self._lit is not None and not any(member in self._lit for member in members)

    def _is_ringed(self, members: Collection[str]) -> bool:
        return any(member in self._ringed for member in members)

    def _paint_joints(self, parts: TimelinePainter) -> None:
        for pair in self._view.pairs:
            ends = self._joint_ends(pair)
            if ends:
                told = self._view.told
                sides = (told[pair.first].members, told[pair.second].members)
                parts.joint(*ends, dimmed=all(self._is_dim(members) for members in sides))

    def _paint_lanes(self, painter: QPainter, parts: TimelinePainter, bottom: int) -> None:
        """The names of the lanes over the strip's edge, and hairlines between lanes."""
        palette, width = self._appearance.palette, self.viewport().width()
        rtl, gutter = self._appearance.right_to_left, self._gutter()
        left = width - gutter if rtl else 0.0
        painter.fillRect(QRectF(left, HEAD - 3, gutter, bottom - HEAD + 3), QColor(palette.panel))
        painter.setFont(self._font)
        for band, name in zip(self.layout_now().bands, self._view.lane_names, strict=True):
            top = band.top + self._lanes_top()
            painter.setPen(QColor(palette.hairline))
            painter.drawLine(0, round(top + band.height), width, round(top + band.height))
            seen_top, seen_bottom = max(top, HEAD), min(top + band.height, bottom)
            if seen_bottom - seen_top < BAR:
                continue
            middle = (seen_top + seen_bottom) / 2
            room = QRectF(left, middle - 11, gutter, 22)
            hue = ink(palette, band.lane.hue).hue
            dimmed = self._lane_is_dim(band.lane.events)
            words = elided(name, gutter - 34, self._measure)
            parts.lane(room, words, hue, named=band.lane.name is not None, dimmed=dimmed)

    def _lane_is_dim(self, events: tuple[int, ...]) -> bool:
        if self._lit is None:
            return False
        return all(self._is_dim(self._view.told[number].members) for number in events)
