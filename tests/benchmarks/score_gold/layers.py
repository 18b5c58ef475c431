"""The score of each layer of one article. Definitions:

- **names**: mentions by name of persons, organisations and places, exact span and kind;
  **names~** the same with overlapping spans;
- **links**: B-cubed over mentions; a mention that was not found counts in recall;
- **times**, **quantities**: overlapping span, the same first and last day, the same low and high;
- **sources**: overlapping span;
- **claims**: spans with half in common; **chains**, **stances**: such a claim, all of it right;
- **events**: overlapping trigger, the same type; **arguments**: the same role, overlapping filler;
- **conflicts**: the same pair of claims, whatever the kind.

Items marked optional in the gold count neither for nor against.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.benchmarks.score_gold.document import NAME_KINDS, Scored
from tests.benchmarks.score_gold.matching import Row, Span, alike, likeness, pair, span
from tests.benchmarks.score_gold.tally import Tally, hits

LAYERS = (
    "names", "names~", "links", "times", "quantities", "sources", "claims", "chains", "stances",
    "events", "arguments", "conflicts",
)  # fmt: skip
HALF = 0.5


def score(gold: Row, found: Row) -> dict[str, Tally]:
    """Every layer of one article, in the order of ``LAYERS``."""
    one, other = Scored(gold), Scored(found)
    layers = {
        **_names(one, other),
        "links": _links(one, other),
        "times": _free(one.times, other.times, same_days),
        "quantities": _free(one.quantities, other.quantities, same_numbers),
        "sources": _free(one.sources, other.sources, lambda *_: True),
        **_claims(one, other),
        **_events(one, other),
    }
    return {layer: layers[layer] for layer in LAYERS}


def _names(gold: Scored, found: Scored) -> dict[str, Tally]:
    mine, theirs = gold.names(), found.names()

    exact = pair(mine, theirs, name_worth)
    near = pair(mine, theirs, lambda a, b: alike(a, b) * _same_kind(a, b))
    sizes = len(mine), len(theirs)
    return {"names": hits(len(exact), *sizes), "names~": hits(len(near), *sizes)}


def _same_kind(gold: Row, found: Row) -> bool:
    return NAME_KINDS[gold["kind"]] == NAME_KINDS[found["kind"]]


def name_worth(gold: Row, found: Row) -> float:
    return float(span(gold) == span(found) and _same_kind(gold, found))


def _links(gold: Scored, found: Scored) -> Tally:
    """B-cubed: of each mention that both have, the share of its cluster that both put with it."""
    pairs = pair(gold.mentions, found.mentions, alike)
    mine = [gold.mentions[g].get("entity") for g, _ in pairs]
    theirs = [found.mentions[f].get("entity") for _, f in pairs]

    def with_it(clusters: list[str | None], at: int) -> set[int]:
        cluster = clusters[at]
        if not cluster:
            return {at}
        return {other for other, entity in enumerate(clusters) if entity == cluster}

    precision = recall = 0.0
    for at in range(len(pairs)):
        in_gold, in_found = with_it(mine, at), with_it(theirs, at)
        both = len(in_gold & in_found)
        precision += both / len(in_found)
        recall += both / len(in_gold)
    return Tally(precision, len(pairs), recall, len(gold.mentions))


def same_days(gold: Row, found: Row) -> bool:
    return all(
        (gold.get(k) or "")[:10] == (found.get(k) or "")[:10] for k in ("earliest", "latest")
    )


def same_numbers(gold: Row, found: Row) -> bool:
    return all(gold.get(k) == found.get(k) for k in ("low", "high"))


def _free(gold: list[Row], found: list[Row], same: Callable[[Row, Row], bool]) -> Tally:
    """A layer of spans; what is found where the gold leaves it free is not counted."""
    kept = [row for row in gold if not row.get("optional")]
    free = [row for row in gold if row.get("optional")]
    counted = [
        row
        for row in found
        if any(alike(k, row) for k in kept) or not any(alike(f, row) for f in free)
    ]
    pairs = pair(kept, counted, lambda a, b: alike(a, b) * same(a, b))
    # The outlet is a source even where it is not printed: there is no span to find.
    printed = (sum(span(row) is not None for row in rows) for rows in (kept, counted))
    return hits(len(pairs), *printed)


def claim_worth(gold: Row, found: Row) -> float:
    value = alike(gold, found)
    return value if value >= HALF else 0.0


def same_chain(gold: Scored, claim: Row, found: Scored, other: Row) -> bool:
    """Whether two claims have the same sources from origin to outlet."""
    mine, theirs = claim.get("chain") or [], other.get("chain") or []
    return len(mine) == len(theirs) and all(
        gold.same_source(a, found, b) for a, b in zip(mine, theirs, strict=True)
    )


def _claims(gold: Scored, found: Scored) -> dict[str, Tally]:
    paired = pair(gold.claims, found.claims, claim_worth)
    pairs = [(gold.claims[g], found.claims[f]) for g, f in paired]
    chains = sum(same_chain(gold, one, found, other) for one, other in pairs)
    sizes = len(gold.claims), len(found.claims)
    stances = sum(one.get("stance") == other.get("stance") for one, other in pairs)
    return {
        "claims": hits(len(pairs), *sizes),
        "chains": hits(chains, *sizes),
        "stances": hits(stances, *sizes),
        "conflicts": _conflicts(gold, found, {b["id"]: a["id"] for a, b in pairs}),
    }


def _conflicts(gold: Scored, found: Scored, known_as: dict[str, str]) -> Tally:
    """``known_as``: the gold's id of a found claim."""
    mine = {frozenset(row.get("claims") or []) for row in gold.conflicts}
    theirs = {
        frozenset(known_as.get(claim, f"?{claim}") for claim in row.get("claims") or [])
        for row in found.conflicts
    }
    return hits(len(mine & theirs), len(mine), len(theirs))


def event_worth(gold: Row, found: Row) -> float:
    same = gold.get("type") == found.get("type")
    return same * alike(gold.get("trigger") or {}, found.get("trigger") or {})


def _events(gold: Scored, found: Scored) -> dict[str, Tally]:
    def filled(one: tuple[str, Span], other: tuple[str, Span]) -> float:
        return (one[0] == other[0]) * likeness(one[1], other[1])

    pairs = pair(gold.events, found.events, event_worth)
    mine = [gold.arguments(event) for event in gold.events]
    theirs = [found.arguments(event) for event in found.events]
    right = sum(len(pair(mine[g], theirs[f], filled)) for g, f in pairs)
    return {
        "events": hits(len(pairs), len(gold.events), len(found.events)),
        "arguments": hits(right, sum(map(len, mine)), sum(map(len, theirs))),
    }
