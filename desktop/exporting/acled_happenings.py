"""What of an article is one event as ACLED counts them: an attack with those whom it killed.

There, the dead are a number of the attack, and no event. Here a killing is an event of its own: it
is counted in the one attack that a claim tells of beside it. Where that is not one, it stays a row
whose type a person decides. What somebody died or was hurt of by accident is no violence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.exporting.event_rows import EventRow

VIOLENT = frozenset({"Battles", "Explosions/Remote violence"})
NO_VIOLENCE = "none"
_COSTS = frozenset({"killing", "injury"})


@dataclass(frozen=True, slots=True)
class Happening:
    """An event; ``dead``: that tells how many it killed, None: nobody does; ``told``: where else
    the article tells of it."""

    row: EventRow
    dead: EventRow | None
    told: tuple[EventRow, ...] = ()


def happenings(rows: Sequence[EventRow], types: Mapping[str, str]) -> Iterator[Happening]:
    """The events of one article, in order of its text.

    Args:
        rows: those that happened.
        types: the event types of ACLED by ours; a type that is not there is not written.
    """
    first = _firsts(rows)
    told: dict[str, list[EventRow]] = defaultdict(list)
    for row in rows:
        told[first[row.id]].append(row)
    causes = _causes(rows, first, types)
    deadly = {claim for row in rows if row.event == "killing" for claim in row.claims}
    dead: dict[str, EventRow] = {}
    own = []
    for tellings in told.values():
        row = tellings[0]
        cause = {each for telling in tellings for each in causes[telling.id]}
        if row.event == "injury" and not deadly.isdisjoint(row.claims):
            continue  # of what killed others
        if row.event not in _COSTS:
            own.append(row)
        elif not _is_counted(tellings, cause, dead):
            own.append(row)
            if (number := _dead(tellings)) is not None:
                dead[row.id] = number
    for row in own:
        if types.get(row.event, NO_VIOLENCE) != NO_VIOLENCE:
            yield Happening(row, dead.get(row.id), tuple(told[row.id][1:]))


def _is_counted(
    tellings: Sequence[EventRow], causes: set[tuple[str, str]], dead: dict[str, EventRow]
) -> bool:
    """Whether those who were killed or hurt are counted in what they died of, or are none of
    violence. What they died of gets their number."""
    violent = [cause for cause, kind in causes if kind in VIOLENT]
    if len(violent) != 1:
        return not violent and bool(causes)
    number = _dead(tellings)
    if number is None:
        return True
    held = dead.setdefault(violent[0], number)
    return (held.low, held.high) == (number.low, number.high)


def _dead(tellings: Iterable[EventRow]) -> EventRow | None:
    """That telling of a killing which has a number."""
    return next((row for row in tellings if row.event == "killing" and row.low is not None), None)


def _firsts(rows: Iterable[EventRow]) -> dict[str, str]:
    """The id of the first telling of each event; that of one which did not happen is not here."""
    first: dict[str, str] = {}
    for row in rows:
        first[row.id] = first.get(row.same_as or "", row.id)
    return first


def _causes(
    rows: Iterable[EventRow], first: Mapping[str, str], types: Mapping[str, str]
) -> dict[str, set[tuple[str, str]]]:
    """What else the claims of each event tell of that may kill: which events, and of what type."""
    by_claim: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in rows:
        if row.event not in _COSTS and types.get(row.event) in {*VIOLENT, NO_VIOLENCE}:
            for claim in row.claims:
                by_claim[claim].add((first[row.id], types[row.event]))
    return {row.id: {each for claim in row.claims for each in by_claim[claim]} for row in rows}
