"""One ``rawi.analysis/1`` object, with what scoring asks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.benchmarks.score_gold.matching import Row, Span, overlap, span

_UNWRITTEN = re.compile("[\u0640\u064b-\u0652\u0670]")
_SPELLINGS = str.maketrans("أإآٱىة", "اااايه")
_MARKS = " «»\"'()-–،."

# Facilities count as places: where one ends and the other begins, annotators differ.
NAME_KINDS = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "facility": "place",
}


def spelled(text: str | None) -> str:
    """The text without diacritics, articles and variants of spelling."""
    plain = _UNWRITTEN.sub("", text or "").translate(_SPELLINGS).strip(_MARKS)
    return " ".join(word.removeprefix("ال") for word in plain.split())


class Scored:
    """A gold or a reading of one article."""

    def __init__(self, data: Row) -> None:
        self.mentions: list[Row] = data.get("mentions") or []
        self.entities: list[Row] = data.get("entities") or []
        self.times: list[Row] = data.get("times") or []
        self.quantities: list[Row] = data.get("quantities") or []
        self.sources: list[Row] = data.get("sources") or []
        self.claims: list[Row] = data.get("claims") or []
        self.events: list[Row] = data.get("events") or []
        self.conflicts: list[Row] = data.get("conflicts") or []
        self._entity = {row["id"]: row for row in self.entities}
        self._source = {row["id"]: row for row in self.sources}
        self._printed = {
            layer: {row["id"]: span(row) for row in rows}
            for layer, rows in (
                ("mention", self.mentions),
                ("time", self.times),
                ("quantity", self.quantities),
            )
        }

    def names(self) -> list[Row]:
        """Mentions by name of persons, organisations, places and facilities."""
        return [
            mention
            for mention in self.mentions
            if mention.get("form", "name") == "name" and mention.get("kind") in NAME_KINDS
        ]

    def arguments(self, event: Row) -> list[tuple[str, Span]]:
        """Role and span of what fills it; the event's own time and place where no role tells."""
        told = [
            (argument.get("role", ""), self._filler(argument))
            for argument in event.get("arguments") or []
        ]
        roles = {role for role, _ in told}
        if event.get("time") and "time" not in roles:
            told.append(("time", self._printed["time"].get(event["time"])))
        if event.get("place") and "place" not in roles:
            told.append(("place", self._where(event)))
        return [(role, where) for role, where in told if where]

    def _filler(self, argument: Row) -> Span | None:
        for layer in ("mention", "quantity", "time"):
            if argument.get(layer):
                return self._printed[layer].get(argument[layer])
        return span(argument)

    def _where(self, event: Row) -> Span | None:
        """A place told by its mention, or by its entity: then the mention nearest the trigger."""
        place = event["place"]
        if place in self._printed["mention"]:
            return self._printed["mention"][place]
        trigger = span(event.get("trigger") or {}) or (0, 0)
        near = [where for where in self._spans_of(place) if where]
        return min(near, key=lambda where: abs(where[0] - trigger[0]), default=None)

    def _spans_of(self, entity: str) -> Iterable[Span | None]:
        return (span(m) for m in self.mentions if m.get("entity") == entity)

    def same_source(self, mine: str, other: Scored, theirs: str) -> bool:
        """Whether a source here is a source there: by span, by words, or by who it is."""
        here, there = self._source.get(mine, {}), other._source.get(theirs, {})
        if overlap(span(here), span(there)):
            return True
        if self._called(here) & other._called(there):
            return True
        return any(overlap(a, b) for a in self._printings(here) for b in other._printings(there))

    def _called(self, source: Row) -> set[str]:
        entity = self._entity.get(source.get("entity") or "", {})
        words = [source.get("text"), entity.get("name"), *entity.get("aliases", [])]
        return {name for name in map(spelled, words) if name}

    def _printings(self, source: Row) -> list[Span | None]:
        entity = source.get("entity") or ""
        return list(self._spans_of(entity)) if entity in self._entity else []
