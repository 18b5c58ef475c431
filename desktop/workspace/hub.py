"""Typed messages between panes: subscribe by type, publish a value (glue's ``hub.py``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject

Message = TypeVar("Message")


class Hub:
    """Delivers each message at once, in the order of subscription."""

    def __init__(self) -> None:
        self._handlers: dict[type, list[Callable[[Any], object]]] = defaultdict(list)

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
        for handler in tuple(self._handlers[type(message)]):
            handler(message)

    def _forget(self, message: type[Message], handler: Callable[[Message], object]) -> None:
        handlers = self._handlers[message]
        if handler in handlers:
            handlers.remove(handler)
