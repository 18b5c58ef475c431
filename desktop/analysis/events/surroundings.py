"""What stands in a text, as the conditions of a trigger's senses ask for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.model import Quantity, Timex
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits
from desktop.analysis.text.tokens import Token

# What an amount of a currency of no named country counts.
_SUM = "قيمة"
# So many words of sport make a text one of sport.
_SPORTING = 3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``marks``: for token indices, «@person», «@place», …: kinds and classes of mentions that
    begin there («@money»: prices, wages and the like); «@quantity»: an amount; «@percent»: one
    with a unit or a currency. ``timed``, ``counted``: starts of the
    tokens of times and of amounts. ``settings``: «@violence», «@sport»: what the text tells of."""

    marks: Mapping[int, frozenset[str]]
    timed: frozenset[int]
    counted: frozenset[int]
    settings: frozenset[str]


def surroundings_of(reading: Reading, words: EventWords) -> Surroundings:
    """The surroundings of a reading's triggers."""
    found: dict[int, set[str]] = {}
    for mention, candidate in zip(reading.mentions, reading.candidates, strict=True):
        index = reading.token_index(mention.start)
        if index is not None:
            found.setdefault(index, set()).update((f"@{mention.kind}", f"@{candidate.klass}"))
    for quantity in reading.quantities:
        index = reading.token_index(quantity.start)
        if index is not None:
            found.setdefault(index, set()).add("@quantity")
            if quantity.unit is not None or quantity.what == _SUM:
                found[index].add("@percent")
    return Surroundings(
        {index: frozenset(marks) for index, marks in found.items()},
        _tokens(reading, reading.times),
        _tokens(reading, reading.quantities),
        _settings(reading, words),
    )


def _settings(reading: Reading, words: EventWords) -> frozenset[str]:
    """What a text tells of by its words: one of violence is enough, sport has a few of its own and
    more than of violence."""
    told = Counter(
        setting
        for token in reading.tokens
        if token.kind == "word" and (setting := _setting(token, words)) is not None
    )
    found = {"@violence"} if told["violence"] else set()
    if told["sport"] >= _SPORTING and told["sport"] > told["violence"]:
        found.add("@sport")
    return frozenset(found)


def _setting(token: Token, words: EventWords) -> str | None:
    for split in splits(token.fold):
        for stem in (split.stem, split.stem.removesuffix("ا")):
            if stem in words.settings:
                return words.settings[stem]
    return None


def _tokens(reading: Reading, spans: Iterable[Timex | Quantity]) -> frozenset[int]:
    return frozenset(
        token.start for span in spans for token in reading.tokens_between(span.start, span.end)
    )
