"""The words of time by class, and a cursor that asks for them at a token."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

from desktop.analysis.quantities.lexicon import QuantityLexicon, quantity_lexicon
from desktop.analysis.quantities.numbers import Number, read_number
from desktop.analysis.quantities.phrases import Hit, Phrases, proclitic_cuts
from desktop.analysis.text.fold import fold_word
from desktop.analysis.text.tokens import Token
from resources.lexicons import Lexicons, Row

_FUTURE_SIGN = "س"
_IMPERFECT = ("ي", "ت", "ن")
# «سأعود»: only the hamza tells it from «سابق», «ساحة».
_I_SHALL = "سأ"
# Classes whose forms also take the article, which then makes them definite.
_WITH_ARTICLE = frozenset(("unit", "units", "two_units", "day_part", "meal_time"))


@dataclass(frozen=True, slots=True)
class TimeWord:
    """``kind`` is a class of ``time_words.tsv``, or "month" or "ordinal"."""

    kind: str
    value: str
    calendar: str = ""
    sure: bool = True
    definite: bool = False

    @property
    def number(self) -> int:
        return int(self.value)


TimeHit = Hit[TimeWord]


@lru_cache(maxsize=4)
def time_words(lexicons: Lexicons) -> Phrases[TimeWord]:
    """The tables ``time_words``, ``months`` and ``ordinals`` compiled."""
    entries: list[tuple[str, TimeWord]] = []
    for row in lexicons.rows("time_words"):
        kind, form = row["class"], row["form"]
        if kind == "not_future":
            continue
        entries.append((form, TimeWord(kind, row["value"])))
        if kind in _WITH_ARTICLE and not form.startswith("ال"):
            entries.append(("ال" + form, TimeWord(kind, row["value"], definite=True)))
    entries.extend(
        (row["form"], TimeWord("month", row["month"], row["calendar"], row["sure"] == "yes"))
        for row in lexicons.rows("months")
    )
    for row in lexicons.rows("ordinals"):
        word = TimeWord("ordinal", row["value"])
        entries.append((row["form"], word))
        if " و" in row["form"]:
            entries.append((row["form"].replace(" و", " و "), word))
    entries.extend(
        (row["form"], TimeWord("holiday", _feast(row), row["calendar"]))
        for row in lexicons.rows("holidays")
    )
    return Phrases(entries)


def _feast(row: Row) -> str:
    """A feast's rule, or its month and day."""
    return row["month"] if row["calendar"] == "rule" else f"{row['month']}-{row['day']}"


@lru_cache(maxsize=4)
def _given_names(lexicons: Lexicons) -> frozenset[str]:
    return frozenset(fold_word(row["word"]) for row in lexicons.rows("given_names"))


@lru_cache(maxsize=4)
def not_future(lexicons: Lexicons) -> tuple[str, ...]:
    """How nouns begin that look like a future verb (سيار, سنو)."""
    rows = lexicons.rows("time_words")
    return tuple(fold_word(row["form"]) for row in rows if row["class"] == "not_future")


Found = TypeVar("Found")


def remembered(read: Callable[[Cursor, int], Found]) -> Callable[[Cursor, int], Found]:
    """A reader that reads at each token once, however many expressions ask for it."""
    name = read.__qualname__

    @wraps(read)
    def reading(cursor: Cursor, index: int) -> Found:
        key = (name, index)
        if key not in cursor.memory:
            cursor.memory[key] = read(cursor, index)
        return cursor.memory[key]  # type: ignore[return-value]

    return reading


class Cursor:
    """The tokens of a reading with what the lexicons say of each, looked up once."""

    def __init__(self, tokens: Sequence[Token], lexicons: Lexicons) -> None:
        self.tokens = tokens
        self.quantities: QuantityLexicon = quantity_lexicon(lexicons)
        self._words = time_words(lexicons)
        self.not_future = not_future(lexicons)
        self.given_names = _given_names(lexicons)
        self._hits: list[list[TimeHit] | None] = [None] * len(tokens)
        self._numbers: dict[int, Number | None] = {}
        self.memory: dict[tuple[str, int], object] = {}

    def hits(self, index: int) -> list[TimeHit]:
        """All words of time at a token, the longest first."""
        if not 0 <= index < len(self._hits):
            return []
        found = self._hits[index]
        if found is None:
            looked = self.tokens[index].kind != "number"
            found = self._words.hits(self.tokens, index) if looked else []
            self._hits[index] = found
        return found

    def first(self, index: int, *kinds: str) -> TimeHit | None:
        """The longest word of these classes at a token, proclitics allowed."""
        for hit in self.hits(index):
            if hit.value.kind in kinds:
                return hit
        return None

    def bare(self, index: int, *kinds: str) -> TimeHit | None:
        """The same without proclitics: for words inside an expression."""
        for hit in self.hits(index):
            if hit.value.kind in kinds and not hit.prefix:
                return hit
        return None

    def is_future_verb(self, index: int) -> bool:
        """«سيعقد», «وستنطلق»; nouns like سيارة and سنوات are named in the lexicon by how they
        begin."""
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        if token.text.lstrip("وف").startswith(_I_SHALL):
            return True
        return any(
            len(cut) > 4
            and cut[0] == _FUTURE_SIGN
            and cut[1] in _IMPERFECT
            and not cut.startswith(self.not_future)
            for _, cut in proclitic_cuts(token.fold)[:2]
        )

    def number(self, index: int) -> Number | None:
        """The number at a token."""
        if not 0 <= index < len(self.tokens):
            return None
        if index not in self._numbers:
            self._numbers[index] = read_number(self.tokens, index, self.quantities.numbers)
        return self._numbers[index]

    def fold(self, index: int) -> str:
        """The folded word at an index, empty outside the text."""
        return self.tokens[index].fold if 0 <= index < len(self.tokens) else ""

    def digits(self, index: int) -> int | None:
        """The plain integer written in digits at a token."""
        word = self.fold(index)
        return int(word) if word.isdecimal() and len(word) <= 4 else None

    def adjacent(self, index: int) -> bool:
        """Whether the token touches the one before it."""
        inside = 0 < index < len(self.tokens)
        return inside and self.tokens[index - 1].end == self.tokens[index].start
