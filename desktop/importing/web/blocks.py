"""A page as a row of lines: each with the element that it stands in and how much of it is links."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml import etree

from desktop.importing.web.page_words import page_words
from desktop.importing.xml_parts import Element

_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[.؟!?…:»”\"]\s*$|[.،؛؟!] ")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


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
    page: Page = field(default_factory=lambda: Page([], {}))
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            if self.links:
                self.linked += len(_SPACE.sub(" ", text).strip())

    def end_line(self, element: Element) -> None:
        text = _SPACE.sub(" ", "".join(self.pieces)).strip()
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
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        ends_line = tag in words.lines
        if event == "start":
            if ends_line:
                walk.end_line(blocks[-1])
                starts[element] = len(walk.page.lines)
                blocks.append(element)
            walk.links += _is_anchor(element)
            if tag in words.silent or element in without or is_hidden(element):
                walker.skip_subtree()
            else:
                walk.add(element.text)
            continue
        walk.links -= _is_anchor(element)
        if ends_line:
            walk.end_line(blocks.pop())
            walk.page.spans[element] = (starts.pop(element), len(walk.page.lines))
        if element is not root:
            walk.add(element.tail)
    walk.end_line(root)
    return walk.page


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
