"""Who is who in several articles: an analysis with ids that can mean the same in all of them.

An entity has the id of its name and kind, a place of the gazetteer that of its point; a source is
its entity, or its name. Everything else keeps its own id behind the article's number. Ids of names
that some article has for one entity lead to one another (``OneId``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop.analysis.model import Analysis, Argument, Entity, Event, Source, Timex
from desktop.analysis.text.fold import fold_name

# What an article tells without a date happened on its day or so many days before.
_NEWS_DAYS = 2
_SOURCE = "source:"


class OneId:
    """Ids that stand for one entity, each led back to the first of them."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def of(self, key: str) -> str:
        while self._parent.get(key, key) != key:
            key = self._parent[key]
        return key

    def join(self, keys: Sequence[str]) -> None:
        first = self.of(keys[0])
        for key in keys:
            self._parent.setdefault(key, key)
            self._parent[self.of(key)] = first

    def moved(self) -> dict[str, str]:
        """The ids of entities and of their sources that stand for another, with that other."""
        ids = {key: self.of(key) for key in self._parent}
        moved = {key: first for key, first in ids.items() if first != key}
        return moved | {_SOURCE + key: _SOURCE + first for key, first in moved.items()}


def joined_ids(analysis: Analysis) -> tuple[tuple[str, ...], ...]:
    """For each entity of an article the ids that stand for it."""
    printed = {m.text for m in analysis.mentions if m.form == "name"}
    return tuple((_own_key(entity), *_names(entity, printed)) for entity in analysis.entities)


def _own_key(entity: Entity) -> str:
    if entity.place is not None and entity.place.gazetteer:
        return f"place:{entity.place.gazetteer}"
    return f"{entity.kind}:{_plain(entity.name)}"


def _names(entity: Entity, printed: set[str]) -> list[str]:
    """The names of an entity that tell it from others: a single word does not name a person, a
    place is told by where it lies, and what is printed as a common noun («الجيش») is no name."""
    if entity.place is not None and entity.place.gazetteer:
        return []
    names = {entity.name, *(alias for alias in entity.aliases if alias in printed)}
    return [
        f"{entity.kind}:{_plain(name)}"
        for name in names
        if entity.kind != "person" or len(name.split()) > 1
    ]


def _plain(name: str) -> str:
    return " ".join(word.removeprefix("ال") for word in fold_name(name).split())


def with_shared_ids(analysis: Analysis, prefix: str) -> Analysis:
    """The analysis with the ids that mean the same in all articles.

    Args:
        prefix: what stands before the ids of this article alone.
    """
    entities = {entity.id: _own_key(entity) for entity in analysis.entities}
    sources = {source.id: _source_key(source, entities, prefix) for source in analysis.sources}
    news = _news_days(analysis, prefix)

    def own(identity: str | None) -> str | None:
        return None if identity is None else prefix + identity

    def named(entity: str | None) -> str | None:
        return None if entity is None else entities.get(entity, prefix + entity)

    def event(item: Event) -> Event:
        arguments = tuple(
            Argument(a.role, own(a.mention), own(a.quantity), own(a.time), own(a.event))
            for a in item.arguments
        )
        time = own(item.time) if item.time is not None else news.id if news is not None else None
        return replace(
            item,
            id=prefix + item.id,
            time=time,
            place=own(item.place),
            arguments=arguments,
            same_as=own(item.same_as),
        )

    return replace(
        analysis,
        mentions=tuple(
            replace(m, id=prefix + m.id, entity=named(m.entity)) for m in analysis.mentions
        ),
        entities=tuple(replace(e, id=entities[e.id]) for e in analysis.entities),
        times=(
            *(replace(t, id=prefix + t.id) for t in analysis.times),
            *((news,) if news is not None else ()),
        ),
        quantities=tuple(
            replace(q, id=prefix + q.id, counts=own(q.counts)) for q in analysis.quantities
        ),
        sources=tuple(
            replace(s, id=sources[s.id], entity=named(s.entity)) for s in analysis.sources
        ),
        claims=tuple(
            replace(
                c,
                id=prefix + c.id,
                chain=tuple(sources[s] for s in c.chain),
                events=tuple(prefix + e for e in c.events),
            )
            for c in analysis.claims
        ),
        events=tuple(event(e) for e in analysis.events),
        conflicts=(),
    )


def _source_key(source: Source, entities: dict[str, str], prefix: str) -> str:
    """Its entity where it is that entity; else its name; the unnamed are others in each article."""
    if source.entity is not None and source.kind != "person":
        return _SOURCE + entities.get(source.entity, prefix + source.entity)
    if source.named and source.text:
        return f"{_SOURCE}{_plain(source.text)}"
    return prefix + source.id


def _news_days(analysis: Analysis, prefix: str) -> Timex | None:
    """The days that news is of which gives no date; None when nobody knows the article's day."""
    published = analysis.document.published
    if published is None:
        return None
    day = date.fromisoformat(published[:10])
    first = (day - timedelta(days=_NEWS_DAYS)).isoformat()
    return Timex(f"{prefix}news", -1, -1, "", "period", first, day.isoformat(), None, "published")
