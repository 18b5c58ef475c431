"""Names of different articles that may be one entity's: a person says yes or no, one by one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.analysis.entities.suggestions import SuggestedMerge, SuggestedName
from desktop.look.direction import isolate, paragraph
from desktop.look.fonts import interface_font
from desktop.panes.claims_text import arrow
from desktop.panes.reasons import merge_reason
from desktop.workspace.messages import CaseCompared, CaseShown
from desktop.workspace.workspace import Workspace

_TITLES = 3
_SIZE = QSize(600, 560)


class SuggestionsDialog(QDialog):
    """Stays beside the window. Enter says that both are one, Delete that they are two; undo works
    as in the window."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        tr = workspace.tr
        self.setWindowTitle(tr("suggestions.title"))
        self.resize(_SIZE)
        explanation = QLabel(tr("suggestions.explanation"), self)
        explanation.setWordWrap(True)
        explanation.setStyleSheet(f"color: {workspace.palette.muted}")
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.windowTitle())
        self.why = QLabel(self)
        self.why.setWordWrap(True)
        self.why.setFont(interface_font(14, QFont.Weight.DemiBold))
        self.where = QLabel(self)
        self.where.setWordWrap(True)
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setStyleSheet(f"color: {workspace.palette.muted}")
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(explanation)
        column.addWidget(self.list, 1)
        column.addWidget(self.why)
        column.addWidget(self.where)
        column.addLayout(self._make_buttons())
        self.list.currentRowChanged.connect(lambda _: self._describe())
        self.list.itemActivated.connect(lambda _: self._accept_suggestion())
        refuse = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        refuse.setContext(Qt.ShortcutContext.WidgetShortcut)
        refuse.activated.connect(self._refuse)
        for name in ("undo", "redo"):
            self.addAction(workspace.actions.action(name))
        workspace.hub.subscribe(CaseCompared, lambda _: self._refill(), self)
        workspace.hub.subscribe(CaseShown, lambda _: self.close(), self)
        self._refill()
        self.list.setFocus()

    def _make_buttons(self) -> QHBoxLayout:
        tr = self._workspace.tr
        self.same = QPushButton(tr("suggestions.same"), self)
        self.two = QPushButton(tr("suggestions.two"), self)
        self.back = QPushButton(tr("action.undo"), self)
        close = QPushButton(tr("dialog.close"), self)
        self.same.setObjectName("primary")
        self.same.setToolTip(tr("suggestions.same_tip"))
        self.two.setToolTip(tr("suggestions.two_tip"))
        self.same.clicked.connect(self._accept_suggestion)
        self.two.clicked.connect(self._refuse)
        self.back.clicked.connect(lambda: self._workspace.actions.run("undo"))
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        for button in (self.same, self.two, self.back, close):
            # Enter belongs to the list, whichever button was pressed last.
            button.setAutoDefault(False)
            row.addWidget(button)
        row.insertStretch(3, 1)
        return row

    def suggestion(self) -> SuggestedMerge | None:
        """The suggestion that is looked at."""
        item = self.list.currentItem()
        found: SuggestedMerge | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        return found

    # --- filling

    def _refill(self) -> None:
        before, row = self.suggestion(), self.list.currentRow()
        words, tr = self._workspace.appearance.words, self._workspace.tr
        self.list.clear()
        rtl = self._workspace.appearance.right_to_left
        for found in self._workspace.comparing.found.suggestions:
            pair = f"{isolate(found.entity.name)} {arrow(rtl=rtl)} {isolate(found.target.name)}"
            line = paragraph(f"{pair}   ·   {tr(f'kind.{found.kind}')}", words.language)
            item = QListWidgetItem(line, self.list)
            item.setData(Qt.ItemDataRole.UserRole, found)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, merge_reason(found.why, words))
            if before is not None and (found.entity, found.target) == (
                before.entity,
                before.target,
            ):
                row = self.list.count() - 1
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self._describe()

    def _describe(self) -> None:
        found, tr = self.suggestion(), self._workspace.tr
        can_edit = self._workspace.case_session.can_edit
        for button in (self.same, self.two):
            button.setEnabled(found is not None and can_edit)
        if found is None:
            self.why.setText(tr("suggestions.none"))
            self.where.clear()
            return
        words = self._workspace.appearance.words
        self.why.setText(merge_reason(found.why, words))
        self.where.setText(f"{self._articles(found.entity)}\n\n{self._articles(found.target)}")

    def _articles(self, name: SuggestedName) -> str:
        """In how many articles a name stands, and the headlines of some."""
        tr, language = self._workspace.tr, self._workspace.appearance.language
        shown = name.documents[:_TITLES]
        rows = self._workspace.case_session.named(shown)
        told = tr("status.articles", count=len(name.documents))
        lines = [f"{isolate(name.name)}: {told}"]
        lines += [f"   {isolate(rows[n].title)}" for n in shown if n in rows]
        return "\n".join(paragraph(line, language) for line in lines)

    # --- judging

    def _accept_suggestion(self) -> None:
        if (found := self.suggestion()) is not None and self.same.isEnabled():
            self._workspace.attempt(lambda: self._workspace.comparing.accept(found))
            self.list.setFocus()

    def _refuse(self) -> None:
        if (found := self.suggestion()) is not None and self.two.isEnabled():
            self._workspace.attempt(lambda: self._workspace.comparing.refuse(found))
            self.list.setFocus()
