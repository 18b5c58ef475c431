"""Questions about the open case, answered beside the window: nothing that may take long is asked in
the window's own thread.

Each is put to the case as it is when its turn comes, on a connection of its own. A newer question
of a topic takes the place of an older one, whose answer nobody waits for any more.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.messages import CaseLeaving, ProblemMet
from storage.case_file import CaseFile
from storage.connection import DatabaseError
from storage.problems import CaseError

Question = Callable[[CaseFile], Iterator[Any]]
Receive = Callable[[Any], object]


@dataclass(slots=True)
class _Asked:
    topic: str
    question: Question
    receive: Receive
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class _Failed:
    error: Exception


class Aside(QObject):
    """One thread that answers one question after the other; parts of an answer are received in the
    window's thread, in order."""

    _part_ready = Signal(object, object)

    def __init__(self, session: CaseSession, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._hub = session, hub
        self._turn = threading.Lock()
        self._waiting: dict[str, _Asked] = {}
        self._present: _Asked | None = None
        self._reading: CaseFile | None = None
        self._thread: threading.Thread | None = None
        self._part_ready.connect(self._receive)
        hub.subscribe(CaseLeaving, lambda _: self.stop(), self)

    def ask(self, topic: str, question: Question, receive: Receive) -> None:
        """Ask something of the open case.

        Args:
            topic: what it is about: an older question about it is dropped.
            question: yields the parts of the answer, in another thread.
            receive: called with each part.
        """
        if self._session.case is None:
            return
        with self._turn:
            self._drop(topic)
            self._waiting[topic] = _Asked(topic, question, receive)
            if self._thread is None:
                case = self._session.case
                self._thread = threading.Thread(target=self._work, args=(case,), daemon=True)
                self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether something is answered yet; its last parts may be received a turn later."""
        return self._thread is not None

    def stop(self) -> None:
        """Drop every question and wait until nothing is read any more."""
        with self._turn:
            for topic in [*self._waiting, *([self._present.topic] if self._present else [])]:
                self._drop(topic)
            thread = self._thread
        if thread is not None:
            thread.join()

    def _drop(self, topic: str) -> None:
        """Inside the lock."""
        waiting = self._waiting.pop(topic, None)
        if waiting is not None:
            waiting.dropped = True
        if self._present is not None and self._present.topic == topic:
            self._present.dropped = True
            if self._reading is not None:
                self._reading.connection.interrupt()

    def _work(self, case: CaseFile) -> None:
        while True:
            with self._turn:
                topic = next(iter(self._waiting), None)
                if topic is None:
                    self._thread = self._present = None
                    return
                self._present = asked = self._waiting.pop(topic)
            try:
                self._answer(case, asked)
            except (CaseError, DatabaseError) as error:
                if not asked.dropped:
                    self._part_ready.emit(asked, _Failed(error))

    def _answer(self, case: CaseFile, asked: _Asked) -> None:
        with case.as_of_now() as now:
            with self._turn:
                # A copy in memory is the window's too: what the window asks is not interrupted.
                self._reading = None if now is case else now
            try:
                for part in asked.question(now):
                    if asked.dropped:
                        return
                    self._part_ready.emit(asked, part)
            finally:
                with self._turn:
                    self._reading = None

    def _receive(self, asked: _Asked, part: object) -> None:
        if asked.dropped:
            return
        if not isinstance(part, _Failed):
            asked.receive(part)
        elif isinstance(part.error, CaseError):
            self._hub.publish(ProblemMet(part.error))
        else:
            raise part.error
