"""What stands beside the lines: each claim's bar with its source and stance, and notes. Pure.

Heights and places are in pixels; what is measured is given by the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from desktop.analysis.model import Analysis, Claim
from desktop.panes.article_marks import Layer
from desktop.panes.article_spans import SpanIndex
from desktop.panes.of_reading import once_a_reading
from desktop.workspace.notes import PlacedNote

COLUMNS = 3
"""Bars side by side; a claim within more than so many others shares a column."""

WIDE, NARROW, OTHER = 116.0, 42.0, 18.0
"""Widths of a margin with names in it, of one with signs only, and of the one on the other side."""

_LEAST_CHARACTERS = 50
_NOTE_WORDS = 5

# A sign a stance, in letters that the interface's font has; it is never the only cue.
SIGNS = {"asserts": "+", "alleges": "؟", "admits": "!", "denies": "×", "opines": "~"}
PLAIN_SIGN, NOTE_SIGN = "«", "✎"


@dataclass(frozen=True, slots=True)
class MarginItem:
    """A claim or a note beside its lines; ``name``: the origin of what is claimed, None: the outlet
    itself; a note's first words. ``column`` keeps the bars of overlapping claims apart."""

    start: int
    end: int
    kind: Literal["claim", "note"]
    id: str
    stance: str
    name: str | None
    column: int
    disputed: bool

    @property
    def sign(self) -> str:
        return NOTE_SIGN if self.kind == "note" else SIGNS.get(self.stance, PLAIN_SIGN)


def margin_items(
    analysis: Analysis, notes: Iterable[PlacedNote], layers: Set[Layer]
) -> SpanIndex[MarginItem]:
    """The items of the layers that are on."""
    claims = claim_items(analysis) if "claim" in layers else ()
    remarks = _note_items(notes, analysis) if "note" in layers else []
    return SpanIndex([*claims, *remarks])


@once_a_reading
def claim_items(analysis: Analysis) -> tuple[MarginItem, ...]:
    """The claims of a reading."""
    disputed = {claim for conflict in analysis.conflicts for claim in conflict.claims}
    names = {source.id: source.text for source in analysis.sources if source.text}
    ends: list[int] = []
    items = []
    for claim in sorted(analysis.claims, key=lambda claim: (claim.start, -claim.end)):
        column = next((i for i, end in enumerate(ends) if end <= claim.start), len(ends))
        ends[column : column + 1] = [claim.end]
        items.append(
            MarginItem(
                claim.start, claim.end, "claim", claim.id, claim.stance, _origin(claim, names),
                column % COLUMNS, claim.id in disputed,
            )
        )  # fmt: skip
    return tuple(items)


def _origin(claim: Claim, names: dict[str, str]) -> str | None:
    return names.get(claim.chain[0]) if claim.chain else None


def _note_items(notes: Iterable[PlacedNote], analysis: Analysis) -> list[MarginItem]:
    length = len(analysis.document.text)
    items = []
    for note in notes:
        start, end = note.place or (0, min(1, length))
        words = note.text.split()
        name = " ".join(words[:_NOTE_WORDS]) + ("…" if len(words) > _NOTE_WORDS else "")
        items.append(MarginItem(start, end, "note", note.uid, "", name, 0, disputed=False))
    return items


def margin_widths(viewport: float, column: float, advance: float) -> tuple[float, float]:
    """The widths of the margin with bars, and of the other one.

    Args:
        viewport: the width of the page.
        column: the widest that the lines may be.
        advance: the usual width of a character.

    Names are given room where the lines keep at least 50 characters; what is left over is shared.
    """
    least = min(column, _LEAST_CHARACTERS * advance)
    first = WIDE if viewport - WIDE - OTHER >= least else NARROW
    rest = max(0.0, viewport - first - OTHER - column)
    return first + rest / 2, OTHER + rest / 2


def placed(
    spans: Sequence[tuple[float, float]], bottom: float, height: float
) -> list[float | None]:
    """Tops for labels of one height beside the lines of one paragraph.

    Args:
        spans: top and bottom of each label's lines, in order.
        bottom: where the paragraph ends; a label that would end below it has no place (None).
        height: of a label.

    Each stands at its first line or right under the one before it.
    """
    tops: list[float | None] = []
    free = float("-inf")
    for top, _ in spans:
        at = max(top, free)
        if at + height <= bottom + height / 2:
            tops.append(at)
            free = at + height
        else:
            tops.append(None)
    return tops
