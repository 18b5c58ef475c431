"""The container of Office before 2007, in which newer documents lie when they have a password."""

from __future__ import annotations

from typing import NoReturn

from desktop.importing.problems import FileOldOffice, FilePasswordProtected
from desktop.importing.source import Reading, Source

# The name of a stream in its directory, which lies anywhere in the file.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_SEARCHED = 200_000_000


def read(source: Source, _reading: Reading) -> NoReturn:
    """No article: what can be done is said.

    Raises:
        FilePasswordProtected, FileOldOffice: always one of them.
    """
    if _ENCRYPTED in source.stream.read(_MOST_SEARCHED):
        raise FilePasswordProtected(source.name)
    raise FileOldOffice(source.name)
