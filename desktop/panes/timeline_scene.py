"""The picture of a timeline: what is seen of a view at one scale, painted anywhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from desktop.look.appearance import Appearance
from desktop.look.fonts import interface_font
from desktop.panes.timeline_conflicts import Contradiction, joint
from desktop.panes.timeline_density import DensityLayout, within
from desktop.panes.timeline_layout import BAR, PADDING, Band, Block, Item, Layout, elided
from desktop.panes.timeline_marks import HeadWords, without_overlap
from desktop.panes.timeline_painting import HEAD, BarLook, Ink, TimelinePainter, ink
from desktop.panes.timeline_scale import TimeScale
from desktop.panes.timeline_ticks import axis_context, ticks
from desktop.panes.timeline_view import TimelineView

AXIS = 26
"""Pixels under the lanes, for the axis."""
NARROWEST_GUTTER, WIDEST_GUTTER = 96, 168
Measure = Callable[[str], float]


@dataclass(frozen=True)
class Letters:
    """The fonts of a timeline and the width of words in them."""

    font: QFont
    small: QFont
    measure: Measure
    measure_small: Measure


def letters() -> Letters:
    font, small = interface_font(12), interface_font(11)
    return Letters(
        font,
        small,
        cache(QFontMetricsF(font).horizontalAdvance),
        cache(QFontMetricsF(small).horizontalAdvance),
    )


def gutter(view: TimelineView, measure: Measure) -> float:
    """The width of the lanes' names beside the strip."""
    widest = max(map(measure, view.lane_names), default=0.0)
    return min(max(widest + 40, NARROWEST_GUTTER), WIDEST_GUTTER)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What is seen, and how.

    ``width`` and ``height`` in pixels, ``scrolled`` pixels down the lanes; ``lit`` None: nothing is
    dimmed; ``brushed`` and ``today`` in minutes, end exclusive.
    """

    view: TimelineView
    layout: Layout
    scale: TimeScale
    appearance: Appearance
    letters: Letters
    width: int
    height: int
    scrolled: float = 0.0
    lit: Collection[str] | None = None
    ringed: Collection[str] = ()
    folded: frozenset[str] = frozenset()
    brushed: tuple[int, int] | None = None
    today: tuple[int, int] | None = None
    outlined: bool = False

    @property
    def lanes_top(self) -> float:
        return HEAD - self.scrolled

    @property
    def bottom(self) -> int:
        """Where the lanes end and the axis begins."""
        return self.height - AXIS

    @property
    def gutter(self) -> QRectF:
        """The room of the lanes' names: where reading begins, whichever way time runs."""
        wide = self.width - self.scale.width
        left = self.scale.width if self.appearance.right_to_left else 0.0
        return QRectF(left, HEAD - 3, wide, self.bottom - HEAD + 3)

    def joint_ends(self, pair: Contradiction) -> tuple[QPointF, QPointF] | None:
        """The ends of the line between two events that cannot both be, where both are bars."""
        line = joint(self.layout, pair)
        if line is None:
            return None
        per_pixel = self.scale.per_pixel
        one, other = (QPointF(self.scale.x(u * per_pixel), y + self.lanes_top) for u, y in line)
        return one, other

    # --- painting

    def parts(self, painter: QPainter) -> TimelinePainter:
        """What paints its parts on something."""
        palette, font, small = self.appearance.palette, self.letters.font, self.letters.small
        return TimelinePainter(painter, self.scale, palette, font, small, outlined=self.outlined)

    def paint(self, painter: QPainter) -> None:
        palette = self.appearance.palette
        painter.setLayoutDirection(self.appearance.direction)
        painter.fillRect(QRect(0, 0, self.width, self.height), QColor(palette.panel))
        parts = self.parts(painter)
        self._paint_grid(painter, parts)
        painter.setClipRect(self._strip(HEAD - 3, self.bottom))
        if isinstance(self.layout, DensityLayout):
            self._paint_columns(parts, self.layout)
        else:
            self._paint_bars(parts)
            self._paint_joints(parts)
        if self.brushed is not None:
            parts.brush(*self.brushed, HEAD, self.bottom)
        painter.setClipRect(QRect(0, HEAD - 3, self.width, self.bottom - HEAD + 3))
        self._paint_lanes(painter, parts)
        painter.setClipping(False)

    def _strip(self, top: float, bottom: float) -> QRect:
        return QRect(int(self.scale.left), int(top), int(self.scale.width), int(bottom - top))

    def _paint_grid(self, painter: QPainter, parts: TimelinePainter) -> None:
        words = self.appearance.words
        axis = ticks(self.scale, words, self.letters.measure_small)
        corner = self.gutter
        corner.setRect(corner.left(), self.bottom + 3, corner.width(), 20)
        parts.context(corner, axis_context(axis, words))
        painter.setClipRect(self._strip(0, self.height))
        for tick in axis:
            parts.tick(tick, self.letters.measure_small(tick.words), HEAD, self.bottom)
        if self.view.published:
            parts.published(*self.view.published, HEAD, self.bottom)
        if self.today:
            parts.today(*self.today, HEAD, self.bottom)
        left, right = self.scale.left + 6, self.scale.left + self.scale.width - 6
        for head in without_overlap(self._head_words(), left, right):
            parts.head(head)

    def _head_words(self) -> Iterator[HeadWords]:
        """The words over the lanes, the worthiest first."""
        words, scale = self.appearance.words, self.scale
        for what, span in (("published", self.view.published), ("today", self.today)):
            if span and span[1] > scale.origin and span[0] < scale.end:
                first, last = max(span[0], scale.origin), min(span[1], scale.end)
                yield self._head(what, words.tr(f"timeline.{what}"), scale.x((first + last) / 2))
        earlier, later = self.view.beyond(scale.origin, scale.end)
        begins, ends = scale.x(scale.origin), scale.x(scale.end)
        forth, back = ("←", "→") if scale.rtl else ("→", "←")
        if earlier:
            told = words.tr("timeline.earlier", count=earlier)
            yield self._head("earlier", f"{back} {told}", begins)
        if later:
            told = words.tr("timeline.later", count=later)
            yield self._head("later", f"{told} {forth}", ends)

    def _head(self, what: str, words: str, x: float) -> HeadWords:
        return HeadWords(what, words, x, self.letters.measure_small(words))

    def _bands(self) -> Iterator[tuple[int, Band]]:
        """The lanes in sight, with their places."""
        for number, band in enumerate(self.layout.bands):
            top = band.top + self.lanes_top
            if top + band.height >= 0 and top <= self.height:
                yield number, band

    def _ink(self, hue: int) -> Ink:
        return ink(self.appearance.palette, hue)

    def _paint_columns(self, parts: TimelinePainter, layout: DensityLayout) -> None:
        """What is counted cannot be told apart: a choice of things dims all of it; a choice of a
        time lies clear before a veil."""
        first, last = self.scale.origin, self.scale.end
        for number, band in self._bands():
            bottom = band.top + band.height - PADDING + self.lanes_top
            dimmed = self.lit is not None and self.brushed is None
            colours = self._ink(band.lane.hue)
            seen = within(layout.columns[number], first, last)
            parts.columns(seen, bottom, colours, dimmed=dimmed)

    def _paint_bars(self, parts: TimelinePainter) -> None:
        per_pixel = self.scale.per_pixel
        first, last = self.scale.origin / per_pixel, self.scale.end / per_pixel
        for _, band in self._bands():
            colours = self._ink(band.lane.hue)
            for row in band.rows:
                for item in row.between(first, last):
                    self._paint_item(parts, item, row.top + self.lanes_top, colours)

    def _paint_item(self, parts: TimelinePainter, item: Item, top: float, colours: Ink) -> None:
        if isinstance(item, Block):
            members = [m for number in item.events for m in self.view.told[number].members]
            shown = replace(item, words=self.appearance.words.digits(item.words))
            parts.block(
                shown, top, colours, chosen=self._is_ringed(members), dimmed=self._is_dim(members)
            )
            return
        told = self.view.told[item.event]
        happened = told.event.polarity == "affirmed" and told.event.modality in {
            "actual",
            "ongoing",
        }
        look = BarLook(
            told.origins, happened, self._is_ringed(told.members), self._is_dim(told.members)
        )
        parts.bar(item, top, colours, look)

    def _is_dim(self, members: Collection[str]) -> bool:
        return self.lit is not None and not any(member in self.lit for member in members)

    def _is_ringed(self, members: Collection[str]) -> bool:
        return any(member in self.ringed for member in members)

    def _paint_joints(self, parts: TimelinePainter) -> None:
        for pair in self.view.pairs:
            ends = self.joint_ends(pair)
            if ends:
                told = self.view.told
                sides = (told[pair.first].members, told[pair.second].members)
                parts.joint(*ends, dimmed=all(self._is_dim(members) for members in sides))

    def _paint_lanes(self, painter: QPainter, parts: TimelinePainter) -> None:
        """The names of the lanes over the strip's edge, and hairlines between lanes."""
        palette, room = self.appearance.palette, self.gutter
        painter.fillRect(room, QColor(palette.panel))
        painter.setFont(self.letters.font)
        for number, band in self._bands():
            name = self.view.lane_names[number]
            top = band.top + self.lanes_top
            painter.setPen(QColor(palette.hairline))
            edge = round(top + band.height)
            painter.drawLine(0, edge, self.width, edge)
            seen_top, seen_bottom = max(top, HEAD), min(top + band.height, self.bottom)
            if seen_bottom - seen_top < BAR:
                continue
            middle = (seen_top + seen_bottom) / 2
            parts.lane(
                QRectF(room.left(), middle - 11, room.width(), 22),
                elided(name, room.width() - 34, self.letters.measure),
                self._ink(band.lane.hue).hue,
                named=band.lane.name is not None,
                dimmed=self._lane_is_dim(band.lane.events),
                folded=band.lane.key in self.folded,
            )

    def _lane_is_dim(self, events: tuple[int, ...]) -> bool:
        if self.lit is None or not events:
            return False
        return all(self._is_dim(self.view.told[number].members) for number in events)
