"""A text that is nothing but a number, a percentage or an ordinal, as a cell of a table is: nothing
is counted, yet it is a quantity."""

from __future__ import annotations

from desktop.analysis.model import Quantity
from desktop.analysis.quantities.numerals import Numeral, read_numerals
from desktop.analysis.reading import Reading
from resources.lexicons import Lexicons

# Longer texts are sentences.
_MOST_TOKENS = 16
_UNITS = {"percent": "%", "ordinal": "ordinal"}
_ORDER = ("range", "percent", "ordinal", "number")


def sole_numeral(reading: Reading, lexicons: Lexicons) -> tuple[Quantity, ...]:
    """The quantity that the whole text is; of unit "ordinal" when it orders («الخامس عشر»)."""
    if reading.times or len(reading.tokens) > _MOST_TOKENS or len(reading.document.paragraphs) != 1:
        return ()
    whole = [
        numeral
        for numeral in read_numerals(reading.text, lexicons)
        if numeral.kind in _ORDER and _is_whole(reading, numeral)
    ]
    if not whole:
        return ()
    found = min(whole, key=lambda numeral: _ORDER.index(numeral.kind))
    return (
        Quantity(
            id="q1",
            start=found.start,
            end=found.end,
            text=found.text,
            low=found.low,
            high=found.high,
            approximate=False,
            what="نسبة" if found.kind == "percent" else None,
            unit=_UNITS.get(found.kind),
        ),
    )


def _is_whole(reading: Reading, numeral: Numeral) -> bool:
    outside = [t for t in reading.tokens if not numeral.start <= t.start < numeral.end]
    return all(token.kind == "mark" for token in outside)
