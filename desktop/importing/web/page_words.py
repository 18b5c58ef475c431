"""The words of ``resources/page_words.toml``, and whether an element is called by them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from desktop.importing.xml_parts import Element

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# A class of a theme that lists everything is no name.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Names:
    """Elements told by tag, or by a word of their class, id or role, or by how one begins."""

    beginnings: tuple[str, ...]
    words: frozenset[str]
    tags: frozenset[str]

    def fit(self, element: Element) -> bool:
        """Whether the element is called so."""
        if element.tag in self.tags:
            return True
        given = " ".join(element.get(name, "") for name in ("class", "id", "role"))[:_LONGEST]
        words = [word.lower() for word in _WORD.findall(given)]
        return any(word in self.words or word.startswith(self.beginnings) for word in words)


@dataclass(frozen=True, slots=True)
class PageWords:
    """``never`` and ``seldom``: elements that are no article; ``silent``: elements without text;
    ``lines``: tags that end a line; ``phrases``: how lines begin that are none of the article."""

    never: Names
    seldom: Names
    silent: frozenset[str]
    lines: frozenset[str]
    phrases: tuple[str, ...]


@cache
def page_words() -> PageWords:
    """The words as they ship with Rawi."""
    table = tomllib.loads(files("resources").joinpath("page_words.toml").read_text("utf-8"))

    def names(section: str) -> Names:
        kept = table[section]
        return Names(tuple(kept["beginnings"]), frozenset(kept["words"]), frozenset(kept["tags"]))

    return PageWords(
        never=names("never"),
        seldom=names("seldom"),
        silent=frozenset(table["silent"]["tags"]),
        lines=frozenset(table["lines"]["tags"]),
        phrases=tuple(table["phrases"]["beginnings"]),
    )
