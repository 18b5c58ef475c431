"""The article's text laid out, read-only, and where its characters lie on the page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.analysis.model import Document
from desktop.look.fonts import ARTICLE_PIXELS
from desktop.look.palette import Palette
from desktop.look.utf16 import Utf16Map
from desktop.panes.article_document import made_document, set_margins
from desktop.panes.article_geometry import line_span, span_rectangles
from desktop.panes.article_margin import margin_widths
from desktop.panes.article_pacing import PacedLayout

CHARACTERS_A_LINE = 75
FEWEST_A_LINE = 45
_CHARACTERS_STEP = 5
ARTICLE_SIZES = range(11, 41)
# Average advance of running Arabic text in Noto Naskh, in parts of the font's size (measured on
# whole articles: 7.0 px a character at 17 px).
ADVANCE = 7.0 / 17
# Pixels over and under what is seen that marks may reach into it from.
_NEAR = 40
# Texts of up to so many characters are laid out at once, in a few hundredths of a second.
_AT_ONCE = 30_000


class ArticleSheet(QTextEdit):
    """Shows one text. Positions that it gives and takes are characters of the stored text.

    ``pixels``: size of the body's type; ``characters``: how long lines may be.
    """

    zoomed = Signal(int)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article_text")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pixels, self.characters = ARTICLE_PIXELS, CHARACTERS_A_LINE
        self._look = palette
        self._shown: Document | None = None
        self._positions = Utf16Map("")
        self._own: QTextDocument | None = None
        self._filling = False

    # --- what is shown

    def show_text(self, document: Document | None) -> None:
        """Show a document's text from its beginning."""
        self._shown = document
        self._refill()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_pixels(self, pixels: int) -> None:
        """Set the body's size of type in pixels; what is read stays where it is."""
        self.pixels = min(max(pixels, ARTICLE_SIZES[0]), ARTICLE_SIZES[-1])
        self._refill_in_place()
        self.zoomed.emit(self.pixels)

    def resize_text(self, by: int) -> None:
        """Make the text larger or smaller by pixels; 0 gives it its usual size."""
        self.set_pixels(self.pixels + by if by else ARTICLE_PIXELS)

    def set_characters(self, characters: int) -> None:
        """Set the length of lines in characters, at most 75."""
        first = self.first_position()
        self.characters = min(max(characters, FEWEST_A_LINE), CHARACTERS_A_LINE)
        self._set_margins()
        self.show_first(first)

    def widen(self, by: int) -> None:
        """Make the lines longer (1) or shorter (-1) by a step."""
        self.set_characters(self.characters + by * _CHARACTERS_STEP)

    def _refill_in_place(self) -> None:
        first = self.first_position()
        self._refill()
        self.show_first(first)

    def _refill(self) -> None:
        text = self._shown.text if self._shown else ""
        self._positions = Utf16Map(text)
        if self._shown is None:
            self.clear()
            return
        made = made_document(self._shown, self._look, self.pixels)
        made.setParent(self)
        before, self._own = self._own, made
        set_margins(made, *self._sides())
        # Qt deletes the document that it made itself, but none of ours.
        self._filling = True
        self.setDocument(made)
        self._filling = False
        if before is not None:
            before.deleteLater()
        if len(text) <= _AT_ONCE:
            self._lay_out_all()
        else:
            PacedLayout(made)

    def lay_out_for_hits(self) -> None:
        """Lay out all where that is not done yet: until then Qt finds nothing under a point."""
        layout = self.document().documentLayout()
        found = layout.hitTest(QPointF(0, 0), Qt.HitTestAccuracy.FuzzyHit)
        if 0 < self.document().characterCount() - 1 == found:
            self._lay_out_all()

    def _lay_out_all(self) -> None:
        """Lay out the whole text now, and tell the scroll bar."""
        layout = self.document().documentLayout()
        layout.documentSizeChanged.emit(layout.documentSize())

    # --- places

    def select_span(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._positions.to_qt(start))
        cursor.setPosition(self._positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selected_span(self) -> tuple[int, int] | None:
        """The span that the person selected, without the space round it; None without one."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or self._shown is None:
            return None
        start = self._positions.to_python(cursor.selectionStart())
        end = self._positions.to_python(cursor.selectionEnd())
        words = self._shown.text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return (start, end) if start < end else None

    def rectangle_of(self, start: int, end: int) -> QRectF:
        """The first rectangle of a span, in viewport coordinates."""
        rects = self.rectangles(start, end)
        return rects[0] if rects else QRectF()

    def rectangles(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of a span in viewport coordinates, one a line."""
        first, last = self._positions.to_qt(start), self._positions.to_qt(end)
        return span_rectangles(self.document(), first, last, self._scrolled())

    def is_visible_at(self, position: int) -> bool:
        first, last = self.seen_span(QRectF(self.viewport().rect()))
        if not first <= position < last:
            return False
        rect = self.rectangle_of(position, position + 1)
        return not rect.isNull() and QRectF(self.viewport().rect()).contains(rect.center())

    def show_position(self, position: int, *, at: float = 1 / 3) -> None:
        """Scroll so that a character stands in the upper third of the page, or at another part of
        its height."""
        self._scroll_to(position, self.viewport().height() * at)

    def show_first(self, position: int) -> None:
        """Scroll so that the line of a character is the first one on the page."""
        if position:
            self._scroll_to(position, 4)
        else:
            self.verticalScrollBar().setValue(0)

    def _scroll_to(self, position: int, height: float) -> None:
        rect = self.rectangle_of(position, position + 1)
        bar = self.verticalScrollBar()
        wanted = bar.value() + round(rect.top() - height)
        if wanted > bar.maximum():
            self._lay_out_all()
        bar.setValue(wanted)

    def first_position(self) -> int:
        """The first character that is seen on the page."""
        top = line_span(self.document(), 4 - self._scrolled().y())[0]
        return self._positions.to_python(top)

    def position_at(self, point: QPointF) -> int | None:
        """The character under a point of the viewport, None beside the text."""
        layout = self.document().documentLayout()
        at = layout.hitTest(point - self._scrolled(), Qt.HitTestAccuracy.ExactHit)
        return None if at < 0 else self._positions.to_python(at)

    def seen_span(self, seen: QRectF) -> tuple[int, int]:
        """The characters between the top and the bottom of a part of the viewport."""
        scrolled = self._scrolled().y()
        top = line_span(self.document(), seen.top() - scrolled - _NEAR)[0]
        bottom = line_span(self.document(), seen.bottom() - scrolled + _NEAR)[1]
        length = len(self._shown.text) if self._shown else 0
        last = min(self._positions.to_python(bottom) + 1, length)
        return self._positions.to_python(top), last

    def paragraph_span(self, position: int) -> tuple[int, int]:
        """The first and last character (exclusive) of the paragraph of a character."""
        block = self._block(position)
        first = self._positions.to_python(block.position())
        return first, self._positions.to_python(block.position() + block.length())

    def paragraph_bottom(self, position: int) -> float:
        """Where the paragraph of a character ends, in the viewport."""
        rect = self.document().documentLayout().blockBoundingRect(self._block(position))
        return rect.bottom() + self._scrolled().y()

    def _block(self, position: int) -> QTextBlock:
        return self.document().findBlock(self._positions.to_qt(position))

    def _scrolled(self) -> QPointF:
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    # --- the margins

    def bars_side(self) -> float:
        """The width of the margin with bars and names: the right one where the window's language
        runs from right to left."""
        left, right = self._sides()
        return right if self.is_mirrored() else left

    def _sides(self) -> tuple[float, float]:
        advance = self.pixels * ADVANCE
        column = self.characters * advance
        first, other = margin_widths(self.viewport().width(), column, advance)
        return (other, first) if self.is_mirrored() else (first, other)

    def page_width(self) -> float:
        return self.viewport().width()

    def is_mirrored(self) -> bool:
        """Whether the window runs from right to left, and the bars stand at the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _set_margins(self) -> None:
        set_margins(self.document(), *self._sides())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()
