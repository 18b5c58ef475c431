"""A ZIP of articles, in folders and in further archives: each member is read as its own format.

Nothing is written to the disk: a member is unpacked into memory, its name is only shown.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from desktop.importing.folder import is_passed_over, left_out
from desktop.importing.formats import Found, read_source
from desktop.importing.member_names import shown_name
from desktop.importing.problems import (
    ArchiveTooDeep,
    ArchiveTooLarge,
    EncodingUnknown,
    FileBinary,
    FileDamaged,
    FileEmpty,
    FilePasswordProtected,
    ImportProblem,
    NoArabic,
    PageWithoutArticle,
    TableWithoutText,
)
from desktop.importing.source import DEEPEST, Reading, Source
from desktop.importing.xml_parts import open_zip, read_member
from desktop.importing.zip_recognition import OF_DOCUMENTS

_FORMAT = "ZIP"
# A member is unpacked into memory; the process that does it may have 1,500 MB.
_MOST_MEMBER_BYTES = 250_000_000
# What archives of macOS hold beside the files.
_FORKS = "__MACOSX"
_LOCKED = 0x1
# What is told together of files that were put beside the articles.
NO_ARTICLE = (
    FileBinary,
    FileEmpty,
    NoArabic,
    EncodingUnknown,
    PageWithoutArticle,
    TableWithoutText,
)


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The articles of an archive, in its order; what is no article is told in one sentence.

    Raises:
        ImportProblem: it is damaged, locked, empty, nested too deep, or unpacks to too much.
    """
    if reading.depth >= DEEPEST:
        raise ArchiveTooDeep(source.name)
    archive = open_zip(source, _FORMAT)
    if not OF_DOCUMENTS.isdisjoint(archive.NameToInfo):
        # A presentation, say: a document that no format here claimed.
        raise FileBinary(source.name)
    members = [info for info in archive.infolist() if not _is_passed_over(info)]
    if not members:
        raise FileEmpty(source.name)
    if all(info.flag_bits & _LOCKED for info in members):
        raise FilePasswordProtected(source.name)
    met: list[tuple[PurePosixPath, ImportProblem]] = []
    for info in members:
        for found in _member(source, reading, archive, info):
            if isinstance(found, NO_ARTICLE):
                met.append((PurePosixPath(str(found.fields["file"])), found))
            else:
                yield found
    yield from left_out(PurePosixPath(source.name), met)


def _is_passed_over(info: zipfile.ZipInfo) -> bool:
    # A broken archive may hold a member without a name.
    parts = PurePosixPath(info.filename).parts
    hidden = any(is_passed_over(part) for part in parts if part != "..")
    return not parts or info.is_dir() or hidden or _FORKS in parts


def _member(
    source: Source, reading: Reading, archive: zipfile.ZipFile, info: zipfile.ZipInfo
) -> Iterator[Found]:
    """All that is found in one member.

    Raises:
        ArchiveTooLarge: there is no room for it, nor for those after it.
    """
    name = shown_name(info)
    inside = reading.inside(name, info.file_size)
    whole_name = f"{source.name}/{name}"
    try:
        raw = read_member(archive, info, whole_name, _FORMAT, _MOST_MEMBER_BYTES)
    except (FileDamaged, FilePasswordProtected, ArchiveTooLarge) as problem:
        yield problem
        return
    yield from read_source(Source(whole_name, BytesIO(raw)), inside)
