"""A person's judgements on top of the machine's reading. Pure.

Nothing in a result refers to what was rejected, and no entity is without a mention. A judgement
that finds nothing to apply to leaves the reading as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from desktop.analysis.model import Analysis
from storage.applying import claims, mentions, places, values
from storage.applying.entities import merge_all
from storage.applying.merges import Merges
from storage.judgements import Action, Judgement

__all__ = ["Merges", "apply", "judged", "merge_all", "properties_of", "with_properties"]

_APPLIED: Mapping[Action, Callable[[Analysis, Judgement], Analysis]] = {
    "tag": mentions.tag,
    "reject": mentions.reject,
    "relabel": mentions.relabel,
    "confirm": mentions.confirm,
    "link": mentions.link,
    "split": mentions.split,
    "correct_time": values.correct_time,
    "correct_number": values.correct_number,
    "place": places.place,
    "reject_claim": claims.reject_claim,
    "set_stance": claims.set_stance,
}


def apply(machine: Analysis, judgements: Iterable[Judgement]) -> Analysis:
    """The machine's reading of a document with the judgements on it, oldest first."""
    judgements = tuple(judgements)
    return with_properties(judged(machine, judgements), judgements)


def judged(analysis: Analysis, judgements: Iterable[Judgement]) -> Analysis:
    """A reading with more judgements on what it found, oldest first."""
    for judgement in judgements:
        step = _APPLIED.get(judgement.action)
        if step is not None:
            analysis = step(analysis, judgement)
    return analysis


def with_properties(analysis: Analysis, judgements: Iterable[Judgement]) -> Analysis:
    """A reading with the properties of its document that were set, of all judgements on it."""
    properties = properties_of(judgements)
    if not properties:
        return analysis
    document = analysis.document
    document = replace(
        document,
        title=properties.get("title") or document.title,
        outlet=properties.get("outlet", document.outlet),
        published=properties.get("published", document.published),
    )
    return replace(analysis, document=document)


def properties_of(judgements: Iterable[Judgement]) -> dict[str, str | None]:
    """The properties of a document that were set, as they were set last."""
    return {
        str(judgement.property): judgement.value
        for judgement in judgements
        if judgement.action == "set_property"
    }
