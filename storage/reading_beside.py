"""Questions to a case that another thread is writing to: they are put to the file on a connection
of their own, which sees what stood before, and wait for no transaction."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Protocol


class Reader(Protocol):
    """What :class:`storage.connection.Connection` is here."""

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]: ...

    def close(self) -> None: ...


class ReadingBeside:
    """The second connection of one open case, made when it is first needed.

    Args:
        is_needed: whether another thread is writing now, and the file is still in its place. While
            it writes nobody closes the case, so none is made for a closed one.
        connect: opens it, read only.
        problems: what may be raised where the question cannot be put to it.
    """

    def __init__(
        self,
        is_needed: Callable[[], bool],
        connect: Callable[[], Reader],
        problems: tuple[type[Exception], ...],
    ) -> None:
        self._is_needed, self._connect, self._problems = is_needed, connect, problems
        self._lock = threading.Lock()
        self._reader: Reader | None = None

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]] | None:
        """All rows of a query; None where it is to be put to the first connection: nobody else
        uses that, it alone knows of what is asked, or the file cannot be opened once more."""
        if not self._is_needed():
            return None
        with self._lock:
            if not self._is_needed():
                return None
            try:
                if self._reader is None:
                    self._reader = self._connect()
                return self._reader.rows(sql, *values)
            except self._problems:
                return None

    def close(self) -> None:
        """Let the file go, until the next question."""
        with self._lock:
            if self._reader is not None:
                self._reader.close()
                self._reader = None
