"""A long text laid out in the background, a little at a time.

Qt does so by itself, in strides that double up to 200,000 characters: each holds the window up for
a third of a second.
"""

from __future__ import annotations

from bisect import bisect_left
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextBlock, QTextDocument

_STRIDE = 16
"""Blocks after which the clock is looked at."""
_MOST = 0.01
"""Seconds for which the window is held up at once."""


class PacedLayout(QObject):
    """Belongs to a document, and takes the place of Qt's own strides until all is laid out."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        document.documentLayout().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt's timers drive the layout; the last one, when all is there, is Qt's own again."""
        if event.type() != QEvent.Type.Timer or is_laid_out(self._document):
            return False
        self._go_on()
        return True

    def _go_on(self) -> None:
        layout, count = self._document.documentLayout(), self._document.blockCount()
        number = bisect_left(range(count), 1, key=self._lacks_lines)
        began = perf_counter()
        while True:
            number = min(number + _STRIDE, count)
            layout.blockBoundingRect(self._document.findBlockByNumber(number - 1))
            if number == count or perf_counter() - began >= _MOST:
                break
        # The scroll bar reads from the layout how long it is by now, not from this.
        layout.documentSizeChanged.emit(self._document.pageSize())

    def _lacks_lines(self, number: int) -> bool:
        return not _has_lines(self._document.findBlockByNumber(number))


def is_laid_out(document: QTextDocument) -> bool:
    """Whether all of a text is broken into lines; whatever changes them clears the later ones."""
    return _has_lines(document.lastBlock())


def _has_lines(block: QTextBlock) -> bool:
    return block.layout().lineCount() > 0
