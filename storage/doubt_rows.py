"""What a reading doubts as rows of the index, without what a person has spoken of. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from desktop.analysis.doubts import Doubt, DoubtKind, doubts
from desktop.analysis.model import Analysis
from storage import codes
from storage.judgements import SETTLED, Judgement, locate

# Steps of confidence within which what more hangs on comes first.
_STEPS = 20
_MOST_HANGING = 63


class DoubtRow(NamedTuple):
    """``rank``: the lower, the sooner a person is asked; ``kind``: see :mod:`storage.codes`."""

    rank: int
    kind: int
    start: int
    end: int


def doubt_rows(analysis: Analysis, judgements: Iterable[Judgement]) -> list[DoubtRow]:
    """The doubts, in order of the text.

    Args:
        analysis: a document's current view.
        judgements: those that stand on it: what they are of is not asked about again.
    """
    settled = set(_settled(analysis, judgements))
    return [
        DoubtRow(rank(doubt), codes.code("doubt", doubt.kind), doubt.start, doubt.end)
        for doubt in doubts(analysis)
        if (doubt.kind, doubt.start, doubt.end) not in settled
    ]


def rank(doubt: Doubt) -> int:
    """Confidence in steps of a twentieth, then how much hangs on it."""
    return rank_of(doubt.confidence, doubt.hanging)


def rank_of(confidence: float, hanging: int) -> int:
    """The rank of what somebody is sure of to some degree, on which so many things hang."""
    return (
        int(confidence * _STEPS) * (_MOST_HANGING + 1) + _MOST_HANGING - min(hanging, _MOST_HANGING)
    )


def _settled(
    analysis: Analysis, judgements: Iterable[Judgement]
) -> Iterable[tuple[DoubtKind, int, int]]:
    for judgement in judgements:
        kind = SETTLED.get(judgement.action)
        if kind is None or judgement.anchor is None:
            continue
        place = locate(analysis.document.text, judgement.anchor)
        if place is not None:
            yield (kind, *place)
