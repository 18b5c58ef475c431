"""A web archive (WARC): each page that was answered with success is an article."""

from __future__ import annotations

import logging
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from email.message import Message
from io import StringIO
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from desktop.importing.formats import Found
from desktop.importing.problems import (
    FileDamaged,
    FilePartlyRead,
    FileTooLarge,
    ImportProblem,
    PagesPacked,
    PagesWithoutArticle,
    PageWithoutArticle,
)
from desktop.importing.recognition import GZIP
from desktop.importing.source import Reading, Source
from desktop.importing.web.gzip_members import Unpacked
from desktop.importing.web.markup import LIMIT_MEGABYTES
from desktop.importing.web.page import SavedPage, article_in

_MOST = LIMIT_MEGABYTES * 1_000_000
# It says what is odd in a file aloud, in the file's own words; what matters is told as a problem.
logging.getLogger("warcio").addHandler(logging.NullHandler())

_UNPACKED, _LONGEST_WAY = ("", "identity", "gzip", "x-gzip", "deflate"), 20
_PAGES = ("text/html", "application/xhtml+xml")

Record = Any
"""A record of warcio, which has no types."""


class _CutOff(Exception):
    """A record says that it is longer than what is there."""


# What warcio raises where lines that a record needs are missing or mangled.
_BROKEN = (
    *(ArchiveLoadFailed, _CutOff, OSError, ValueError, LookupError, AttributeError, TypeError),
    *(AssertionError, zlib.error),
)


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The articles of an archive in its order; pages that are none are counted, and what is broken
    is told, at the end."""
    found = left_out = 0
    packed: Counter[str] = Counter()
    damaged = False
    unpacked = Unpacked(source.stream) if source.head().startswith(GZIP) else None
    pages = _pages(unpacked or source.stream)
    while True:
        try:
            with redirect_stderr(StringIO()):
                page = next(pages, None)
        except _BROKEN:
            damaged = True
            break
        if page is None:
            break
        if page.packed:
            packed[page.packed] += 1
            continue
        # Read whole before it is told, so that an archive too large stops before that.
        reading.budget.take(len(page.raw), source.name)
        try:
            yield from _found_in(page, reading)
            found += 1
        except FileTooLarge as problem:
            yield problem
        except ImportProblem:
            left_out += 1
    yield from _left_out(source.name, left_out, packed)
    if damaged or (unpacked is not None and unpacked.cut_off):
        yield (FilePartlyRead if found else FileDamaged)(source.name, format="WARC")
    elif not (found or left_out or packed):
        yield PageWithoutArticle(source.name)


def _left_out(name: str, without: int, packed: Counter[str]) -> Iterator[ImportProblem]:
    if without:
        yield PagesWithoutArticle(name, count=without)
    if packed:
        yield PagesPacked(name, count=packed.total(), ways=", ".join(sorted(packed)))


def _found_in(page: SavedPage, reading: Reading) -> Iterator[Found]:
    if len(page.raw) > _MOST:
        raise FileTooLarge(page.name, megabytes=LIMIT_MEGABYTES + 1, limit=LIMIT_MEGABYTES)
    yield from article_in(page, replace(reading, member=reading.part(page.address)), "warc")


def _pages(stream: IO[bytes] | Unpacked) -> Iterator[SavedPage]:
    for record in ArchiveIterator(stream):
        label = _page_label(record)
        if label is None:
            continue
        # One byte more than a page may have tells that it has too many.
        raw = record.content_stream().read(_MOST + 1)
        if record.raw_stream.limit > 0 and len(raw) <= _MOST:
            raise _CutOff
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        packed = _packed(record)
        yield SavedPage(address or "?", raw, address.strip("<> "), label, packed)


def _packed(record: Record) -> str:
    """How a page is packed, where the library does not unpack it so."""
    headers = record.http_headers
    way = (headers.get_header("Content-Encoding") or "").strip().lower() if headers else ""
    return "" if way in _UNPACKED else way[:_LONGEST_WAY]


def _page_label(record: Record) -> str | None:
    """The encoding that was said of a page, empty where none was; None for what is no page."""
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers or record.rec_headers
    if record.rec_type == "response" and headers.get_statuscode() != "200":
        return None
    header = Message()
    header["Content-Type"] = " ".join((headers.get_header("Content-Type") or "").split())
    return header.get_content_charset("") if header.get_content_type() in _PAGES else None
