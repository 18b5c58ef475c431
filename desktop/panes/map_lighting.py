"""Which places of the map what is chosen lights. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.analysis.model import Analysis
from desktop.panes.map_places import MapPlace
from desktop.workspace.lighting import light
from desktop.workspace.rules import AllOf, AnyOf, Chosen, During, Not, Rule


def lit_places(rule: Rule, places: Sequence[MapPlace], analysis: Analysis | None) -> frozenset[str]:
    """The keys of the places that a rule lights: those of what is chosen in the shown article, and
    those with events in a chosen time (others were left out already)."""
    match rule:
        case During():
            return frozenset(place.key for place in places if place.weight)
        case Chosen():
            if analysis is None:
                return frozenset()
            lit = light(rule, analysis)
            entities = frozenset({rule.id}) if rule.kind == "entity" else lit.entities
            return frozenset(
                place.key
                for place in places
                if entities & set(place.entities) or lit.events & place.events
            )
        case AllOf(rules):
            parts = [lit_places(part, places, analysis) for part in rules]
            return frozenset.intersection(*parts) if parts else _all(places)
        case AnyOf(rules):
            return frozenset().union(*(lit_places(part, places, analysis) for part in rules))
        case Not(part):
            return _all(places) - lit_places(part, places, analysis)


def _all(places: Iterable[MapPlace]) -> frozenset[str]:
    return frozenset(place.key for place in places)


def during_of(rule: Rule | None) -> During | None:
    """The stretch of time that a rule is about, if it is about one."""
    return rule if isinstance(rule, During) else None
