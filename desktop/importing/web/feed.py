"""A feed (RSS 2.0 and its elders, RSS in RDF, Atom): each entry is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.entities import html5

from lxml import etree

from desktop.importing.formats import Found
from desktop.importing.found import FoundArticle, Guess
from desktop.importing.named_dates import published_guess
from desktop.importing.problems import (
    FileDamaged,
    FilePartlyRead,
    ImportProblem,
    PagesWithoutArticle,
    PageWithoutArticle,
)
from desktop.importing.source import Reading, Source
from desktop.importing.text_file import article_from_text
from desktop.importing.web.blocks import page_of
from desktop.importing.web.markup import as_utf8, decode_page, parse_page, whole
from desktop.importing.web.page_words import page_words
from desktop.importing.xml_parts import Element, attribute, child, children, text_of

_KEY = "feed"
# The whole article where a feed has it, else what it has; the time that an entry was made, before
# that of its last change.
_TEXTS = ("encoded", "content", "description", "summary")
_TIMES = ("pubDate", "published", "issued", "date", "created", "updated")
_AUTHORS = ("creator", "author")
# "editor@paper.example (Name)", as RSS 2.0 wants it.
_MAILED_NAME = re.compile(r"^\S+@\S+\s*\((.+)\)$")
_LONGEST_NAME = 200
_INCOMPLETE = ("TAG_NOT_FINISHED", "RESOURCE_LIMIT", "GT_REQUIRED")
_ENTRY_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")


_AMPERSAND = re.compile(r"&(?!#)(?:(\w+);)?")


@dataclass(frozen=True, slots=True)
class _Feed:
    name: str
    outlet: Guess | None
    author: Guess | None
    entries: list[Element]
    complete: bool


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The articles of a feed in its order; entries without Arabic text are counted at the end.

    Raises:
        ImportProblem: the feed is too large, no XML, or declares entities.
    """
    decoded = decode_page(whole(source), reading.encoding)
    feed = _parsed(decoded.text, source.name)
    found = left_out = 0
    for number, entry in enumerate(feed.entries, 1):
        try:
            article = _article(entry, feed)
        except ImportProblem:
            left_out += 1
            continue
        member = reading.part(str(number))
        yield replace(article, member=member, encoding=decoded.encoding)
        found += 1
    if left_out:
        yield PagesWithoutArticle(source.name, count=left_out)
    if not feed.complete:
        yield (FilePartlyRead if found else FileDamaged)(source.name, format="RSS")
    elif not found and not left_out:
        yield PageWithoutArticle(source.name)


def _parsed(text: str, name: str) -> _Feed:
    """Feeds are read though they break XML's rules, as many do; entities are never expanded."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    text = _AMPERSAND.sub(_numbered, text.lstrip())
    try:
        root = etree.fromstring(as_utf8(text), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileDamaged(name, format="RSS") from error
    if root is None:
        raise FileDamaged(name, format="RSS")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise FileDamaged(name, format="RSS")
    complete = not any(entry.type_name.endswith(_INCOMPLETE) for entry in parser.error_log)
    about = child(root, "channel")
    title = _plain(child(root if about is None else about, "title"))
    outlet = Guess(title, "feed_channel", title) if title else None
    entries = list(root.iter("{*}item", "{*}entry"))
    # Of a feed that was cut off, the last entry may be half of one.
    last = len(entries) if complete else len(_ENTRY_END.findall(text))
    return _Feed(name, outlet, _author(root), entries[:last], complete)


def _numbered(match: re.Match[str]) -> str:
    """Named characters as numbers, stray ampersands as characters: once a feed has broken a rule,
    the parser leaves out every name, those of XML itself too."""
    named = html5.get(f"{match[1]};") if match[1] else None
    if named is None:
        return f"&#38;{match[0][1:]}"
    return "".join(f"&#{ord(character)};" for character in named)


def _article(entry: Element, feed: _Feed) -> FoundArticle:
    title = _plain(child(entry, "title"))
    lines = max((_lines(element) for element in children(entry, *_TEXTS)), key=_length, default=[])
    text = "\n".join([title, *lines] if title and title not in lines[:1] else lines)
    times = (published_guess(text_of(child(entry, name)), "feed") for name in _TIMES)
    return FoundArticle(
        article_from_text(text, feed.name).text,
        _KEY,
        title=Guess(title, "feed", title) if title else None,
        outlet=_own_source(entry) or feed.outlet,
        published=next(filter(None, times), None),
        author=_author(entry) or feed.author,
    )


def _length(lines: list[str]) -> int:
    return sum(map(len, lines))


def _own_source(entry: Element) -> Guess | None:
    """Whom a feed that gathers from others names as the source of an entry."""
    source = child(entry, "source")
    title = child(source, "title")
    name = _plain(source if title is None else title)
    return Guess(name, "feed", name) if name else None


def _author(entry: Element) -> Guess | None:
    names = []
    for element in children(entry, *_AUTHORS):
        name = child(element, "name")
        written = _plain(element if name is None else name)
        mailed = _MAILED_NAME.match(written[:_LONGEST_NAME])
        names.append(mailed[1] if mailed else written)
    said = "، ".join(dict.fromkeys(name for name in names if name and "@" not in name))
    return Guess(said, "feed", said) if said else None


def _plain(element: Element | None) -> str:
    return " ".join(_lines(element))


def _lines(element: Element | None) -> list[str]:
    """The lines of an element: of its text, which may be HTML, or of its elements, which are."""
    if element is None:
        return []
    if len(element) and attribute(element, "type") == "xhtml":
        written = etree.tostring(element, encoding="unicode", with_tail=False)
    else:
        written = "".join(element.itertext())
    markup = parse_page(written) if "<" in written or "&" in written else None
    if markup is None:
        return [line for line in (" ".join(each.split()) for each in written.split("\n")) if line]
    return [
        line.text
        for line in page_of(markup.root).lines
        if not line.is_link and not page_words().boilerplate.fits(line.text, linked=line.linked > 0)
    ]
