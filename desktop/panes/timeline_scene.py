"""The picture of a timeline: what is seen of a view at one scale, painted anywhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from desktop.look.appearance import Appearance
from desktop.look.fonts import interface_font, scaled
from desktop.panes.timeline_axis_painting import HEAD
from desktop.panes.timeline_conflicts import Contradiction, joint, knob
from desktop.panes.timeline_density import DensityLayout, within
from desktop.panes.timeline_head import Publications, head_words, publications
from desktop.panes.timeline_ink import Ink, ink
from desktop.panes.timeline_layout import PADDING, Band, Block, Item, Layout, Sizes
from desktop.panes.timeline_marks import HeadWords, without_overlap
from desktop.panes.timeline_packing import elided
from desktop.panes.timeline_painting import BarLook, TimelinePainter
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


def sizes() -> Sizes:
    """Rows and bars as high as their type wants."""
    usual = Sizes()
    return Sizes(scaled(int(usual.row)), scaled(int(usual.bar)))


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

    def joint(self, pair: Contradiction) -> tuple[QPointF, QPointF, QPointF] | None:
        """The ends of the line between two events that cannot both be, and where its sign stands;
        None where one block counts both."""
        line = joint(self.layout, pair)
        if line is None:
            return None
        one, other, sign = map(self._on_screen, (*line, knob(self.layout, line)))
        return one, other, sign

    def _on_screen(self, point: tuple[float, float]) -> QPointF:
        along, y = point
        return QPointF(self.scale.x(along * self.scale.per_pixel), y + self.lanes_top)

    def _heads(self) -> list[HeadWords]:
        """The words over the lanes."""
        measure = self.letters.measure_small
        wanted = head_words(self.view, self.scale, self.today, self.appearance.words, measure)
        left, right = self.scale.left + 6, self.scale.left + self.scale.width - 6
        return without_overlap(wanted, left, right)

    def publication_marks(self) -> list[Publications]:
        """The signs of the articles that were published in the time in view."""
        return self._publications(self._heads())

    def _publications(self, heads: Sequence[HeadWords]) -> list[Publications]:
        measure, words = self.letters.measure_small, self.appearance.words
        return publications(self.view.publications, self.scale, heads, words, measure)

    # --- painting

    def parts(self, painter: QPainter) -> TimelinePainter:
        """What paints its parts on something."""
        palette, font, small = self.appearance.palette, self.letters.font, self.letters.small
        parts = TimelinePainter(painter, self.scale, palette, font, small, outlined=self.outlined)
        parts.bar_height = self.layout.sizes.bar
        return parts

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
            joints = list(self._joints())
            # Lines lie under the bars and their words, what is clicked over them.
            for one, other, _, dimmed in joints:
                parts.joint(one, other, dimmed=dimmed)
            self._paint_bars(parts)
            for _, _, sign, dimmed in joints:
                parts.knob(sign, dimmed=dimmed)
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
        heads = self._heads()
        for head in heads:
            parts.head(head)
        if marks := self._publications(heads):
            parts.publications(marks)

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

    def _joints(self) -> Iterator[tuple[QPointF, QPointF, QPointF, bool]]:
        """Lines between events that cannot both be, their signs, and whether they are dimmed."""
        for pair in self.view.pairs:
            if (line := self.joint(pair)) is not None:
                told = self.view.told
                sides = (told[pair.first].members, told[pair.second].members)
                yield *line, all(self._is_dim(members) for members in sides)

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
            if seen_bottom - seen_top < self.layout.sizes.bar:
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
