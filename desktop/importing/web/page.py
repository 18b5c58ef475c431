"""A saved page of the web becomes an article, or several: HTML, whatever the site makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.importing.formats import Found
from desktop.importing.messages import articles_of_messages
from desktop.importing.problems import (
    FileDamaged,
    FilePartlyRead,
    PageWithoutArticle,
)
from desktop.importing.source import Reading, Source
from desktop.importing.web.about import About
from desktop.importing.web.blocks import page_of
from desktop.importing.web.markup import decode_page, parse_page, whole
from desktop.importing.web.messenger import messages_in
from desktop.importing.web.page_articles import OpenPage, article_of_page, articles_of
from desktop.importing.web.posts import posts_in
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
    a page with several whole articles each, of a channel or of posts each message.

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
    messages = [*messages_in(markup.root), *posts_in(markup.root)]
    if messages:
        yield from articles_of_messages(messages, page.name, reading, key, decoded.encoding)
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


def _saved_from(text: str) -> str:
    match = _SAVED_FROM.search(text[:_HEAD])
    return match[1] if match else ""
