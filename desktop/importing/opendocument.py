"""OpenDocument text (``.odt``, and the flat ``.fodt``), read from its XML."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.importing.document import Block, Properties, article_of, row_of
from desktop.importing.found import FoundArticle
from desktop.importing.problems import FileDamaged, FilePasswordProtected
from desktop.importing.source import Reading, Source
from desktop.importing.xml_parts import (
    MOST_PART_BYTES,
    Element,
    Parts,
    attribute,
    child,
    children,
    local,
    open_parts,
    parse_xml,
    text_of,
)

_FORMAT = "OpenDocument"
_UNSEEN = frozenset(
    (
        *("tracked-changes", "annotation", "annotation-end", "forms", "sequence-decls"),
        *("note-citation", "table-of-content", "alphabetical-index", "hidden-text", "script"),
        *("desc", "title", "page-number", "page-count"),
    )
)
_PARAGRAPHS = ("p", "h")
_TITLE_STYLES = frozenset(("Title", "Subtitle"))
# Spaces that one element stands for: more are a broken file.
_MOST_SPACES = 100


def read(source: Source, reading: Reading) -> Iterator[FoundArticle]:
    """The one article of a document: its paragraphs and tables in reading order, then its notes.

    Raises:
        ImportProblem: the file is damaged, locked, or holds no Arabic article.
    """
    if source.head().startswith(b"PK"):
        parts = open_parts(source, _FORMAT)
        _refuse_encrypted(parts)
        content, meta = parts.xml("content.xml"), parts.optional_xml("meta.xml")
    else:
        raw = source.stream.read(MOST_PART_BYTES)
        content = meta = parse_xml(raw, source.name, _FORMAT)
    body = child(content, "body", "text")
    if body is None:
        raise FileDamaged(source.name, format=_FORMAT)
    walk = _Body(_titles(content))
    blocks = [*walk.blocks(body), *walk.notes()]
    yield article_of(source, reading, "opendocument", blocks, _properties(child(meta, "meta")))


def _refuse_encrypted(parts: Parts) -> None:
    manifest = parts.optional_xml("META-INF/manifest.xml")
    for entry in children(manifest, "file-entry"):
        if child(entry, "encryption-data") is not None:
            raise FilePasswordProtected(parts.name)


def _titles(content: Element) -> frozenset[str]:
    """Names of styles that are a title, and those that a program derived from one."""
    styles = children(child(content, "automatic-styles"), "style")
    derived = (s for s in styles if attribute(s, "parent-style-name") in _TITLE_STYLES)
    return _TITLE_STYLES | {attribute(style, "name") or "" for style in derived}


def _properties(meta: Element | None) -> Properties:
    author = text_of(child(meta, "initial-creator")) or text_of(child(meta, "creator"))
    return Properties(
        title=text_of(child(meta, "title")),
        author=author,
        created=text_of(child(meta, "creation-date")),
    )


class _Body:
    """Walks through a body; notes and frames are kept for after the paragraph they stand in."""

    def __init__(self, titles: frozenset[str]) -> None:
        self._titles = titles
        self._notes: list[Element] = []
        self._boxes: list[Element] = []

    def blocks(self, container: Element) -> Iterator[Block]:
        for part in container:
            name = local(part)
            if name in _PARAGRAPHS:
                titled = attribute(part, "style-name") in self._titles
                yield Block("".join(self._inline(part)), heading=name == "h" or titled)
                boxes, self._boxes = self._boxes, []
                for box in boxes:
                    yield from self.blocks(box)
            elif name == "table-row":
                cells = children(part, "table-cell")
                yield from row_of([list(self.blocks(cell)) for cell in cells])
            elif name not in _UNSEEN:
                yield from self.blocks(part)

    def notes(self) -> Iterator[Block]:
        """The notes that were met, in order."""
        for note in self._notes:
            yield from self.blocks(note)

    def _inline(self, element: Element) -> Iterator[str]:
        yield element.text or ""
        for part in element:
            name = local(part)
            if name == "s":
                yield " " * _count(attribute(part, "c"))
            elif name == "tab":
                yield "\t"
            elif name == "line-break":
                yield "\n"
            elif name == "note":
                self._notes.extend(children(part, "note-body"))
            elif name == "text-box":
                self._boxes.append(part)
            elif name not in _UNSEEN:
                yield from self._inline(part)
            yield part.tail or ""


def _count(written: str | None) -> int:
    return min(int(written), _MOST_SPACES) if written and written.isdecimal() else 1
