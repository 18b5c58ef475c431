"""Typed messages between panes: subscribe by type, publish a value (glue's ``hub.py``)."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

Message = TypeVar("Message")


class Hub:
    """Delivers each message at once, in the order of subscription; one that very much hangs on may
    be spread over turns of the event loop."""

    def __init__(self) -> None:
        self._handlers: dict[type, list[Callable[[Any], object]]] = defaultdict(list)
        self._rest: deque[Callable[[], object]] = deque()
        self._turn: QTimer | None = None

    def subscribe(
        self,
        message: type[Message],
        handler: Callable[[Message], object],
        owner: QObject | None = None,
    ) -> None:
        """Call ``handler`` with each message of this very type, until ``owner`` is destroyed."""
        self._handlers[message].append(handler)
        if owner is not None:
            owner.destroyed.connect(lambda: self._forget(message, handler))

    def publish(self, message: object) -> None:
        # Whatever is told now is told to those who heard all of what was before.
        while self._rest:
            self._rest.popleft()()
        for handler in tuple(self._handlers[type(message)]):
            handler(message)

    def spread(self, message: object, then: Callable[[], object]) -> None:
        """Deliver a message to one handler in each turn of the event loop, so that a click waits
        for one of them at most, then do ``then``; the next message delivers the rest at once."""
        while self._rest:
            self._rest.popleft()()
        kind = type(message)
        self._rest.extend(partial(self._tell, kind, each, message) for each in self._handlers[kind])
        self._rest.append(then)
        if self._turn is None:
            self._turn = QTimer(interval=0)
            self._turn.timeout.connect(self._go_on)
        self._turn.start()

    @property
    def spreading(self) -> bool:
        """Whether a message is still on its way to some who listen."""
        return bool(self._rest)

    def _go_on(self) -> None:
        if self._rest:
            self._rest.popleft()()
        elif self._turn is not None:
            self._turn.stop()

    def _tell(self, kind: type, handler: Callable[[Any], object], message: object) -> None:
        """Unless its owner has gone meanwhile."""
        if handler in self._handlers[kind]:
            handler(message)

    def _forget(self, message: type[Message], handler: Callable[[Message], object]) -> None:
        handlers = self._handlers[message]
        if handler in handlers:
            handlers.remove(handler)
