"""Casualties of an article: who was killed, wounded, captured or is missing, civilian or fighter,
and which of the numbers are only a part of another one.

    >>> casualties(reading, lexicons)      # «قُتل 12 مدنياً بينهم أربعة أطفال وأصيب 20 آخرون»
    (Casualty('q1', 'killed', 'civilian', None), Casualty('q2', 'killed', 'civilian', 'q1'),
     Casualty('q3', 'wounded', None, None))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.analysis.model import Quantity
from desktop.analysis.quantities.parts import parts_of
from desktop.analysis.quantities.phrases import proclitic_cuts
from desktop.analysis.reading import Reading
from desktop.analysis.text.fold import fold_word
from resources.lexicons import Lexicons

Fate = Literal["killed", "wounded", "captured", "missing"]
Status = Literal["civilian", "fighter"]

# How many tokens before a number the word that tells the fate may stand: «أصيب في القصف نفسه 20».
_REACH = 7


@dataclass(frozen=True, slots=True)
class Casualty:
    """``part_of``: the id of the quantity that already holds this one («بينهم»)."""

    quantity: str
    fate: Fate
    status: Status | None
    part_of: str | None


def casualties(reading: Reading, lexicons: Lexicons) -> tuple[Casualty, ...]:
    """The casualties among a reading's quantities, in order."""
    finder = _Finder(reading, lexicons)
    parts = parts_of(reading, lexicons)
    found: dict[str, Casualty] = {}
    for quantity in reading.quantities:
        whole = found.get(parts.get(quantity.id, ""))
        fate = whole.fate if whole is not None else finder.fate(quantity)
        if fate is None or quantity.unit is not None:
            continue
        status = finder.status(quantity) or (whole.status if whole is not None else None)
        found[quantity.id] = Casualty(quantity.id, fate, status, parts.get(quantity.id))
    return tuple(found.values())


def total(
    told: Iterable[Casualty], quantities: Mapping[str, Quantity], fate: Fate
) -> tuple[float | None, float | None]:
    """The least and most people of one fate: parts are left out, and a number that an article says
    again, in its headline and its text, is one. None where a bound is open."""
    bounds = {
        (quantities[each.quantity].low, quantities[each.quantity].high, each.status)
        for each in told
        if each.fate == fate and each.part_of is None
    }
    lows = [low for low, _, _ in bounds]
    highs = [high for _, high, _ in bounds]
    return _sum(lows), _sum(highs)


def _sum(values: list[float | None]) -> float | None:
    return None if None in values else sum(value for value in values if value is not None)


class _Finder:
    def __init__(self, reading: Reading, lexicons: Lexicons) -> None:
        self.reading = reading
        nouns = lexicons.rows("casualty_nouns")
        self.nouns = {row["singular"]: row for row in nouns}
        self.cues: dict[str, Fate] = {
            fold_word(row["form"]): row["fate"]  # type: ignore[misc]
            for row in lexicons.rows("casualty_cues")
        }
        self.ends = {quantity.end: quantity for quantity in reading.quantities}

    def fate(self, quantity: Quantity) -> Fate | None:
        """By the noun that is counted («سبعة قتلى»), else by the word before the number."""
        row = self.nouns.get((quantity.what or "").split(" ")[0])
        if row is not None and row["fate"]:
            return row["fate"]  # type: ignore[return-value]
        counts_people = quantity.what is None or row is not None
        return self._cued(quantity) if counts_people else None

    def _cued(self, quantity: Quantity) -> Fate | None:
        index = self.reading.token_index(quantity.start)
        sentence = self.reading.sentence_at(quantity.start)
        if index is None or sentence is None:
            return None
        for at in range(index - 1, max(-1, index - 1 - _REACH), -1):
            token = self.reading.tokens[at]
            if token.start < sentence.start:
                return None
            for _, word in proclitic_cuts(token.fold):
                if word in self.cues:
                    return self.cues[word]
        return None

    def status(self, quantity: Quantity) -> Status | None:
        row = self.nouns.get((quantity.what or "").split(" ")[0])
        return row["status"] or None if row is not None else None  # type: ignore[return-value]
