"""The article's text on the page: read-only, marked without touching the letters.

Marks are painted under the text from the glyphs' own rectangles. The text's formats stay whole, so
Arabic letters join over the edge of any mark.
"""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.analysis.model import Analysis
from desktop.look.appearance import colour
from desktop.look.fonts import ARTICLE_PIXELS
from desktop.look.palette import Palette
from desktop.look.utf16 import Utf16Map
from desktop.panes.article_document import fill_document, set_margins
from desktop.panes.article_geometry import line_span, span_rectangles
from desktop.panes.article_marks import (
    LAYERS,
    Layer,
    MarginBar,
    Mark,
    chosen_spans,
    inked_spans,
    lit_spans,
    margin_bars,
    mark_at,
    marks,
)
from desktop.panes.article_painter import Underlay, UnderlayPainter
from desktop.workspace.lighting import Lit
from desktop.workspace.rules import Rule

CHARACTERS_A_LINE = 75
_GUTTER = 30
_SMALLEST, _LARGEST = 11, 40
# Average advance of running Arabic text in Noto Naskh, in parts of the font's size (measured on
# whole articles: 7.0 px a character at 17 px).
_ADVANCE = 7.0 / 17


class ArticlePage(QTextEdit):
    """Shows one reading. Positions that it gives and takes are characters of the stored text."""

    zoomed = Signal(int)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article_text")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.pixels = ARTICLE_PIXELS
        self.layers: Set[Layer] = frozenset(LAYERS)
        self._look = palette
        self._analysis: Analysis | None = None
        self._lit: Lit | None = None
        self._chosen: list[tuple[int, int]] = []
        self._positions = Utf16Map("")
        self._marks: list[Mark] = []
        self._bars: list[MarginBar] = []
        self._current: tuple[int, int] | None = None
        self.set_palette(palette)

    # --- what is shown

    def show_reading(self, analysis: Analysis | None) -> None:
        """Show a reading; the same text keeps its place on the page."""
        same = (
            analysis is not None
            and self._analysis is not None
            and self._analysis.document.text == analysis.document.text
            and self._analysis.document.paragraphs == analysis.document.paragraphs
        )
        self._analysis = analysis
        if analysis is None:
            self.clear()
            self._positions = Utf16Map("")
        elif not same:
            self._refill()
        self._remark()

    def set_palette(self, palette: Palette) -> None:
        """Take the inks of a palette; the ground comes with the application's style sheet."""
        self._look = palette
        if self._analysis is not None:
            self._refill()
            self._remark()

    def set_pixels(self, pixels: int) -> None:
        """Set the body's size of type in pixels."""
        self.pixels = min(max(pixels, _SMALLEST), _LARGEST)
        if self._analysis is not None:
            self._refill()
            self._remark()
        self.zoomed.emit(self.pixels)

    def resize_text(self, by: int) -> None:
        """Make the text larger or smaller by pixels; 0 gives it its usual size."""
        self.set_pixels(self.pixels + by if by else ARTICLE_PIXELS)

    def set_layers(self, layers: Set[Layer]) -> None:
        self.layers = frozenset(layers)
        self._remark()

    def set_lit(self, lit: Lit | None, rule: Rule | None = None, *, reveal: bool) -> None:
        """Dim all but what is lit; ``reveal`` scrolls to what was chosen when none of it is seen.

        ``rule`` is what was chosen: its own words get a ground.
        """
        self._lit = lit
        self._chosen = chosen_spans(rule, self._analysis) if self._analysis else []
        self._ink()
        if lit is None or not reveal or self._analysis is None:
            return
        spans = self._chosen or lit_spans(self._analysis, lit)
        if spans and not any(self.is_visible_at(start) for start, _ in spans):
            self.show_position(spans[0][0])

    def set_current(self, span: tuple[int, int] | None) -> None:
        """Ring the mention that the keys now act on."""
        self._current = span
        self.viewport().update()

    # --- places

    def selected_span(self) -> tuple[int, int] | None:
        """The span that the person selected, without the space round it; None without one."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or self._analysis is None:
            return None
        start = self._positions.to_python(cursor.selectionStart())
        end = self._positions.to_python(cursor.selectionEnd())
        words = self._analysis.document.text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return (start, end) if start < end else None

    def select_span(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._positions.to_qt(start))
        cursor.setPosition(self._positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def rectangle_of(self, start: int, end: int) -> QRectF:
        """The first rectangle of a span, in viewport coordinates."""
        rects = self._rectangles(start, end)
        return rects[0] if rects else QRectF()

    def is_visible_at(self, position: int) -> bool:
        rect = self.rectangle_of(position, position + 1)
        return (
            QRectF(self.viewport().rect()).contains(rect.center()) if not rect.isNull() else False
        )

    def show_position(self, position: int) -> None:
        """Scroll so that a character stands in the upper third of the page."""
        rect = self.rectangle_of(position, position + 1)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(rect.top() - self.viewport().height() / 3))

    def first_position(self) -> int:
        """The first character that is seen on the page."""
        cursor = self.cursorForPosition(QPoint(self.viewport().width() // 2, 4))
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return self._positions.to_python(cursor.position())

    def show_first(self, position: int) -> None:
        """Scroll so that the line of a character is the first one on the page."""
        rect = self.rectangle_of(position, position + 1)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(rect.top()) - 4 if position else 0)

    def position_at(self, point: QPointF) -> int | None:
        """The character under a point of the viewport, None beside the text."""
        at = (
            self.document()
            .documentLayout()
            .hitTest(
                point + QPointF(-self._scrolled().x(), -self._scrolled().y()),
                Qt.HitTestAccuracy.ExactHit,
            )
        )
        return None if at < 0 else self._positions.to_python(at)

    def mark_at_point(self, point: QPointF) -> Mark | None:
        """The innermost mark whose rectangle is under a point of the viewport."""
        position = self.position_at(point)
        near = [] if position is None else [position, position - 1]
        for candidate in near:
            mark = mark_at(self._marks, candidate)
            if mark and any(r.contains(point) for r in self._rectangles(mark.start, mark.end)):
                return mark
        return None

    def bar_at_point(self, point: QPointF) -> MarginBar | None:
        for bar in self._bars:
            if self._bar_rectangle(bar).adjusted(-3, 0, 3, 0).contains(point):
                return bar
        return None

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        first, last = self._seen_span(QRectF(event.rect()))
        under = Underlay(
            marks=[mark for mark in self._marks if mark.start < last and mark.end > first],
            bars=[bar for bar in self._bars if bar.start < last and bar.end > first],
            chosen=[span for span in self._chosen if span[0] < last and span[1] > first],
            current=self._current,
            lit=self._lit,
        )
        painter = QPainter(self.viewport())
        UnderlayPainter(painter, self._look, self._rectangles, self._bar_rectangle).paint(under)
        painter.end()
        super().paintEvent(event)

    def _seen_span(self, seen: QRectF) -> tuple[int, int]:
        """The characters between the top and the bottom of what is to be painted."""
        top = line_span(self.cursorForPosition(QPoint(0, round(seen.top()) - 40)))[0]
        bottom = line_span(self.cursorForPosition(QPoint(0, round(seen.bottom()) + 40)))[1]
        return self._positions.to_python(top), self._positions.to_python(bottom) + 1

    def _bar_rectangle(self, bar: MarginBar) -> QRectF:
        rects = self._rectangles(bar.start, bar.end)
        if not rects:
            return QRectF()
        offset = 9.0 + 6.0 * (bar.column % 3)
        width = self.viewport().width()
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = width - self._side() + offset if right_to_left else self._side() - offset - 3
        return QRectF(left, rects[0].top(), 3, rects[-1].bottom() - rects[0].top())

    def _rectangles(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of a span in viewport coordinates, one a line."""
        first, last = self._positions.to_qt(start), self._positions.to_qt(end)
        return span_rectangles(self.document(), first, last, self._scrolled())

    def _scrolled(self) -> QPointF:
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    # --- upkeep

    def _refill(self) -> None:
        if self._analysis is None:
            return
        where = self.verticalScrollBar().value()
        self._positions = fill_document(
            self.document(), self._analysis.document, self._look, self.pixels
        )
        self._set_margins()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(where)

    def _remark(self) -> None:
        known = self._analysis
        self._marks = marks(known, self.layers) if known else []
        self._bars = margin_bars(known) if known and "claim" in self.layers else []
        self._ink()

    def _ink(self) -> None:
        """Colour words anew; their font and joining stay."""
        known = self._analysis
        inks = inked_spans(known, self._lit, self.layers, self._look) if known else []
        self.setExtraSelections(
            [self._inked(self._positions.to_qt(a), self._positions.to_qt(b), ink)
             for a, b, ink in inks]
        )  # fmt: skip
        self.viewport().update()

    def _inked(self, first: int, last: int, ink: str) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self.document())
        selection.cursor.setPosition(first)
        selection.cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        selection.format = QTextCharFormat()
        selection.format.setForeground(colour(ink))
        return selection

    def _side(self) -> float:
        """Width of the margin beside the column of text, in pixels."""
        column = CHARACTERS_A_LINE * self.pixels * _ADVANCE
        return max(float(_GUTTER), (self.viewport().width() - column) / 2)

    def _set_margins(self) -> None:
        set_margins(self.document(), self._side())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()
