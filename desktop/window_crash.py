"""A bug looks like one: a dialog says where its report lies, and offers to go on or to restart.

Restarting opens the same case at the same article with the panes as they were; everything is in the
case already, and the passphrase of an encrypted one is asked for again.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.crash_reports import HardCrashes, write_report
from desktop.look.direction import isolate
from desktop.window_main import MainWindow
from desktop.workspace.messages import ProblemMet
from desktop.workspace.problems import PROBLEMS

Start = Callable[[Sequence[str]], object]


def start_again(arguments: Sequence[str]) -> None:
    """Start Rawi once more, on its own, with these arguments."""
    own = [] if getattr(sys, "frozen", False) else ["-m", "desktop"]
    QProcess.startDetached(sys.executable, [*own, *arguments])


class CrashWatch(QObject):
    """Tells every unforeseen error to the person; errors of other threads in the window's.

    ``dialog`` is what is asked at present, for one at a time is enough: a bug in painting comes
    back with every frame.
    """

    _met = Signal(object)

    def __init__(self, window: MainWindow, folder: Path, start: Start = start_again) -> None:
        super().__init__(window)
        self._window, self._folder, self._start = window, folder, start
        self.dialog: QMessageBox | None = None
        self._met.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._hard = HardCrashes(folder)

    def begin(self) -> None:
        """Watch from now on, and tell of a window that died since the last start."""
        sys.excepthook = self._hook
        threading.excepthook = self._hook_of_thread
        with suppress(OSError):
            died = self._hard.begin()
            if died is not None:
                QTimer.singleShot(0, self, lambda: self._tell_of_death(died))

    def end(self) -> None:
        """The window was closed as it should be."""
        self._hard.end()

    def _hook(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        error = error or kind()
        if isinstance(error, KeyboardInterrupt):
            self._window.close()
        elif isinstance(error, PROBLEMS):
            self._window.workspace.hub.publish(ProblemMet(error))
        else:
            self._report(error.with_traceback(error.__traceback__ or trace))

    def _hook_of_thread(self, met: threading.ExceptHookArgs) -> None:
        if met.exc_value is not None:
            self._report(met.exc_value)

    def _report(self, error: BaseException) -> None:
        report: Path | None = None
        with suppress(OSError):  # a full disk keeps nobody from going on
            report = write_report(error, self._folder)
        self._met.emit(report)

    # --- telling

    def _tell(self, report: Path | None) -> None:
        if self.dialog is not None:
            return
        tr, window = self._window.workspace.tr, self._window
        dialog = self.dialog = QMessageBox(window)
        dialog.setIcon(QMessageBox.Icon.Critical)
        dialog.setWindowTitle(tr("crash.title"))
        words = tr("crash.words", report=isolate(str(report))) if report else tr("crash.no_report")
        dialog.setText(tr("crash.happened"))
        dialog.setInformativeText(words)
        on = dialog.addButton(tr("crash.go_on"), QMessageBox.ButtonRole.RejectRole)
        again = dialog.addButton(tr("crash.restart"), QMessageBox.ButtonRole.AcceptRole)
        dialog.setDefaultButton(on)
        dialog.setEscapeButton(on)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        again.clicked.connect(self.restart)
        dialog.finished.connect(lambda _: self._forget_dialog())
        dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _tell_of_death(self, report: Path) -> None:
        self._window.past.say(lambda look: look.tr("crash.died", report=isolate(str(report))))

    def restart(self) -> None:
        """Close everything as it should be and start again where the person was."""
        path = self._window.workspace.case_session.path
        try:
            self._window.close()
        finally:
            # Whatever fails while closing, the case gives its lock back for the next window.
            with suppress(Exception):
                self._window.workspace.case_session.close()
            self.end()
            self._start([str(path)] if path is not None else [])
            if (application := QApplication.instance()) is not None:
                application.quit()


def watch(window: MainWindow, folder: Path | None = None) -> CrashWatch:
    """From now on tell every unforeseen error to the person. ``folder``: of the reports, the usual
    one when None."""
    made = CrashWatch(window, folder or user_log_path("rawi", appauthor=False))
    made.begin()
    return made
