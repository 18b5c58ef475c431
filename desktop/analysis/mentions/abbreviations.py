"""Abbreviations and second names: «الاسم الكامل- مختصر», «الاسم الكامل (مختصر)»."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.words import NameWords
from desktop.analysis.reading import Reading

_DASHES = "-–—"
_CLOSING = ')»"'


def find_abbreviations(
    reading: Reading, names: tuple[Candidate, ...], words: NameWords
) -> Iterator[Candidate]:
    """The short name after a dash or in brackets right behind an organisation's name.

    A name of that one word is the same short name, found without what it stands for; a place there
    is where the body is («بنفيكا (البرتغال)»), an ordinary word none («رويترز - أرشيف»).
    """
    taken = {
        t
        for name in names
        if name.last > name.first or name.kind == "place"
        for t in range(name.first, name.last + 1)
    }
    for name in names:
        if name.kind != "organisation":
            continue
        position = name.last + 1
        between = reading.tokens[position : position + 3]
        if len(between) < 2 or between[0].text not in _DASHES + "(" or between[1].kind != "word":
            continue
        bracketed = between[0].text == "("
        closed = len(between) == 3 and between[2].text in _CLOSING
        if (bracketed and not closed) or position + 1 in taken:
            continue
        if not bracketed and not closed:
            continue
        token = between[1]
        if token.fold in words.common or token.fold in words.vocabulary:
            continue
        yield Candidate(
            first=position + 1,
            last=position + 1,
            start=token.start,
            end=token.end,
            key=token.fold,
            kind=name.kind,
            form="name",
            by="pattern",
            confidence=0.8,
            why="pattern:abbreviation",
            klass=name.klass,
            canonical=name.canonical or name.key,
            side=name.side,
        )
