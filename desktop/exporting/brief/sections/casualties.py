"""Casualties: for each event the range of what its origins say, nobody counted twice."""

from __future__ import annotations

from desktop.exporting.brief.dating import day
from desktop.exporting.brief.drafting import Draft
from desktop.exporting.brief.outline import Group, Section, Statement
from desktop.exporting.brief.saying import isolated, quoting
from desktop.exporting.brief.sentences import OBJECT
from desktop.exporting.content import ExportedToll, TollOfOrigin


def casualties(draft: Draft) -> Section:
    """The events with the most said of them first where there are too many; else by day."""
    tolls = list(draft.material.across.tolls)
    chosen = tolls
    if len(tolls) > draft.limits.casualties:
        heaviest = sorted(tolls, key=lambda t: (-len(t.origins), -t.high))
        kept = set(map(id, heaviest[: draft.limits.casualties]))
        chosen = [toll for toll in tolls if id(toll) in kept]
    groups = tuple(_group(draft, toll) for toll in chosen)
    return Section(
        "casualties",
        draft.sentences.say("section.casualties"),
        (draft.plain("casualties.lead"),) if groups else (),
        groups=groups,
        left_out=draft.left_out("casualties", len(tolls) - len(chosen)),
    )


def _group(draft: Draft, toll: ExportedToll) -> Group:
    sentences = draft.sentences
    heading = sentences.say(
        "casualties.heading_whom" if toll.whom else "casualties.heading",
        fate=sentences.say(f"casualties.{toll.fate}"),
        whom=isolated(toll.whom),
        place=isolated(toll.place),
        day=day(toll.day, sentences) if toll.day else sentences.say("casualties.no_day"),
    )
    told = [(origin, _cited(draft, origin)) for origin in toll.origins]
    cites = tuple(number for _, (number, _) in told)
    return Group(
        heading,
        (
            Statement((_range(draft, toll),), cites),
            *(_of_origin(draft, origin, number, text) for origin, (number, text) in told),
        ),
    )


def _range(draft: Draft, toll: ExportedToll) -> str:
    sentences = draft.sentences
    key = "exactly" if toll.low == toll.high else "between"
    if toll.open:
        key = {"exactly": "at_least", "between": "between_more"}[key]
    origins = sentences.say("casualties.origins", count=len(toll.origins))
    low, high = sentences.number(toll.low), sentences.number(toll.high)
    return sentences.say(f"casualties.{key}", low=low, high=high, origins=origins)


def _cited(draft: Draft, origin: TollOfOrigin) -> tuple[int, str]:
    """The footnote of a number, and its words; the claim may have been rejected since."""
    row = draft.by_span.get((origin.document, origin.start, origin.end))
    text = row.text if row else ""
    return draft.cite(origin.document, origin.start, origin.end, text), text


def _of_origin(draft: Draft, origin: TollOfOrigin, number: int, text: str) -> Statement:
    sentences = draft.sentences
    low = sentences.number(origin.low)
    if origin.high is None:
        told = sentences.say("casualties.least", low=low)
    elif origin.high == origin.low:
        told = low
    else:
        told = sentences.say("casualties.range", low=low, high=sentences.number(origin.high))
    name = isolated(origin.origin) if origin.origin else sentences.say("unnamed")
    said = sentences.say("casualties.says", number=isolated(told), origin=name, quotation=OBJECT)
    return Statement(quoting(said, text, number, sentences))
