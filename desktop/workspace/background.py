"""Long work beside the window: one job after the other, with progress, time left and cancel."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QSemaphore, QThread, QTimer, Signal

from desktop.workspace.hub import Hub
from desktop.workspace.messages import WorkEnded, WorkProgress

Emit = Callable[[Any], None]
Cancelled = Callable[[], bool]

_PARTS_AHEAD = 8
_PATIENCE = 50
"""Milliseconds between two looks at whether a waiting worker was cancelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """``run`` works in a thread and emits parts; ``receive`` takes each in the window's thread.

    ``what`` is the translation key of the job's name; ``total`` the number of parts, asked again
    and again where it is only found out.
    ``finish`` is called at the end with whether the job was cancelled. Nothing is told of a job
    before it took ``patience`` seconds. One that ``gives_way`` is ended when another comes, and
    begins anew behind it. It waits while more than ``ahead`` parts were not received to the end:
    never inside a lock that the window's thread may want.
    """

    what: str
    total: int | Callable[[], int]
    run: Callable[[Emit, Cancelled], object]
    receive: Callable[[Any], object]
    finish: Callable[[bool], object] = lambda _cancelled: None
    patience: float = 0.0
    gives_way: bool = False
    ahead: int = _PARTS_AHEAD


class _Worker(QThread):
    """Parts wait in a short queue: a window that is slow to take them slows the work down."""

    part_ready = Signal()
    failed = Signal(object)

    def __init__(self, job: Job, parent: QObject) -> None:
        super().__init__(parent)
        self.job = job
        self.cancelled = self.comes_again = self.is_faulty = False
        self._parts: deque[Any] = deque()
        self._room = QSemaphore(job.ahead)

    def take(self) -> Any:
        """The next part. Called in the window's thread; raises IndexError when none waits."""
        return self._parts.popleft()

    def go_on(self) -> None:
        """The part that was taken is received: another may follow."""
        self._room.release()

    @property
    def has_parts(self) -> bool:
        return bool(self._parts)

    def run(self) -> None:
        try:
            self.job.run(self._give, lambda: self.cancelled)
        except Exception as error:  # noqa: BLE001 - carried over to the window's thread and raised
            self.is_faulty = True
            self.failed.emit(error)

    def _give(self, part: object) -> None:
        self._parts.append(part)
        self.part_ready.emit()
        while not self._room.tryAcquire(1, _PATIENCE):
            if self.cancelled:
                return


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
        self._held = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._receive)

    @property
    def busy(self) -> bool:
        return self._worker is not None

    @property
    def working(self) -> bool:
        """Busy with something that a person asked for, and that would be lost with its case."""
        jobs = [*self._waiting, *([self._worker.job] if self._worker else [])]
        return any(not job.gives_way for job in jobs)

    def start(self, job: Job) -> None:
        """Run a job when those before it are over."""
        self._waiting.append(job)
        worker = self._worker
        if worker is None:
            self._next()
        elif worker.job.gives_way and not worker.cancelled:
            worker.cancelled = worker.comes_again = True
            self._waiting.append(worker.job)
            # What a person asked for is seen to be under way while the other is still ending.
            self._hub.publish(WorkProgress(job.what, 0, _total(job), None))

    def hold(self, *, held: bool) -> None:
        """Take no parts for a while: the window has its hands full. The work waits where it has
        given as many as it may."""
        self._held = held
        if not held:
            self._turn.start()

    def cancel(self) -> None:
        """End the present job before its next part and forget those that wait."""
        forgotten = tuple(self._waiting)
        self._waiting.clear()
        if self._worker is not None:
            self._worker.cancelled = True
            self._worker.comes_again = False
        for job in forgotten:
            if self._worker is None or job is not self._worker.job:
                job.finish(True)  # noqa: FBT003 - cancelled

    def stop(self) -> None:
        """Cancel and wait: the case is closing. Parts not yet received are dropped."""
        self.cancel()
        if self._worker is not None:
            self._worker.part_ready.disconnect()
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
        self._worker.part_ready.connect(self._turn.start)
        self._worker.failed.connect(self._fail)
        self._worker.finished.connect(self._turn.start)
        self._tell(job)
        self._worker.start()

    def _receive(self) -> None:
        """Take one part a turn of the event loop, so that the person's clicks come in between."""
        worker = self._worker
        if worker is None or self._held:
            return
        try:
            if worker.has_parts:
                self._receive_part(worker)
        finally:
            if worker is self._worker:
                self._go_on(worker)

    def _receive_part(self, worker: _Worker) -> None:
        part = worker.take()
        try:
            if not worker.cancelled:
                self._done += 1
                worker.job.receive(part)
                self._tell(worker.job)
        finally:
            worker.go_on()

    def _go_on(self, worker: _Worker) -> None:
        if worker.has_parts:
            self._turn.start()
        elif worker.isFinished():
            self._end()
            self._next()

    def _tell(self, job: Job) -> None:
        spent = time.monotonic() - self._began
        if spent < job.patience:
            return
        total = _total(job)
        left = spent / self._done * (total - self._done) if self._done else None
        # Problems are parts too, and may come after the last.
        self._hub.publish(WorkProgress(job.what, min(self._done, total), total, left))

    def _end(self) -> None:
        worker = self._worker
        if worker is None:
            return
        self._worker = None
        if not worker.comes_again:
            worker.job.finish(worker.cancelled)
        self._hub.publish(WorkEnded(worker.job.what, worker.cancelled, worker.is_faulty))
        worker.deleteLater()

    def _fail(self, error: Exception) -> None:
        raise error


def _total(job: Job) -> int:
    return job.total if isinstance(job.total, int) else job.total()
