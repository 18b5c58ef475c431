"""Cases of any size, made up by chance, the same every time: articles with their readings.

Words, names and outlets come as often as in news (Zipf's law); one article in eight reprints
another under a new headline. A reading is made beside its text, not by the engine: what is measured
is the case file. An article has about 300 words, 30 mentions, 5 claims and 8 events.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from desktop.analysis.model import (
    Analysis,
    Argument,
    Article,
    Claim,
    Cue,
    Document,
    Entity,
    Event,
    Mention,
    MentionKind,
    Paragraph,
    ParagraphKind,
    Place,
    Quantity,
    Quote,
    Source,
    Timex,
)
from resources.gazetteer import load as load_gazetteer
from resources.lexicons import load as load_lexicons

_SENTENCES = 10
_CLAIMING = 5
_FIRST_DAY = date(2013, 1, 1)
_TRIGGERS = (
    ("هجوم", "attack"), ("قصف", "strike"), ("مقتل", "killing"), ("اعتقال", "arrest"),
    ("اجتماع", "meeting"), ("نزوح", "displacement"), ("اتفاق", "agreement"), ("احتجاج", "protest"),
)  # fmt: skip
_CUES = (("قال", "asserts"), ("أعلن", "asserts"), ("زعم", "alleges"), ("نفى", "denies"))


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    kind: MentionKind
    place: Place | None


@dataclass(frozen=True, slots=True)
class _World:
    """What articles are made of; the first of each is told of most."""

    words: list[str]
    names: list[_Named]
    outlets: list[str]
    weights: dict[int, list[float]]

    def word(self, draw: random.Random) -> str:
        return self.words[self._rank(draw, len(self.words))]

    def name(self, draw: random.Random) -> _Named:
        return self.names[self._rank(draw, len(self.names))]

    def outlet(self, draw: random.Random) -> str:
        return self.outlets[self._rank(draw, len(self.outlets))]

    def _rank(self, draw: random.Random, count: int) -> int:
        weights = self.weights[count]
        return min(count - 1, bisect(weights, draw.random() * weights[-1]))


def articles(count: int, *, first: int = 0) -> Iterator[tuple[Article, Analysis]]:
    """So many articles with their readings, those from number ``first`` on."""
    world = _world()
    for number in range(first, first + count):
        draw = random.Random(number)
        reprinted = number - draw.randrange(1, 200) if draw.random() < 1 / 8 else None
        yield _Writer(world, number, reprinted if reprinted and reprinted > 0 else None).write()


@lru_cache(maxsize=1)
def _world() -> _World:
    draw = random.Random(0)
    lexicons = load_lexicons()
    words = [row["word"] for row in lexicons.rows("common_words") if row["word"].isalpha()]
    # An Arabic case has about ten times as many forms as words: clitics and endings.
    forms = [
        before + word + after
        for word in words
        for before, after in (
            ("", ""), ("ال", ""), ("و", ""), ("وال", ""), ("بال", ""), ("لل", ""), ("", "ه"),
            ("", "ات"),
        )
    ]  # fmt: skip
    draw.shuffle(forms)
    outlets = [row["names"].split(",")[0] for row in lexicons.rows("news_media")]
    names = _names(draw)
    sizes = {len(forms), len(names), len(outlets)}
    weights = {size: list(accumulate(1 / (rank + 3) for rank in range(size))) for size in sizes}
    return _World(forms, names, outlets, weights)


def _names(draw: random.Random) -> list[_Named]:
    lexicons, gazetteer = load_lexicons(), load_gazetteer()
    given = [row["word"] for row in lexicons.rows("given_names")]
    names: list[_Named] = [
        _Named(row["name"], "organisation", None) for row in lexicons.rows("organisations")
    ]
    names += [
        _Named(" ".join(draw.choice(given) for _ in range(3)), "person", None)
        for _ in range(20_000)
    ]
    known = sorted({name for name, known in gazetteer.names() if known})
    for name in known[:4000]:
        place = gazetteer.find(name)[0]
        pin = Place(place.lat, place.lon, place.radius_km, place.id)
        names.append(_Named(name, "place", pin))
    draw.shuffle(names)
    return names


class _Writer:
    """Writes one article, keeping what stands where."""

    def __init__(self, world: _World, number: int, reprinted: int | None) -> None:
        self._world = world
        self._number = number
        self._body = random.Random(number if reprinted is None else reprinted)
        self._own = random.Random(-number)
        self._text = ""
        self._mentions: list[Mention] = []
        self._entities: dict[_Named, list[str]] = {}
        self._claims: list[Claim] = []
        self._events: list[Event] = []
        self._quantities: list[Quantity] = []
        self._sources: list[Source] = []
        self._cast = [world.name(self._body) for _ in range(12)]

    def write(self) -> tuple[Article, Analysis]:
        day = _FIRST_DAY + timedelta(days=self._number % 3650)
        published = day.isoformat()
        outlet = self._world.outlet(self._own)
        self._words(self._own, 8)
        headline = len(self._text)
        self._text += "\n"
        day_start = len(self._text)
        self._text += "أمس "
        for number in range(_SENTENCES):
            self._sentence(number)
        before = (day - timedelta(days=self._body.randrange(1, 4))).isoformat()
        times = (
            Timex(
                "t1", day_start, day_start + 3, "أمس", "date", before, before, before, "قبل النشر"
            ),
        )
        outlet_source = Source("s0", None, None, outlet, None, "media", named=True)
        document = Document(
            self._text[:headline], outlet, published, None, self._text, self._paragraphs()
        )
        analysis = Analysis(
            document, tuple(self._mentions), self._all_entities(), times, tuple(self._quantities),
            (outlet_source, *self._sources), tuple(self._claims), tuple(self._events), (),
            "rawi-engine/6", "0", ("gazetteer", "pattern"),
        )  # fmt: skip
        return Article(self._text, outlet=outlet, published=published), analysis

    def _paragraphs(self) -> tuple[Paragraph, ...]:
        """A paragraph a line, as a reading of the text would have them."""
        paragraphs: list[Paragraph] = []
        start = 0
        for line in self._text.split("\n"):
            if line:
                kind: ParagraphKind = "body" if paragraphs else "headline"
                paragraphs.append(Paragraph(start, start + len(line), kind))
            start += len(line) + 1
        return tuple(paragraphs)

    def _sentence(self, number: int) -> None:
        draw = self._body
        cue, stance = draw.choice(_CUES)
        cue_start = self._put(cue)
        speaker = self._mention(draw.choice(self._cast))
        start = len(self._text)
        self._words(draw, 9)
        actor = self._mention(draw.choice(self._cast))
        events = []
        if number < 8:
            events.append(self._event(actor))
        self._words(draw, 9)
        end = len(self._text) - 1
        if number < _CLAIMING:
            source = f"s{number + 1}"
            said = self._mentions[speaker]
            self._sources.append(
                Source(source, said.start, said.end, said.text, said.entity, "official", named=True)
            )
            cues = (Cue(cue_start, cue_start + len(cue), cue, source),)
            self._claims.append(
                Claim(
                    f"c{number}", start, end, self._text[start:end], (source, "s0"), cues,
                    stance,  # type: ignore[arg-type]
                    quoted=False, hedges=(), events=tuple(events),
                )
            )  # fmt: skip
        self._text += "\n" if number % 3 == 2 else ""

    def _event(self, actor: int) -> str:
        draw = self._body
        trigger, kind = draw.choice(_TRIGGERS)
        start = self._put(trigger)
        target = self._mention(draw.choice(self._cast))
        count = draw.randrange(1, 90)
        at = self._put(str(count))
        quantity = f"q{len(self._quantities)}"
        self._quantities.append(
            Quantity(
                quantity, at, at + len(str(count)), str(count), count, count, approximate=False,
                what="شخص" if at % 12 else None, unit=None,
            )
        )  # fmt: skip
        event = f"v{len(self._events)}"
        self._events.append(
            Event(
                event, kind, Quote(start, start + len(trigger), trigger), "t1",  # type: ignore[arg-type]
                self._mentions[target].id, "affirmed", "actual",
                (
                    Argument("actor", mention=self._mentions[actor].id),
                    Argument("target", mention=self._mentions[target].id),
                    Argument("count", quantity=quantity),
                ),
            )
        )  # fmt: skip
        return event

    def _mention(self, named: _Named) -> int:
        start = self._put(named.name)
        number = len(self._mentions)
        self._entities.setdefault(named, []).append(f"m{number}")
        entity = f"e{list(self._entities).index(named)}"
        self._mentions.append(
            Mention(
                f"m{number}", start, start + len(named.name), named.name, named.kind, "name",
                entity, "gazetteer", self._confidence(number), why="gazetteer",
            )
        )  # fmt: skip
        return number

    def _confidence(self, number: int) -> float:
        """One mention in eight is doubted, more or less: not drawn, so that texts stay the same."""
        place = self._number * 31 + number
        return 0.9 if place % 8 else 0.5 + place % 5 * 0.05

    def _all_entities(self) -> tuple[Entity, ...]:
        return tuple(
            Entity(f"e{number}", named.kind, named.name, (), tuple(mentions), (), named.place)
            for number, (named, mentions) in enumerate(self._entities.items())
        )

    def _put(self, words: str) -> int:
        start = len(self._text)
        self._text += words + " "
        return start

    def _words(self, draw: random.Random, count: int) -> None:
        for _ in range(count):
            self._put(self._world.word(draw))
