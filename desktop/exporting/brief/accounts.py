"""Accounts: claims that are one, however many outlets printed them, told once.

Two rules, both on the safe side. A reprint (``ClaimRow.report``) with the same words is the same
account. So is what one named origin says of one kind of event at one place on one day with one
number, whoever carried it; an outlet that speaks for itself is no such origin.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.analysis.text.fold import fold_name, fold_word
from desktop.exporting.brief.gathering import Span
from desktop.exporting.claim_rows import ClaimRow


@dataclass(frozen=True, slots=True)
class Account:
    """A claim, and the same one elsewhere. ``weight``: how much it asks to be told."""

    first: ClaimRow
    others: tuple[ClaimRow, ...]
    weight: int

    @property
    def rows(self) -> tuple[ClaimRow, ...]:
        return (self.first, *self.others)


def accounts_of(claims: Iterable[ClaimRow], disputed: set[Span]) -> list[Account]:
    """The accounts in order of their first claims.

    Args:
        claims: of a case.
        disputed: where claims stand that conflict with another.
    """
    same: dict[tuple[object, ...], list[ClaimRow]] = {}
    for row in claims:
        same.setdefault(_key(row), []).append(row)
    return [Account(rows[0], tuple(rows[1:]), _weight(rows, disputed)) for rows in same.values()]


def _key(row: ClaimRow) -> tuple[object, ...]:
    told = (row.event, row.place, row.earliest)
    if row.origin_named and row.origin != row.outlet and all(told) and len(row.chain) > 1:
        number = (row.low, row.high, row.polarity, row.modality, row.stance)
        return ("origin", fold_name(row.origin), *told, *number)
    words = " ".join(map(fold_word, row.text.split()))
    return ("report", row.report, row.stance, words)


def _weight(rows: list[ClaimRow], disputed: set[Span]) -> int:
    """Confirmed by the analyst is worth most, then disputed, graded, and printed often."""
    weight = min(len({row.outlet for row in rows}), 9)
    for row in rows:
        spans = (row.number, row.start, row.end)
        weight = max(
            weight,
            1000 * row.confirmed
            + 100 * (spans in disputed)
            + 50 * bool(row.credibility)
            + 20 * bool(row.event and row.earliest)
            + 10 * bool(row.low)
            + min(len(rows), 9),
        )
    return weight


def chosen_accounts(accounts: list[Account], most: int) -> list[Account]:
    """The weightiest, in the order that they came in."""
    if len(accounts) <= most:
        return accounts
    ranked = sorted(range(len(accounts)), key=lambda n: -accounts[n].weight)[:most]
    return [accounts[n] for n in sorted(ranked)]
