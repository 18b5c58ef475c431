"""The words of ``resources/page_words.toml``, and whether an element is called by them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from desktop.importing.xml_parts import Element
from resources.lexicons import load

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# A class of a theme that lists everything is no name.
_LONGEST = 400
_SHORT = 80
_MARKS = re.compile(r"[\u064b-\u0652\u0640]")


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
class Boilerplate:
    """Lines told by how they begin, by words anywhere in them, by all that they are, or, where they
    are short and no sentence, by how they begin (``calls``)."""

    beginnings: tuple[str, ...]
    within: tuple[str, ...]
    wholes: frozenset[str]
    calls: tuple[str, ...]

    def fits(self, text: str, *, linked: bool = False) -> bool:
        """Whether the line says nothing of the article; ``linked``: it has a link, so a call may
        end as sentences do."""
        plain = _MARKS.sub("", text).lower()
        if plain.startswith(self.beginnings) or plain.rstrip(" :.") in self.wholes:
            return True
        if any(words in plain for words in self.within):
            return True
        called = plain.rstrip(" .") if linked else plain
        return len(called) < _SHORT and "." not in called and called.startswith(self.calls)


@dataclass(frozen=True, slots=True)
class PageWords:
    """``never`` and ``seldom``: elements that are no article; ``silent``: elements without text;
    ``lines``: tags that end a line; ``articles``: classes of articles; ``more``: how links to the
    rest of one end; ``boilerplate``: lines that are none of the article; ``aloud``, ``comments``,
    ``writers``, ``labels``, ``other_times``, ``nobody``: see the file."""

    never: Names
    seldom: Names
    silent: frozenset[str]
    lines: frozenset[str]
    articles: frozenset[str]
    more: tuple[str, ...]
    aloud: frozenset[str]
    comments: frozenset[str]
    boilerplate: Boilerplate
    writers: tuple[str, ...]
    labels: tuple[str, ...]
    other_times: tuple[str, ...]
    nobody: frozenset[str]


def _boilerplate(own: Mapping[str, list[str]]) -> Boilerplate:
    """Our own phrases and those that the reading of articles knows."""
    phrases: dict[str, list[str]] = {"start": [], "whole": [], "line": [], "call": []}
    for row in load().rows("boilerplate"):
        phrases[row["where"]].append(_MARKS.sub("", row["phrase"]))
    labels = [f"{label}{colon}" for label in phrases["line"] for colon in (":", " :")]
    return Boilerplate(
        beginnings=(*own["beginnings"], *phrases["start"], *labels),
        within=tuple(own["within"]),
        wholes=frozenset((*own["wholes"], *phrases["whole"])),
        calls=tuple(phrases["call"]),
    )


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
        articles=frozenset(table["articles"]["classes"]),
        more=tuple(table["articles"]["more"]),
        aloud=frozenset(table["aloud"]["classes"]),
        comments=frozenset(table["comments"]["headings"]),
        boilerplate=_boilerplate(table["phrases"]),
        writers=tuple(table["beside"]["writers"]),
        labels=tuple(table["beside"]["labels"]),
        other_times=tuple(table["beside"]["other_times"]),
        nobody=frozenset(table["beside"]["nobody"]),
    )
