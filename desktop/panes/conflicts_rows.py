"""The conflicts of a reading, and those between articles, as pairs of claims. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop.analysis.model import Analysis, ConflictKind
from desktop.case_comparison import CaseConflict, ToldClaim
from desktop.panes.claims_rows import ClaimRow, claim_rows
from desktop.workspace.conflicts import ClaimSpan, ConflictJudged, Pair, judged_of

ORDER: tuple[ConflictKind, ...] = ("contradiction", "discrepancy", "admission", "framing")


@dataclass(frozen=True, slots=True)
class ArticleLabel:
    """How an article of the case is told from the others; ``published``: ISO date."""

    title: str
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the claims; ``document`` and ``label`` are None for the shown article's own.

    ``places``, ``day`` (ISO): of what it tells; ``side``: of who says it, where that is known.
    """

    claim: ClaimRow
    document: int | None = None
    label: ArticleLabel | None = None
    places: tuple[str, ...] = ()
    side: str | None = None
    day: str | None = None
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two claims that do not go together, and why: of one article in the order of the text, of two
    the earlier article first.

    Of a group ``sides`` are the first claim of either side, ``more`` the others of each, ``pairs``
    those that conflict.
    """

    kind: ConflictKind
    why: str
    sides: tuple[Side, Side]
    more: tuple[tuple[Side, ...], tuple[Side, ...]] = ((), ())
    pairs: tuple[tuple[Side, Side], ...] = ()

    @property
    def camps(self) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
        """The claims of either side."""
        return (self.sides[0], *self.more[0]), (self.sides[1], *self.more[1])

    @property
    def all_sides(self) -> tuple[Side, ...]:
        return (*self.camps[0], *self.camps[1])

    @property
    def all_pairs(self) -> tuple[tuple[Side, Side], ...]:
        """The pairs that conflict, a claim of the first side first."""
        return self.pairs or (self.sides,)


def pairs_of(row: ConflictRow, shown: int | None) -> tuple[Pair, ...]:
    """The claims that conflict in a row by where they stand; ``shown``: the shown document."""
    if shown is None and any(side.document is None for side in row.all_sides):
        return ()
    return tuple((_span(one, shown), _span(two, shown)) for one, two in row.all_pairs)


def judged_of_row(
    row: ConflictRow, shown: int | None, judged: dict[Pair, ConflictJudged]
) -> ConflictJudged:
    """What a person holds of a row: of a group, where it is the same of all its pairs."""
    told = [judged_of(judged, pair) for pair in pairs_of(row, shown)] if judged else []
    if not told:
        return ConflictJudged()
    verdicts = {one.verdict for one in told}
    note = next((one.note for one in told if one.note), "")
    return ConflictJudged(verdicts.pop() if len(verdicts) == 1 else None, note, told[0].author)


def _span(side: Side, shown: int | None) -> ClaimSpan:
    number = side.document if side.document is not None else shown
    return ClaimSpan(number or 0, side.claim.start, side.claim.end)


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
    return tuple(sorted(rows, key=lambda row: (ORDER.index(row.kind), row.sides[0].claim.start)))


def with_circumstances(
    rows: Iterable[ConflictRow], within: Iterable[CaseConflict], shown: int | None
) -> tuple[ConflictRow, ...]:
    """The rows of the shown article with the places, days and tellers' sides that the comparison
    of the case knows."""
    told = {
        (side.start, side.end): side
        for conflict in within
        for side in conflict.sides
        if side.document == shown
    }

    def known(side: Side) -> Side:
        found = told.get((side.claim.start, side.claim.end))
        if found is None:
            return side
        return replace(
            side, places=found.places, side=found.side, day=found.day, hedged=found.hedged
        )

    return tuple(replace(row, sides=(known(row.sides[0]), known(row.sides[1]))) for row in rows)


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
    return tuple(sorted(rows, key=lambda row: (ORDER.index(row.kind), _days(row))))


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
    return Side(
        claim, told.document, labels[told.document], told.places, told.side, told.day, told.hedged
    )


def _when(label: ArticleLabel, told: ToldClaim) -> tuple[str, int, int]:
    """Undated articles come last, as in the list of articles."""
    return label.published or "9999", told.document, told.start


def _days(row: ConflictRow) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        ((side.label.published if side.label else None) or "9999", side.document or 0,
         side.claim.start)
        for side in row.sides
    )  # fmt: skip
