"""The pages of a database file and of its write-ahead log, by number, whatever is in them."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Protocol

from storage.page_cipher import RESERVED, PageCipher
from storage.problems import CaseMissing, NotACase

# Of cases made before format 7 and of encrypted ones; of others.
PAGE_SIZE = 4096
_PLAIN_PAGE_SIZES = (PAGE_SIZE, 8192)
_SIZE_AT = slice(16, 18)
_WAL_HEADER = 32
_FRAME_HEADER = 24

Bytes = bytes | mmap
"""A file in memory, or mapped: of a large one only what is looked at need be there."""


class RawPages(Protocol):
    """``usable``: how much of a page SQLite uses. ``total``: whole pages in the file. ``frames``:
    the number of the page in each frame of the log, in order."""

    @property
    def usable(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def frames(self) -> Sequence[int]: ...

    def page(self, number: int) -> bytes:
        """A page of the file, by its number from 1; empty where there is none."""

    def frame(self, index: int) -> bytes:
        """The page in a frame of the log, by its place from 0."""


@dataclass(frozen=True, slots=True)
class StoredPages:
    """The pages as they stand in the file, and in the log where there is one."""

    file: Bytes
    log: Bytes = b""
    usable: int = PAGE_SIZE
    frames: Sequence[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "frames", _frames(self.log, self.usable))

    @property
    def total(self) -> int:
        return len(self.file) // self.usable

    def page(self, number: int) -> bytes:
        if not 1 <= number <= self.total:
            return b""
        return self.file[(number - 1) * self.usable : number * self.usable]

    def frame(self, index: int) -> bytes:
        start = _WAL_HEADER + index * (_FRAME_HEADER + self.usable) + _FRAME_HEADER
        return self.log[start : start + self.usable]


def plain_pages(file: Bytes, log: Bytes) -> list[StoredPages]:
    """The pages of a plain case, of the size that the file says; where what it says is damaged, of
    each size that cases have."""
    said = int.from_bytes(file[_SIZE_AT], "big")
    sizes = (said,) if said in _PLAIN_PAGE_SIZES else _PLAIN_PAGE_SIZES
    return [StoredPages(file, log, size) for size in sizes]


class DecryptedPages:
    """The pages of an encrypted file as SQLite sees them, decrypted when they are looked at.

    A checksum that does not match keeps no page back: SQLCipher's modes let damage spread over two
    blocks of 16 bytes, and the rest of the page is as it was.
    """

    usable = PAGE_SIZE - RESERVED

    def __init__(self, stored: StoredPages, cipher: PageCipher) -> None:
        self._stored = stored
        self.total, self.frames = stored.total, stored.frames
        self._run = cipher.PAGES
        # Neighbours are read together, and the leaves and overflow pages of a row lie near.
        self._pages = lru_cache(_RUNS_KEPT)(lambda run: cipher.decrypt(self._of_file(run)))
        self._framed = lru_cache(_RUNS_KEPT)(lambda run: cipher.decrypt(self._of_log(run)))

    def page(self, number: int) -> bytes:
        if not 1 <= number <= self.total:
            return b""
        run, place = divmod(number - 1, self._run)
        return self._pages(run)[place]

    def frame(self, index: int) -> bytes:
        run, place = divmod(index, self._run)
        return self._framed(run)[place]

    def _of_file(self, run: int) -> list[tuple[int, bytes]]:
        first = run * self._run + 1
        last = min(first + self._run, self.total + 1)
        return [(number, self._stored.page(number)) for number in range(first, last)]

    def _of_log(self, run: int) -> list[tuple[int, bytes]]:
        first = run * self._run
        last = min(first + self._run, len(self.frames))
        return [(self.frames[at], self._stored.frame(at)) for at in range(first, last)]


_RUNS_KEPT = 8


def _frames(log: Bytes, page_size: int) -> list[int]:
    step = _FRAME_HEADER + page_size
    return [
        int(struct.unpack_from(">I", log, start)[0])
        for start in range(_WAL_HEADER, len(log) - step + 1, step)
    ]


@contextmanager
def mapped(path: Path) -> Iterator[Bytes]:
    """A file of any size as bytes that the system reads when they are looked at.

    Raises:
        CaseMissing, NotACase: there is no such file, or it cannot be read.
    """
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size == 0:
                yield b""
                return
            with mmap(file.fileno(), 0, access=ACCESS_READ) as mapped:
                yield mapped
    except FileNotFoundError:
        raise CaseMissing(path) from None
    except OSError as error:
        raise NotACase(path) from error
