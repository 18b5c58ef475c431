"""Progress of long work, on standard error; short work says nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

from desktop.commands.failures import say
from desktop.look.translation import Words

_QUIET = 2.0
_EVERY = 1.0


def tell_pages(words: Words) -> Callable[[int, int], None]:
    """Says pages done of pages in all."""
    return _Told(lambda done, total: words.tr("repaired.reading", done=done, total=total))


def tell_documents(words: Words) -> Callable[[int, int], None]:
    """Says documents checked of all."""
    return _Told(lambda done, total: words.tr("terminal.checking", done=done, total=total))


def tell_exported(words: Words) -> Callable[[int, int], None]:
    """Says documents read for an export of all."""
    return _Told(lambda done, total: words.tr("export.reading", done=done, total=total))


class _Told:
    """A line a second, once the work has taken two."""

    def __init__(self, line: Callable[[int, int], str]) -> None:
        self._line = line
        self._next = time.monotonic() + _QUIET

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _EVERY
            say(self._line(done, total))
