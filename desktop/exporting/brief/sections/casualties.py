"""Casualties: for each event the range of what its origins say, nobody counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from desktop.exporting.brief.dating import day
from desktop.exporting.brief.drafting import Draft
from desktop.exporting.brief.outline import Group, Section, Statement
from desktop.exporting.brief.saying import isolated, nominative, quoting
from desktop.exporting.brief.sentences import OBJECT
from desktop.exporting.content import ExportedToll, NumberTold

_Spot = tuple[int, int, int]


def casualties(draft: Draft) -> Section:
    """The events with the most said of them first where there are too many; else by day. The
    killed and the wounded of one event are told together."""
    tolls = list(draft.material.across.tolls)
    chosen = tolls
    if len(tolls) > draft.limits.casualties:
        heaviest = sorted(tolls, key=lambda t: (-len(t.origins), -t.high))
        kept = set(map(id, heaviest[: draft.limits.casualties]))
        chosen = [toll for toll in tolls if id(toll) in kept]
    groups = tuple(_group(draft, event) for event in _events(chosen))
    return Section(
        "casualties",
        draft.sentences.say("section.casualties"),
        (draft.plain("casualties.lead"),) if groups else (),
        groups=groups,
        left_out=draft.left_out("casualties", len(tolls) - len(chosen)),
    )


def _events(tolls: Iterable[ExportedToll]) -> Iterable[list[ExportedToll]]:
    """The tolls of one place and day; of no day, those of the same articles."""

    def event(toll: ExportedToll) -> tuple[object, ...]:
        return toll.place, toll.day or sorted(toll.documents)

    return (list(together) for _, together in groupby(tolls, key=event))


def _group(draft: Draft, tolls: Sequence[ExportedToll]) -> Group:
    sentences = draft.sentences
    heading = sentences.say(
        "casualties.heading", place=isolated(tolls[0].place), day=_day(draft, tolls)
    )
    ranges = tuple(_range(draft, toll) for toll in tolls)
    alone = all(len(toll.origins) == 1 and len(toll.origins[0].told) == 1 for toll in tolls)
    return Group(heading, (*(() if alone else ranges), *_origins(draft, tolls)))


def _day(draft: Draft, tolls: Sequence[ExportedToll]) -> str:
    """The day; where nobody tells it, the day when it was first published."""
    told = tolls[0].day
    if told:
        return day(told, draft.sentences)
    articles = (draft.by_number[number] for toll in tolls for number in toll.documents)
    published = min((a.published for a in articles if a.published), default=None)
    if published is None:
        return draft.sentences.say("casualties.no_day")
    return draft.sentences.say("casualties.published", day=day(published, draft.sentences))


def _range(draft: Draft, toll: ExportedToll) -> Statement:
    sentences = draft.sentences
    if several := _several(draft, toll):
        return several
    key = "exactly" if toll.low == toll.high else "between"
    if toll.open:
        key = {"exactly": "at_least", "between": "between_more"}[key]
    told = sentences.say(
        f"casualties.{key}",
        fate=_fate(draft, toll),
        low=sentences.number(toll.low),
        high=sentences.number(toll.high),
        origins=sentences.say("casualties.origins", count=len(toll.origins)),
    )
    return Statement((told,), _cites(draft, toll))


def _several(draft: Draft, toll: ExportedToll) -> Statement | None:
    """Numbers that one article gives from one source are those of several groups as a rule, and
    no range of one."""
    sentences = draft.sentences
    (origin, *others) = toll.origins
    if others or len(origin.told) < 2 or len(toll.documents) > 1:
        return None
    numbers = sentences.say("casualties.and").join(_figure(draft, each) for each in origin.told)
    told = sentences.say("casualties.several", fate=_fate(draft, toll), numbers=numbers)
    return Statement((told,), _cites(draft, toll))


def _cites(draft: Draft, toll: ExportedToll) -> tuple[int, ...]:
    cites = (_cited(draft, number)[0] for origin in toll.origins for number in origin.told)
    return tuple(dict.fromkeys(cites))


def _fate(draft: Draft, toll: ExportedToll) -> str:
    fate = draft.sentences.say(f"casualties.{toll.fate}")
    if not toll.whom:
        return fate
    return draft.sentences.say("casualties.of_whom", fate=fate, whom=isolated(toll.whom))


def _cited(draft: Draft, number: NumberTold) -> tuple[int, str]:
    """The footnote of a number, and its words; the claim may have been rejected since."""
    row = draft.by_span.get((number.document, number.start, number.end))
    text = row.text if row else ""
    return draft.cite(number.document, number.start, number.end, text), text


def _origins(draft: Draft, tolls: Sequence[ExportedToll]) -> Iterable[Statement]:
    """Each claim once, with all the numbers that it tells."""
    numbers: dict[_Spot, list[str]] = {}
    said: dict[_Spot, tuple[str, NumberTold]] = {}
    for toll in tolls:
        for origin in toll.origins:
            for number in origin.told:
                spot = (number.document, number.start, number.end)
                numbers.setdefault(spot, []).append(_number(draft, toll, number))
                said.setdefault(spot, (origin.origin, number))
    return [_says(draft, *said[spot], draft.join(told)) for spot, told in numbers.items()]


def _number(draft: Draft, toll: ExportedToll, number: NumberTold) -> str:
    figure = isolated(_figure(draft, number))
    return draft.sentences.say("casualties.number", fate=_fate(draft, toll), number=figure)


def _figure(draft: Draft, number: NumberTold) -> str:
    sentences = draft.sentences
    low = sentences.number(number.low)
    if number.high is None:
        return sentences.say("casualties.least", low=low)
    if number.high != number.low:
        return sentences.say("casualties.range", low=low, high=sentences.number(number.high))
    return sentences.say("casualties.about", low=low) if number.about else low


def _says(draft: Draft, origin: str, number: NumberTold, numbers: str) -> Statement:
    sentences = draft.sentences
    footnote, text = _cited(draft, number)
    name = isolated(nominative(origin, sentences)) if origin else sentences.say("unnamed")
    said = sentences.say("casualties.says", numbers=numbers, origin=name, quotation=OBJECT)
    return Statement(quoting(said, text, footnote, sentences))
