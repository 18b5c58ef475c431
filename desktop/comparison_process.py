"""A case compared in a process of its own, so that the window keeps its breath and its memory
however many articles there are. Qt-free."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

from desktop.case_comparison import Cancelled, CaseComparison, Compared
from desktop.no_network import refuse_network
from resources.lexicons import load
from storage.case_file import CaseFile
from storage.passphrase import Key
from storage.problems import CaseError

# Seconds between two looks at whether the person cancelled.
_LOOK = 0.05
# Seconds that a process has to stop what it does.
_PATIENCE = 0.3
_COMPARE, _STOP, _READ = "compare", "stop", "read"


class ComparisonProcess:
    """Compares one case file, as often as it is asked; keeps what it read of it."""

    def __init__(self, case: Path, key: Key | None) -> None:
        """``key``: of an encrypted case; it goes over a pipe, and nobody else is told it."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(case, key, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def compare(self, on_read: Callable[[], object], cancelled: Cancelled) -> Compared | None:
        """Compare the articles as the file has them now. Not for two threads at a time.

        Args:
            on_read: called after each article that had to be read.
            cancelled: asked some times a second.

        Returns:
            What they yield; None where it was cancelled, or the process came to an end.
        """
        try:
            self._pipe.send(_COMPARE)
            while not cancelled():
                if self._pipe.poll(_LOOK):
                    answer = self._pipe.recv()
                    if answer != _READ:
                        return cast("Compared | None", answer)
                    on_read()
            self._stop()
        except (EOFError, OSError):
            pass
        return None

    def _stop(self) -> None:
        """Let it end what it does; where that takes long, end the process itself."""
        self._pipe.send(_STOP)
        while self._pipe.poll(_PATIENCE):
            if self._pipe.recv() != _READ:
                return
        self._process.terminate()
        self._process.join()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def close(self) -> None:
        """End the process; what it was doing is lost."""
        self._process.terminate()
        self._process.join()
        self._pipe.close()


def _serve(path: Path, key: Key | None, pipe: Connection) -> None:
    """Answer until the other end is closed: ``read`` for each article that was read, then what was
    compared, or None when told to stop or where the case cannot be read."""
    refuse_network()
    with (
        suppress(CaseError, EOFError, OSError),
        CaseFile.open(path, read_only=True, passphrase=key) as case,
    ):
        comparison = CaseComparison(case, load())
        while True:
            if pipe.recv() == _COMPARE:
                pipe.send(_compared(comparison, pipe))


def _compared(comparison: CaseComparison, pipe: Connection) -> Compared | None:
    comparison.catch_up(lambda: pipe.send(_READ), pipe.poll)
    found = comparison.compare(pipe.poll)
    return None if pipe.poll() else found
