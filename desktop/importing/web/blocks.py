"""A page as a row of lines: each with the element that it stands in and how much of it is links."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml import etree

from desktop.importing.mail_words import paragraphs
from desktop.importing.web.page_words import page_words
from desktop.importing.xml_parts import Element, attribute

_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[.؟!?…:»”\"]\s*$|[.،؛؟!] ")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_TYPED = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
# Characters of a heading that is one, and no article in large letters.
_LONGEST_HEADING = 300


@dataclass(frozen=True, slots=True)
class Line:
    """``text`` has single spaces; ``element``: the innermost block that it stands in;
    ``linked``: characters of it that are links."""

    text: str
    element: Element
    linked: int

    @property
    def is_link(self) -> bool:
        """Hardly anything of it but links."""
        return self.linked >= 0.7 * len(self.text)

    @property
    def is_heading(self) -> bool:
        return self.element.tag in _HEADINGS

    @property
    def is_caption(self) -> bool:
        """What is said of a picture."""
        above = next(self.element.iterancestors("figcaption"), self.element)
        return str(above.tag) == "figcaption"

    @property
    def is_prose(self) -> bool:
        """Sentences, and not the names of things."""
        if self.linked > 0.5 * len(self.text) or self.is_heading or len(self.text) < 25:
            return False
        return len(self.text) >= 80 or _SENTENCE.search(self.text) is not None


@dataclass(slots=True)
class Page:
    """The lines of a page in order; ``spans``: which of them stand in an element, end exclusive."""

    lines: list[Line]
    spans: dict[Element, tuple[int, int]]

    def around(self, line: Line) -> Iterator[Element]:
        """The blocks that a line stands in, the innermost first."""
        yield line.element
        yield from (above for above in line.element.iterancestors() if above in self.spans)


@dataclass(slots=True)
class _Walk:
    """``links``, ``typed``: in how many links it is, and elements whose lines end as they were
    typed."""

    page: Page = field(default_factory=lambda: Page([], {}))
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    typed: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            if self.links:
                self.linked += len(_SPACE.sub(" ", text).strip())

    def end_line(self, element: Element) -> None:
        written = "".join(self.pieces)
        for each in paragraphs(written).split("\n") if self.typed else (written,):
            text = _SPACE.sub(" ", each).strip()
            if text:
                self.page.lines.append(Line(text, element, min(self.linked, len(text))))
        self.pieces.clear()
        self.linked = 0


def page_of(root: Element, without: Collection[Element] = ()) -> Page:
    """The lines of a tree but for those in the elements ``without``, and in what is hidden."""
    words = page_words()
    walk = _Walk()
    blocks = [root]
    starts: dict[Element, int] = {}
    one_line: set[Element] = set()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        ends_line = tag in words.lines and not (tag == "br" and blocks[-1] in one_line)
        if event == "start":
            if ends_line:
                if _is_one_heading(element):
                    one_line.add(element)
                walk.end_line(blocks[-1])
                starts[element] = len(walk.page.lines)
                blocks.append(element)
                walk.typed += _is_typed(element)
            walk.links += _is_anchor(element)
            if tag in words.silent or element in without or _is_unseen(element):
                walker.skip_subtree()
            else:
                walk.add(" " if tag == "br" and not ends_line else element.text)
            continue
        walk.links -= _is_anchor(element)
        if ends_line:
            walk.end_line(blocks.pop())
            walk.typed -= _is_typed(element)
            walk.page.spans[element] = (starts.pop(element), len(walk.page.lines))
        if element is not root:
            walk.add(element.tail)
    walk.end_line(root)
    return walk.page


def _is_unseen(element: Element) -> bool:
    """Whether an element is hidden, for machines that read aloud, or the mark of a note, whose
    number would stand at the end of a word."""
    if element.tag in ("sup", "a") and _is_note_mark(element):
        return True
    aloud = not page_words().aloud.isdisjoint(element.get("class", "").split())
    return is_hidden(element) or (aloud and element.tag != "h1")


def _is_note_mark(element: Element) -> bool:
    if element.tag == "sup":
        links = list(element.iter("a"))
        return bool(links) and all(link.get("href", "").startswith("#") for link in links)
    kinds = (attribute(element, name) or "" for name in ("type", "epub:type", "role"))
    return any("noteref" in kind for kind in kinds)


def _is_one_heading(block: Element) -> bool:
    """Whether a block is a heading, whose lines are broken for the eye alone."""
    if block.tag not in _HEADINGS:
        return False
    return len("".join(block.itertext())) <= _LONGEST_HEADING


def _is_typed(element: Element) -> bool:
    return element.tag == "pre" or _TYPED.search(element.get("style", "")) is not None


def _is_anchor(element: Element) -> bool:
    """Old pages mark places by the same tag, without an address, and often never end it."""
    return element.tag == "a" and element.get("href") is not None


def is_hidden(element: Element) -> bool:
    """Whether a person who looks at the page does not see the element; a page that hides all of
    itself shows it by a script."""
    if element.tag in ("html", "body"):
        return False
    if element.get("hidden") is not None:
        return True
    return _HIDDEN.search(element.get("style", "")) is not None
