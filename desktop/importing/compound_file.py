"""The container of Office before 2007, in which messages of Outlook lie, and newer documents when
they have a password."""

from __future__ import annotations

from typing import NoReturn

from desktop.importing.problems import FileOldOffice, FilePasswordProtected, OutlookMessage
from desktop.importing.source import Reading, Source

# Names of streams in its directory, which lies anywhere in the file.
_ENCRYPTED, _MESSAGE = (
    name.encode("utf-16-le") for name in ("EncryptedPackage", "__properties_version1.0")
)
_MOST_SEARCHED = 200_000_000


def read(source: Source, _reading: Reading) -> NoReturn:
    """No article: what can be done is said.

    Raises:
        FilePasswordProtected, OutlookMessage, FileOldOffice: always one of them.
    """
    raw = source.stream.read(_MOST_SEARCHED)
    if _ENCRYPTED in raw:
        raise FilePasswordProtected(source.name)
    if _MESSAGE in raw:
        raise OutlookMessage(source.name)
    raise FileOldOffice(source.name)
