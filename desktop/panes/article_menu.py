"""The menu of the words under the pointer in the article."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from desktop.analysis.model import MentionKind
from desktop.panes.article_marks import Mark
from desktop.panes.article_text import ArticleText
from desktop.workspace.workspace import Workspace

TAG_KEYS: tuple[tuple[str, MentionKind], ...] = (
    ("1", "person"),
    ("2", "organisation"),
    ("3", "place"),
    ("4", "facility"),
    ("5", "weapon"),
    ("6", "other"),
)
_ENTRIES = (
    *(f"tag_{kind}" for _, kind in TAG_KEYS), "",
    "confirm_mention", "confirm_next", "reject_mention", "move_mention", "",
    "rename_entity", "merge_entities", "batch", "tag_everywhere", "",
    "note_add",
)  # fmt: skip


class ArticleMenu(QObject):
    """``choose`` chooses what a mark is of, ``select`` the word at a position: what the menu is
    about is in hand before it opens."""

    def __init__(
        self,
        workspace: Workspace,
        text: ArticleText,
        choose: Callable[[Mark], object],
        select: Callable[[int], object],
    ) -> None:
        super().__init__(text)
        self._workspace, self._text = workspace, text
        self._choose, self._select = choose, select
        text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        text.customContextMenuRequested.connect(self.open)

    def open(self, point: QPoint) -> None:
        """Open it for what is under a point of the page; selected words stay selected."""
        if self._text.selected_span() is None:
            mark = self._text.mark_at_point(point.toPointF())
            if mark is not None:
                self._choose(mark)
            elif (position := self._text.position_at(point.toPointF())) is not None:
                self._select(position)
        actions = self._workspace.actions
        actions.refresh()
        menu = QMenu(self._text)
        for name in _ENTRIES:
            if name:
                menu.addAction(actions.action(name))
            else:
                menu.addSeparator()
        menu.exec(self._text.viewport().mapToGlobal(point))
