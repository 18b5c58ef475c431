"""A process of its own for other people's files, which can touch nothing but the one file that it
is given (see :mod:`desktop.importing.confinement`).

A broken or hostile file takes that process down at worst; the next file gets a new one.
"""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from multiprocessing.connection import Connection
from typing import Any, BinaryIO

from desktop.importing.confinement import confine
from desktop.importing.handles import receive_file, send_file

Work = Callable[[Mapping[str, Any], BinaryIO], Iterable[bytes]]
"""What is done with a file, by an order of plain values: a function of a module. What it raises
ends the process."""

# Seconds that a process has to begin, on a machine that is busy.
_BEGINNING = 60
# Bytes of one answer: an article with all that is told of it.
_LONGEST_ANSWER = 64_000_000
_READY, _END = b"ready", b"end"


class ConfinedSilent(Exception):
    """The process said nothing for as long as it may."""


class ConfinedFell(Exception):
    """The process ended, or could not be started."""


class ConfinedProcess:
    """Works on one file after the other; for one thread at a time."""

    def __init__(self, work: Work, *, patience: float) -> None:
        """``patience``: seconds without an answer after which a file is given up."""
        self._work, self._patience = work, patience
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def ask(self, order: Mapping[str, Any], content: BinaryIO | bytes) -> Generator[bytes]:
        """The answers of the work, as they come. Where nobody takes the last one, the process ends
        with what is left unsaid.

        Args:
            content: an open file, which the process is handed, or what lies in none.

        Raises:
            ConfinedSilent, ConfinedFell: there are no more; the process has ended.
        """
        whole = False
        try:
            yield from self._answers({**order, "given": isinstance(content, bytes)}, content)
            whole = True
        finally:
            if not whole:
                self.close()

    def _answers(self, order: Mapping[str, Any], content: BinaryIO | bytes) -> Generator[bytes]:
        try:
            pipe = self._started()
            pipe.send_bytes(json.dumps(order).encode())
            if isinstance(content, bytes):
                pipe.send_bytes(content)
            else:
                send_file(pipe, content, self._number())
            while pipe.poll(self._patience):
                answer = pipe.recv_bytes(_LONGEST_ANSWER)
                if answer == _END:
                    return
                yield answer
        except (EOFError, OSError) as error:
            raise ConfinedFell from error
        raise ConfinedSilent

    def _started(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, self._work), daemon=True)
            with theirs:
                process.start()
            # One that the system did not start can be neither killed nor waited for.
            self._process = process
            if not self._pipe.poll(_BEGINNING) or self._pipe.recv_bytes() != _READY:
                raise EOFError
        return self._pipe

    def _number(self) -> int:
        number = self._process.pid if self._process else None
        if number is None:
            raise EOFError
        return number

    def kill(self) -> None:
        """Give up what is being worked on, from another thread: it is told as broken."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process; what it was working on is lost."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None


def _serve(pipe: Connection, work: Work) -> None:
    """Do what is ordered until the other end is closed; any fault ends the process, and the other
    end sees that."""
    confine()
    pipe.send_bytes(_READY)
    with suppress(EOFError, OSError):
        while True:
            order = json.loads(pipe.recv_bytes())
            given = order.pop("given")
            with BytesIO(pipe.recv_bytes()) if given else receive_file(pipe) as file:
                for answer in work(order, file):
                    pipe.send_bytes(answer)
            pipe.send_bytes(_END)
