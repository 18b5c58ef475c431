"""What the search shows while nothing is asked: saved searches, the last ones, and how to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.direction import isolate
from desktop.look.fonts import interface_font
from desktop.look.icons import icon
from desktop.look.plain_words import plain_tip
from desktop.workspace.searching import SavedSearch, SearchWish
from desktop.workspace.workspace import Workspace

EXAMPLES = (
    "words", "phrase", "either", "without", "prefix", "near", "dates", "event", "stance", "source",
)  # fmt: skip


class SearchHome(QScrollArea):
    """``asked``: a search (SearchWish), ``opened``: a saved one, ``inserted``: words for the field,
    ``withdrawn`` and ``renamed``: a saved search, ``forgotten``: one of the last (SearchWish), or
    all of them (None)."""

    asked = Signal(object)
    opened = Signal(object)
    inserted = Signal(str)
    withdrawn = Signal(object)
    renamed = Signal(object)
    forgotten = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.saved: list[QToolButton] = []
        self.recent: list[QToolButton] = []
        self.forget: list[QToolButton] = []
        self.examples: list[QToolButton] = []
        self._visited: list[QWidget] = []

    def focus_chain(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        return [*self._visited]

    def fill(
        self,
        saved: Iterable[SavedSearch],
        counts: Mapping[str, tuple[int, int]],
        recent: Iterable[SearchWish],
        *,
        may_edit: bool,
    ) -> None:
        """Show searches; ``counts``: hits in all and new ones, by the uid of a saved search."""
        self.saved, self.recent, self.examples, self._visited = [], [], [], []
        self.forget = []
        body = QWidget()
        body.setAutoFillBackground(False)
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 4, 10, 12)
        column.setSpacing(1)
        kept, last = tuple(saved), tuple(recent)
        tr = self._workspace.tr
        if kept:
            self._head(column, tr("search_pane.saved"))
        for search in kept:
            column.addLayout(self._saved_row(search, counts.get(search.uid), may_edit=may_edit))
        if last:
            self._head(column, tr("search_pane.recent"))
        for wish in last:
            column.addLayout(self._recent_row(wish, may_edit=may_edit))
        if last and may_edit:
            every = self._link(tr("search_pane.forget_all"))
            every.setObjectName("search_forget")
            every.setToolTip(tr("search_pane.forget_tip"))
            every.clicked.connect(lambda: self.forgotten.emit(None))
            self.forget.append(every)
            column.addWidget(every, 0, Qt.AlignmentFlag.AlignLeading)
        self._head(column, tr("search_pane.how"))
        column.addLayout(self._examples())
        levels = QLabel(tr("search_pane.how_levels"), wordWrap=True)
        levels.setObjectName("muted")
        levels.setFont(interface_font(12))
        levels.setContentsMargins(8, 10, 8, 0)
        column.addWidget(levels)
        column.addStretch(1)
        self.setWidget(body)
        body.show()

    def _head(self, column: QVBoxLayout, words: str) -> None:
        label = QLabel(words)
        label.setFont(interface_font(12, QFont.Weight.DemiBold))
        label.setObjectName("muted")
        label.setContentsMargins(8, 10, 8, 2)
        column.addWidget(label)

    def _saved_row(
        self, search: SavedSearch, counts: tuple[int, int] | None, *, may_edit: bool
    ) -> QHBoxLayout:
        tr = self._workspace.tr
        row = QHBoxLayout()
        row.setSpacing(2)
        button = self._link(f"★ {isolate(search.name)}")
        told = tr("search_pane.hits", count=counts[0]) if counts else ""
        new = tr("search_pane.new_hits", count=counts[1]) if counts and counts[1] else ""
        button.setToolTip(plain_tip(search.query))
        button.setAccessibleName(" · ".join(part for part in (search.name, told, new) if part))
        button.clicked.connect(lambda: self.opened.emit(search))
        self.saved.append(button)
        row.addWidget(button)
        row.addStretch(1)
        for words, name in ((new, "new_badge"), (told, "muted")):
            if words:
                label = QLabel(words)
                label.setObjectName(name)
                label.setFont(interface_font(12))
                row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        if may_edit:
            for picture, key, signal in (
                ("pencil", "search_pane.rename", self.renamed),
                ("close", "search_pane.withdraw", self.withdrawn),
            ):
                tool = self._tool(picture, tr(key), search.name)
                tool.clicked.connect(lambda _=False, signal=signal: signal.emit(search))
                row.addWidget(tool)
        return row

    def _recent_row(self, wish: SearchWish, *, may_edit: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        button = self._link(isolate(wish.query))
        button.clicked.connect(lambda: self.asked.emit(wish))
        self.recent.append(button)
        row.addWidget(button)
        row.addStretch(1)
        if may_edit:
            tool = self._tool("close", self._workspace.tr("search_pane.forget"), wish.query)
            tool.clicked.connect(lambda: self.forgotten.emit(wish))
            self.forget.append(tool)
            row.addWidget(tool)
        return row

    def _tool(self, picture: str, told: str, about: str) -> QToolButton:
        tool = QToolButton()
        tool.setIcon(icon(picture, self._workspace.palette.muted))
        tool.setIconSize(QSize(14, 14))
        tool.setToolTip(told)
        tool.setAccessibleName(f"{told} — {about}")
        self._visited.append(tool)
        return tool

    def _examples(self) -> QGridLayout:
        tr = self._workspace.tr
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(EXAMPLES):
            query, told = tr(f"search_pane.example.{name}"), tr(f"search_pane.example_tip.{name}")
            button = self._link(isolate(query))
            button.setAccessibleName(f"{query} — {told}")
            button.clicked.connect(lambda _=False, query=query: self.inserted.emit(query))
            self.examples.append(button)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeading)
            meaning = QLabel(told, wordWrap=True)
            meaning.setObjectName("muted")
            meaning.setFont(interface_font(12))
            grid.addWidget(meaning, row, 1)
        return grid

    def _link(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("search_link")
        button.setText(words)
        button.setFont(interface_font(13))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._visited.append(button)
        return button
