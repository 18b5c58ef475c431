"""The article's sheet with room over some paragraphs, so that they stand level with those of a text
beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.look.palette import Palette
from desktop.panes.article_sheet import ArticleSheet


class LevelSheet(ArticleSheet):
    """``reshaped`` tells that lines may be broken otherwise: another text, size or width."""

    reshaped = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        # What was added over blocks, by number, and under the whole text, in pixels.
        self._above: dict[int, float] = {}
        self._below = 0.0

    def paragraph_tops(self) -> list[float]:
        """Where the first line of each paragraph would stand without gaps, in pixels from the
        text's beginning. Lays out the whole text."""
        if self._shown is None:
            return []
        scrolled = self.verticalScrollBar().value()
        tops = []
        for paragraph in self._shown.paragraphs:
            pushed = self._pushed(self._block(paragraph.start).blockNumber())
            line = self.rectangle_of(paragraph.start, paragraph.start + 1)
            tops.append(line.top() + scrolled - pushed)
        return tops

    def scrolled_most(self) -> float:
        """How far the text could be scrolled without gaps, in pixels; less than 0 where it would
        not fill the page."""
        added = self._pushed(self.document().blockCount()) + self._below
        return self.document().size().height() - added - self.viewport().height()

    def set_gaps(self, above: Mapping[int, float], below: float = 0.0) -> None:
        """Leave room over paragraphs, by their number, and under the text; in pixels. What is read
        stays where it is."""
        paragraphs = self._shown.paragraphs if self._shown else ()
        blocks = {
            self._block(paragraphs[number].start).blockNumber(): room
            for number, room in above.items()
        }
        if (blocks, below) == (self._above, self._below):
            return
        first = self.first_position()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number in {*self._above, *blocks} - {0}:
            self._push(self.document().findBlockByNumber(number), blocks.get(number, 0.0))
        cursor.endEditBlock()
        # Over the first paragraph Qt leaves no room of its own.
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        over = blocks.get(0, 0.0) - self._above.get(0, 0.0)
        shape.setTopMargin(shape.topMargin() + over)
        shape.setBottomMargin(shape.bottomMargin() - self._below + below)
        frame.setFrameFormat(shape)
        self._above, self._below = blocks, below
        self._lay_out_all()
        self.show_first(first)

    def _push(self, block: QTextBlock, room: float) -> None:
        shape = block.blockFormat()
        before = block.previous()
        # Of the room under a paragraph and that over the next one Qt takes the larger.
        under = before.blockFormat().bottomMargin() if before.isValid() else 0.0
        usual = shape.topMargin()
        if (had := self._above.get(block.blockNumber(), 0.0)) > 0:
            usual -= had + under
        shape.setTopMargin(usual + under + room if room > 0 else usual)
        QTextCursor(block).setBlockFormat(shape)

    def _pushed(self, number: int) -> float:
        """How far a block is pushed down by all gaps over it."""
        return sum(room for block, room in self._above.items() if block <= number)

    def _refill(self) -> None:
        self._above, self._below = {}, 0.0
        super()._refill()
        self.reshaped.emit()

    def set_characters(self, characters: int) -> None:
        super().set_characters(characters)
        self.reshaped.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.reshaped.emit()
