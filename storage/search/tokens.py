"""The words of a text as the search cuts them, and as they are written."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")


class Word(NamedTuple):
    """A word of a document and its span in the stored text; a search makes tens of thousands."""

    start: int
    end: int
    text: str


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]


def spans_of(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand, in the order of :func:`bare_words`."""
    return [match.span() for match in _WORD.finditer(text)]


def bare_words(text: str) -> list[str]:
    """The words alone; as many as :func:`words_of` gives, in the same order."""
    return _WORD.findall(text)


def written(word: str) -> str:
    """A word as it is written, without vowel marks, lengthening and capitals: its exact form.

    A word of marks alone keeps them, so that every word has a form."""
    return _MARKS.sub("", word).lower() or word
