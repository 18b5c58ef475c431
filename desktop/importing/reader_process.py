"""Files are read in a confined process (:mod:`desktop.importing.confined_process`).

What a broken or hostile file does there is told in one sentence. What comes back is JSON that is
checked, never code.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

from desktop.importing.confined_process import ConfinedFell, ConfinedProcess, ConfinedSilent
from desktop.importing.confinement import MOST_MEMORY_MEGABYTES
from desktop.importing.formats import Found, read_source
from desktop.importing.found import FoundArticle, from_record, to_record
from desktop.importing.problems import (
    FileMissing,
    FileUnreadable,
    ImportProblem,
    NotAFile,
    ReaderFailed,
    ReaderOutOfMemory,
    ReaderTooSlow,
    problem_from_record,
)
from desktop.importing.source import Reading, Source

# Seconds that a reader may be silent: from one article of a file to the next.
PATIENCE = 60
# Not waiting for the other end of a pipe; not as text, and not for processes of ours.
_AT_ONCE = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT")
)


class ReaderProcess:
    """Reads one file after the other; for one thread at a time."""

    def __init__(self, *, patience: float = PATIENCE) -> None:
        """``patience``: seconds without an answer after which a file is given up."""
        self._patience = patience
        self._process = ConfinedProcess(_read, patience=patience)

    def read(
        self, path: Path, *, encoding: str | None = None, columns: Mapping[str, str] | None = None
    ) -> Generator[Found]:
        """The articles of a file, and what is wrong with it or with parts of it, as they are read.

        Args:
            path: the file; this process opens it, the other one is handed it open.
            encoding, columns: what a person chose, see :class:`Reading`.
        """
        try:
            file = _opened(path)
        except ImportProblem as problem:
            yield problem
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
        order = {"name": name, "encoding": encoding, "columns": columns}
        yield from self._answers(order, raw)

    def _answers(self, order: Mapping[str, Any], content: BinaryIO | bytes) -> Generator[Found]:
        """Where nobody takes the last answer, the process ends with what is left unsaid."""
        with closing(self._process.ask(order, content)) as answers:
            try:
                for answer in answers:
                    yield _unpacked(answer)
            except ConfinedSilent:
                yield ReaderTooSlow(order["name"], seconds=round(self._patience))
            except (ConfinedFell, ValueError, TypeError):
                yield ReaderFailed(order["name"])

    def kill(self) -> None:
        """Give up what is being read, from another thread: it is told as broken."""
        self._process.kill()

    def close(self) -> None:
        """End the process; what it was reading is lost."""
        self._process.close()


def _opened(path: Path) -> BinaryIO:
    """A file, open for reading. Whoever opens a pipe waits for its other end, so nobody does.

    Raises:
        ImportProblem: there is none, the system refuses it, or it is a pipe or a device.
    """
    try:
        file = os.fdopen(os.open(path, _AT_ONCE), "rb")
    except FileNotFoundError as error:
        raise FileMissing(str(path)) from error
    except OSError as error:
        raise FileUnreadable(str(path), reason=error.strerror or "?") from error
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NotAFile(path.name)
    return file


def _unpacked(answer: bytes) -> Found:
    record = json.loads(answer)
    return problem_from_record(record) if "problem" in record else from_record(record)


def _packed(found: Found) -> bytes:
    record = to_record(found) if isinstance(found, FoundArticle) else found.record()
    return json.dumps(record, ensure_ascii=True).encode()


def _read(order: Mapping[str, Any], file: BinaryIO) -> Iterator[bytes]:
    name = order["name"]
    reading = Reading(encoding=order["encoding"], columns=order["columns"])
    try:
        yield from map(_packed, read_source(Source(name, file), reading))
    except MemoryError:
        yield _packed(ReaderOutOfMemory(name, megabytes=MOST_MEMORY_MEGABYTES))
