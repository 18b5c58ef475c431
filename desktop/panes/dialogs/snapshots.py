"""Moments of the case that have a name: made, listed, compared with now, gone back to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.case_words import CaseWords
from desktop.look.direction import isolate, paragraph
from desktop.workspace import history
from desktop.workspace.history import Snapshot
from desktop.workspace.messages import Notice
from desktop.workspace.workspace import Workspace

_MOST_LINES = 500


class SnapshotsPage(QWidget):
    """On one side the moments, on the other what is different now."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        tr = workspace.tr
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(tr("snapshots.name"))
        self.name.setAccessibleName(tr("snapshots.name"))
        self.take = QPushButton(tr("snapshots.take"), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("history.snapshots"))
        self.differences = QListWidget(self)
        self.differences.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.differences.setWordWrap(True)
        self.differences.setAccessibleName(tr("snapshots.differences"))
        self.heading = QLabel(self)
        self.heading.setWordWrap(True)
        self.back = QPushButton(tr("snapshots.go_back"), self)
        for button in (self.take, self.back):
            button.setAutoDefault(False)
        self._lay_out()
        self.name.textChanged.connect(lambda _: self._allow())
        self.name.returnPressed.connect(self._take)
        self.take.clicked.connect(self._take)
        self.back.clicked.connect(self._go_back)
        self.list.currentRowChanged.connect(lambda _: self._compare())

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.name, 1)
        above.addWidget(self.take)
        beside = QVBoxLayout()
        beside.addWidget(self.heading)
        beside.addWidget(self.differences, 1)
        beside.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        sides = QHBoxLayout()
        sides.setSpacing(14)
        sides.addWidget(self.list, 2)
        sides.addLayout(beside, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addLayout(above)
        column.addLayout(sides, 1)

    def refresh(self) -> None:
        """List the moments anew; the one that was looked at stays in hand."""
        before = self._snapshot()
        words = self._workspace.appearance.words
        said = CaseWords(words, isolate)
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.list.clear()
        for one in history.snapshots(self._workspace):
            moment = said.moment(datetime.fromisoformat(one.at))
            told = f"{isolate(one.name)}\n{moment} · {isolate(one.author)}"
            lines = (paragraph(line, words.language) for line in told.split("\n"))
            item = QListWidgetItem("\n".join(lines), self.list)
            item.setData(Qt.ItemDataRole.UserRole, one)
            if before is not None and one.uid == before.uid:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._compare()

    def _snapshot(self) -> Snapshot | None:
        item = self.list.currentItem()
        found: Snapshot | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        return found

    def _allow(self) -> None:
        can_edit = self._workspace.case_session.can_edit
        self.take.setEnabled(can_edit and bool(self.name.text().strip()))
        self.back.setEnabled(can_edit and self._snapshot() is not None)

    def _compare(self) -> None:
        """Say what was said since the moment in hand, and what was undone."""
        tr, snapshot = self._workspace.tr, self._snapshot()
        self._allow()
        if snapshot is None:
            self.heading.setText(tr("snapshots.none"))
            self.differences.clear()
            return
        said, undone = history.since(self._workspace, snapshot)
        if not said and not undone:
            self.heading.setText(tr("snapshots.same"))
            self.differences.clear()
            self.back.setEnabled(False)
            return
        self.heading.setText(tr("snapshots.since", name=isolate(snapshot.name)))
        lines = [*self._lines("snapshots.said", said), *self._lines("snapshots.undone", undone)]
        self.differences.clear()
        self.differences.addItems(lines)

    def _lines(self, key: str, told: Sequence[str]) -> list[str]:
        if not told:
            return []
        words, language = self._workspace.appearance.words, self._workspace.appearance.language
        more = [words.digits(f"… {len(told) - _MOST_LINES:,}")] if len(told) > _MOST_LINES else []
        lines = [self._workspace.tr(key, count=len(told)), *told[:_MOST_LINES], *more]
        return [paragraph(line, language) for line in lines]

    def _take(self) -> None:
        name = " ".join(self.name.text().split())
        if name and self.take.isEnabled():
            self._workspace.attempt(lambda: history.take_snapshot(self._workspace, name))
            self.name.clear()
            self.refresh()

    def _go_back(self) -> None:
        snapshot, tr = self._snapshot(), self._workspace.tr
        if snapshot is None:
            return
        before = tr("snapshots.before", name=snapshot.name)
        workspace = self._workspace

        def told(whole: bool) -> None:
            key = "snapshots.gone_back" if whole else "snapshots.stopped"
            names = {"name": isolate(snapshot.name), "before": isolate(before)}
            workspace.hub.publish(Notice(workspace.tr(key, **names)))

        workspace.attempt(lambda: history.go_back(workspace, snapshot, before=before, told=told))
        self.refresh()
