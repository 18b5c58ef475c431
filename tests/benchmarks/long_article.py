"""One article of any length, with its reading: many of :mod:`tests.benchmarks.cases` in a row, a
name that several of them tell of being one entity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.analysis.model import (
    Analysis,
    Article,
    Claim,
    Document,
    Entity,
    Event,
    Mention,
    Source,
)
from desktop.analysis.text.paragraphs import split_paragraphs
from resources.lexicons import load
from tests.benchmarks.cases import articles

_OUTLET, _PUBLISHED = "الساحل", "2024-03-04"


@dataclass(slots=True)
class _Long:
    """What was written so far."""

    text: str = ""
    entities: dict[tuple[str, str], Entity] = field(default_factory=dict)
    parts: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, number: int, reading: Analysis) -> None:
        """Another article under the text."""
        shift = len(self.text)
        named = _Renamed(number, shift, self._entities_of(number, reading))
        self.text += reading.document.text
        for kind, rows in (
            ("mentions", [named.mention(each) for each in reading.mentions]),
            ("times", [named.item(each) for each in reading.times]),
            ("quantities", [named.item(each) for each in reading.quantities]),
            ("sources", [named.source(each) for each in reading.sources]),
            ("claims", [named.claim(each) for each in reading.claims]),
            ("events", [named.event(each) for each in reading.events]),
        ):
            self.parts.setdefault(kind, []).extend(rows)

    def _entities_of(self, number: int, reading: Analysis) -> dict[str, str]:
        """What each entity of an article goes by in the long one."""
        ids = {}
        for entity in reading.entities:
            key = (entity.kind, entity.name)
            known = self.entities.get(key) or replace(
                entity, id=f"e{len(self.entities)}", mentions=()
            )
            mentions = (*known.mentions, *(f"{number}.{each}" for each in entity.mentions))
            self.entities[key] = replace(known, mentions=mentions)
            ids[entity.id] = known.id
        return ids

    def reading(self) -> Analysis:
        paragraphs = split_paragraphs(self.text, _OUTLET, load())
        document = Document("مقال طويل", _OUTLET, _PUBLISHED, None, self.text, paragraphs)
        parts = {kind: tuple(rows) for kind, rows in self.parts.items()}
        return Analysis(
            document, entities=tuple(self.entities.values()), conflicts=(),
            engine="rawi-engine/6", lexicons="0", recognisers=("gazetteer", "pattern"), **parts,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Renamed:
    """Gives what stands in one article its place and its names in the long one."""

    number: int
    shift: int
    entities: dict[str, str]

    def moved(self, item: Any) -> Any:
        return replace(item, start=item.start + self.shift, end=item.end + self.shift)

    def item(self, item: Any) -> Any:
        return replace(self.moved(item), id=self._id(item.id))

    def mention(self, mention: Mention) -> Mention:
        named = replace(mention, entity=self.entities.get(mention.entity or ""))
        return self.item(named)  # type: ignore[no-any-return]

    def source(self, source: Source) -> Source:
        named = replace(
            source, id=self._id(source.id), entity=self.entities.get(source.entity or "")
        )
        return self.moved(named) if named.start is not None else named

    def claim(self, claim: Claim) -> Claim:
        cues = tuple(replace(self.moved(cue), source=self._id(cue.source)) for cue in claim.cues)
        chain, events = (tuple(map(self._id, ids)) for ids in (claim.chain, claim.events))
        return self.item(replace(claim, cues=cues, chain=chain, events=events))  # type: ignore[no-any-return]

    def event(self, event: Event) -> Event:
        arguments = tuple(
            replace(
                each,
                mention=each.mention and self._id(each.mention),
                quantity=each.quantity and self._id(each.quantity),
            )
            for each in event.arguments
        )
        return replace(
            event,
            id=self._id(event.id),
            trigger=self.moved(event.trigger),
            time=event.time and self._id(event.time),
            place=event.place and self._id(event.place),
            arguments=arguments,
        )

    def _id(self, own: str) -> str:
        return f"{self.number}.{own}"


def long_article(characters: int) -> tuple[Article, Analysis]:
    """An article of at least so many characters."""
    long = _Long()
    for number, (_, reading) in _numbered():
        long.add(number, reading)
        if len(long.text) >= characters:
            break
    return Article(long.text, outlet=_OUTLET, published=_PUBLISHED), long.reading()


def _numbered() -> Iterator[tuple[int, tuple[Article, Analysis]]]:
    return enumerate(articles(1_000_000))
