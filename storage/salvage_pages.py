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

from storage.raw_pages import RawPages

_TABLE_LEAF = 0x0D
_FILE_HEADER = 100

_TELLING = 4096
"""Pages between two words of progress."""

Value = int | float | str | bytes | None


@dataclass(frozen=True, slots=True)
class Record:
    """A row as stored: its rowid and its columns (an INTEGER PRIMARY KEY is None among them)."""

    rowid: int
    values: tuple[Value, ...]


def records(
    pages: RawPages, *, on_page: Callable[[int, int], object] = lambda *_: None
) -> Iterator[Record]:
    """The records of a file and of its write-ahead log, some of them more than once.

    Args:
        pages: those of the file and of its log, which is read frame by frame; later frames hold
            later pages.
        on_page: is told now and then how many pages of the file of how many were looked at.
    """
    known = _Versions(pages)
    for number in range(1, pages.total + 1):
        if number % _TELLING == 0:
            on_page(number, pages.total)
        yield from _leaf(pages.page(number), _header(number), known)
    for index, number in enumerate(pages.frames):
        yield from _leaf(pages.frame(index), _header(number), known)


class _Versions:
    """Pages by number, the log's before the file's."""

    def __init__(self, pages: RawPages) -> None:
        """``most``: no record is longer than all pages together."""
        self._pages = pages
        self._logged = {number: index for index, number in enumerate(pages.frames)}
        self.usable = pages.usable
        self.most = (pages.total + len(pages.frames)) * pages.usable

    def of(self, number: int) -> list[bytes]:
        """The page as it stands in the log and in the file, the newest first."""
        index = self._logged.get(number)
        found = [self._pages.page(number)]
        if index is not None:
            found.insert(0, self._pages.frame(index))
        return [page for page in found if page]


def _header(number: int) -> int:
    """Where the header of a page begins."""
    return _FILE_HEADER if number == 1 else 0


def _leaf(page: bytes, header: int, pages: _Versions) -> Iterator[Record]:
    if len(page) < pages.usable or page[header] != _TABLE_LEAF:
        return
    (cells,) = struct.unpack_from(">H", page, header + 3)
    for cell in range(min(cells, (pages.usable - header - 8) // 2)):
        (start,) = struct.unpack_from(">H", page, header + 8 + 2 * cell)
        yield from _cell(page, start, pages)


def _cell(page: bytes, start: int, pages: _Versions) -> Iterator[Record]:
    """The record of a cell; of a chain of pages that exist twice, every reading that decodes."""
    try:
        size, at = _varint(page, start)
        rowid, at = _varint(page, at)
        if size > pages.most:
            return
        local = _local_size(size, pages.usable)
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


def _local_size(size: int, usable: int) -> int:
    """How much of a payload stands in the leaf itself ("Cell Payload Overflow Pages")."""
    most = usable - 35
    if size <= most:
        return size
    least = (usable - 12) * 32 // 255 - 23
    kept = least + (size - least) % (usable - 4)
    return kept if kept <= most else least


def _overflow(first: int, size: int, pages: _Versions) -> Iterator[bytes]:
    """The rest of a payload by the newest pages, and by the oldest where that differs."""
    given = set()
    for newest in (True, False):
        rest, number, passed = b"", first, set()
        for _ in range(size // (pages.usable - 4) + 1):
            versions = pages.of(number)
            if not versions or number in passed:
                break
            passed.add(number)
            page = versions[0 if newest else -1]
            (number,) = struct.unpack_from(">I", page, 0)
            rest += page[4 : pages.usable]
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
