"""What a reading missed and what it invented, in words: for the analysis of errors.

``-`` is in the gold alone, ``+`` in the reading alone, ``~`` is paired, but told otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.benchmarks.score_gold.document import Scored
from tests.benchmarks.score_gold.layers import (
    claim_worth,
    event_worth,
    name_worth,
    same_chain,
    same_days,
    same_numbers,
)
from tests.benchmarks.score_gold.matching import Row, alike, likeness, pair, span

Worth = Callable[[Row, Row], float]


def errors(gold: Row, found: Row) -> Iterator[str]:
    """One line for each difference, layer by layer."""
    one, other = Scored(gold), Scored(found)
    text = gold["document"]["text"]
    yield from _differences("name", one.names(), other.names(), name_worth, _kind)
    for layer, same in (("times", same_days), ("quantities", same_numbers)):
        mine, theirs = _kept(getattr(one, layer)), getattr(other, layer)
        yield from _differences(layer, mine, theirs, _agreeing(same), _ends)
    yield from _differences("source", _kept(one.sources), other.sources, alike, _kind)
    yield from _differences("claim", one.claims, other.claims, claim_worth, _stance)
    yield from _retold(one, other)
    yield from _differences("event", one.events, other.events, event_worth, _trigger)
    yield from _arguments(one, other, text)


def _agreeing(same: Callable[[Row, Row], bool]) -> Worth:
    return lambda one, other: alike(one, other) * same(one, other)


def _kept(rows: list[Row]) -> list[Row]:
    return [row for row in rows if not row.get("optional") and span(row)]


def _kind(row: Row) -> str:
    return f"{row['text']} ({row['kind']})"


def _ends(row: Row) -> str:
    first, last = row.get("earliest", row.get("low")), row.get("latest", row.get("high"))
    return f"{row['text']} [{first}, {last}]"


def _stance(row: Row) -> str:
    return f"{row['stance']}: {row['text']}"


def _trigger(row: Row) -> str:
    return f"{row['type']}: {row['trigger']['text']}"


def _differences(
    layer: str, gold: list[Row], found: list[Row], worth: Worth, told: Callable[[Row], str]
) -> Iterator[str]:
    pairs = pair(gold, found, worth)
    for sign, rows, at in (("-", gold, 0), ("+", found, 1)):
        known = {indices[at] for indices in pairs}
        yield from (f"{sign} {layer}: {told(r)}" for i, r in enumerate(rows) if i not in known)


def _retold(gold: Scored, found: Scored) -> Iterator[str]:
    """Paired claims with another chain or stance."""
    for g, f in pair(gold.claims, found.claims, claim_worth):
        one, other = gold.claims[g], found.claims[f]
        if not same_chain(gold, one, found, other) or one["stance"] != other["stance"]:
            yield f"~ claim: {_attributed(gold, one)} | {_attributed(found, other)}"


def _attributed(scored: Scored, claim: Row) -> str:
    words = {source["id"]: source["text"] for source in scored.sources}
    chain = " < ".join(words.get(link, link) for link in claim["chain"])
    return f"{claim['stance']} {chain}: {claim['text'][:40]}"


def _arguments(gold: Scored, found: Scored, text: str) -> Iterator[str]:
    """Paired events with roles missed or invented."""
    for g, f in pair(gold.events, found.events, event_worth):
        mine, theirs = gold.arguments(gold.events[g]), found.arguments(found.events[f])
        pairs = pair(mine, theirs, lambda a, b: (a[0] == b[0]) * likeness(a[1], b[1]))
        event = _trigger(gold.events[g])
        for sign, rows, at in (("-", mine, 0), ("+", theirs, 1)):
            known = {indices[at] for indices in pairs}
            for index, (role, where) in enumerate(rows):
                if index not in known:
                    yield f"{sign} argument: {event}: {role} {text[slice(*where)]}"
