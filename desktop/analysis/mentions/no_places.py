"""Words that are spelled as a place of the gazetteer and tell of none here."""

from __future__ import annotations

from bisect import bisect_left

from desktop.analysis.mentions.inflection import tells_nationality
from desktop.analysis.mentions.words import NameWords
from desktop.analysis.reading import Reading

_TANWIN = "\u064b"


def is_nationality(reading: Reading, words: NameWords, first: int) -> bool:
    """«سورياً», «45 سوريا», «عائلة سورية»: an adjective with tanwin, after a number or what it
    counts («86 عسكرياً سوريا»), or of a noun."""
    token, before = reading.tokens[first], reading.tokens[first - 1] if first else None
    numbered = before is not None and before.kind == "number"
    adjective = tells_nationality(reading.tokens, first, words.nationalities)
    tanwin = token.text.endswith(_TANWIN)
    return numbered or adjective or tanwin or is_counted(reading, first)


def is_counted(reading: Reading, first: int) -> bool:
    """Whether a word agrees with what a number counts in the accusative."""
    if not first:
        return False
    before, token = reading.tokens[first - 1 : first + 1]
    if not (before.fold.endswith("ا") and token.fold.endswith("ا")):
        return False
    amounts = reading.quantities
    last = bisect_left(amounts, before.start, key=lambda amount: amount.start) - 1
    return last >= 0 and before.start < amounts[last].end


def is_label(reading: Reading, words: NameWords, first: int) -> bool:
    """«(صور)»: pictures, not the town."""
    around = (*reading.tokens[max(0, first - 1) : first], *reading.tokens[first + 1 : first + 2])
    marks = "".join(token.text for token in around)
    return marks == "()" and reading.tokens[first].fold in words.labels
