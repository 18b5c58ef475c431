"""Which conflicts of the board a person wants to see, and in what order. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.analysis.model import ConflictKind
from desktop.panes.conflicts_rows import ORDER, ConflictRow
from desktop.workspace.conflicts import ConflictJudged

Order = Literal["importance", "doubt", "date"]
ORDERS: tuple[Order, ...] = ("importance", "doubt", "date")
# So many names stand in a menu.
_MOST_NAMES = 25
_WEIGHT = {kind: len(ORDER) - at for at, kind in enumerate(ORDER)}
Judged = Mapping[ConflictRow, ConflictJudged]


@dataclass(frozen=True, slots=True)
class BoardWish:
    """What is wanted; None, "" and the usual order ask for everything.

    ``teller``: who says one of the claims, or their side; ``first``, ``last``: ISO days, inclusive,
    of what is told, else of the article; ``decided``: only those with a verdict, or without one.
    """

    kind: ConflictKind | None = None
    teller: str = ""
    place: str = ""
    first: str | None = None
    last: str | None = None
    decided: bool | None = None
    order: Order = "importance"

    @property
    def narrows(self) -> bool:
        wanted = (self.kind, self.first, self.last, self.decided)
        return bool(self.teller or self.place) or any(one is not None for one in wanted)


def wanted(rows: Iterable[ConflictRow], wish: BoardWish, judged: Judged) -> tuple[ConflictRow, ...]:
    """The rows that are wanted, in the order wanted; equal ones keep their order."""
    kept = [row for row in rows if _is_wanted(row, wish, judged)]
    match wish.order:
        case "doubt":
            kept.sort(key=lambda row: -doubt(row, judged.get(row)))
        case "date":
            kept.sort(key=lambda row: days(row)[0] if days(row) else "9999")
        case "importance":
            kept.sort(key=lambda row: -importance(row))
    return tuple(kept)


def tellers(rows: Iterable[ConflictRow]) -> list[str]:
    """Who says the claims, or their sides, the most frequent first."""
    return _frequent(name for row in rows for name in _tellers(row))


def places(rows: Iterable[ConflictRow]) -> list[str]:
    """What places the claims tell of, the most frequent first."""
    return _frequent(name for row in rows for name in _places(row))


def importance(row: ConflictRow) -> int:
    """Contradictions weigh most, then how many claims stand against one another."""
    return _WEIGHT[row.kind] * 2 + len(row.all_sides)


def doubt(row: ConflictRow, judged: ConflictJudged | None) -> float:
    """0 to 2: how little is settled. Decided conflicts have none; as many origins on either side
    have the most, and hedged words add to it."""
    if is_decided(judged):
        return 0.0
    first, second = (len({s.claim.chain[:1] for s in camp}) for camp in row.camps)
    hedged = sum(side.hedged for side in row.all_sides) / len(row.all_sides)
    return min(first, second) / max(first, second) + hedged


def days(row: ConflictRow) -> list[str]:
    """The days of what is told, else those of the articles, in order."""
    told = [side.day for side in row.all_sides if side.day]
    printed = [s.label.published for s in row.all_sides if s.label and s.label.published]
    return sorted(told) or sorted(printed)


def is_decided(judged: ConflictJudged | None) -> bool:
    """Whether a person said which holds; «open» says that it cannot be said yet."""
    return judged is not None and judged.verdict not in (None, "open")


def _is_wanted(row: ConflictRow, wish: BoardWish, judged: Judged) -> bool:
    if wish.kind is not None and row.kind != wish.kind:
        return False
    if wish.teller and wish.teller not in _tellers(row):
        return False
    if wish.place and wish.place not in _places(row):
        return False
    if wish.decided is not None and is_decided(judged.get(row)) != wish.decided:
        return False
    if wish.first is None and wish.last is None:
        return True
    return any((wish.first or "") <= day <= (wish.last or "9999") for day in days(row))


def _tellers(row: ConflictRow) -> set[str]:
    chains = (side.side or (side.claim.chain[0] if side.claim.chain else "")
              for side in row.all_sides)  # fmt: skip
    return {name for name in chains if name}


def _places(row: ConflictRow) -> set[str]:
    return {name for side in row.all_sides for name in side.places}


def _frequent(names: Iterable[str]) -> list[str]:
    return [name for name, _ in Counter(names).most_common(_MOST_NAMES)]
