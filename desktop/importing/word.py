"""Word's ``.docx``, read from its XML: python-docx passes over inserted text, content controls,
text boxes and footnotes, all of which a reader sees."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from desktop.importing.document import Block, Properties, article_of, row_of
from desktop.importing.found import FoundArticle
from desktop.importing.source import Reading, Source
from desktop.importing.xml_parts import (
    Element,
    Parts,
    attribute,
    child,
    children,
    local,
    open_parts,
    text_of,
)

_FORMAT = "Word"
_MAIN = "word/document.xml"
# What was deleted or moved away, codes of fields, and the older form of what stands beside it.
_UNSEEN = frozenset(
    (
        *("del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback"),
        *("rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"),
    )
)
_OFF = frozenset(("0", "false", "off"))
_NOTES = (("footnote", "footnotes.xml"), ("endnote", "endnotes.xml"))
# Marks that Word puts above its notes: they are no notes.
_RULES = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(source: Source, reading: Reading) -> Iterator[FoundArticle]:
    """The one article of a document: paragraphs, tables, text boxes in reading order, then notes.

    Raises:
        ImportProblem: the file is damaged, locked, or holds no Arabic article.
    """
    parts = open_parts(source, _FORMAT)
    main = _main_part(parts)
    folder = posixpath.dirname(main)
    headings = _heading_styles(parts.optional_xml(f"{folder}/styles.xml"))
    body = child(parts.xml(main), "body")
    blocks = list(_Body(headings).blocks(body if body is not None else ()))
    for kind, name in _NOTES:
        for note in children(parts.optional_xml(f"{folder}/{name}"), kind):
            if attribute(note, "type") not in _RULES:
                blocks.extend(_Body(frozenset()).blocks(note))
    yield article_of(source, reading, "word", blocks, _properties(parts))


def _main_part(parts: Parts) -> str:
    for relation in children(parts.optional_xml("_rels/.rels"), "Relationship"):
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or _MAIN).lstrip("/")
    return _MAIN


def _heading_styles(styles: Element | None) -> frozenset[str]:
    """The identities of styles that are a title or a heading, in any language of Word: headings
    have a level in the outline, the title has one English name everywhere."""
    found = set()
    for style in children(styles, "style"):
        name = (
            attribute(named, "val") if (named := child(style, "name")) is not None else ""
        ) or ""
        levelled = child(style, "pPr", "outlineLvl") is not None
        if levelled or name.lower() == "title" or name.lower().startswith("heading"):
            found.add(attribute(style, "styleId") or "")
    return frozenset(found)


def _properties(parts: Parts) -> Properties:
    core = parts.optional_xml("docProps/core.xml")
    app = parts.optional_xml("docProps/app.xml")
    return Properties(
        title=text_of(child(core, "title")),
        author=text_of(child(core, "creator")),
        created=text_of(child(core, "created")),
        company=text_of(child(app, "Company")),
    )


class _Body:
    """Walks through a body; text boxes are told after the paragraph that they are fixed to."""

    def __init__(self, headings: frozenset[str]) -> None:
        self._headings = headings
        self._boxes: list[Element] = []

    def blocks(self, container: Iterable[Element]) -> Iterator[Block]:
        goes_on = ""
        for part in container:
            name = local(part)
            if name == "p":
                block = self._paragraph(part)
                block = Block(goes_on + block.text, block.heading)
                goes_on = block.text if _end_is_deleted(part) else ""
                if not goes_on:
                    yield block
                boxes, self._boxes = self._boxes, []
                for box in boxes:
                    yield from self.blocks(box)
            elif name == "tbl":
                if goes_on:
                    yield Block(goes_on)
                goes_on = ""
                yield from self._table(part)
            elif name not in _UNSEEN:
                yield from self.blocks(part)
        if goes_on:
            yield Block(goes_on)

    def _table(self, table: Element) -> Iterator[Block]:
        for row in _within(table, "tr"):
            yield from row_of([list(self.blocks(cell)) for cell in _within(row, "tc")])

    def _paragraph(self, paragraph: Element) -> Block:
        style = child(paragraph, "pPr", "pStyle")
        named = style is not None and attribute(style, "val") in self._headings
        levelled = child(paragraph, "pPr", "outlineLvl") is not None
        return Block("".join(self._inline(paragraph)), heading=named or levelled)

    def _inline(self, container: Element) -> Iterator[str]:
        for part in container:
            name = local(part)
            if name == "t":
                yield part.text or ""
            elif name == "txbxContent":
                self._boxes.append(part)
            elif name in _CHARACTERS:
                yield _CHARACTERS[name]
            elif name not in _UNSEEN and not (name == "r" and _is_hidden(part)):
                yield from self._inline(part)


def _within(container: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also those that stand in a content control or were inserted."""
    for part in container:
        if local(part) == name:
            yield part
        elif local(part) not in _UNSEEN:
            yield from _within(part, name)


def _end_is_deleted(paragraph: Element) -> bool:
    """Whether a tracked change deleted the end of a paragraph, so that the next goes on in it."""
    return child(paragraph, "pPr", "rPr", "del") is not None


def _is_hidden(run: Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in _OFF
