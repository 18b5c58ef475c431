"""What panes ask about the places of the whole case; answered beside the window."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop.analysis.model import Entity
from desktop.analysis.text.fold import fold_word
from desktop.workspace.asking import Asking
from desktop.workspace.case_events import Account, account
from desktop.workspace.editing import Spot
from desktop.workspace.rules import During
from resources.gazetteer import load
from storage.applying.places import place_of
from storage.case_file import CaseFile
from storage.queries.located import Located
from storage.queries.places import CasePlace

__all__ = [
    "Candidate", "CaseMap", "Located", "PlaceOnMap", "candidates_of", "classes_of", "places_on_map",
]  # fmt: skip

_LISTED = 60
_CANDIDATES = 9

ReceiveClasses = Callable[[Mapping[str, tuple[str, str]]], object]


@dataclass(frozen=True, slots=True)
class PlaceOnMap:
    """A place of the case: ``number`` and ``name`` of its entity, ``types``: its events by type.

    ``klass`` is the gazetteer's kind of place ("" for a point that a person set), ``country`` its
    ISO 3166 code, ``gazetteer`` its id there. ``told_by``: by what other place it is told; then the
    point, its class and its id are those of the other one.
    """

    number: int
    name: str
    lat: float
    lon: float
    radius_km: float
    klass: str
    country: str
    types: Mapping[str, int]
    origins: int
    gazetteer: str = ""
    told_by: Located | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may be: its point, its class and country, and its id in the gazetteer."""

    spot: Spot
    klass: str
    country: str


class CaseMap(QObject):
    """Each question is given up when it is asked anew, or when the case is left; without a case
    none is answered."""

    def __init__(self, asking: Asking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asking = asking

    def ask_places(
        self, during: During | None, receive: Callable[[Sequence[PlaceOnMap]], object]
    ) -> None:
        """The places of the case, with the events there that may have happened in a stretch of
        time."""
        self._asking.ask("map.places", lambda case: [places_on_map(case, during)], receive)

    def ask_events(self, place: PlaceOnMap, receive: Callable[[Sequence[Account]], object]) -> None:
        """The latest events at a place of the case."""
        self._asking.ask("map.events", lambda case: [_events(case, place)], receive)

    def ask_classes(self, ids: Collection[str], receive: ReceiveClasses) -> None:
        """The class and country of places, by their ids in the gazetteer."""
        self._asking.work_out("map.classes", lambda: [classes_of(ids)], receive)

    def ask_candidates(
        self, entity: Entity, receive: Callable[[Sequence[Candidate]], object]
    ) -> None:
        """The places that have the name of an entity."""
        self._asking.work_out("map.candidates", lambda: [candidates_of(entity)], receive)


def candidates_of(entity: Entity) -> list[Candidate]:
    """The places of the gazetteer that have the name of an entity, or its name without the word
    before it («مدينة الرقة»); those that the machine thought of first."""
    gazetteer = load()
    folded = dict.fromkeys(fold_word(name) for name in (entity.name, *entity.aliases))
    without = dict.fromkeys(name.partition(" ")[2] for name in folded if " " in name)
    found = [place for name in (*folded, *without) for place in gazetteer.find(name)]
    thought_of = {one.gazetteer for one in entity.place.candidates} if entity.place else set()
    by_id = {place.id: place for place in sorted(found, key=lambda one: one.id not in thought_of)}
    return [
        Candidate(Spot(one.lat, one.lon, one.radius_km, one.id), one.kind, one.country)
        for one in list(by_id.values())[:_CANDIDATES]
    ]


def classes_of(ids: Collection[str]) -> dict[str, tuple[str, str]]:
    """The class and country of places, by their ids in the gazetteer; "" where it has none."""
    known = load().with_ids(ids)
    return {one: (known[one].kind, known[one].country) if one in known else ("", "") for one in ids}


def places_on_map(case: CaseFile, during: During | None) -> list[PlaceOnMap]:
    """The places of a case with their points; those of the most events first."""
    window = (during.start, during.end - 1) if during else None
    counted = case.places.counted(window)
    known = load().with_ids({_lies_at(one) for one in counted})
    found = []
    for one in counted:
        if place := known.get(_lies_at(one)):
            where = (place.lat, place.lon, place.radius_km, place.kind, place.country)
        elif (said := place_of(_lies_at(one))) and said.lat is not None and said.lon is not None:
            where = (said.lat, said.lon, said.radius_km or 0.0, "", "")
        else:
            continue
        found.append(_on_map(one, where))
    return found


def _lies_at(one: CasePlace) -> str:
    """Its own place, or the one that it is told by."""
    return one.told_by.place if one.told_by else one.place


def _on_map(one: CasePlace, where: tuple[float, float, float, str, str]) -> PlaceOnMap:
    return PlaceOnMap(
        one.number, one.name, *where, one.types, one.origins, _lies_at(one), one.told_by
    )


def _events(case: CaseFile, place: PlaceOnMap) -> list[Account]:
    lines = case.places.events(place.number, limit=_LISTED, told_by=place.told_by)
    claims = case.timeline.tellings(lines)
    return [account(line, claims.get(line.claim_row or -1)) for line in lines]
