"""Two articles side by side: paragraphs that tell the same stand level, and both are scrolled
together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, QPoint, QTimer

from desktop.panes.article_levels import LevelSheet
from desktop.panes.compare_layout import Column, gaps
from desktop.workspace.alignment import Level
from desktop.workspace.naming import Span

# Pages whose upper edges are farther apart (in pixels) stand over one another, not side by side.
_BESIDE = 240


class Levelling(QObject):
    """Keeps two sheets level while it is ``on``."""

    def __init__(self, here: LevelSheet, there: LevelSheet, parent: QObject) -> None:
        super().__init__(parent)
        self._sheets = (here, there)
        self._levels: tuple[Level, ...] = ()
        self.on = False
        self._apart = 0
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._level)
        for sheet, other in ((here, there), (there, here)):
            sheet.reshaped.connect(self._turn.start)
            sheet.verticalScrollBar().valueChanged.connect(
                lambda value, other=other: self._follow(other, value)
            )

    def keep(self, levels: Sequence[Level], *, on: bool) -> None:
        """Bring these paragraphs level, or (not ``on``) leave both texts as they are by
        themselves."""
        was, self.on = self.on, on
        self._levels = tuple(levels) if on else ()
        if was or on:
            self._turn.start()

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Meanwhile a text may be scrolled alone."""
        self._apart += 1
        try:
            yield
        finally:
            self._apart -= 1

    def show(self, here: Span, there: Span) -> None:
        """Bring a place of each text into sight: together where both stand level, else each by
        itself."""
        ours, theirs = self._sheets
        ours.show_position(here[0])
        if not theirs.is_visible_at(there[0]):
            with self.apart():
                theirs.show_position(there[0])

    def _follow(self, other: LevelSheet, value: int) -> None:
        if self.on and not self._apart:
            with self.apart():
                other.verticalScrollBar().setValue(value)

    def _level(self) -> None:
        here, there = self._sheets
        with self.apart():
            if not (self.on and here.isVisible() and there.isVisible()):
                for sheet in self._sheets:
                    sheet.set_gaps({})
                return
            lower = self._lower()
            tops = [top + lower for top in here.paragraph_tops()]
            ours, theirs = gaps(
                Column(tops, here.scrolled_most()),
                Column(there.paragraph_tops(), there.scrolled_most()),
                self._levels,
            )
            here.set_gaps(ours.above, ours.below)
            there.set_gaps(theirs.above, theirs.below)
        self._follow(there, here.verticalScrollBar().value())

    def _lower(self) -> float:
        """How much lower on the screen the first page begins than the second, in pixels; of no
        account where they stand in windows of their own."""
        if self._sheets[0].window() is not self._sheets[1].window():
            return 0.0
        tops = [sheet.viewport().mapToGlobal(QPoint()).y() for sheet in self._sheets]
        by = tops[0] - tops[1]
        return by if abs(by) < _BESIDE else 0.0
