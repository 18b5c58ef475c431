"""Places told by others: «45 كم شمال شرق X» (distance and bearing), «حي X في مدينة Y» (part of)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from desktop.analysis.model import Location, Mention
from desktop.analysis.reading import Reading
from desktop.analysis.text.fold import fold_word
from desktop.analysis.text.span_index import SpanIndex
from resources.lexicons import Lexicons

# A place is told by a distance at most so many characters before it.
_REACH = 60
_INSIDE = frozenset(("في", "ب", "من"))
_NEAR = frozenset(
    ("قرب", "بالقرب", "بجوار", "محيط", "بمحيط", "التابعه", "الواقعه", "الواقع", "التابع")
)
_MOST_BETWEEN = 3
_STOPS = "،.,؛\n"


@lru_cache(maxsize=4)
def bearings(lexicons: Lexicons) -> Mapping[str, float]:
    """Degrees from north of the words for directions (one or two words)."""
    return {fold_word(row["words"]): float(row["degrees"]) for row in lexicons.rows("directions")}


def find_distances(reading: Reading, lexicons: Lexicons) -> dict[str, tuple[str, Location]]:
    """For mention ids of places, the mention id of the anchor and the location (its anchor still
    empty: entities are named later)."""
    table, mentions = bearings(lexicons), SpanIndex(reading.mentions)
    found: dict[str, tuple[str, Location]] = {}
    for quantity in reading.quantities:
        if quantity.unit != "km" or quantity.low is None:
            continue
        anchor = mentions.next_from(quantity.end)
        told = _last_place(mentions, quantity.start)
        if anchor is None or told is None or anchor.kind not in ("place", "facility"):
            continue
        between = [t.fold for t in reading.tokens_between(quantity.end, anchor.start)]
        degrees = _direction([word for word in between if word != "مدينه"], table)
        if degrees is not None:
            location = Location("at_distance", "", float(quantity.low), degrees)
            found[told.id] = (anchor.id, location)
    return found


def _direction(words: list[str], table: Mapping[str, float]) -> float | None:
    return table.get(" ".join(words)) or (table.get(words[0]) if len(words) == 1 else None)


def _last_place(mentions: SpanIndex[Mention], before: int) -> Mention | None:
    near = [m for m in mentions.ending(before - _REACH, before) if m.kind in ("place", "facility")]
    return near[-1] if near else None


def find_containment(reading: Reading) -> list[tuple[str, str]]:
    """(part, whole) mention ids where a place's name is followed by «في» or «بـ» and another's;
    what lies «بمحيط» of a place lies beside it."""
    return [
        (part, whole)
        for part, whole, words in _neighbours(reading)
        if words[0] in _INSIDE or (words[0].startswith("ب") and len(words) == 1)
        if words[0] not in _NEAR
    ]


def find_around(reading: Reading, lexicons: Lexicons) -> list[tuple[str, str]]:
    """(part, whole) mention ids where a word of direction or nearness stands between two places'
    names («قرية X شمالي Y», «X قرب Y»)."""
    directions = bearings(lexicons)
    return [
        (part, whole)
        for part, whole, words in _neighbours(reading)
        if words[0] in directions or words[0] in _NEAR
    ]


def _neighbours(reading: Reading) -> Iterator[tuple[str, str, list[str]]]:
    """Two names of places in a row and the one to three words between them."""
    names = [m for m in reading.mentions if m.kind == "place" and m.form == "name"]
    for part, whole in pairwise(names):
        between = reading.text[part.end : whole.start]
        words = fold_word(between).split()
        if words and len(words) <= _MOST_BETWEEN and not any(mark in between for mark in _STOPS):
            yield part.id, whole.id, words
