"""The log of long work: what runs, what ran, how it ended, and every problem that it met."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.look.direction import isolate
from desktop.look.plain_words import plain_tip
from desktop.workspace.messages import LanguageChanged, ProblemMet, WorkEnded, WorkProgress
from desktop.workspace.problems import sentence
from desktop.workspace.work_log import Work
from desktop.workspace.workspace import Workspace

_COLUMNS = ("what", "began", "took", "outcome")
_MINUTE = 60
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class WorkLogDialog(QDialog):
    """It stays open beside the work and follows it; the newest stands first."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.resize(680, 420)
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(len(_COLUMNS))
        self.tree.setWordWrap(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setDefaultAlignment(_LEADING)
        self.tree.setIndentation(18)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.empty = QLabel(self)
        self.empty.setObjectName("muted")
        self.empty.setMargin(24)
        self._stack = QStackedLayout()
        for widget in (self.tree, self.empty):
            self._stack.addWidget(widget)
        self.buttons = QDialogButtonBox(self)
        self.stop = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.leave = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.stop, self.copy, self.leave):
            button.setAutoDefault(False)
        self.stop.clicked.connect(lambda: workspace.actions.run("cancel_work"))
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text()))
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self._stack)
        column.addWidget(self.buttons)
        hub = workspace.hub
        hub.subscribe(WorkProgress, self._follow, self)
        for message in (WorkEnded, ProblemMet, LanguageChanged):
            hub.subscribe(message, lambda _: self.refresh(), self)

    def refresh(self) -> None:
        """Everything anew, in the present language."""
        tr, log = self._workspace.tr, self._workspace.work_log
        self.setWindowTitle(tr("work_log.title"))
        self.tree.setAccessibleName(tr("work_log.title"))
        self.tree.setHeaderLabels([tr(f"work_log.{column}") for column in _COLUMNS])
        self.tree.clear()
        for work in reversed(log.entries):
            item = QTreeWidgetItem(self.tree, self._cells(work))
            for problem in work.problems:
                words = sentence(problem, self._workspace.appearance.words)
                met = QTreeWidgetItem(item, [words])
                met.setToolTip(0, plain_tip(words))
                met.setFirstColumnSpanned(True)
            item.setExpanded(True)
        self.empty.setText(tr("work_log.empty"))
        self._stack.setCurrentWidget(self.tree if log.entries else self.empty)
        self.stop.setText(tr("action.cancel_work"))
        self.copy.setText(tr("work_log.copy"))
        self.leave.setText(tr("dialog.close"))
        self.stop.setEnabled(self._workspace.background.busy)
        self.copy.setEnabled(bool(log.entries))
        if self.isVisible():
            log.mark_read()

    def text(self) -> str:
        """The log as lines of text, problems indented."""
        lines = []
        for item in self._items():
            lines.append("\t".join(item.text(column) for column in range(len(_COLUMNS))))
            met = (item.child(at) for at in range(item.childCount()))
            lines += [f"    {problem.text(0)}" for problem in met if problem is not None]
        return "\n".join(lines)

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _follow(self, told: WorkProgress) -> None:
        """Parts come many times a second: only the line of the running work is set anew."""
        if not self.isVisible():
            return
        running = next(
            (w for w in reversed(self._workspace.work_log.entries) if w.what == told.what), None
        )
        newest = self.tree.topLevelItem(0)
        if running is None or newest is None or told.done == 0:
            self.refresh()
            return
        for column, words in enumerate(self._cells(running)):
            newest.setText(column, words)

    def _cells(self, work: Work) -> list[str]:
        tr, words = self._workspace.tr, self._workspace.appearance.words
        outcome = tr(f"work_log.{work.outcome}")
        if work.outcome == "running":
            outcome += " " + isolate(words.digits(f"{work.done:,} / {work.total:,}"))
        if work.problems:
            outcome += " · " + tr("work_log.problems", count=len(work.problems))
        took = "—"
        if work.ended is not None:
            seconds = round((work.ended - work.began).total_seconds())
            minutes = seconds >= _MINUTE
            took = tr(
                "work_log.minutes" if minutes else "work_log.seconds",
                count=round(seconds / _MINUTE) if minutes else seconds,
            )
        return [tr(work.what), words.digits(f"{work.began:%H:%M}"), took, outcome]
