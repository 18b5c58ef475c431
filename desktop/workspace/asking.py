"""Questions that are answered beside the window: nothing that may take long is asked in the
window's own thread.

A question about the open case is put to the case as it is when its turn comes, on a connection of
its own, so that the window never waits for the window's. A newer question of a topic takes the
place of an older one, whose answer nobody waits for any more. Unlike a job of
:mod:`desktop.workspace.background`, a question is short and told to nobody.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.messages import CaseLeaving, CaseShown, ProblemMet
from desktop.workspace.problems import PROBLEMS
from storage.case_file import CaseFile

Part = TypeVar("Part")


@dataclass(slots=True)
class _Asked:
    """``case`` is None where the question is about none."""

    topic: str
    case: CaseFile | None
    answer: Callable[[CaseFile | None], Iterable[Any]]
    receive: Callable[[Any], object]
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class _End:
    """The answer is whole; ``failure``: it is not, because of this."""

    failure: Exception | None = None


class Asking(QObject):
    """One thread that answers one question after the other; parts of an answer are received in the
    window's thread, in order. No question outlives the case that was open when it was asked."""

    _part_ready = Signal(object, object)

    def __init__(self, session: CaseSession, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._hub = session, hub
        self._turn = threading.Lock()
        self._waiting: dict[str, _Asked] = {}
        self._present: _Asked | None = None
        self._unreceived: dict[str, _Asked] = {}
        self._reading: CaseFile | None = None
        self._reader: CaseFile | None = None
        self._thread: threading.Thread | None = None
        self._part_ready.connect(self._receive)
        self._resting = False
        hub.subscribe(CaseLeaving, lambda _: self._rest(), self)
        hub.subscribe(CaseShown, lambda _: self._wake(), self)

    def ask(
        self,
        topic: str,
        question: Callable[[CaseFile], Iterable[Part]],
        receive: Callable[[Part], object],
    ) -> None:
        """Ask something of the open case; where none is open, nothing is answered.

        Args:
            topic: what it is about: an older question about it is dropped.
            question: gives the parts of the answer, in another thread.
            receive: called with each part.
        """
        case = self._session.case
        if case is not None:
            self._put(_Asked(topic, case, question, receive))  # type: ignore[arg-type]

    def work_out(
        self,
        topic: str,
        work: Callable[[], Iterable[Part]],
        receive: Callable[[Part], object],
    ) -> None:
        """Work something out that needs no case: as :meth:`ask`."""
        self._put(_Asked(topic, None, lambda _: work(), receive))

    def drop(self, topic: str) -> None:
        """Nobody waits for an answer about this any more."""
        with self._turn:
            self._drop(topic)

    @property
    def waiting(self) -> bool:
        """Whether some part of an answer is still to be received."""
        return bool(self._unreceived)

    def stop(self) -> None:
        """Drop every question, wait until nothing is read any more, and let the case go."""
        with self._turn:
            for topic in tuple(self._unreceived):
                self._drop(topic)
            thread = self._thread
        if thread is not None:
            thread.join()
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _put(self, asked: _Asked) -> None:
        with self._turn:
            self._drop(asked.topic)
            self._waiting[asked.topic] = self._unreceived[asked.topic] = asked
            self._begin()

    def _begin(self) -> None:
        """Inside the lock."""
        if self._waiting and self._thread is None and not self._resting:
            self._thread = threading.Thread(target=self._work, name="asking", daemon=True)
            self._thread.start()

    def _rest(self) -> None:
        """Until a case is shown again nothing is read: its file may be written anew meanwhile,
        and what a clock asks then has to wait."""
        self._resting = True
        self.stop()

    def _wake(self) -> None:
        with self._turn:
            self._resting = False
            for asked in tuple(self._waiting.values()):
                if asked.case is not None and asked.case is not self._session.case:
                    self._drop(asked.topic)
            self._begin()

    def _drop(self, topic: str) -> None:
        """Inside the lock."""
        asked = self._unreceived.pop(topic, None)
        if asked is None:
            return
        asked.dropped = True
        self._waiting.pop(topic, None)
        if self._present is asked and self._reading is not None:
            self._reading.connection.interrupt()

    # --- in the thread

    def _work(self) -> None:
        while True:
            with self._turn:
                topic = next(iter(self._waiting), None)
                if topic is None:
                    self._thread = self._present = None
                    return
                self._present = asked = self._waiting.pop(topic)
            failure: Exception | None = None
            try:
                self._answer(asked)
            except Exception as error:  # noqa: BLE001 - carried over to the window's thread
                failure = error
            if not asked.dropped:
                self._hand_over(asked, _End(failure))

    def _hand_over(self, asked: _Asked, part: object) -> None:
        """To the window's thread; to nobody where the window has gone meanwhile."""
        with suppress(RuntimeError):
            self._part_ready.emit(asked, part)

    def _answer(self, asked: _Asked) -> None:
        if asked.case is None:
            self._tell(asked, asked.answer(None))
            return
        with self._as_of_now(asked.case) as now:
            with self._turn:
                if asked.dropped:
                    return
                # A copy in memory is the window's too: what the window asks is not interrupted.
                self._reading = None if now is asked.case else now
            try:
                self._tell(asked, asked.answer(now))
            finally:
                with self._turn:
                    self._reading = None

    def _tell(self, asked: _Asked, parts: Iterable[Any]) -> None:
        for part in parts:
            if asked.dropped:
                return
            self._hand_over(asked, part)

    @contextmanager
    def _as_of_now(self, case: CaseFile) -> Iterator[CaseFile]:
        """The case on a connection that is kept for the next question, with all that it read."""
        if self._reader is None:
            self._reader = case.once_more()
        if self._reader is None or not case.connection.in_place:
            yield case
            return
        with self._reader.connection.moment():
            yield self._reader

    # --- in the window's thread

    def _receive(self, asked: _Asked, part: object) -> None:
        if asked.dropped:
            return
        if not isinstance(part, _End):
            asked.receive(part)
            return
        self._unreceived.pop(asked.topic, None)
        if isinstance(part.failure, PROBLEMS):
            self._hub.publish(ProblemMet(part.failure))
        elif part.failure is not None:
            raise part.failure
