"""The status bar: saved, how many articles, doubts to review, and work that is going on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QToolButton, QWidget

from desktop.case_words import CaseWords
from desktop.look.direction import isolate
from desktop.look.elided import ElidedLabel
from desktop.look.icons import icon
from desktop.look.time_left import time_left
from desktop.panes.timeline_events import told_events
from desktop.workspace.messages import (
    AnalysisChanged,
    BackupEnded,
    CaseChanged,
    CaseShown,
    DocumentShown,
    LanguageChanged,
    Notice,
    ThemeChanged,
    WorkEnded,
    WorkProgress,
)
from desktop.workspace.reviewing import left_in_shown
from desktop.workspace.workspace import Workspace

_NOTICE_MILLISECONDS = 6000


class StatusBar(QStatusBar):
    """Follows the hub by itself."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._progress: WorkProgress | None = None
        self.setSizeGripEnabled(False)
        self.saved, self.undated = QLabel(self), self._giving_way()
        self.doubts = QToolButton(self)
        self.doubts.setAutoRaise(True)
        self.doubts.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.doubts.clicked.connect(lambda: workspace.actions.run("review_start"))
        self.recognisers, self.backup = self._giving_way(), self._giving_way()
        self.articles = self._giving_way()
        self.work, self.troubles = self._to_log(), self._to_log()
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.cancel = QToolButton(self)
        self.cancel.setAutoRaise(True)
        self.cancel.clicked.connect(lambda: workspace.actions.run("cancel_work"))
        for label in (self.saved, self.backup, self.doubts, self.undated, self.recognisers):
            self.addWidget(label)
        for widget in (self.troubles, self.work, self.bar, self.cancel, self.articles):
            self.addPermanentWidget(widget)
        hub = workspace.hub
        for message in (
            AnalysisChanged, BackupEnded, CaseChanged, CaseShown, DocumentShown, LanguageChanged,
            ThemeChanged,
        ):  # fmt: skip
            hub.subscribe(message, lambda _: self.refresh(), self)
        hub.subscribe(WorkProgress, self._show_progress, self)
        hub.subscribe(WorkEnded, lambda _: self._show_progress(None), self)
        hub.subscribe(
            Notice, lambda notice: self.showMessage(notice.text, _NOTICE_MILLISECONDS), self
        )
        self.messageChanged.connect(self._follow_notice)
        self.refresh()

    def _giving_way(self) -> ElidedLabel:
        """A label that is shortened where room lacks, and takes no more than it needs."""
        label = ElidedLabel(self)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return label

    def _follow_notice(self, notice: str) -> None:
        if not notice:
            self._show_progress(self._progress)

    def _to_log(self) -> QToolButton:
        """Words that lead to the log of long work."""
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._open_log)
        return button

    def _open_log(self) -> None:
        self._workspace.actions.run("work_log")
        self._say_troubles()

    def _say_troubles(self) -> None:
        """What long work met and nobody has read yet."""
        unread, tr = self._workspace.work_log.unread, self._workspace.tr
        self.troubles.setVisible(unread > 0)
        self.troubles.setText("⚠ " + tr("work_log.problems", count=unread))
        self.troubles.setToolTip(tr("action.work_log"))
        self.work.setToolTip(tr("action.work_log"))

    def refresh(self) -> None:
        tr, session = self._workspace.tr, self._workspace.case_session
        self.saved.setText(
            (tr("status.read_only") if session.read_only_because else "✓ " + tr("status.saved"))
            if session.is_open
            else ""
        )
        self._say_backup()
        reading = self._workspace.analysis
        doubtful = left_in_shown(session)
        undated = sum(told.interval is None for told in (told_events(reading) if reading else ()))
        self.doubts.setText(tr("status.doubts", count=doubtful) if doubtful else "")
        self.doubts.setToolTip(tr("action.review_start"))
        self.doubts.setVisible(doubtful > 0)
        self.undated.setText(tr("status.undated", count=undated) if undated else "")
        without = reading is not None and reading.read_without_the_neural_recogniser
        self.recognisers.setText(tr("status.no_neural") if without else "")
        self.recognisers.setToolTip(tr("status.no_neural_tip") if without else "")
        count = session.count
        name = isolate(session.path.name) if session.path else ""
        self.articles.setText(
            f"{name} · {tr('status.articles', count=count)}" if session.is_open else ""
        )
        self.cancel.setIcon(icon("close", self._workspace.palette.muted))
        self.cancel.setToolTip(tr("action.cancel_work"))
        self.cancel.setAccessibleName(tr("action.cancel_work"))
        self._show_progress(self._progress)

    def _say_backup(self) -> None:
        """When the last backup was made; where they are is in the tip."""
        kept = self._workspace.safekeeping.backups
        if not kept:
            self.backup.clear()
            self.backup.setToolTip("")
            return
        said = CaseWords(self._workspace.appearance.words, isolate)
        moment = said.moment(kept[-1].made)
        self.backup.setText(self._workspace.tr("status.backup", moment=moment))
        self.backup.setToolTip(said.backups(kept))

    def _show_progress(self, progress: WorkProgress | None) -> None:
        self._progress = progress
        self._say_troubles()
        for widget in (self.work, self.bar, self.cancel):
            widget.setVisible(progress is not None)
        # What stands in the way of what moves comes back when it is over; while a notice stands,
        # the bar itself hides them, and shows them after it.
        for label in (self.undated, self.recognisers):
            label.setVisible(progress is None and not self.currentMessage())
        if progress is None:
            return
        tr, words = self._workspace.tr, self._workspace.appearance.words
        # Qt's bar paints itself at once, and with it all of the window that waits to be painted.
        self.bar.setUpdatesEnabled(False)
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.bar.setUpdatesEnabled(True)
        count = isolate(words.digits(f"{progress.done:,} / {progress.total:,}"))
        told = f"{tr(progress.what)} {count}"
        if left := time_left(words, progress.seconds_left):
            told += f" · {left}"
        self.work.setText(told)
        self.bar.setAccessibleName(told)
