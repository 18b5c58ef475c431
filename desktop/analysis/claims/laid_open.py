"""The claims of one reading with all that they refer to, ready to be compared with others."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.analysis.claims.claim_view import ClaimView, light_stem, views_of
from desktop.analysis.counted import told_together
from desktop.analysis.model import Event, Mention, Quantity, Timex
from desktop.analysis.quantities.casualties import Casualty, casualties
from desktop.analysis.reading import Reading
from desktop.analysis.text.fold import fold_word
from resources.lexicons import Lexicons

# Characters in which the word before a quantity stands.
_BEFORE = 12
# At most so many words say of what a rate or sum is; those of no more letters are particles.
_LEADING = 7
_NUMBER_OF = frozenset({"عدد", "اعداد", "وعدد", "بعدد"})
_PARTICLE = 2
# A place of a greater radius is no settlement.
_SETTLEMENT_KM = 20


@dataclass(frozen=True)
class LaidOpen:
    """``texts`` and ``speakers``: words and entities of sources; ``names``: of entities;
    ``written``: how a folded mention was written; ``before``: the word before a quantity;
    ``together``: numbers of the killed and wounded together; ``leading``: stems of the words of a
    claim that lead to a quantity; ``counted``: the stem of what a claim counts by a noun before the
    number («عدد الأسر … 5 آلاف»); ``casualties``: those counted, by quantity; ``wide``: places that
    are no settlements; ``persons``, ``facilities``, ``bodies``: entities of a kind."""

    mentions: Mapping[str, Mention]
    texts: Mapping[str, str]
    views: tuple[ClaimView, ...]
    times: Mapping[str, Timex]
    events: Mapping[str, Event]
    speakers: Mapping[str, str]
    names: Mapping[str, str]
    written: Mapping[str, str]
    before: Mapping[str, str]
    together: frozenset[str]
    leading: Mapping[tuple[str, str], frozenset[str]]
    counted: Mapping[tuple[str, str], str]
    casualties: Mapping[str, Casualty]
    wide: frozenset[str]
    persons: frozenset[str]
    facilities: frozenset[str]
    bodies: frozenset[str]

    def renamed(self, moved: Mapping[str, str]) -> LaidOpen:
        """The same where some entities and sources have other ids.

        Args:
            moved: old ids and the new ones.
        """
        if self.names.keys().isdisjoint(moved) and self.texts.keys().isdisjoint(moved):
            return self
        return replace(
            self,
            mentions={key: _of_entity(m, moved) for key, m in self.mentions.items()},
            texts={moved.get(key, key): text for key, text in self.texts.items()},
            views=tuple(_renamed(view, moved) for view in self.views),
            speakers={
                moved.get(key, key): moved.get(entity, entity)
                for key, entity in self.speakers.items()
            },
            names={moved.get(key, key): name for key, name in self.names.items()},
            wide=_moved(self.wide, moved),
            persons=_moved(self.persons, moved),
            facilities=_moved(self.facilities, moved),
            bodies=_moved(self.bodies, moved),
        )


def lay_open(reading: Reading, lexicons: Lexicons) -> LaidOpen:
    """The claims of a reading; its other layers must be filled."""
    views = tuple(views_of(reading, lexicons))
    return LaidOpen(
        mentions={m.id: m for m in reading.mentions},
        texts={s.id: s.text for s in reversed(reading.sources)},
        views=views,
        times={t.id: t for t in reading.times},
        events={event.id: event for event in reading.events},
        speakers={s.id: s.entity for s in reading.sources if s.entity is not None},
        names={e.id: e.name for e in reversed(reading.entities)},
        written={fold_word(m.text): m.text for m in reversed(reading.mentions)},
        before={q.id: _word_before(reading, q) for q in reading.quantities},
        together=frozenset(
            quantity.id
            for view in views
            for _, quantity in told_together(view.events, view.quantities, reading.text)
        ),
        leading={
            (view.claim.id, q.id): _words_before(reading, view.claim.start, q)
            for view in views
            for q in view.quantities
        },
        counted=dict(_counted_before(reading, views)),
        casualties={each.quantity: each for each in casualties(reading, lexicons)},
        wide=frozenset(
            e.id for e in reading.entities if e.place and (e.place.radius_km or 0) > _SETTLEMENT_KM
        ),
        persons=_of_kind(reading, "person"),
        facilities=_of_kind(reading, "facility"),
        bodies=_of_kind(reading, "organisation"),
    )


def _of_kind(reading: Reading, kind: str) -> frozenset[str]:
    return frozenset(entity.id for entity in reading.entities if entity.kind == kind)


def _word_before(reading: Reading, quantity: Quantity) -> str:
    before = reading.tokens_between(max(0, quantity.start - _BEFORE), quantity.start)
    return before[-1].fold.removeprefix("و") if before else ""


def _words_before(reading: Reading, start: int, quantity: Quantity) -> frozenset[str]:
    words: list[str] = []
    for token in reversed(reading.tokens_between(start, quantity.start)):
        if token.kind == "mark" or len(words) == _LEADING:
            break
        words.append(token.fold)
    return frozenset(
        light_stem(word) for word in words if len(word) > _PARTICLE and not word[0].isdigit()
    )


def _counted_before(
    reading: Reading, views: tuple[ClaimView, ...]
) -> Iterator[tuple[tuple[str, str], str]]:
    for view in views:
        for quantity in view.quantities:
            if quantity.what is not None or quantity.unit is not None:
                continue
            tokens = reading.tokens_between(view.claim.start, quantity.start)
            for number, noun in itertools.pairwise(tokens):
                if number.fold in _NUMBER_OF:
                    yield (view.claim.id, quantity.id), light_stem(noun.fold)


def _of_entity(mention: Mention, moved: Mapping[str, str]) -> Mention:
    entity = moved.get(mention.entity or "")
    return mention if entity is None else replace(mention, entity=entity)


def _renamed(view: ClaimView, moved: Mapping[str, str]) -> ClaimView:
    chain = tuple(moved.get(source, source) for source in view.claim.chain)
    return replace(
        view,
        claim=replace(view.claim, chain=chain) if chain != view.claim.chain else view.claim,
        entities=_moved(view.entities, moved),
        places=_moved(view.places, moved),
        around=_moved(view.around, moved),
    )


def _moved(keys: frozenset[str], moved: Mapping[str, str]) -> frozenset[str]:
    return frozenset(moved.get(key, key) for key in keys)
