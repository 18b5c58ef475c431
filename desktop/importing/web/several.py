"""The articles of a page that has several whole ones: the front page or the archive of a blog, a
«live» page of long posts, a page that loads the next article below the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.importing.named_dates import sure_date
from desktop.importing.web.blocks import Line, Page
from desktop.importing.web.page_words import page_words
from desktop.importing.xml_parts import Element

# Paragraphs and characters of prose from which on one is a whole article: what lists show of others
# is less.
_LEAST_LINES, _LEAST_PROSE = 2, 300
# Characters of one that stands among whole ones, as short as it may be.
_SHORTEST = 40
# Lines beside a headline among which its day is looked for.
_BESIDE = 6
_KIND = re.compile(r"(?:Article|Posting|Report)\b")
_CUT = ("…", "..", "…]", "..]")


@dataclass(frozen=True, slots=True)
class Part:
    """``heading``: its headline; ``address``: where the article stands by itself, empty where
    nothing links there; ``above``: the line before it, which may be its day; ``span``: its lines in
    the page; ``whole``: too long for a beginning; ``cut``: short, and it says that it goes on."""

    element: Element
    heading: Line
    address: str
    above: str
    span: tuple[int, int]
    whole: bool
    cut: bool


def several_in(page: Page) -> list[Part]:
    """The articles of a page in its order where two or more of them are whole, else none; what
    stands among them may be short."""
    marked = [element for element in page.spans if _is_marked(element)]
    if len(marked) < 2:
        return []
    prose = _Prose(page.lines)
    parts = [part for element in marked if (part := _part(page, prose, element)) is not None]
    whole = _side_by_side([part for part in parts if part.whole])
    if len(whole) < 2:
        return []
    kin = {(part.element.getparent(), part.element.tag) for part in whole}
    short = [
        part
        for part in parts
        if not part.whole and (part.element.getparent(), part.element.tag) in kin
    ]
    return sorted((*whole, *short), key=lambda part: part.span)


def _is_marked(element: Element) -> bool:
    """Whether a page calls an element an article."""
    if element.tag == "article" or element.get("role") == "article":
        return True
    called = element.get("class")
    if called and not page_words().articles.isdisjoint(called.split()):
        return True
    return _KIND.search(element.get("itemtype") or "") is not None


def _side_by_side(parts: Sequence[Part]) -> list[Part]:
    """Those that stand beside one another, of parts in the order of their ends: of one in another
    the outer, but what holds two or more is a list of them."""
    kept: list[Part] = []
    for part in parts:
        at = len(kept)
        while at and kept[at - 1].span[0] >= part.span[0]:
            at -= 1
        if len(kept) - at < 2:
            kept[at:] = [part]
    return kept


class _Prose:
    """How many lines of prose, and characters in them, stand in any part of a page."""

    def __init__(self, lines: Sequence[Line]) -> None:
        lengths = [len(line.text) if line.is_prose else 0 for line in lines]
        self._counts = list(accumulate(map(bool, lengths), initial=0))
        self._lengths = list(accumulate(lengths, initial=0))

    def count(self, start: int, end: int) -> int:
        return self._counts[end] - self._counts[start]

    def length(self, start: int, end: int) -> int:
        return self._lengths[end] - self._lengths[start]


def _part(page: Page, prose: _Prose, element: Element) -> Part | None:
    """What is marked as an article, where it has a headline, a text, and a day or an address of its
    own; not what stands among comments and what else is no article."""
    start, end = page.spans[element]
    length = prose.length(start, end)
    if length < _SHORTEST:
        return None
    lines = page.lines[start:end]
    heading = _headline(lines)
    if heading is None or _is_box(element) or _is_put_beside(element):
        return None
    address = _address(heading.element)
    above = page.lines[start - 1].text if start else ""
    if not (address or _is_dated(element, lines, above)):
        return None
    whole = prose.count(start, end) >= _LEAST_LINES and length >= _LEAST_PROSE
    return Part(
        element, heading, address, above, (start, end), whole, cut=not whole and _is_cut(lines)
    )


def _is_cut(lines: Sequence[Line]) -> bool:
    """Whether a short text says that it goes on elsewhere."""
    last = next((line.text for line in reversed(lines) if line.is_prose), "")
    return last.endswith(_CUT) or any(map(_calls_to_go_on, lines))


def _headline(lines: Sequence[Line]) -> Line | None:
    """The first of the headings of highest rank above the text."""
    above: list[Line] = []
    for line in lines:
        if line.is_prose:
            break
        if line.is_heading:
            above.append(line)
    return min(above, key=lambda line: str(line.element.tag), default=None)


def _is_box(element: Element) -> bool:
    """Whether it is called what stands on many pages (the author, a teaser), and no article by its
    class; those of programs have the names of sections and tags among them."""
    words = page_words()
    unnamed = words.articles.isdisjoint((element.get("class") or "").split())
    return unnamed and (words.never.fit(element) or words.seldom.fit(element))


def _is_put_beside(element: Element) -> bool:
    around = (above for above in element.iterancestors() if above.tag not in ("html", "body"))
    return any(map(page_words().never.fit, around))


def _address(heading: Element) -> str:
    links = (*heading.iter("a"), *heading.iterancestors("a"))
    address = next((link.get("href") for link in links if link.get("href")), "")
    return str(address).partition("#")[0]


def _is_dated(element: Element, lines: Sequence[Line], above: str) -> bool:
    if next(element.iter("time", "abbr"), None) is not None:
        return True
    beside = [line.text for line in lines[:_BESIDE] if not line.is_prose]
    return any(map(sure_date, (above, *beside)))


def _calls_to_go_on(line: Line) -> bool:
    """«Read more», as a link at the end of what is shown."""
    text = line.text.rstrip(" .…»>←→").lower()
    return line.linked > 0 and text.endswith(page_words().more)
