"""Tokens that are part of no name: those of times, of web addresses, and of the furniture of a page
in Latin letters («linkedin twitter facebook», «{{widgetTitle}}»)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits
from desktop.analysis.text.fold import fold_word
from resources.lexicons import Lexicons

_ADDRESS = re.compile(
    r"(?:https?://|www\.|pic\.twitter\.com/|t\.me/)\S+|[\w.+-]*@\w[\w.-]*|\{\{.{0,80}?\}\}"
)
# A run of Latin words is furniture when so many of them are names of networks, buttons and icons.
_FURNITURE = 3


def closed_tokens(reading: Reading, lexicons: Lexicons) -> frozenset[int]:
    """The tokens that no name has."""
    spans = [(time.start, time.end) for time in reading.times]
    spans += [match.span() for match in _ADDRESS.finditer(reading.text)]
    closed = {
        index
        for start, end in spans
        if (first := reading.token_index(start)) is not None
        for index in range(first, first + len(reading.tokens_between(start, end)))
    }
    return frozenset(closed | _icons(reading, lexicons))


def idiom_tokens(reading: Reading, lexicons: Lexicons) -> frozenset[int]:
    """The tokens that stand for nobody in the phrase that they are part of («من جهة أخرى»)."""
    idioms, found = _idioms(lexicons), set[int]()
    for index, token in enumerate(reading.tokens):
        for split in splits(token.fold, keep_article=True):
            for words, at in idioms.get(split.stem, ()):
                following = reading.tokens[index + 1 : index + len(words)]
                if tuple(word.fold for word in following) == words[1:]:
                    found.add(index + at)
    return frozenset(found)


@lru_cache(maxsize=4)
def _idioms(lexicons: Lexicons) -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """By its first word, each phrase with the number of the word that stands for nobody."""
    idioms: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for row in lexicons.rows("nominal_idioms"):
        words = tuple(fold_word(word) for word in row["phrase"].split())
        idioms.setdefault(words[0], []).append((words, words.index(fold_word(row["word"]))))
    return idioms


@lru_cache(maxsize=4)
def _icon_words(lexicons: Lexicons) -> frozenset[str]:
    rows = lexicons.rows("function_words")
    return frozenset(row["word"] for row in rows if row["class"] == "icon")


def _icons(reading: Reading, lexicons: Lexicons) -> set[int]:
    known, found = _icon_words(lexicons), set[int]()
    for latin, run in groupby(enumerate(reading.tokens), lambda pair: pair[1].kind == "latin"):
        tokens = list(run) if latin else []
        words = [index for index, token in tokens if token.text.lower() in known]
        if len(words) >= _FURNITURE:
            found.update(words)
    return found
