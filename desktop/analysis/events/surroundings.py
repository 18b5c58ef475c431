"""What stands in a text, as the conditions of a trigger's senses ask for it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.analysis.reading import Reading

# For token indices: «@person», «@place», …: kinds of mentions that begin there; «@money»: a mention
# of prices, wages and the like; «@quantity»: an amount; «@percent»: one with a unit, or of
# nothing named.
Marks = Mapping[int, frozenset[str]]


def marks_of(reading: Reading) -> Marks:
    """The marks of a reading's tokens."""
    found: dict[int, set[str]] = {}
    for mention, candidate in zip(reading.mentions, reading.candidates, strict=True):
        index = reading.token_index(mention.start)
        if index is not None:
            found.setdefault(index, set()).update((f"@{mention.kind}", f"@{candidate.klass}"))
    for quantity in reading.quantities:
        index = reading.token_index(quantity.start)
        if index is not None:
            found.setdefault(index, set()).add("@quantity")
            if quantity.unit is not None or quantity.counts is None:
                found[index].add("@percent")
    return {index: frozenset(marks) for index, marks in found.items()}
