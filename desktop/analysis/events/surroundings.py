"""What stands in a text, as the conditions of a trigger's senses ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.analysis.model import Quantity, Timex
from desktop.analysis.reading import Reading

# What an amount of a currency of no named country counts.
_SUM = "قيمة"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``marks``: for token indices, «@person», «@place», …: kinds and classes of mentions that
    begin there («@money»: prices, wages and the like); «@quantity»: an amount; «@percent»: one
    with a unit or a currency. ``timed``, ``counted``: starts of the
    tokens of times and of amounts."""

    marks: Mapping[int, frozenset[str]]
    timed: frozenset[int]
    counted: frozenset[int]


def surroundings_of(reading: Reading) -> Surroundings:
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
    )


def _tokens(reading: Reading, spans: Iterable[Timex | Quantity]) -> frozenset[int]:
    return frozenset(
        token.start for span in spans for token in reading.tokens_between(span.start, span.end)
    )
