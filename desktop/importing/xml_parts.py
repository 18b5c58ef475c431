"""XML of other people, and the parts of formats that are a ZIP of XML: read with bounds, no entity
expanded, nothing fetched."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop.importing.problems import ArchiveTooLarge, FileDamaged, FilePasswordProtected
from desktop.importing.source import Source
from desktop.importing.zip_recognition import ZIP_FAULTS

# An article is at most 8 MB of text; its markup can be ten times that.
MOST_PART_BYTES = 100_000_000
# Text packs to a tenth, XML to a fiftieth; what packs better is zeros.
_MOST_PACKED = 300
_SURELY_FINE = 10_000_000

Element = Any
"""An element of lxml, which has no types of its own."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a document that is a ZIP; ``format`` is what messages call such a file."""

    archive: zipfile.ZipFile
    name: str
    format: str

    def __contains__(self, part: str) -> bool:
        return part in self.archive.NameToInfo

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            FileDamaged: there is no such part, or it is broken.
            FilePasswordProtected: it is encrypted.
            ArchiveTooLarge: it is a bomb.
        """
        info = self.archive.NameToInfo.get(part)
        if info is None:
            raise FileDamaged(self.name, format=self.format)
        return read_member(self.archive, info, self.name, self.format)

    def xml(self, part: str) -> Element:
        """The root of a part; raises as :meth:`read`."""
        return parse_xml(self.read(part), self.name, self.format)

    def optional_xml(self, part: str) -> Element | None:
        """The root of a part that a document can do without; None where it is not there."""
        return self.xml(part) if part in self else None


def open_parts(source: Source, file_format: str) -> Parts:
    """The parts of a source that should be a ZIP.

    Raises:
        FileDamaged: it is none.
    """
    return Parts(open_zip(source, file_format), source.name, file_format)


def open_zip(source: Source, file_format: str) -> zipfile.ZipFile:
    """The ZIP that a source should be.

    Raises:
        FileDamaged: it is none, or an incomplete one.
    """
    try:
        return zipfile.ZipFile(source.stream)
    except ZIP_FAULTS as error:
        raise FileDamaged(source.name, format=file_format) from error


def read_member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    name: str,
    file_format: str,
    most: int = MOST_PART_BYTES,
) -> bytes:
    """The bytes of a member; never more than it declares, which is never more than ``most``.

    Raises:
        FileDamaged, FilePasswordProtected, ArchiveTooLarge: it cannot be had.
    """
    if info.flag_bits & 0x1:
        raise FilePasswordProtected(name)
    if not fits(info, most):
        raise ArchiveTooLarge(name)
    try:
        return archive.read(info)
    except ZIP_FAULTS as error:
        raise FileDamaged(name, format=file_format) from error


def fits(info: zipfile.ZipInfo, most: int) -> bool:
    """Whether a member declares at most so many bytes, and is not zeros packed to nothing."""
    return info.file_size <= min(most, max(_SURELY_FINE, _MOST_PACKED * info.compress_size))


def parse_xml(raw: bytes, name: str, file_format: str) -> Element:
    """The root element of XML.

    Raises:
        FileDamaged: it is not well-formed, or declares entities, as no such document does.
    """
    from lxml import etree  # noqa: PLC0415 - only the process that reads files loads it

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileDamaged(name, format=file_format) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise FileDamaged(name, format=file_format)
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace, which differs between editions of a format."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """The attribute with that local name."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children with one of these local names."""
    if element is not None:
        yield from (child for child in element if local(child) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        element = next(children(element, name), None)
    return element


def text_of(element: Element | None) -> str:
    """All the text in an element, trimmed; nothing for no element."""
    return "" if element is None else "".join(element.itertext()).strip()
