"""Which paragraphs of two articles tell the same: by the entities, events, numbers, times and rare
words that both have. No Qt.

Paragraphs that stand level keep the order of both texts, as a person reads down both columns; what
one of them tells earlier and the other later can stand level once only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from desktop.analysis.model import Analysis, Event
from desktop.analysis.text.fold import fold_word
from desktop.workspace.naming import SharedEntity

# How much a sign says that is in one paragraph of each text alone.
_ENTITY, _DEED, _EVENT, _NUMBER, _TIME, _WORD = 1.0, 1.2, 0.5, 1.2, 0.5, 0.25
# Less than this in common is chance.
_LEAST = 0.12
# A headline tells what the headline beside it tells, however it is worded.
_HEADLINES = 0.2
# A paragraph of few signs is not like another for having one of them.
_FEW = 6.0
_SHORTEST_WORD = 4
_WORDS = re.compile(r"[^\W\d_]+")

Signs = Mapping[Hashable, float]


@dataclass(frozen=True, slots=True)
class Level:
    """Number ``here`` of the paragraphs of one article tells what number ``there`` of the other
    does; ``likeness``: 0 to 1."""

    here: int
    there: int
    likeness: float


def levels(here: Analysis, there: Analysis, shared: Sequence[SharedEntity]) -> tuple[Level, ...]:
    """The paragraphs that tell the same, in the order of both texts.

    Args:
        here, there: the readings of the two articles; paragraphs count as the texts' own do.
        shared: the entities that both name.
    """
    ours = _signs(here, {e: n for n, one in enumerate(shared) for e in one.here})
    theirs = _signs(there, {e: n for n, one in enumerate(shared) for e in one.there})
    likeness = _likeness(ours, theirs)
    kinds = [[paragraph.kind for paragraph in r.document.paragraphs] for r in (here, there)]
    of_one_kind = {
        (one, other): worth + (_HEADLINES if kinds[0][one] == "headline" else 0.0)
        for (one, other), worth in likeness.items()
        if kinds[0][one] == kinds[1][other] != "byline"
    }
    return tuple(_in_order(of_one_kind))


# --- the signs of a paragraph


def _signs(reading: Analysis, shared: Mapping[str, int]) -> list[Signs]:
    """What each paragraph may have in common with one of the other text, and how much it says."""
    found: list[dict[Hashable, float]] = [{} for _ in reading.document.paragraphs]
    starts = [paragraph.start for paragraph in reading.document.paragraphs]
    for start, sign, weight in _placed(reading, shared):
        at = bisect_right(starts, start) - 1
        if at >= 0:
            found[at][sign] = max(weight, found[at].get(sign, 0.0))
    return list(found)


def _placed(reading: Analysis, shared: Mapping[str, int]) -> Iterator[tuple[int, Hashable, float]]:
    entity_of = {mention.id: mention.entity for mention in reading.mentions}
    yield from _named(reading, shared)
    for event in reading.events:
        yield event.trigger.start, ("event", event.type), _EVENT
        for number in _parties(event, entity_of, shared):
            yield event.trigger.start, ("deed", event.type, number), _DEED
    for quantity in reading.quantities:
        yield quantity.start, ("number", quantity.low, quantity.high), _NUMBER
    for time in reading.times:
        if time.earliest or time.latest:
            yield time.start, ("time", time.earliest, time.latest), _TIME
    for word in _WORDS.finditer(reading.document.text):
        folded = fold_word(word[0])
        if len(folded) >= _SHORTEST_WORD:
            yield word.start(), ("word", folded), _WORD


def _named(reading: Analysis, shared: Mapping[str, int]) -> Iterator[tuple[int, Hashable, float]]:
    for mention in reading.mentions:
        number = shared.get(mention.entity) if mention.entity else None
        if number is not None:
            yield mention.start, ("entity", number), _ENTITY
        elif mention.form == "name":
            # A name that the other text has not makes a paragraph less like any of its.
            yield mention.start, ("name", fold_word(mention.text)), _ENTITY


def _parties(
    event: Event, entity_of: Mapping[str, str | None], shared: Mapping[str, int]
) -> Iterable[int]:
    """Entities of both articles that take part in an event."""
    parts = [argument.mention for argument in event.arguments] + [event.place]
    entities = {entity_of.get(part) for part in parts if part is not None}
    return {shared[entity] for entity in entities if entity is not None and entity in shared}


# --- likeness


def _likeness(ours: Sequence[Signs], theirs: Sequence[Signs]) -> dict[tuple[int, int], float]:
    """How like each other two paragraphs are (cosine), for those that have anything in common;
    what many paragraphs have says little."""
    count = len(ours) + len(theirs)
    common = Counter(sign for signs in (*ours, *theirs) for sign in signs)
    rarity = {sign: log(1 + count / among) for sign, among in common.items()}
    weighed = [
        [{sign: weight * rarity[sign] for sign, weight in signs.items()} for signs in side]
        for side in (ours, theirs)
    ]
    lengths = [
        [sqrt(_FEW + sum(w * w for w in signs.values())) for signs in side] for side in weighed
    ]
    where: dict[Hashable, list[int]] = defaultdict(list)
    for there, signs in enumerate(weighed[1]):
        for sign in signs:
            where[sign].append(there)
    found: dict[tuple[int, int], float] = defaultdict(float)
    for here, signs in enumerate(weighed[0]):
        for sign, weight in signs.items():
            for there in where.get(sign, ()):
                both = lengths[0][here] * lengths[1][there]
                found[here, there] += weight * weighed[1][there][sign] / both
    return dict(found)


def _in_order(likeness: Mapping[tuple[int, int], float]) -> Iterator[Level]:
    """The pairs, each paragraph in one at most and none crossing another, that are most alike
    together."""
    best: list[tuple[int, float, tuple[int, int] | None]] = []
    chains: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {}
    rows: dict[int, list[int]] = defaultdict(list)
    for (here, there), worth in likeness.items():
        if worth >= _LEAST:
            rows[here].append(there)
    for here in sorted(rows):
        ended = []
        for there in sorted(rows[here]):
            before = max(
                (one for one in best if one[0] < there), key=lambda one: one[1], default=None
            )
            worth = likeness[here, there] - _LEAST / 2 + (before[1] if before else 0.0)
            chains[here, there] = (worth, before[2] if before else None)
            ended.append((there, worth, (here, there)))
        best = _best_ends([*best, *ended])
    at = max(chains, key=lambda pair: chains[pair][0], default=None)
    chain = []
    while at is not None:
        chain.append(Level(*at, likeness[at]))
        at = chains[at][1]
    yield from reversed(chain)


def _best_ends(
    ends: Iterable[tuple[int, float, tuple[int, int] | None]],
) -> list[tuple[int, float, tuple[int, int] | None]]:
    """Of chains, those that no other one is better than and ends earlier."""
    kept: list[tuple[int, float, tuple[int, int] | None]] = []
    for end in sorted(ends, key=lambda end: (end[0], -end[1])):
        if not kept or end[1] > kept[-1][1]:
            kept.append(end)
    return kept
