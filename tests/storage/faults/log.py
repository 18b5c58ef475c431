"""The log of a case that is being written: of which frames it is made, one page each."""

from __future__ import annotations

from pathlib import Path

from storage.connection import PLAIN_PAGE_SIZE
from storage.passphrase import Passphrase

WAL_HEADER = 32
_FRAME_HEADER = 24


def page_size(secret: Passphrase | None) -> int:
    return PLAIN_PAGE_SIZE if secret is None else 4096


def frame_size(secret: Passphrase | None) -> int:
    """How long a page is in the log."""
    return _FRAME_HEADER + page_size(secret)


def size_of(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0
