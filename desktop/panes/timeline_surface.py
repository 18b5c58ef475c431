"""The surface of the timeline: what part of time is in view, and where things lie on it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.look.appearance import Appearance
from desktop.panes.timeline_axis_painting import HEAD
from desktop.panes.timeline_density import lay_out_density
from desktop.panes.timeline_hits import Hits
from desktop.panes.timeline_layout import PADDING, Layout
from desktop.panes.timeline_packing import MOST_ROWS, lay_out
from desktop.panes.timeline_scale import TimeScale
from desktop.panes.timeline_scene import AXIS, Scene, gutter, letters, sizes
from desktop.panes.timeline_time import DAY
from desktop.panes.timeline_view import TimelineView

_FEW = 400
"""More events than this are counted when all are shown, and have no labels."""
_LOWEST = 108
"""Pixels of a picture's height at least."""
BEFORE, AFTER = 28.0, 205.0
"""Pixels left free at the ends of time when all is shown; the last bar's label wants room too."""


class TimelineSurface(QAbstractScrollArea):
    """Paints only what is in view; positions along time are computed once a zoom.

    ``moved`` tells that another part of time is in view.
    """

    moved = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._turned = False
        self._view = TimelineView()
        self._message = ""
        self._scale = TimeScale(0.0, DAY / 100, 0.0, 1.0, rtl=appearance.right_to_left)
        self._follows = True
        self._near = True
        self._lit: Collection[str] | None = None
        self._ringed: Collection[str] = ()
        self._brushed: tuple[int, int] | None = None
        self._today: tuple[int, int] | None = None
        self._current: int | None = None
        self._opened: frozenset[str] = frozenset()
        self._folded: frozenset[str] = frozenset()
        self._layout: Layout | None = None
        self._letters = letters()
        self._sizes = sizes()
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

    @property
    def turned(self) -> bool:
        """Whether time runs against the direction of the language."""
        return self._turned

    def show_view(self, view: TimelineView, *, reframe: bool) -> None:
        """Show another reading or other lanes; ``reframe`` moves to where its events are."""
        in_hand = self._view.told[self._current].id if self._current is not None else None
        self._view = view
        self._current = None if reframe else view.numbers.get(in_hand or "")
        self._layout = None
        self._follows = self._follows or reframe
        self._near = self._near or reframe
        self._place()

    def show_message(self, words: str) -> None:
        """What to say where no event has a time."""
        self._message = words
        self.viewport().update()

    def show_selection(
        self,
        lit: Collection[str] | None,
        ringed: Collection[str],
        *,
        reveal: bool,
        brushed: tuple[int, int] | None = None,
    ) -> None:
        """Dim what is not lit (None: nothing is dimmed), ring the chosen events, scroll to them;
        ``brushed``: a stretch of time that was chosen, in minutes."""
        self._lit, self._ringed, self._brushed = lit, ringed, brushed
        numbers = self._view.numbers
        found = sorted({numbers[e] for e in (ringed or lit or ()) if e in numbers})
        dated = [number for number in found if self._view.told[number].interval]
        if brushed is None:
            self._current = dated[0] if dated else self._current
        if dated and reveal and brushed is None:
            self.reveal(dated[0])
        self.viewport().update()

    def set_appearance(self, appearance: Appearance) -> None:
        """Other colours, type or direction; the same times stay in view."""
        self._appearance = appearance
        self._letters, self._sizes = letters(), sizes()
        self._place()

    def set_today(self, start: int, end: int) -> None:
        """Mark today, in minutes, ``end`` exclusive."""
        self._today = (start, end)
        self.viewport().update()

    def turn(self, turned: bool) -> None:
        """Let time run against the direction of the language, or with it."""
        self._turned = turned
        self._place()

    def fold(self, key: str) -> None:
        """Fold a lane into one row, or unfold it."""
        self._folded ^= {key}
        self._layout = None
        self._set_scroll_range()
        self.viewport().update()

    def frame_all(self) -> None:
        """Zoom out to everything."""
        if extent := self._view.extent():
            self._rescale(self._framed(*extent))
            self._follows, self._near = True, False

    def frame(self, start: float, end: float) -> None:
        """Bring a stretch of time as close as it fits."""
        self._rescale(self._scale.framed(start, end, BEFORE, BEFORE))

    def centre(self, minute: float) -> None:
        """Move so that a minute is in the middle."""
        strip = self._scale
        self.pan(strip.left + strip.width / 2 - strip.x(minute))

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
        elif top + self._sizes.bar > bar.value() + room:
            bar.setValue(int(top + self._sizes.bar - room) + 4)

    def layout_now(self) -> Layout:
        """The layout at the present zoom; computed anew only after a change of zoom or view."""
        if self._layout is None:
            self._layout = self._laid_out(self.viewport().height() - HEAD - AXIS)
        return self._layout

    def _laid_out(self, height: float) -> Layout:
        if self._view.density is not None:
            return lay_out_density(self._view.density, self._view.lanes, height, self._folded)
        return lay_out(
            self._view.told,
            self._view.lanes,
            self._scale.per_pixel,
            self._view.labels,
            self._letters.measure,
            opened=self._opened,
            folded=self._folded,
            sizes=replace(self._sizes, height=height),
        )

    def tall_scene(self) -> Scene:
        """The same time with as many rows as any lane may have, for a picture."""
        lanes = len(self._view.lanes)
        layout = self._laid_out(lanes * (MOST_ROWS * self._sizes.row + 2 * PADDING))
        height = int(HEAD + layout.height + AXIS)
        return replace(self.scene(), layout=layout, height=max(height, _LOWEST), scrolled=0.0)

    def scene(self) -> Scene:
        """What is seen now."""
        return Scene(
            view=self._view,
            layout=self.layout_now(),
            scale=self._scale,
            appearance=self._appearance,
            letters=self._letters,
            width=self.viewport().width(),
            height=self.viewport().height(),
            scrolled=self.verticalScrollBar().value(),
            lit=self._lit,
            ringed=self._ringed,
            folded=self._folded,
            brushed=self._brushed,
            today=self._today,
        )

    # --- places

    @property
    def hits(self) -> Hits:
        """What lies where now."""
        return Hits(self.scene())

    def bar_rect(self, number: int) -> QRectF:
        """Where an event's bar, or the block that counts it, lies in the viewport."""
        return self.hits.bar_rect(number)

    def _place(self) -> None:
        """Fit the scale to the viewport, and frame everything where nothing was framed yet."""
        beside = gutter(self._view, self._letters.measure)
        right_to_left = self._appearance.right_to_left
        self._scale = self._scale.placed(
            left=0.0 if right_to_left else beside,
            width=self.viewport().width() - beside,
            rtl=right_to_left != self._turned,
        )
        self._layout = None
        extent = self._view.extent(near=self._near)
        if extent and self._follows:
            self._scale = self._framed(*extent)
        self._set_scroll_range()
        self.viewport().update()
        self.moved.emit()

    def _rescale(self, scale: TimeScale) -> None:
        self._follows = False
        if scale.per_pixel != self._scale.per_pixel and self._view.density is None:
            self._layout = None
        self._scale = scale
        self._set_scroll_range()
        self.viewport().update()
        self.moved.emit()

    def _framed(self, start: float, end: float) -> TimeScale:
        """All of it, with room for the label of the last bar where there are bars."""
        counted = self._view.case is not None and sum(self._view.case.totals.counts) > _FEW
        after = 2 * BEFORE if counted else AFTER
        return self._scale.framed(start, end, BEFORE, after)

    def _set_scroll_range(self) -> None:
        room = self.viewport().height() - HEAD - AXIS
        self.verticalScrollBar().setRange(0, max(int(self.layout_now().height - room), 0))
        self.verticalScrollBar().setPageStep(max(room, 1))
        self.verticalScrollBar().setSingleStep(int(self._sizes.bar))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._appearance.palette
        with QPainter(self.viewport()) as painter:
            if self._view.is_empty:
                painter.fillRect(self.viewport().rect(), QColor(palette.panel))
                painter.setFont(self._letters.font)
                painter.setPen(QColor(palette.muted))
                painter.drawText(
                    self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._message
                )
            else:
                self.scene().paint(painter)
            if self.hasFocus():
                painter.setPen(QPen(QColor(palette.accent), 2.0))
                painter.drawLine(0, 1, self.viewport().width(), 1)
