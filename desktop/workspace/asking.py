"""Questions about the open case that are answered beside the window, while it goes on being drawn.

Unlike a job of :mod:`desktop.workspace.background` a question is short, is told to nobody, and is
forgotten as soon as a newer one of its name is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.workspace.hub import Hub
from desktop.workspace.messages import CaseLeaving, ProblemMet
from desktop.workspace.problems import PROBLEMS

Answer = TypeVar("Answer")
Stale = Callable[[], bool]


@dataclass(slots=True)
class _Question:
    name: str
    look_up: Callable[[Stale], Any]
    receive: Callable[[Any], object]
    stale: bool = False
    answer: Any = None
    failure: Exception | None = None


class Asking(QObject):
    """One thread answers one question after the other; none outlives the case it is about."""

    _answered = Signal(object)

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._thread: ThreadPoolExecutor | None = None
        self._open: dict[str, _Question] = {}
        self._answered.connect(self._give)
        hub.subscribe(CaseLeaving, lambda _: self.forget(), self)

    @property
    def waiting(self) -> bool:
        """Whether some answer is still to come."""
        return bool(self._open)

    def ask(
        self,
        name: str,
        look_up: Callable[[Stale], Answer],
        receive: Callable[[Answer], object],
    ) -> None:
        """Look something up in the thread.

        Args:
            name: of the question; an older one of this name is not answered any more.
            look_up: works in the thread; may ask now and then whether its answer is still wanted.
            receive: takes the answer in the window's thread.
        """
        if name in self._open:
            self._open[name].stale = True
        question = self._open[name] = _Question(name, look_up, receive)
        self._thread = self._thread or ThreadPoolExecutor(1, thread_name_prefix="asking")
        self._thread.submit(self._answer, question)

    def forget(self) -> None:
        """Answer none of the open questions, and wait until none is being looked up."""
        for question in self._open.values():
            question.stale = True
        self._open.clear()
        if self._thread is not None:
            self._thread.shutdown()
            self._thread = None

    def _answer(self, question: _Question) -> None:
        if not question.stale:
            try:
                question.answer = question.look_up(lambda: question.stale)
            except Exception as failure:  # noqa: BLE001 - carried over to the window's thread
                question.failure = failure
        if not question.stale:
            self._answered.emit(question)

    def _give(self, question: _Question) -> None:
        if question.stale:
            return
        del self._open[question.name]
        if isinstance(question.failure, PROBLEMS):
            self._hub.publish(ProblemMet(question.failure))
        elif question.failure is not None:
            raise question.failure
        else:
            question.receive(question.answer)
