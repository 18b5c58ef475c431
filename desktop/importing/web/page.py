"""A saved page of the web becomes an article, or several: HTML, whatever the site makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.importing.formats import Found
from desktop.importing.found import FoundArticle
from desktop.importing.problems import (
    FileDamaged,
    FilePartlyRead,
    ImportProblem,
    PagesWithoutArticle,
    PageWithoutArticle,
)
from desktop.importing.source import Reading, Source
from desktop.importing.text_file import article_from_text
from desktop.importing.web.about import About
from desktop.importing.web.blocks import page_of
from desktop.importing.web.markup import decode_page, parse_page, whole
from desktop.importing.web.messenger import Message, messages_in
from desktop.importing.web.page_articles import OpenPage, article_of_page, articles_of
from desktop.importing.web.several import several_in

# Signs for bytes that are no letters, and the part of a page that they may be.
_LOST, _MOST_LOST = "\ufffd", 0.1

_FORMAT = "html"
# What browsers and SingleFile write at the beginning of what they save.
_SAVED_FROM = re.compile(
    r"<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s<>]+)", re.IGNORECASE
)
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The bytes of a page; ``name`` is what messages call it, ``address`` where it was, ``label``
    the encoding that the server said, where what saved it wrote these down, ``packed`` how its
    bytes are packed, where nothing here unpacks them."""

    name: str
    raw: bytes
    address: str = ""
    label: str | None = None
    packed: str = ""


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The article of a page; raises ImportProblem where there is none."""
    yield from article_in(SavedPage(source.name, whole(source)), reading)


def article_in(page: SavedPage, reading: Reading, key: str = _FORMAT) -> Iterator[Found]:
    """The article of a page, of the format ``key``, and a problem where only some could be read; of
    a page with several whole articles each, of an exported channel each message.

    Raises:
        ImportProblem: there is no article in it.
    """
    decoded = decode_page(page.raw, reading.encoding, page.label)
    if decoded.text.count(_LOST) > _MOST_LOST * len(decoded.text):
        # Bytes of a picture or of something packed.
        raise FileDamaged(page.name, format="HTML")
    markup = parse_page(decoded.text)
    if markup is None:
        raise PageWithoutArticle(page.name)
    messages = list(messages_in(markup.root))
    if messages:
        yield from _messages(messages, page, reading, key, decoded.encoding)
        return
    about = About(markup.root, page.address or _saved_from(decoded.text))
    lines = page_of(markup.root)
    opened = OpenPage(page.name, markup, lines, about, reading, key, decoded.encoding)
    parts = several_in(lines)
    if parts:
        yield from articles_of(opened, parts)
    else:
        yield article_of_page(opened)
    if not markup.whole:
        yield FilePartlyRead(page.name, format="HTML")


def _messages(
    messages: Sequence[Message], page: SavedPage, reading: Reading, key: str, encoding: str
) -> Iterator[Found]:
    """The messages that are Arabic, and how many are not."""
    left_out = 0
    for message in messages:
        try:
            text = article_from_text(message.text, page.name).text
        except ImportProblem:
            left_out += 1
            continue
        member = reading.part(message.number)
        yield FoundArticle(
            text, key, member, outlet=message.sender, published=message.sent, encoding=encoding
        )
    if left_out:
        yield PagesWithoutArticle(page.name, count=left_out)


def _saved_from(text: str) -> str:
    match = _SAVED_FROM.search(text[:_HEAD])
    return match[1] if match else ""
