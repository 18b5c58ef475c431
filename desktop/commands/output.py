"""Standard output: always able to carry Arabic, and failing in words when it cannot be written."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper


class OutputNotWritten(Exception):
    """Results did not reach standard output; ``reason`` is what the system says, None where
    whoever read them has simply gone away."""

    def __init__(self, reason: str | None) -> None:
        super().__init__(reason)
        self.reason = reason


def prepare() -> None:
    """Make both streams fit for Arabic.

    A file or another program gets UTF-8 whatever the locale; a terminal keeps its own encoding, and
    what that lacks becomes question marks instead of an error.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """Write results. Raises OutputNotWritten."""
    try:
        sys.stdout.write(text)
    except OSError as error:
        raise _failure(error) from error


def finish() -> None:
    """Bring what waits to where it goes, while a failure can still be told.

    Raises OutputNotWritten.
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _failure(error) from error


def _failure(error: OSError) -> OutputNotWritten:
    # Python flushes once more when it ends; what cannot be written must then go nowhere.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return OutputNotWritten(None if isinstance(error, BrokenPipeError) else error.strerror)
