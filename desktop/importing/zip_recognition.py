"""Documents that are a ZIP inside, told apart by their parts."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable

from desktop.importing.source import Source

_ZIP = b"PK\x03\x04"
# What the standard library raises where a ZIP is broken: NotImplementedError is a RuntimeError.
ZIP_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(ValueError, OSError, EOFError, RuntimeError),
)
# Where the name of the first member stands, and how those of documents begin.
_NAME = 30
_FIRST_PARTS = (
    *(b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"customXml/"),
    *(b"mimetype", b"META-INF/", b"content.xml", b"meta.xml"),
)
OF_DOCUMENTS = frozenset(("[Content_Types].xml", "mimetype"))
"""Parts that only documents have, whichever."""
_MIME_TYPE = "mimetype"
_LONGEST_TYPE = 200


def holds_part(beginning: str) -> Callable[[Source, bytes], bool]:
    """What recognises documents of Office by how their main part's name begins."""

    def recognises(source: Source, head: bytes) -> bool:
        archive = document_in(source, head)
        return archive is not None and any(
            name.startswith(beginning) for name in archive.NameToInfo
        )

    return recognises


def is_of_type(beginning: str) -> Callable[[Source, bytes], bool]:
    """What recognises documents that name their media type in a part of their own."""

    def recognises(source: Source, head: bytes) -> bool:
        archive = document_in(source, head)
        info = archive.NameToInfo.get(_MIME_TYPE) if archive is not None else None
        if archive is None or info is None or info.file_size > _LONGEST_TYPE:
            return False
        try:
            return archive.read(info).strip().startswith(beginning.encode())
        except ZIP_FAULTS:
            return False

    return recognises


def may_be_document(source: Source) -> bool:
    """Whether a ZIP is that of a document, or too broken to tell."""
    try:
        archive = zipfile.ZipFile(source.stream)
    except ZIP_FAULTS:
        return True
    return not OF_DOCUMENTS.isdisjoint(archive.NameToInfo)


def document_in(source: Source, head: bytes) -> zipfile.ZipFile | None:
    """The ZIP that a source is where its first member is one of a document's parts."""
    if not head.startswith(_ZIP) or not head[_NAME:].startswith(_FIRST_PARTS):
        return None
    try:
        return zipfile.ZipFile(source.stream)
    except ZIP_FAULTS:
        return None
