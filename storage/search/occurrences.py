"""Where the words of a query stand in the texts of documents."""

from __future__ import annotations

from collections.abc import Callable

from desktop.analysis.text.fold import fold_word
from storage.search.classes import Classes
from storage.search.forms import Level, form, prefix_form
from storage.search.places import stand_near
from storage.search.query import Either, Every, Near, Node, Phrase, phrases
from storage.search.tokens import bare_words, spans_of, written

_SHORT = 2


class Occurrences:
    """Of one query at one level, in one text after another: what a word is, is found out once."""

    def __init__(self, tree: Node, level: Level, classes: Classes) -> None:
        self._tree = tree
        self._level = level
        self._classes = classes
        self._tests: dict[tuple[str, bool], _Test] = {}

    def holds(self, text: str) -> bool:
        """Whether all that must be found stands in a text, in a row where it must."""
        return self._holds(self._tree, bare_words(text))

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """(start, end) in a text of everything that it is found by."""
        words, places = bare_words(text), spans_of(text)
        found: set[tuple[int, int]] = set()
        for asked in phrases(self._tree):
            for phrase in asked.phrases if isinstance(asked, Near) else (asked,):
                last = len(phrase.words) - 1
                starts = self._starts(phrase, words)
                found |= {(places[at][0], places[at + last][1]) for at in starts}
        return tuple(sorted(found))

    def _holds(self, tree: Node, words: list[str]) -> bool:
        match tree:
            case Phrase():
                return bool(self._starts(tree, words))
            case Near(parts, within):
                starts = [self._starts(part, words) for part in parts]
                return stand_near(starts, [len(part.words) for part in parts], within)
            case Every(parts):
                return all(self._holds(part, words) for part in parts)
            case Either(parts):
                return any(self._holds(part, words) for part in parts)
        return True

    def _starts(self, phrase: Phrase, words: list[str]) -> set[int]:
        """The numbers of the words that the phrase begins at."""
        last = len(phrase.words) - 1
        starts: set[int] | None = None
        for place, word in enumerate(phrase.words):
            test = self._test(word, goes_on=phrase.prefix and place == last)
            if starts is None:
                starts = {at for at, one in enumerate(words[: len(words) - last]) if test[one]}
            else:
                starts = {at for at in starts if test[words[at + place]]}
        return starts or set()

    def _test(self, word: str, *, goes_on: bool) -> _Test:
        known = self._tests.get((word, goes_on))
        if known is None:
            known = self._tests[word, goes_on] = _Test(self._same(word, goes_on=goes_on))
        return known

    def _same(self, word: str, *, goes_on: bool) -> Callable[[str], bool]:
        """Whether a word of a text counts as a word of the query."""
        if self._level == "exact":
            if goes_on:
                return lambda other: written(other).startswith(word)
            return lambda other: written(other) == word
        if goes_on:
            beginning = prefix_form(word)
            return lambda other: form(written(other)).term.startswith(beginning)
        wanted = set(self._classes(word, self._level))
        # Most words of a text are told by their letters, long before their form is worked out; the
        # last of a form may change before a pronoun.
        parts = {part for term in wanted for part in term.split("_")}
        cores = tuple({part[:-1] if len(part) > _SHORT else part for part in parts})
        return lambda other: (
            _holds_any(cores, fold_word(other).lower()) and form(written(other)).term in wanted
        )


def _holds_any(cores: tuple[str, ...], folded: str) -> bool:
    return any(core in folded for core in cores)


class _Test(dict[str, bool]):
    """The answers of a test for words, worked out once each."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        super().__init__()
        self._test = test

    def __missing__(self, word: str) -> bool:
        answer = self[word] = self._test(word)
        return answer
