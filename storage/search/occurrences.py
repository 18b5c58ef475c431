"""Where the words of a query stand in the texts of documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from desktop.analysis.text.fold import fold_word
from storage.search.classes import Classes
from storage.search.forms import Level, form, prefix_form
from storage.search.places import stand_near
from storage.search.query import Either, Every, Near, Node, Phrase, phrases
from storage.search.tokens import bare_words, spans_of, written

_SHORT = 2
_REMEMBERED = 1 << 15


class Occurrences:
    """Of one query at one level, in one text after another: what a word is, is found out once."""

    def __init__(self, tree: Node, level: Level, classes: Classes) -> None:
        self._tree = tree
        self._level = level
        self._classes = classes
        self._sought: dict[tuple[str, bool], _Sought] = {}

    def holds(self, text: str) -> bool:
        """Whether all that must be found stands in a text, in a row where it must."""
        return self._holds(self._tree, _Text(text))

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """(start, end) in a text of everything that it is found by."""
        words, places = _Text(text), spans_of(text)
        found: set[tuple[int, int]] = set()
        for asked in phrases(self._tree):
            for phrase in asked.phrases if isinstance(asked, Near) else (asked,):
                last = len(phrase.words) - 1
                starts = self._starts(phrase, words)
                found |= {(places[at][0], places[at + last][1]) for at in starts}
        return tuple(sorted(found))

    def _holds(self, tree: Node, text: _Text) -> bool:
        match tree:
            case Phrase():
                return bool(self._starts(tree, text))
            case Near(parts, within):
                starts = [self._starts(part, text) for part in parts]
                return stand_near(starts, [len(part.words) for part in parts], within)
            case Every(parts):
                return all(self._holds(part, text) for part in parts)
            case Either(parts):
                return any(self._holds(part, text) for part in parts)
        return True

    def _starts(self, phrase: Phrase, text: _Text) -> set[int]:
        """The numbers of the words that the phrase begins at."""
        last = len(phrase.words) - 1
        first, *others = [
            self._of(word, goes_on=phrase.prefix and place == last)
            for place, word in enumerate(phrase.words)
        ]
        starts = {at for at in first.places(text) if at + last < len(text.words)}
        for place, sought in enumerate(others, 1):
            starts = {at for at in starts if sought.same[text.words[at + place]]}
        return starts

    def _of(self, word: str, *, goes_on: bool) -> _Sought:
        known = self._sought.get((word, goes_on))
        if known is None:
            known = self._sought[word, goes_on] = self._seek(word, goes_on=goes_on)
        return known

    def _seek(self, word: str, *, goes_on: bool) -> _Sought:
        """How to find what counts as a word of the query."""
        if self._level == "exact":
            folded = {_folded(word)}
            if goes_on:
                return _Sought(folded, lambda other: written(other).startswith(word))
            return _Sought(folded, lambda other: written(other) == word)
        if goes_on:
            beginning = prefix_form(word)
            return _Sought(
                _cores([beginning.partition("_")[0]]),
                lambda other: form(written(other)).term.startswith(beginning),
            )
        wanted = set(self._classes(word, self._level))
        parts = [part for term in wanted for part in term.split("_")]
        return _Sought(_cores(parts), lambda other: form(written(other)).term in wanted)


@lru_cache(maxsize=_REMEMBERED)
def _folded(word: str) -> str:
    return fold_word(word).lower()


class _Text:
    """The words of one text."""

    def __init__(self, text: str) -> None:
        self.words = bare_words(text)


class _Sought:
    """A word to be found. ``cores``: one of them is in every folded word that is the same."""

    def __init__(self, cores: Iterable[str], same: Callable[[str], bool]) -> None:
        self.same = _Answers(cores, same)

    def places(self, text: _Text) -> list[int]:
        """The numbers of the words of a text that are the same."""
        same = self.same
        return [at for at, word in enumerate(text.words) if same[word]]


class _Answers(dict[str, bool]):
    """The answers of a test for words, worked out once each, for words come again. Most
    are told by their letters, long before their form is worked out."""

    def __init__(self, cores: Iterable[str], test: Callable[[str], bool]) -> None:
        super().__init__()
        self._test = test
        fewest = _without_those_that_hold_another(cores)
        self._cores = re.compile("|".join(map(re.escape, fewest))) if all(fewest) else None

    def __missing__(self, word: str) -> bool:
        may_be = self._cores is None or self._cores.search(_folded(word)) is not None
        answer = self[word] = may_be and self._test(word)
        return answer


def _cores(parts: Iterable[str]) -> set[str]:
    """What remains of spellings before a pronoun, which may change their last letter."""
    return {part[:-1] if len(part) > _SHORT else part for part in parts}


def _without_those_that_hold_another(cores: Iterable[str]) -> list[str]:
    fewest: list[str] = []
    for core in sorted(cores, key=len):
        if not any(shorter in core for shorter in fewest):
            fewest.append(core)
    return fewest
