"""Judgements of claims, applied: one that is none, one whose stance is another. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from desktop.analysis.model import Analysis, Stance
from storage.applying.anchored import nearest, span
from storage.judgements import Judgement


def reject_claim(analysis: Analysis, judgement: Judgement) -> Analysis:
    """No claim where one was said to be none; its events stay events, its conflicts go."""
    claim = nearest(analysis.claims, span(analysis, judgement))
    if claim is None:
        return analysis
    return replace(
        analysis,
        claims=tuple(one for one in analysis.claims if one is not claim),
        conflicts=tuple(one for one in analysis.conflicts if claim.id not in one.claims),
    )


def set_stance(analysis: Analysis, judgement: Judgement) -> Analysis:
    """The claim's stance is the one that was said."""
    claim = nearest(analysis.claims, span(analysis, judgement))
    if claim is None or judgement.value not in get_args(Stance):
        return analysis
    said = replace(claim, stance=judgement.value)  # type: ignore[arg-type]
    return replace(analysis, claims=tuple(said if one is claim else one for one in analysis.claims))
