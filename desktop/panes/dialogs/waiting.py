"""Work that nothing may come between: done in a thread, while the window waits and says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

Result = TypeVar("Result")


class _Worker(QThread, Generic[Result]):
    """``result`` or ``error`` when it is finished."""

    def __init__(self, work: Callable[[], Result], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.result: Result
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.result = self._work()
        except Exception as error:  # noqa: BLE001 - raised anew in the window's thread
            self.error = error


class _Waiting(QDialog):
    """Neither Escape nor its button closes it."""

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(words)
        self.setMinimumWidth(320)
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(words, self))
        column.addWidget(bar)

    def reject(self) -> None:
        """It is not to be left."""


def wait_for(parent: QWidget, words: str, work: Callable[[], Result]) -> Result:
    """Do the work and give what it gives, or raise what it raises; ``words`` say what is done."""
    dialog = _Waiting(parent, words)
    worker = _Worker(work, dialog)
    worker.finished.connect(dialog.accept)
    worker.start()
    dialog.exec()
    worker.wait()
    error, result = worker.error, getattr(worker, "result", None)
    dialog.deleteLater()
    if error is not None:
        raise error
    return result  # type: ignore[return-value]
