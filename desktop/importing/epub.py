"""EPUB: a book is one document, its chapters in the order of reading, their titles as headings."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from math import ceil
from urllib.parse import unquote

from desktop.importing.document import Block, Properties, Reasons, article_of
from desktop.importing.formats import Found
from desktop.importing.problems import (
    FileDamaged,
    FileEmpty,
    FilePartlyRead,
    FilePasswordProtected,
    FileTooLarge,
)
from desktop.importing.source import Reading, Source
from desktop.importing.text_file import LIMIT_MEGABYTES
from desktop.importing.web.blocks import page_of
from desktop.importing.web.markup import decode_page, parse_page
from desktop.importing.xml_parts import (
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

_FORMAT = "EPUB"
_REASONS = Reasons("book_title", "book_author", "book_date", "book_publisher")
_CHAPTERS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
# Fonts are disguised by these; no text is (OCF 3.3, 4.3.2).
_DISGUISES = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_MOST_LETTERS = LIMIT_MEGABYTES * 1_000_000
_TYPE = re.compile(r"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)\w+;")


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The one article of a book, and a problem where chapters of it are broken.

    Raises:
        ImportProblem: the file is damaged, locked, too long, or holds no Arabic text.
    """
    parts = open_parts(source, _FORMAT)
    _refuse_encrypted(parts)
    package_part = _package_part(parts)
    package = parts.xml(package_part)
    blocks: list[Block] = []
    letters = broken = 0
    for chapter in _chapters(package, posixpath.dirname(package_part)):
        try:
            told = _blocks(parts, chapter)
        except FileDamaged:
            broken += 1
            continue
        letters += sum(len(block.text) for block in told)
        if letters > _MOST_LETTERS:
            raise FileTooLarge(source.name, megabytes=ceil(letters / 1e6), limit=LIMIT_MEGABYTES)
        blocks.extend(told)
    if not blocks:
        raise FileDamaged(source.name, format=_FORMAT) if broken else FileEmpty(source.name)
    known = _properties(child(package, "metadata"))
    if known.title and not any(block.text == known.title for block in blocks[:5]):
        blocks.insert(0, Block(known.title, heading=True))
    yield article_of(source, reading, "epub", blocks, known, _REASONS)
    if broken:
        yield FilePartlyRead(source.name, format=_FORMAT)


def _refuse_encrypted(parts: Parts) -> None:
    encryption = parts.optional_xml("META-INF/encryption.xml")
    for data in children(encryption, "EncryptedData"):
        method = child(data, "EncryptionMethod")
        if method is None or attribute(method, "Algorithm") not in _DISGUISES:
            raise FilePasswordProtected(parts.name)


def _package_part(parts: Parts) -> str:
    container = parts.xml("META-INF/container.xml")
    root = child(container, "rootfiles", "rootfile")
    path = attribute(root, "full-path") if root is not None else None
    if path is None:
        raise FileDamaged(parts.name, format=_FORMAT)
    return path


def _chapters(package: Element, folder: str) -> Iterator[str]:
    """The parts that are read one after the other, each once; the table of contents is none."""
    items = {attribute(item, "id"): item for item in children(child(package, "manifest"), "item")}
    seen: set[str] = set()
    for reference in children(child(package, "spine"), "itemref"):
        item = items.get(attribute(reference, "idref"))
        if item is None or attribute(item, "media-type") not in _CHAPTERS:
            continue
        if "nav" in (attribute(item, "properties") or "").split():
            continue
        href = unquote(attribute(item, "href") or "").partition("#")[0]
        part = posixpath.normpath(posixpath.join(folder, href))
        if part not in seen:
            seen.add(part)
            yield part


def _blocks(parts: Parts, chapter: str) -> list[Block]:
    """The paragraphs of a chapter; raises FileDamaged where there is no such part."""
    text = decode_page(parts.read(chapter)).text
    root = _strict(text, parts.name)
    if root is None:
        markup = parse_page(text)
        root = markup.root if markup is not None else None
    if root is None:
        return []
    return [Block(line.text, line.is_heading) for line in page_of(root).lines]


def _strict(text: str, name: str) -> Element | None:
    """The tree of a chapter read as the XML that it should be: ``<a/>`` ends there. None where it
    is none."""
    plain = _ENTITY.sub(lambda found: html.unescape(found[0]), _TYPE.sub("", text, count=1))
    try:
        root = parse_xml(plain.encode("utf-8", "replace"), name, _FORMAT)
    except FileDamaged:
        return None
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = local(element)
    return root


def _properties(metadata: Element | None) -> Properties:
    authors = [text_of(author) for author in children(metadata, "creator")]
    return Properties(
        title=text_of(child(metadata, "title")),
        author="، ".join(filter(None, authors)),
        created=text_of(child(metadata, "date")),
        company=text_of(child(metadata, "publisher")),
    )
