"""What lies under the letters of the article: grounds, marks, rings, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.look.appearance import colour
from desktop.look.marks import SHAPES, paint_mark
from desktop.look.palette import Palette
from desktop.panes.article_marks import Mark, Span, is_lit
from desktop.workspace.lighting import Lit

# A longer chosen span (a claim) is shown by its ground alone.
_RINGED = 60
_DIM = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Underlay:
    """All that is to be painted of the part of the page that is seen.

    ``chosen`` are the spans of the shared selection, ``found`` those of a search in the article
    (``found_current`` the one looked at), ``differing`` words that an article beside this one does
    not use, ``current`` the mention that keys act on.
    """

    marks: Sequence[Mark]
    chosen: Sequence[Span] = ()
    found: Sequence[Span] = ()
    found_current: Span | None = None
    differing: Sequence[Span] = ()
    current: tuple[int, int] | None = None
    lit: Lit | None = None


class UnderlayPainter:
    """Paints with one painter, in one palette; ``rectangles`` knows where spans lie."""

    def __init__(
        self,
        painter: QPainter,
        palette: Palette,
        rectangles: Callable[[int, int], list[QRectF]],
    ) -> None:
        self._painter = painter
        self._palette = palette
        self._rectangles = rectangles

    def paint(self, under: Underlay) -> None:
        marked = {(mark.start, mark.end) for mark in under.marks}
        for span in under.chosen:
            if tuple(span) not in marked:
                self._ground(span, self._palette.selected)
        for span in under.found:
            self._found(span, current=span == under.found_current)
        for span in under.differing:
            self._differing(span)
        for mark in under.marks:
            self._mark(mark, 1.0 if is_lit(mark, under.lit) else _DIM)
        for span in under.chosen:
            if span[1] - span[0] < _RINGED:
                self._ring(span, 0.9)
        if under.current is not None:
            self._ring(under.current, 2.0)

    def _found(self, span: Span, *, current: bool) -> None:
        """A ground, and a bold edge round the one that is looked at."""
        self._ground(span, self._palette.warning_soft)
        edge = QPen(colour(self._palette.warning), 2.2 if current else 0.8)
        self._painter.setPen(edge)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self._rectangles(*span):
            self._painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 3, 3)

    def _differing(self, span: Span) -> None:
        """A dashed frame that stands off the words, outside of every other mark of them."""
        pen = QPen(colour(self._palette.accent), 1.2)
        pen.setDashPattern([3.0, 2.5])
        self._painter.setPen(pen)
        self._painter.setBrush(colour(self._palette.selected, 0.45))
        for rect in self._rectangles(*span):
            self._painter.drawRoundedRect(rect.adjusted(-2, -3, 2, 4), 4, 4)

    def _ground(self, span: Span, ground: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour(ground))
        for rect in self._rectangles(*span):
            self._painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 3, 3)

    def _mark(self, mark: Mark, opacity: float) -> None:
        self._painter.setOpacity(opacity)
        hue = self._palette.kinds[mark.layer]
        for rect in self._rectangles(mark.start, mark.end):
            paint_mark(self._painter, rect, SHAPES[mark.layer], hue, mark.strength)
        self._painter.setOpacity(1.0)

    def _ring(self, span: tuple[int, int], width: float) -> None:
        self._painter.setPen(QPen(colour(self._palette.accent), width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self._rectangles(*span):
            self._painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), 5, 5)
