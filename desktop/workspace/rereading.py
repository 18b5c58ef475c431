"""One file is read once more, to be seen or because a person says how it is to be read."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.import_looking import Looker, Standings, looks_of
from desktop.importing import ReaderProcess
from desktop.importing.formats import Found
from desktop.importing.found import FoundArticle
from desktop.intake import Request
from desktop.workspace.import_looking import Looked
from storage.case_file import CaseFile

# Letters of a text that are shown.
_SHOWN = 20_000


@dataclass(frozen=True, slots=True)
class Reread:
    """How a file was read, what it holds, and the beginnings of its texts by where they stand."""

    request: Request
    found: Looked
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class _Wish:
    request: Request
    receive: Callable[[Reread], object]
    only_seen: bool


class Rereading(QObject):
    """A thread with a process that reads files, until it is closed."""

    _ready = Signal(object, object)

    def __init__(self, case: CaseFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case, self._reader = case, ReaderProcess()
        self._wishes: queue.SimpleQueue[_Wish | None] = queue.SimpleQueue()
        self._seen: _Wish | None = None
        self._last: Reread | None = None
        self._is_closed = False
        self._ready.connect(self._hand_over)
        self._thread = threading.Thread(target=self._work, name="rereading", daemon=True)
        self._thread.start()

    def read(
        self, request: Request, receive: Callable[[Reread], object], *, only_seen: bool
    ) -> None:
        """Read a file; ``receive`` is called in the window's thread. ``only_seen``: of several such
        wishes the newest is answered."""
        wish = _Wish(request, receive, only_seen)
        if only_seen:
            self._seen = wish
        if only_seen and self._last is not None and self._last.request == request:
            receive(self._last)
        else:
            self._wishes.put(wish)

    def close(self) -> None:
        """End thread and process; nobody waits for an answer any more."""
        self._is_closed = True
        self._wishes.put(None)
        self._reader.kill()
        self._thread.join()

    def _hand_over(self, reread: Reread, wish: _Wish) -> None:
        if self._is_closed or self._is_passed(wish):
            return
        self._last = reread
        wish.receive(reread)

    def _is_passed(self, wish: _Wish) -> bool:
        return wish.only_seen and wish is not self._seen

    # --- in the thread

    def _work(self) -> None:
        while (wish := self._wishes.get()) is not None:
            if self._is_closed or self._is_passed(wish):
                continue
            request, found = Looker().read(wish.request, self._reader)
            if not self._is_closed:
                reread = Reread(request, self._compared(request, found), _texts(found))
                # The window may have gone meanwhile.
                with suppress(RuntimeError):
                    self._ready.emit(reread, wish)
        self._reader.close()

    def _compared(self, request: Request, found: list[Found]) -> Looked:
        with self._case.as_of_now() as now:
            standings = Standings(now)
            return tuple((one, standings.of(one)) for one in looks_of(request, found))


def _texts(found: list[Found]) -> dict[str, str]:
    return {one.member: one.text[:_SHOWN] for one in found if isinstance(one, FoundArticle)}
