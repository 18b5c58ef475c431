"""What lies under the letters of the article: grounds, marks, rings, and the claims' bars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.look.appearance import colour
from desktop.look.marks import SHAPES, paint_mark
from desktop.look.palette import Palette
from desktop.panes.article_marks import MarginBar, Mark, is_lit
from desktop.workspace.lighting import Lit

Span = tuple[int, int]

# A longer chosen span (a claim) is shown by its ground alone.
_RINGED = 60
_DIM = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Underlay:
    """All that is to be painted of the part of the page that is seen.

    ``chosen`` are the spans of the shared selection, ``current`` the mention that keys act on.
    """

    marks: Sequence[Mark]
    bars: Sequence[MarginBar]
    chosen: Sequence[Span]
    current: Span | None
    lit: Lit | None


class UnderlayPainter:
    """Paints with one painter, in one palette; the two functions know where things lie."""

    def __init__(
        self,
        painter: QPainter,
        palette: Palette,
        rectangles: Callable[[int, int], list[QRectF]],
        bar_rectangle: Callable[[MarginBar], QRectF],
    ) -> None:
        self._painter = painter
        self._palette = palette
        self._rectangles = rectangles
        self._bar_rectangle = bar_rectangle

    def paint(self, under: Underlay) -> None:
        marked = {(mark.start, mark.end) for mark in under.marks}
        for span in under.chosen:
            if span not in marked:
                self._ground(span)
        for mark in under.marks:
            self._mark(mark, 1.0 if is_lit(mark, under.lit) else _DIM)
        for span in under.chosen:
            if span[1] - span[0] < _RINGED:
                self._ring(span, 0.9)
        if under.current is not None:
            self._ring(under.current, 2.0)
        for bar in under.bars:
            lit = under.lit is None or bar.claim in under.lit.claims
            self._bar(bar, 1.0 if lit else _DIM)

    def _ground(self, span: Span) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour(self._palette.selected))
        for rect in self._rectangles(*span):
            self._painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 3, 3)

    def _mark(self, mark: Mark, opacity: float) -> None:
        self._painter.setOpacity(opacity)
        hue = self._palette.kinds[mark.layer]
        for rect in self._rectangles(mark.start, mark.end):
            paint_mark(self._painter, rect, SHAPES[mark.layer], hue, mark.strength)
        self._painter.setOpacity(1.0)

    def _ring(self, span: Span, width: float) -> None:
        self._painter.setPen(QPen(colour(self._palette.accent), width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self._rectangles(*span):
            self._painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), 5, 5)

    def _bar(self, bar: MarginBar, opacity: float) -> None:
        rect = self._bar_rectangle(bar)
        self._painter.setOpacity(opacity)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour(self._palette.stances[bar.stance][0], 0.75))
        self._painter.drawRoundedRect(rect, 1.5, 1.5)
        if bar.disputed:
            self._painter.setBrush(colour(self._palette.danger))
            self._painter.drawEllipse(rect.center(), 4.0, 4.0)
        self._painter.setOpacity(1.0)
