"""Which article is to stand beside the shown one: the nearest ones, and why they are near."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.look.direction import isolate, paragraph
from desktop.workspace.side_by_side import NearArticle, near_articles
from desktop.workspace.workspace import Workspace

_TITLE = 60


class ArticlePicker(QToolButton):
    """``picked`` gives the number of an article; ``shown`` is the one beside now."""

    picked = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.shown: int | None = None
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.near = QMenu(self)
        self.near.aboutToShow.connect(self._list)
        self.setMenu(self.near)

    def retranslate(self) -> None:
        tr = self._workspace.tr
        self.setText(f"{tr('compare.pick')} ▾")
        self.setAccessibleName(tr("action.compare_with"))
        self.setToolTip(tr("action.compare_with"))

    def _list(self) -> None:
        self.near.clear()
        for article in near_articles(self._workspace.case_session):
            entry = QAction(self._words(article), self.near)
            entry.setCheckable(True)
            entry.setChecked(article.id == self.shown)
            entry.triggered.connect(lambda _on=False, number=article.id: self.picked.emit(number))
            self.near.addAction(entry)
        if self.near.isEmpty():
            self.near.addAction(self._workspace.tr("compare.no_other")).setEnabled(False)

    def _words(self, near: NearArticle) -> str:
        tr, words = self._workspace.tr, self._workspace.appearance.words
        title = near.title.strip()
        if len(title) > _TITLE:
            title = title[:_TITLE].rsplit(" ", 1)[0] + "…"
        reason = (
            tr("compare.same_text", percent=near.same_text)
            if near.same_text
            else tr("compare.names", count=near.names)
        )
        outlet = near.outlet or tr("article.no_outlet")
        parts = (isolate(outlet), words.iso_date(near.published), isolate(title), reason)
        return paragraph("  ·  ".join(parts).replace("&", "&&"), words.language)
