"""The tray beside the timeline: events that the text gives no date for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QListView, QWidget

from desktop.look.appearance import Appearance, colour
from desktop.look.fonts import interface_font
from desktop.panes.timeline_events import ToldEvent
from desktop.panes.timeline_text import label
from desktop.panes.timeline_tips import bar_tip

WIDTH = 208
PAGE = 100
_DIMMED = 0.4
_KEPT = 20
_Index = QModelIndex | QPersistentModelIndex


class UndatedModel(QAbstractListModel):
    """Undated events as rows of words, of which it holds a few pages.

    ``wanted`` asks for the page with a number that comes into sight.
    """

    wanted = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._pages: dict[int, tuple[ToldEvent, ...]] = {}
        self._asked: set[int] = set()
        self.appearance = appearance
        self.lit: Collection[str] | None = None

    def show_events(self, told: Sequence[ToldEvent], appearance: Appearance) -> None:
        """All events there are."""
        pages = [tuple(told[at : at + PAGE]) for at in range(0, len(told), PAGE)]
        self._reset(len(told), dict(enumerate(pages)), appearance)

    def show_count(self, count: int, appearance: Appearance) -> None:
        """So many events, which are asked for when they come into sight."""
        self._reset(count, {}, appearance)

    def take_page(self, number: int, told: Sequence[ToldEvent]) -> None:
        """A page that was wanted."""
        while len(self._pages) >= _KEPT:
            # What was wanted first is the farthest from sight.
            self._asked.discard(forgotten := next(iter(self._pages)))
            del self._pages[forgotten]
        self._pages[number] = tuple(told)
        last = min((number + 1) * PAGE, self._count) - 1
        self.dataChanged.emit(self.index(number * PAGE), self.index(last))

    def _reset(
        self, count: int, pages: dict[int, tuple[ToldEvent, ...]], appearance: Appearance
    ) -> None:
        self.beginResetModel()
        self._count, self._pages, self._asked = count, pages, set(pages)
        self.appearance = appearance
        self.endResetModel()

    def told(self, row: int) -> ToldEvent | None:
        """The event of a row, None where its page is not there yet."""
        page = self._pages.get(row // PAGE, ())
        return page[row % PAGE] if row % PAGE < len(page) else None

    def is_bright(self, told: ToldEvent) -> bool:
        """Whether what is chosen has to do with it, or nothing is chosen."""
        return self.lit is None or any(member in self.lit for member in told.members)

    def rows_of(self, members: Collection[str]) -> list[int]:
        """The rows, among the pages held, of events that are among these."""
        return [
            number * PAGE + at
            for number, page in sorted(self._pages.items())
            for at, told in enumerate(page)
            if set(told.members) & set(members)
        ]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        told, words = self.told(index.row()), self.appearance.words
        if told is None:
            self._want(index.row() // PAGE)
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return label(told, words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return " · ".join(filter(None, (label(told, words), told.said, told.article)))
            case Qt.ItemDataRole.ToolTipRole:
                return bar_tip(told, words, rtl=self.appearance.right_to_left)
            case Qt.ItemDataRole.ForegroundRole:
                return colour(
                    self.appearance.palette.text, 1.0 if self.is_bright(told) else _DIMMED
                )
        return None

    def _want(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.wanted.emit(page)


class UndatedList(QListView):
    """``chosen`` gives the event that the person chose, ``opened`` that whose words they want."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, events: UndatedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.events = events
        self.setModel(events)
        self.setFont(interface_font(12))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(lambda index: self._tell(self.chosen.emit, index))
        self.activated.connect(lambda index: self._tell(self.opened.emit, index))

    def dress(self) -> None:
        """Take the theme, the direction and the number of the events anew."""
        told = self.events.appearance.words.tr(
            "timeline.undated_count", count=self.events.rowCount()
        )
        self.setAccessibleName(told)

    def show_selection(self, ringed: Collection[str], *, reveal: bool) -> None:
        """Mark the chosen event's row, dim what is not lit, and scroll to the first lit one."""
        rows, lit = self.events.rows_of(ringed), self.events.lit
        self.setCurrentIndex(self.events.index(rows[0]) if rows else QModelIndex())
        if reveal and not rows and lit:
            rows = self.events.rows_of(lit)
        if reveal and rows:
            self.scrollTo(self.events.index(rows[0]))
        self.viewport().update()

    def _tell(self, tell: Callable[[ToldEvent], object], index: QModelIndex) -> None:
        told = self.events.told(index.row())
        if told is not None:
            tell(told)


class UndatedTray(UndatedList):
    """As narrow as a column, beside the time."""

    def __init__(self, events: UndatedModel, parent: QWidget | None = None) -> None:
        super().__init__(events, parent)
        self.setFixedWidth(WIDTH)

    def dress(self) -> None:
        super().dress()
        appearance = self.events.appearance
        side = "right" if appearance.right_to_left else "left"
        self.setStyleSheet(
            f"QListView {{ border: none; border-{side}: 1px solid {appearance.palette.hairline}; }}"
            f"QListView::item {{ padding: 4px 10px; border: none; }}"
            f"QListView::item:selected {{ background: {appearance.palette.selected}; }}"
        )
