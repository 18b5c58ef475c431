"""What a page says of its article for programs: title, outlet, date, author, each with its place.

The surest place is asked first: JSON-LD, then meta elements (OpenGraph, Dublin Core), microdata,
the element ``time``, the page's title, and at last its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from desktop.importing.dates import date_in_address
from desktop.importing.found import Guess
from desktop.importing.named_dates import published_guess
from desktop.importing.web.blocks import page_of
from desktop.importing.web.json_ld import JsonLd
from desktop.importing.web.markup import parse_page
from desktop.importing.web.page_words import page_words
from desktop.importing.xml_parts import Element

_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "article.published", "datepublished"),
    *("pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date"),
    *(
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "dcterms.created",
        "dc.date.created",
    ),
    *("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
)
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author")
_TITLE = ("og:title", "twitter:title", "dc.title", "title")
# Of hAtom and h-entry, which blogs have.
_PUBLISHED_CLASSES = ("published", "dt-published")
_ADDRESS = ("og:url", "twitter:url")

# What stands between headline and outlet in a page's title.
_BETWEEN = re.compile(r"\s*(?:[|\-–—:»•]|\.\.)")
_PARTS = re.compile(r"\s*[|»•]+\s*|(?:^|\s+)(?:[\-–—:]+|\.\.)\s+")
_FRONT = re.compile(r"\s*(\S.*?)\s*(?:[|»•]|\s[\-–—]\s|::)\s*")
_AN_ADDRESS = re.compile(r"(?:https?:)?//|^www\.|@", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LONGEST_NAME, _NAME_WORDS = 80, 4


class About:
    """What a page says of itself; ``address``: where it was saved from, or empty."""

    def __init__(self, root: Element, address: str = "") -> None:
        self._root = root
        self._json = JsonLd(root)
        self._meta: dict[str, str] = {}
        for element in root.iter("meta"):
            name = element.get("property") or element.get("name") or ""
            value = " ".join(element.get("content", "").split())
            if value:
                self._meta.setdefault(name.lower(), value)
        self.address = address or self._linked_address()
        self.title_tag = _text(next(root.iter("title"), None))

    def titles(self) -> Iterator[Guess]:
        """What the article may be called, the surest first."""
        yield from _said(self._json.headline, "json_ld")
        yield from self._said_in_meta(_TITLE)
        yield from _said(self.title_tag, "title_tag")
        front = _PARTS.split(self.title_tag)[0]
        if front != self.title_tag:
            yield from _said(front, "title_tag", self.title_tag)

    def outlet(self, headline: str) -> Guess | None:
        """Who published it; ``headline`` is how the page's title begins or ends."""
        named = (guess for guess in self._outlets(headline) if len(guess.value) <= _LONGEST_NAME)
        return next(named, None)

    def published(self) -> Guess | None:
        """When it was published."""
        return next(filter(None, self._dates()), None)

    def body(self) -> list[str]:
        """The paragraphs of the article where the page gives it to programs; where scripts write
        what is seen, it may stand nowhere else."""
        written = self._json.body
        markup = parse_page(written.replace("\n", "<br>")) if "<" in written else None
        lines = (
            written.split("\n")
            if markup is None
            else [line.text for line in page_of(markup.root).lines]
        )
        return [line for each in lines if (line := " ".join(unescape(each).split()))]

    def author(self) -> Guess | None:
        """Who signed it."""
        named = (guess for guess in self._authors() if _is_name(guess.value))
        return next(named, None)

    def _outlets(self, headline: str) -> Iterator[Guess]:
        yield from _said(self._json.outlet, "json_ld")
        yield from self._said_in_meta(_OUTLET)
        yield from self._said_in_microdata("publisher")
        rest = _beside(headline, self.title_tag)
        if rest and _is_name(rest):
            yield Guess(rest, "title_tag", self.title_tag)
        if self._names_the_site(headline):
            yield from _said(self.title_tag, "title_tag")
        try:
            host = urlsplit(self.address).hostname or ""
        except ValueError:
            host = ""
        if "." in host:
            yield Guess(host.removeprefix("www."), "address", self.address)

    def _names_the_site(self, headline: str) -> bool:
        """Whether the page's title is the same for all its pages: the name that it shows them."""
        words = _words(self.title_tag)
        if not headline or len(words) > _NAME_WORDS or words <= _words(headline):
            return False
        if not _is_name(self.title_tag):
            return False
        shown = (_text(body) for body in self._root.iter("body"))
        return any(self.title_tag in text for text in shown)

    def _dates(self) -> Iterator[Guess | None]:
        yield published_guess(self._json.published, "json_ld")
        for name in _PUBLISHED:
            yield published_guess(self._meta.get(name), "meta")
        for element in self._with_property("datePublished"):
            written = element.get("content") or element.get("datetime") or _text(element)
            yield published_guess(written, "microdata")
        for element in self._times():
            written = element.get("datetime") or _text(element)
            yield published_guess(written, "time_tag")
        for element in self._with_class(*_PUBLISHED_CLASSES):
            yield published_guess(element.get("datetime") or element.get("title"), "microformat")
        written = date_in_address(self.address)
        yield Guess(written, "address", self.address) if written else None

    def _authors(self) -> Iterator[Guess]:
        yield from _said(self._json.author, "json_ld")
        yield from self._said_in_meta(_AUTHOR)
        yield from self._said_in_microdata("author")
        for element in self._root.iter("a"):
            classes = element.get("class", "").split()
            if "author" in element.get("rel", "").split() or {"url", "fn"} <= set(classes):
                yield from _said(_text(element), "author_link")

    def _said_in_meta(self, names: tuple[str, ...]) -> Iterator[Guess]:
        for name in names:
            yield from _said(self._meta.get(name, ""), "meta")

    def _said_in_microdata(self, name: str) -> Iterator[Guess]:
        for element in self._with_property(name):
            inner = (each for each in element.iter() if each.get("itemprop") == "name")
            value = next(inner, element)
            yield from _said(value.get("content") or _text(value), "microdata")

    def _with_property(self, name: str) -> Iterator[Element]:
        return (each for each in self._root.iter() if name in each.get("itemprop", "").split())

    def _with_class(self, *names: str) -> Iterator[Element]:
        return (each for each in self._root.iter() if not set(names).isdisjoint(_classes_of(each)))

    def _times(self) -> Iterator[Element]:
        """Elements that may tell the article's time: those after the headline, or the only one."""
        after: list[Element] = []
        others: list[Element] = []
        seen = False
        for element in self._root.iter("h1", "time"):
            seen = seen or element.tag == "h1"
            if element.tag == "time":
                (after if seen else others).append(element)
        yield from after[:1]
        if not after and len(others) == 1:
            yield from others

    def _linked_address(self) -> str:
        for link in self._root.iter("link"):
            if "canonical" in link.get("rel", "").lower().split() and link.get("href"):
                return str(link.get("href")).strip()
        return next((self._meta[name] for name in _ADDRESS if name in self._meta), "")


def _classes_of(element: Element) -> list[str]:
    return str(element.get("class", "")).split()


def _said(value: str, reason: str, evidence: str = "") -> Iterator[Guess]:
    if value:
        yield Guess(value, reason, evidence or value)


def _beside(headline: str, title: str) -> str:
    """What is left of a page's title when the headline that it begins or ends with is taken off."""
    if not headline or title == headline:
        return ""
    if title.startswith(headline):
        rest = title[len(headline) :]
        return _PARTS.split(rest)[-1].strip() if _BETWEEN.match(rest) else ""
    match = _FRONT.fullmatch(title.removesuffix(headline)) if title.endswith(headline) else None
    # «عاجل | …» and the like are no outlet.
    return "" if match is None or page_words().boilerplate.fits(match[1]) else match[1]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text))


def _is_name(value: str) -> bool:
    nobody = value.lower() in page_words().nobody
    return len(value) <= _LONGEST_NAME and not nobody and not _AN_ADDRESS.search(value)


def _text(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
