"""Conflicts that share claims become one question with two sides. No Qt.

Five articles that say a town was taken and two that deny it are one question, not ten cards. Claims
are put on two sides so that every conflict stands between the sides; where that cannot be (three
numbers, each against the others), the conflicts stay pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.panes.conflicts_rows import ConflictRow, Side

# More claims than this on one card are read by nobody.
_MOST = 12
_Key = tuple[int | None, int, int]


def grouped(rows: Iterable[ConflictRow]) -> tuple[ConflictRow, ...]:
    """The rows, those of one kind that share claims as one, at the place of its first."""
    rows = tuple(rows)
    parts: dict[int, list[int]] = defaultdict(list)
    for at, first in enumerate(_components(rows)):
        parts[first].append(at)
    found: list[tuple[int, ConflictRow]] = []
    for first, members in parts.items():
        together = _together([rows[at] for at in members])
        if together is not None:
            found.append((first, together))
            continue
        for same in _by_origins(rows, members):
            together = _together([rows[at] for at in same])
            if together is not None:
                found.append((same[0], together))
            else:
                found += [(at, rows[at]) for at in same]
    return tuple(row for _, row in sorted(found, key=lambda one: one[0]))


def _by_origins(rows: Sequence[ConflictRow], members: Sequence[int]) -> list[list[int]]:
    """Some rows parted by who stands against whom, and then by what hangs together."""
    between: dict[frozenset[tuple[str, ...]], list[int]] = defaultdict(list)
    for at in members:
        between[frozenset(side.claim.chain[:1] for side in rows[at].sides)].append(at)
    parts: list[list[int]] = []
    for same in between.values():
        hanging: dict[int, list[int]] = defaultdict(list)
        for at, first in zip(same, _components([rows[at] for at in same]), strict=True):
            hanging[first].append(at)
        parts += hanging.values()
    return parts


def _components(rows: Sequence[ConflictRow]) -> list[int]:
    """For each row the first one that it hangs together with by shared claims of one kind."""
    first = list(range(len(rows)))

    def root(at: int) -> int:
        while first[at] != at:
            first[at] = first[first[at]]
            at = first[at]
        return at

    seen: dict[tuple[str, _Key], int] = {}
    for at, row in enumerate(rows):
        for side in row.sides:
            known = seen.setdefault((row.kind, _key(side)), at)
            one, two = sorted((root(known), root(at)))
            first[two] = one
    return [root(at) for at in range(len(rows))]


def _together(rows: Sequence[ConflictRow]) -> ConflictRow | None:
    """Several pairs as one row with two sides; None where there are no two sides."""
    if len(rows) == 1:
        return rows[0]
    claims = {_key(side): side for row in rows for side in row.sides}
    if len(claims) > _MOST:
        return None
    on_first: dict[_Key, bool] = {_key(rows[0].sides[0]): True}
    waiting = list(rows)
    while waiting:
        row = next(r for r in waiting if any(_key(side) in on_first for side in r.sides))
        waiting.remove(row)
        one, two = (_key(side) for side in row.sides)
        if one in on_first:
            if on_first.setdefault(two, not on_first[one]) == on_first[one]:
                return None
        else:
            on_first[one] = not on_first[two]
    camps = [[claims[key] for key in claims if on_first[key] is side] for side in (True, False)]
    pairs = tuple(
        pair if on_first[_key(pair[0])] else (pair[1], pair[0])
        for row in rows
        for pair in row.all_pairs
    )
    lead = (camps[0][0], camps[1][0])
    more = (tuple(camps[0][1:]), tuple(camps[1][1:]))
    return replace(rows[0], sides=lead, more=more, pairs=pairs)


def _key(side: Side) -> _Key:
    return side.document, side.claim.start, side.claim.end
