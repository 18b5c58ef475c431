"""Where a person said that a place lies, applied. Pure.

The value of such a judgement is a geo URI (RFC 5870): ``geo:35.1,40.4;u=1500;id=wof:85633``. ``u``
is the radius in metres round the point, ``id`` that of the gazetteer, where it is a place of it;
the coordinates stand beside it, so that what was said holds with any later gazetteer. An empty
value means that it is not known where the place lies. A judgement with a target is of one mention
alone: it is of a place of its own then, that is called as the target says.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from desktop.analysis.model import Analysis, Entity, Mention, Place
from desktop.analysis.text.fold import fold_word
from storage.applying.anchored import nearest, span
from storage.applying.mentions import moved_to
from storage.judgements import EntityRef, Judgement

_SCHEME = "geo:"
_USUAL_KM = 2.0


def geo_uri(lat: float, lon: float, radius_km: float, gazetteer: str | None) -> str:
    """The value of a judgement that something lies at a point."""
    known = f";id={gazetteer}" if gazetteer else ""
    return f"{_SCHEME}{round(lat, 5):g},{round(lon, 5):g};u={radius_km * 1000:.0f}{known}"


def place_of(uri: str) -> Place | None:
    """The place that a geo URI means; None where it is none.

    A point that is in no gazetteer goes by its own coordinates, so that the case tells places of
    one name apart.
    """
    point, *parameters = uri.removeprefix(_SCHEME).split(";")
    more = dict(part.split("=", 1) for part in parameters if "=" in part)
    try:
        lat, lon = (float(part) for part in point.split(","))
        radius = float(more["u"]) / 1000 if "u" in more else _USUAL_KM
    except ValueError:
        return None
    if not uri.startswith(_SCHEME) or not _is_point(lat, lon, radius):
        return None
    return Place(lat, lon, radius, more.get("id") or f"{_SCHEME}{lat:g},{lon:g}")


def place(analysis: Analysis, judgement: Judgement) -> Analysis:
    """What the mention is of lies where it was said, in all of the document, or in that mention
    alone; what else it may have been stays at hand."""
    mention = nearest(analysis.mentions, span(analysis, judgement))
    if mention is None or mention.entity is None or judgement.value is None:
        return analysis
    said = place_of(judgement.value) if judgement.value else Place(None, None, None, None)
    if said is None:
        return analysis
    if judgement.target is not None:
        return _of_one_mention(analysis, mention, judgement.target, said)
    return replace(analysis, entities=tuple(_put(analysis.entities, mention.entity, said)))


def _of_one_mention(
    analysis: Analysis, mention: Mention, called: EntityRef, said: Place
) -> Analysis:
    """The mention leaves its entity for one that is called so and lies there, a new one if there is
    none."""
    name = fold_word(called.name)
    entity = next(
        (
            one
            for one in analysis.entities
            if (one.kind, fold_word(one.name)) == (called.kind, name)
            and one.place is not None
            and one.place.gazetteer == said.gazetteer is not None
        ),
        None,
    )
    if entity is None:
        before = next(one for one in analysis.entities if one.id == mention.entity)
        candidates = before.place.candidates if before.place else ()
        entity = Entity(
            _free_id(analysis, f"ae_{called.kind}_{name}@{mention.start}"),
            before.kind, called.name, (), (), place=replace(said, candidates=candidates),
        )  # fmt: skip
    return moved_to(analysis, {mention.id}, entity)


def _free_id(analysis: Analysis, wished: str) -> str:
    """An id that no entity of the reading has."""
    taken = {entity.id for entity in analysis.entities}
    while wished in taken:
        wished += "+"
    return wished


def _put(entities: Iterable[Entity], moved: str, said: Place) -> Iterable[Entity]:
    for entity in entities:
        if entity.id == moved:
            before = entity.place.candidates if entity.place else ()
            yield replace(entity, place=replace(said, candidates=before))
        else:
            yield entity


def _is_point(lat: float, lon: float, radius: float) -> bool:
    known = all(map(math.isfinite, (lat, lon, radius)))
    return known and abs(lat) <= 90 and abs(lon) <= 180 and radius >= 0
