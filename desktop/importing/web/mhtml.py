"""A page that a browser saved as one file (MHTML): a message whose first page is the article."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from desktop.importing.formats import Found
from desktop.importing.problems import FileDamaged, PageWithoutArticle
from desktop.importing.source import Reading, Source
from desktop.importing.web.markup import whole
from desktop.importing.web.page import SavedPage, article_in

_PAGES = ("text/html", "application/xhtml+xml")
# Pages of frames and advertisements in one saved page that are tried for the article.
_MOST_PAGES = 20
# What the standard library raises where headers are broken.
_BROKEN = (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError)


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The article of the saved page; raises ImportProblem where there is none.

    The page itself comes first in such a file, but where it is only a frame around another, the
    article is in that one.
    """
    pages = _pages(source)
    for page in pages[:-1]:
        try:
            yield from article_in(page, reading, "mhtml")
        except PageWithoutArticle:
            continue
        return
    yield from article_in(pages[-1], reading, "mhtml")


def _pages(source: Source) -> list[SavedPage]:
    try:
        message = message_from_bytes(whole(source))
        parts = [part for part in message.walk() if part.get_content_type() in _PAGES]
        pages = [_page(part, source.name) for part in parts[:_MOST_PAGES]]
    except _BROKEN as error:
        raise FileDamaged(source.name, format="MHTML") from error
    if not pages:
        raise FileDamaged(source.name, format="MHTML")
    return pages


def _page(part: Message, name: str) -> SavedPage:
    raw = part.get_payload(decode=True)
    address = str(part.get("Content-Location", "")).strip()
    return SavedPage(
        name,
        raw if isinstance(raw, bytes) else b"",
        address if address.startswith("http") else "",
        part.get_content_charset(),
    )
