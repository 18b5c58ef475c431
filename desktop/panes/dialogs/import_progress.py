"""The second half of an import: how far it is, and what could not be read, file by file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.importing.member_names import file_name
from desktop.look.direction import isolate
from desktop.look.plain_words import PlainLabel, plain_tip
from desktop.look.time_left import time_left
from desktop.workspace.file_import import Arrived
from desktop.workspace.messages import WorkProgress
from desktop.workspace.problems import Problem, sentence
from desktop.workspace.workspace import Workspace

_IMPORTING = "work.importing"


class ImportProgress(QWidget):
    """Signals: ``stopped`` by the person; ``again`` with the files that are to be tried again."""

    stopped = Signal()
    again = Signal(list)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._done = self._total = self._new = self._known = 0
        self._left: float | None = None
        self._outcome = ""
        self._met: list[tuple[Path, Problem]] = []
        self.words = PlainLabel(self)
        self.words.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.problems = QTreeWidget(self)
        self.problems.setColumnCount(2)
        self.problems.setRootIsDecorated(False)
        self.problems.setWordWrap(True)
        self.problems.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.problems.setColumnWidth(0, 200)
        self.stop, self.retry = QPushButton(self), QPushButton(self)
        for button in (self.stop, self.retry):
            button.setAutoDefault(False)
        self.stop.clicked.connect(self.stopped)
        self.retry.clicked.connect(lambda: self.again.emit(self._wanted_again()))
        self.problems.itemSelectionChanged.connect(self._say)
        row = QHBoxLayout()
        row.addWidget(self.stop)
        row.addWidget(self.retry)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.words, self.bar):
            column.addWidget(widget)
        column.addWidget(self.problems, 100)
        column.addLayout(row)
        # Takes the room of the problems where there are none.
        column.addStretch(1)
        workspace.hub.subscribe(WorkProgress, self._follow, self)

    @property
    def runs(self) -> bool:
        return not self._outcome

    def begin(self, total: int) -> None:
        """So many files are to be taken in."""
        self._done = self._new = self._known = 0
        self._total, self._left, self._outcome = total, None, ""
        self._met = []
        self.retranslate()

    def arrive(self, arrived: Arrived) -> None:
        """A file is finished, or a part of one."""
        progress = arrived.progress
        self._new += arrived.new
        self._known += arrived.known
        if progress is not None:
            met = [(progress.request.path, problem) for problem in progress.problems]
            self._met += met
            for path, problem in met:
                self._add(path, problem)

    def end(self, *, stopped: bool) -> None:
        """Nothing more comes."""
        self._outcome = "stopped" if stopped else "done"
        self._say()

    def retranslate(self) -> None:
        """Take the words of the present language."""
        tr = self._workspace.tr
        self.stop.setText(tr("action.cancel_work"))
        self.problems.setHeaderLabels([tr("import_dialog.column.file"), tr("import_dialog.why")])
        self.problems.setAccessibleName(tr("import_dialog.problems"))
        self.problems.clear()
        for path, problem in self._met:
            self._add(path, problem)
        self._say()

    def _add(self, path: Path, problem: Problem) -> None:
        words = sentence(problem, self._workspace.appearance.words)
        item = QTreeWidgetItem(self.problems, [isolate(file_name(path)), words])
        item.setData(0, Qt.ItemDataRole.UserRole, path)
        item.setToolTip(0, plain_tip(str(path)))
        item.setToolTip(1, plain_tip(words))

    def _wanted_again(self) -> list[Path]:
        """The files that are selected, or all."""
        chosen = self.problems.selectedItems()
        paths = [item.data(0, Qt.ItemDataRole.UserRole) for item in chosen]
        return list(dict.fromkeys(paths or [path for path, _ in self._met]))

    def _follow(self, told: WorkProgress) -> None:
        if told.what == _IMPORTING and self.runs:
            self._done, self._total, self._left = told.done, told.total, told.seconds_left
            self._say()

    def _say(self) -> None:
        tr, words = self._workspace.tr, self._workspace.appearance.words
        self.bar.setRange(0, max(self._total, 1))
        self.bar.setValue(self._done if self.runs else max(self._total, 1))
        if self.runs:
            count = isolate(words.digits(f"{self._done:,} / {self._total:,}"))
            left = time_left(words, self._left)
            told = f"{tr(_IMPORTING)} {count}" + (f" · {left}" if left else "")
        else:
            new = tr("import_dialog.came_in", count=self._new)
            known = tr("import_dialog.were_known", count=self._known) if self._known else ""
            wrong = tr("import_dialog.unread", count=len({path for path, _ in self._met}))
            stopped = tr("import_dialog.stopped") if self._outcome == "stopped" else ""
            told = " · ".join(filter(None, (stopped, new, known, wrong if self._met else "")))
        self.words.setText(told)
        self.bar.setAccessibleName(told)
        self.stop.setVisible(self.runs)
        self.problems.setVisible(bool(self._met))
        self.retry.setVisible(not self.runs and bool(self._met))
        chosen = len(self.problems.selectedItems())
        self.retry.setText(tr("import_dialog.again", count=chosen or len(self._met)))
