"""A file that was packed by itself (``.jsonl.gz``, ``.html.gz``): it is read as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from desktop.importing.formats import Found, read_source
from desktop.importing.problems import ArchiveTooLarge, FileDamaged, FilePartlyRead
from desktop.importing.source import Reading, Source
from desktop.importing.web.gzip_members import Unpacked

_FORMAT = "GZIP"
_SUFFIX = ".gz"
# It is unpacked into memory; the process that does it may have 1,500 MB.
_MOST_BYTES = 250_000_000
_BLOCK = 1_000_000


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The articles of the file inside, and a problem where only some could be unpacked.

    Raises:
        ImportProblem: it is damaged, nested too deep, or unpacks to too much.
    """
    unpacked = Unpacked(source.stream)
    raw = bytearray()
    while block := unpacked.read(_BLOCK):
        raw += block
        if len(raw) > _MOST_BYTES:
            raise ArchiveTooLarge(source.name)
    if not raw and unpacked.cut_off:
        raise FileDamaged(source.name, format=_FORMAT)
    inside = replace(reading.inside(source.name, len(raw)), member=reading.member)
    name = source.name[: -len(_SUFFIX)] if source.name.lower().endswith(_SUFFIX) else source.name
    told = False
    for found in read_source(Source(name, BytesIO(raw)), inside):
        told = told or isinstance(found, FilePartlyRead)
        yield found
    if unpacked.cut_off and not told:
        yield FilePartlyRead(source.name, format=_FORMAT)
