"""Files are read in a process of their own, which can touch nothing but the one file it is given.

A broken or hostile file takes that process down at worst; it is told in one sentence, and the next
file gets a new one. What comes back is JSON that is checked, never code.
"""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Generator, Mapping
from contextlib import suppress
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, BinaryIO

from desktop.importing.confinement import MOST_MEMORY_MEGABYTES, confine
from desktop.importing.formats import Found, read_source
from desktop.importing.found import FoundArticle, from_record, to_record
from desktop.importing.handles import receive_file, send_file
from desktop.importing.problems import (
    FileMissing,
    FileUnreadable,
    ImportProblem,
    ReaderFailed,
    ReaderOutOfMemory,
    ReaderTooSlow,
    problem_from_record,
)
from desktop.importing.source import Reading, Source

# Seconds that a reader may be silent: from one article of a file to the next.
PATIENCE = 60
# Seconds that a process has to begin, on a machine that is busy.
_BEGINNING = 60
# Bytes of one answer: an article with all that is told of it.
_LONGEST_ANSWER = 64_000_000
_READY, _END = b"ready", b"end"


class ReaderProcess:
    """Reads one file after the other; for one thread at a time."""

    def __init__(self, *, patience: float = PATIENCE) -> None:
        """``patience``: seconds without an answer after which a file is given up."""
        self._patience = patience
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def read(
        self, path: Path, *, encoding: str | None = None, columns: Mapping[str, str] | None = None
    ) -> Generator[Found]:
        """The articles of a file, and what is wrong with it or with parts of it, as they are read.

        Args:
            path: the file; this process opens it, the other one is handed it open.
            encoding, columns: what a person chose, see :class:`Reading`.
        """
        try:
            file = path.open("rb")
        except FileNotFoundError:
            yield FileMissing(str(path))
            return
        except OSError as error:
            yield FileUnreadable(str(path), reason=error.strerror or "?")
            return
        order = {"name": path.name, "encoding": encoding, "columns": columns}
        with file:
            yield from self._answers(order, file)

    def read_bytes(
        self,
        raw: bytes,
        name: str,
        *,
        encoding: str | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> Generator[Found]:
        """The articles of what lies in no file: standard input, the clipboard. As :meth:`read`;
        ``name`` is what messages call it."""
        order = {"name": name, "encoding": encoding, "columns": columns, "given": True}
        yield from self._answers(order, raw)

    def _answers(self, order: Mapping[str, Any], content: BinaryIO | bytes) -> Generator[Found]:
        """Where nobody takes the last answer, the process ends with what is left unsaid."""
        whole = False
        try:
            yield from self._ask(order, content)
            whole = True
        finally:
            if not whole:
                self.close()

    def _ask(self, order: Mapping[str, Any], content: BinaryIO | bytes) -> Generator[Found]:
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
                yield _unpacked(answer)
            problem: ImportProblem = ReaderTooSlow(order["name"], seconds=round(self._patience))
        except (EOFError, OSError, ValueError, TypeError):
            problem = ReaderFailed(order["name"])
        self.close()
        yield problem

    def _started(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
            if not self._pipe.poll(_BEGINNING) or self._pipe.recv_bytes() != _READY:
                raise EOFError
        return self._pipe

    def _number(self) -> int:
        number = self._process.pid if self._process else None
        if number is None:
            raise EOFError
        return number

    def kill(self) -> None:
        """Give up what is being read, from another thread: it is told as broken."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process; what it was reading is lost."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None


def _unpacked(answer: bytes) -> Found:
    record = json.loads(answer)
    return problem_from_record(record) if "problem" in record else from_record(record)


def _packed(found: Found) -> bytes:
    record = to_record(found) if isinstance(found, FoundArticle) else found.record()
    return json.dumps(record, ensure_ascii=True).encode()


def _serve(pipe: Connection) -> None:
    """Read what is ordered until the other end is closed; any fault ends the process, and the
    other end sees that."""
    confine()
    pipe.send_bytes(_READY)
    with suppress(EOFError, OSError):
        while True:
            order = json.loads(pipe.recv_bytes())
            given = order.get("given")
            with BytesIO(pipe.recv_bytes()) if given else receive_file(pipe) as file:
                _read(pipe, order, file)
            pipe.send_bytes(_END)


def _read(pipe: Connection, order: Mapping[str, Any], file: BinaryIO) -> None:
    name = order["name"]
    reading = Reading(encoding=order["encoding"], columns=order["columns"])
    try:
        for found in read_source(Source(name, file), reading):
            pipe.send_bytes(_packed(found))
    except MemoryError:
        problem = ReaderOutOfMemory(name, megabytes=MOST_MEMORY_MEGABYTES)
        pipe.send_bytes(_packed(problem))
