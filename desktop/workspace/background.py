"""Long work beside the window: one job after the other, with progress, time left and cancel."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from desktop.workspace.hub import Hub
from desktop.workspace.messages import WorkEnded, WorkProgress

Emit = Callable[[Any], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """``run`` works in a thread and emits parts; ``receive`` takes each in the window's thread.

    ``what`` is the translation key of the job's name; ``total`` the number of parts.
    ``finish`` is called at the end with whether the job was cancelled.
    """

    what: str
    total: int
    run: Callable[[Emit, Cancelled], object]
    receive: Callable[[Any], object]
    finish: Callable[[bool], object] = lambda _cancelled: None


class _Worker(QThread):
    part = Signal(object)
    failed = Signal(object)

    def __init__(self, job: Job, parent: QObject) -> None:
        super().__init__(parent)
        self.job = job
        self.cancelled = False

    def run(self) -> None:
        try:
            self.job.run(self.part.emit, lambda: self.cancelled)
        except Exception as error:  # noqa: BLE001 - carried over to the window's thread and raised
            self.failed.emit(error)


class Background(QObject):
    """Runs jobs in order; says on the hub how far the present one is."""

    idle = Signal()

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._waiting: deque[Job] = deque()
        self._worker: _Worker | None = None
        self._done = 0
        self._began = 0.0

    @property
    def busy(self) -> bool:
        return self._worker is not None

    def start(self, job: Job) -> None:
        """Run a job when those before it are over."""
        self._waiting.append(job)
        if self._worker is None:
            self._next()

    def cancel(self) -> None:
        """End the present job before its next part and forget those that wait."""
        self._waiting.clear()
        if self._worker is not None:
            self._worker.cancelled = True

    def stop(self) -> None:
        """Cancel and wait: the case is closing. Parts not yet received are dropped."""
        self.cancel()
        if self._worker is not None:
            self._worker.part.disconnect()
            self._worker.finished.disconnect()
            self._worker.wait()
            self._end()

    def _next(self) -> None:
        if not self._waiting:
            self.idle.emit()
            return
        job = self._waiting.popleft()
        self._done, self._began = 0, time.monotonic()
        self._worker = _Worker(job, self)
        self._worker.part.connect(self._receive)
        self._worker.failed.connect(self._fail)
        self._worker.finished.connect(self._finish)
        self._tell(job)
        self._worker.start()

    def _receive(self, part: object) -> None:
        if self._worker is None or self._worker.cancelled:
            return
        self._done += 1
        self._worker.job.receive(part)
        self._tell(self._worker.job)

    def _tell(self, job: Job) -> None:
        spent = time.monotonic() - self._began
        left = spent / self._done * (job.total - self._done) if self._done else None
        self._hub.publish(WorkProgress(job.what, self._done, job.total, left))

    def _finish(self) -> None:
        self._end()
        self._next()

    def _end(self) -> None:
        worker = self._worker
        if worker is None:
            return
        self._worker = None
        worker.job.finish(worker.cancelled)
        self._hub.publish(WorkEnded(worker.job.what, worker.cancelled))
        worker.deleteLater()

    def _fail(self, error: Exception) -> None:
        raise error
