"""Records found in the raw pages of a database file, whatever else of it is damaged. Pure.

Every page is looked at by itself: what looks like a leaf of a table is read cell by cell, as the
format says (https://www.sqlite.org/fileformat2.html), and what does not decode is passed over. The
way there (schema, inner pages, lists of free pages) is never needed. Whether a record is what it
seems is for the caller to tell, by its digest.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from mmap import mmap

PAGE_SIZE = 4096
_TABLE_LEAF = 0x0D
_FILE_HEADER = 100
_WAL_HEADER = 32
_FRAME_HEADER = 24

_TELLING = 4096
"""Pages between two words of progress."""

Value = int | float | str | bytes | None
Bytes = bytes | mmap
"""A file in memory, or mapped: of a large one only what is looked at need be there."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row as stored: its rowid and its columns (an INTEGER PRIMARY KEY is None among them)."""

    rowid: int
    values: tuple[Value, ...]


def records(
    file: Bytes, log: Bytes = b"", *, on_page: Callable[[int, int], object] = lambda *_: None
) -> Iterator[Record]:
    """The records of a file and of its write-ahead log, some of them more than once.

    Args:
        file: the database file.
        log: its log, read frame by frame; later frames hold later pages.
        on_page: is told now and then how many pages of the file of how many were looked at.
    """
    frames = _frames(log)
    pages = _Pages(file, log, dict(frames))
    total = len(file) // PAGE_SIZE
    for number in range(1, total + 1):
        if number % _TELLING == 0:
            on_page(number, total)
        page = file[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        yield from _leaf(page, _FILE_HEADER if number == 1 else 0, pages)
    for number, start in frames:
        page = log[start : start + PAGE_SIZE]
        yield from _leaf(page, _FILE_HEADER if number == 1 else 0, pages)


@dataclass(frozen=True, slots=True)
class _Pages:
    """Pages by number, the log's before the file's."""

    file: Bytes
    log: Bytes
    logged: dict[int, int]

    def versions(self, number: int) -> Iterator[bytes]:
        start = self.logged.get(number)
        if start is not None:
            yield self.log[start : start + PAGE_SIZE]
        page = self.file[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        if number > 0 and len(page) == PAGE_SIZE:
            yield page


def _frames(log: Bytes) -> list[tuple[int, int]]:
    """The pages in a log: each one's number and where it begins."""
    found = []
    step = _FRAME_HEADER + PAGE_SIZE
    for start in range(_WAL_HEADER, len(log) - step + 1, step):
        (number,) = struct.unpack_from(">I", log, start)
        found.append((number, start + _FRAME_HEADER))
    return found


def _leaf(page: bytes, header: int, pages: _Pages) -> Iterator[Record]:
    if len(page) < PAGE_SIZE or page[header] != _TABLE_LEAF:
        return
    (cells,) = struct.unpack_from(">H", page, header + 3)
    for cell in range(min(cells, (PAGE_SIZE - header - 8) // 2)):
        (start,) = struct.unpack_from(">H", page, header + 8 + 2 * cell)
        yield from _cell(page, start, pages)


def _cell(page: bytes, start: int, pages: _Pages) -> Iterator[Record]:
    """The record of a cell; of a chain of pages that exist twice, every reading that decodes."""
    try:
        size, at = _varint(page, start)
        rowid, at = _varint(page, at)
        local = _local_size(size)
        payload = page[at : at + local]
        if len(payload) < local:
            return
        if local == size:
            yield Record(_signed(rowid), _decode(payload))
            return
        (first,) = struct.unpack_from(">I", page, at + local)
    except (IndexError, ValueError, struct.error):
        return
    for rest in _overflow(first, size - local, pages):
        try:
            yield Record(_signed(rowid), _decode(payload + rest))
        except (IndexError, ValueError, struct.error):
            continue


def _local_size(size: int) -> int:
    """How much of a payload stands in the leaf itself ("Cell Payload Overflow Pages")."""
    most = PAGE_SIZE - 35
    if size <= most:
        return size
    least = (PAGE_SIZE - 12) * 32 // 255 - 23
    kept = least + (size - least) % (PAGE_SIZE - 4)
    return kept if kept <= most else least


def _overflow(first: int, size: int, pages: _Pages) -> Iterator[bytes]:
    """The rest of a payload by the newest pages, and by the oldest where that differs."""
    given = set()
    for newest in (True, False):
        rest, number = b"", first
        for _ in range(size // (PAGE_SIZE - 4) + 1):
            versions = list(pages.versions(number))
            if not versions:
                break
            page = versions[0 if newest else -1]
            (number,) = struct.unpack_from(">I", page, 0)
            rest += page[4:]
        if len(rest) >= size and rest[:size] not in given:
            given.add(rest[:size])
            yield rest[:size]


def _decode(payload: bytes) -> tuple[Value, ...]:
    header_size, at = _varint(payload, 0)
    kinds = []
    while at < header_size:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    at = header_size
    for kind in kinds:
        value, at = _value(payload, kind, at)
        values.append(value)
    return tuple(values)


_INTEGER_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _value(payload: bytes, kind: int, at: int) -> tuple[Value, int]:
    if kind in _INTEGER_SIZES:
        end = at + _INTEGER_SIZES[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), _inside(payload, end)
    if kind == 7:
        return float(struct.unpack_from(">d", payload, at)[0]), at + 8
    if kind in (0, 8, 9):
        return (None if kind == 0 else kind - 8), at
    if kind in (10, 11):
        raise ValueError("a reserved kind of value")
    end = _inside(payload, at + (kind - 12) // 2)
    data = payload[at:end]
    return (data if kind % 2 == 0 else data.decode("utf-8", "strict")), end


def _inside(payload: bytes, end: int) -> int:
    if end > len(payload):
        raise ValueError("a value beyond its record")
    return end


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value
