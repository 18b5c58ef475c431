"""Where a person said that a place lies, applied. Pure.

The value of such a judgement is a geo URI (RFC 5870): ``geo:35.1,40.4;u=1500;id=wof:85633``. ``u``
is the radius in metres round the point, ``id`` that of the gazetteer, where it is a place of it;
the coordinates stand beside it, so that what was said holds with any later gazetteer. An empty
value means that it is not known where the place lies.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from desktop.analysis.model import Analysis, Entity, Place
from storage.applying.anchored import nearest, span
from storage.judgements import Judgement

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
    """What the mention is of lies where it was said, in all of the document; what else it may have
    been stays at hand."""
    mention = nearest(analysis.mentions, span(analysis, judgement))
    if mention is None or mention.entity is None or judgement.value is None:
        return analysis
    said = place_of(judgement.value) if judgement.value else Place(None, None, None, None)
    if said is None:
        return analysis
    return replace(analysis, entities=tuple(_put(analysis.entities, mention.entity, said)))


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
