"""The conflicts of a reading as pairs of claims. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.model import Analysis, ConflictKind
from desktop.panes.claims_rows import ClaimRow, claim_rows

_ORDER: tuple[ConflictKind, ...] = ("contradiction", "discrepancy", "admission", "framing")


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two claims that do not go together, in the order of the text, and why."""

    id: str
    kind: ConflictKind
    why: str
    sides: tuple[ClaimRow, ClaimRow]


def conflict_rows(analysis: Analysis, unnamed: str = "—") -> tuple[ConflictRow, ...]:
    """The conflicts, contradictions first, then in the order of the text.

    ``unnamed`` stands for an outlet that nobody named.
    """
    claims = {row.id: row for row in claim_rows(analysis, unnamed)}
    rows = []
    for conflict in analysis.conflicts:
        sides = sorted((claims[c] for c in conflict.claims if c in claims), key=lambda c: c.start)
        if len(sides) == 2:
            rows.append(ConflictRow(conflict.id, conflict.kind, conflict.why, (sides[0], sides[1])))
    return tuple(sorted(rows, key=lambda row: (_ORDER.index(row.kind), row.sides[0].start)))
