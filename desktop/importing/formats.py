"""The formats that Rawi reads: one module each, told by what a file holds first, then by its name.

A new format is one module with a ``read`` and one line here.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.importing.found import FoundArticle
from desktop.importing.problems import ImportProblem
from desktop.importing.recognition import (
    GZIP,
    is_archive_of_x,
    is_feed,
    is_html,
    is_mail,
    is_mailbox,
    is_mhtml,
    is_warc,
    is_whatsapp,
)
from desktop.importing.source import Reading, Source
from desktop.importing.zip_recognition import holds_part, is_of_type, may_be_document

Found = FoundArticle | ImportProblem
"""An article of a file, or what is wrong with one part of it; the other parts go on."""

Read = Callable[[Source, Reading], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Format:
    """``recognises``: whether a source is such a file, from its first bytes and, where they do not
    tell, from its stream. ``magic``: how such files begin, where that is certain. ``suffixes``: how
    their names end; they decide where what is inside does not. ``module`` holds ``read``; it is
    loaded when the first such file comes. ``zipped``: it is a ZIP inside."""

    key: str
    module: str
    suffixes: tuple[str, ...]
    magic: tuple[bytes, ...] = ()
    recognises: Callable[[Source, bytes], bool] | None = None
    zipped: bool = False

    def named(self, name: str) -> bool:
        """Whether a file of that name may be one of these."""
        return name.lower().endswith(self.suffixes)

    def read(self, source: Source, reading: Reading) -> Iterator[Found]:
        """The articles of a source; raises ImportProblem where the whole of it is no use."""
        module = importlib.import_module(f"desktop.importing.{self.module}")
        read: Read = module.read
        yield from read(source, reading)


TEXT = Format("text", "text_file", (".txt", ".text"))

FORMATS = (
    TEXT,
    Format(
        "word",
        "word",
        (".docx", ".docm", ".dotx"),
        recognises=holds_part("word/document"),
        zipped=True,
    ),
    Format(
        "opendocument",
        "opendocument",
        (".odt", ".ott", ".fodt"),
        recognises=is_of_type("application/vnd.oasis.opendocument.text"),
        zipped=True,
    ),
    Format("epub", "epub", (".epub",), recognises=is_of_type("application/epub+zip"), zipped=True),
    Format(
        "excel",
        "workbook",
        (".xlsx", ".xlsm"),
        recognises=holds_part("xl/workbook"),
        zipped=True,
    ),
    Format("whatsapp", "whatsapp", (), recognises=is_whatsapp),
    Format("csv", "table", (".csv", ".tsv", ".tab")),
    Format("json", "table_json", (".jsonl", ".ndjson", ".json"), recognises=is_archive_of_x),
    Format("zip", "archive", (".zip",), (b"PK\x03\x04", b"PK\x05\x06")),
    Format("old_office", "compound_file", (".doc", ".xls"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)),
    Format("pdf", "pdf", (".pdf",), (b"%PDF-",)),
    Format("rtf", "rtf", (".rtf",), (b"{\\rtf",)),
    Format("html", "web.page", (".html", ".htm", ".xhtml", ".shtml"), recognises=is_html),
    Format("mhtml", "web.mhtml", (".mhtml", ".mht"), recognises=is_mhtml),
    Format("mail", "mail", (".eml", ".emlx"), recognises=is_mail),
    Format("mailbox", "mailbox", (".mbox", ".mbx"), recognises=is_mailbox),
    Format("warc", "web.warc", (".warc", ".warc.gz"), recognises=is_warc),
    Format("gzip", "gzip_file", (".gz",), (GZIP,)),
    Format("feed", "web.feed", (".rss", ".atom", ".rdf"), recognises=is_feed),
)

SUFFIXES = frozenset(suffix for known in FORMATS for suffix in known.suffixes)


def format_of(source: Source) -> Format:
    """The format of a source; what nothing else claims is plain text, or told not to be.

    What a format recognises is its own, before what only begins as it does (a document that is a
    zip inside, before any zip); of several, the one that the name speaks for. A document so broken
    that only its ZIP is left is what its name says.
    """
    head = source.head()
    for claimed in (_recognised(source, head), _broken(source, head), _begun(head)):
        if claimed:
            return next((known for known in claimed if known.named(source.name)), claimed[0])
    return next((known for known in FORMATS if known.named(source.name)), TEXT)


def _recognised(source: Source, head: bytes) -> list[Format]:
    found = []
    for known in FORMATS:
        if known.recognises is not None and known.recognises(source, head):
            found.append(known)
        source.stream.seek(0)
    return found


def _broken(source: Source, head: bytes) -> list[Format]:
    named = [known for known in FORMATS if known.zipped and known.named(source.name)]
    if not named or not any(known.key == "zip" for known in _begun(head)):
        return []
    broken = may_be_document(source)
    source.stream.seek(0)
    return named if broken else []


def _begun(head: bytes) -> list[Format]:
    return [known for known in FORMATS if known.magic and head.startswith(known.magic)]


def read_source(source: Source, reading: Reading) -> Iterator[Found]:
    """Every article of a source, and what is wrong with parts of it; never raises ImportProblem."""
    try:
        yield from format_of(source).read(source, reading)
    except ImportProblem as problem:
        yield problem
