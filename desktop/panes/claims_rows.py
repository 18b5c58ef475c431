"""The claims of a reading as rows: who says it through whom, how, what, and when. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from desktop.analysis.model import Analysis, Claim, ConflictKind, Stance
from desktop.look.translation import Words
from desktop.panes.of_reading import once_a_reading
from desktop.panes.timeline_time import Interval, interval_of
from desktop.workspace.text_words import matches

Column = Literal["source", "stance", "said", "time"]
COLUMNS: tuple[Column, ...] = ("source", "stance", "said", "time")
STANCES: tuple[Stance, ...] = get_args(Stance)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim. ``chain`` are the words of its sources, the origin first.

    ``start``/``end`` are characters of the stored text, end exclusive; ``origin`` is what makes
    two origins the same one; ``conflicts`` the kinds of conflict that the claim is part of.
    """

    id: str
    chain: tuple[str, ...]
    stance: Stance
    text: str
    interval: Interval | None
    conflicts: tuple[ConflictKind, ...]
    start: int
    end: int
    origin: str


@once_a_reading
def claim_rows(analysis: Analysis, unnamed: str = "—") -> tuple[ClaimRow, ...]:
    """A row for each claim, in the order of the text; ``unnamed`` stands for an outlet that
    nobody named."""
    sources = {source.id: source for source in analysis.sources}
    times = {time.id: time for time in analysis.times}
    event_times = {event.id: times.get(event.time or "") for event in analysis.events}

    def row(claim: Claim) -> ClaimRow:
        chain = [sources[source] for source in claim.chain if source in sources]
        intervals = (interval_of(event_times.get(event)) for event in claim.events)
        return ClaimRow(
            id=claim.id,
            chain=tuple(source.text or unnamed for source in chain),
            stance=claim.stance,
            text=claim.text,
            interval=next((interval for interval in intervals if interval), None),
            conflicts=tuple(c.kind for c in analysis.conflicts if claim.id in c.claims),
            start=claim.start,
            end=claim.end,
            origin=(chain[0].entity or chain[0].id) if chain else "",
        )

    return tuple(sorted(map(row, analysis.claims), key=lambda row: (row.start, row.end)))


def filtered(
    rows: Iterable[ClaimRow], query: str = "", stance: Stance | None = None
) -> tuple[ClaimRow, ...]:
    """The rows with a stance (None: any) whose words or sources have all words of ``query``."""
    return tuple(
        row
        for row in rows
        if (stance is None or row.stance == stance)
        and (not query or matches(query, (" ".join((*row.chain, row.text)),)))
    )


def ordered(
    rows: Sequence[ClaimRow], column: Column, *, descending: bool = False
) -> tuple[ClaimRow, ...]:
    """The rows by a column, equal ones in the order of the text; those without a time come last."""
    if column == "time":
        dated = [row for row in rows if row.interval]
        undated = [row for row in rows if not row.interval]
        dated.sort(key=lambda row: _start(row.interval), reverse=descending)
        return (*dated, *undated)
    keys = {
        "source": lambda row: row.chain,
        "stance": lambda row: STANCES.index(row.stance),
        "said": lambda row: row.start,
    }
    return tuple(sorted(rows, key=keys[column], reverse=descending))


def _start(interval: Interval | None) -> int:
    return interval.start if interval else 0


def counts(rows: Sequence[ClaimRow], words: Words) -> str:
    """How many claims from how many distinct origins: «20 قولًا · 6 مصادر أصلية»."""
    origins = {row.origin for row in rows if row.origin}
    return words.tr(
        "claims.counts",
        claims=words.tr("claims.count", count=len(rows)),
        origins=words.tr("claims.origins", count=len(origins)),
    )
