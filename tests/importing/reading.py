"""Bytes are read as the reader process reads them, here in this process."""

from __future__ import annotations

import io

from desktop.importing.formats import Found, read_source
from desktop.importing.found import FoundArticle
from desktop.importing.source import Reading, Source


def read_all(raw: bytes, name: str, reading: Reading | None = None) -> list[Found]:
    """All that is found in the bytes of a file of that name."""
    return list(read_source(Source(name, io.BytesIO(raw)), reading or Reading()))


def read_one(raw: bytes, name: str, reading: Reading | None = None) -> FoundArticle:
    """The one article of a file."""
    (found,) = read_all(raw, name, reading)
    assert isinstance(found, FoundArticle), found
    return found


def told(raw: bytes, name: str) -> list[str]:
    """The names of the problems that are told of a file."""
    return [type(found).__name__ for found in read_all(raw, name)]
