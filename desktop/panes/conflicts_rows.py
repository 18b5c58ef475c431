"""The conflicts of a reading, and those between articles, as pairs of claims. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.analysis.model import Analysis, ConflictKind
from desktop.case_comparison import CaseConflict, ToldClaim
from desktop.panes.claims_rows import ClaimRow, claim_rows

_ORDER: tuple[ConflictKind, ...] = ("contradiction", "discrepancy", "admission", "framing")


@dataclass(frozen=True, slots=True)
class ArticleLabel:
    """How an article of the case is told from the others; ``published``: ISO date."""

    title: str
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two claims; ``document`` and ``label`` are None for the shown article's own."""

    claim: ClaimRow
    document: int | None = None
    label: ArticleLabel | None = None


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two claims that do not go together, and why: of one article in the order of the text, of two
    the earlier article first."""

    kind: ConflictKind
    why: str
    sides: tuple[Side, Side]


def conflict_rows(analysis: Analysis, unnamed: str = "—") -> tuple[ConflictRow, ...]:
    """The conflicts, contradictions first, then in the order of the text.

    ``unnamed`` stands for an outlet that nobody named.
    """
    claims = {row.id: row for row in claim_rows(analysis, unnamed)}
    rows = []
    for conflict in analysis.conflicts:
        sides = sorted((claims[c] for c in conflict.claims if c in claims), key=lambda c: c.start)
        if len(sides) == 2:
            pair = Side(sides[0]), Side(sides[1])
            rows.append(ConflictRow(conflict.kind, conflict.why, pair))
    return tuple(sorted(rows, key=lambda row: (_ORDER.index(row.kind), row.sides[0].claim.start)))


def rows_across(
    conflicts: Iterable[CaseConflict],
    labels: Mapping[int, ArticleLabel],
    unnamed: str = "—",
    *,
    document: int | None = None,
) -> tuple[ConflictRow, ...]:
    """The conflicts between articles, contradictions first, then by the days of the articles.

    Args:
        conflicts: those of the case.
        labels: the articles of the case; conflicts with one that is gone are left out.
        unnamed: stands for an outlet that nobody named.
        document: only conflicts with this article's claims; None for all.
    """

    def row(conflict: CaseConflict) -> ConflictRow:
        one, two = sorted(conflict.sides, key=lambda told: _when(labels[told.document], told))
        sides = (_side(one, conflict, labels, unnamed), _side(two, conflict, labels, unnamed))
        return ConflictRow(conflict.kind, conflict.why, sides)

    rows = [
        row(conflict)
        for conflict in conflicts
        if all(told.document in labels for told in conflict.sides)
        and (document is None or document in {told.document for told in conflict.sides})
    ]
    return tuple(sorted(rows, key=lambda row: (_ORDER.index(row.kind), _days(row))))


def _side(
    told: ToldClaim, conflict: CaseConflict, labels: Mapping[int, ArticleLabel], unnamed: str
) -> Side:
    claim = ClaimRow(
        id=told.id,
        chain=tuple(words or unnamed for words in told.chain),
        stance=told.stance,
        text=told.text,
        interval=None,
        conflicts=(conflict.kind,),
        start=told.start,
        end=told.end,
        origin="",
    )
    return Side(claim, told.document, labels[told.document])


def _when(label: ArticleLabel, told: ToldClaim) -> tuple[str, int, int]:
    """Undated articles come last, as in the list of articles."""
    return label.published or "9999", told.document, told.start


def _days(row: ConflictRow) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        ((side.label.published if side.label else None) or "9999", side.document or 0,
         side.claim.start)
        for side in row.sides
    )  # fmt: skip
