"""A small reading of a text of our own, made by hand, for tests of what shows readings."""

from __future__ import annotations

from typing import Any

from desktop.analysis.model import (
    Analysis,
    Argument,
    Claim,
    Conflict,
    Cue,
    Document,
    Entity,
    Event,
    Mention,
    MentionKind,
    Paragraph,
    Quantity,
    Quote,
    Source,
    Timex,
)

TEXT = (
    "اشتباكات في ريف الرقة\n"
    "وكالة الفرات\n"
    "قال متحدث باسم قوات النهر إن مقاتليها صدوا أمس هجومًا على بلدة الكرامة، وقُتل 12 مسلحًا.\n"
    "وزعمت مصادر معارضة أن المهاجمين سيطروا على الكرامة 🙂 فجر الأحد بقيادة أبو ياسر.\n"
    "The spokesman of River Forces did not answer calls.\n"
    "واستُهدف مستشفى السلام بصاروخ غراد، وفق شهود من الكرامة."
)


def span(words: str, nth: int = 0, text: str = TEXT) -> tuple[int, int]:
    """Start and end of the nth occurrence of ``words`` in ``text``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def quote(words: str, nth: int = 0) -> Quote:
    return Quote(*span(words, nth), words)


def mention(
    identity: str, words: str, kind: MentionKind, entity: str, nth: int = 0, **more: Any
) -> Mention:
    values: dict[str, Any] = {"form": "name", "by": "gazetteer", "confidence": 0.9, **more}
    return Mention(identity, *span(words, nth), words, kind, entity=entity, **values)


def document(text: str = TEXT) -> Document:
    paragraphs: list[Paragraph] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        kind = ("headline", "byline")[number] if number < 2 else "body"
        paragraphs.append(Paragraph(start, start + len(line), kind))  # type: ignore[arg-type]
        start += len(line) + 1
    return Document(text.partition("\n")[0], "الفرات", "2021-05-04", None, text, tuple(paragraphs))


def analysis() -> Analysis:
    """Two sources contradict each other about one town; every kind of mention is there."""
    mentions = (
        mention("m1", "الرقة", "place", "e1"),
        mention("m2", "وكالة الفرات", "organisation", "e2"),
        mention("m3", "متحدث باسم قوات النهر", "person", "e3", form="nominal", by="pattern"),
        mention("m4", "قوات النهر", "organisation", "e4"),
        mention("m5", "الكرامة", "place", "e5"),
        mention("m6", "مسلحًا", "person", "e6", form="nominal", confidence=0.5),
        mention("m7", "الكرامة", "place", "e5", 1),
        mention("m8", "أبو ياسر", "person", "e7", by="pattern", confidence=0.55),
        mention("m9", "River Forces", "organisation", "e4", by="reference"),
        mention("m10", "مستشفى السلام", "facility", "e8", by="analyst", confidence=1.0),
        mention("m11", "صاروخ غراد", "weapon", "e9"),
        mention("m12", "الكرامة", "place", "e5", 2),
    )
    names = {
        "e1": "الرقة",
        "e2": "وكالة الفرات",
        "e3": "متحدث باسم قوات النهر",
        "e4": "قوات النهر",
        "e5": "الكرامة",
        "e6": "مسلحون",
        "e7": "أبو ياسر",
        "e8": "مستشفى السلام",
        "e9": "صاروخ غراد",
    }
    entities = tuple(
        Entity(
            identity,
            next(m.kind for m in mentions if m.entity == identity),
            name,
            ("River Forces",) if identity == "e4" else (),
            tuple(m.id for m in mentions if m.entity == identity),
        )
        for identity, name in names.items()
    )
    return Analysis(
        document=document(),
        mentions=mentions,
        entities=entities,
        times=_times(),
        quantities=(Quantity("q1", *span("12"), "12", 12, 12, False, "قتلى", None, "m6"),),  # noqa: FBT003 - approximate
        sources=_sources(),
        claims=_claims(),
        events=_events(),
        conflicts=(Conflict("x1", "contradiction", ("c1", "c3"), "نتيجة الهجوم على الكرامة"),),
        engine="test",
        lexicons="test",
        recognisers=("gazetteer", "pattern"),
    )


def _times() -> tuple[Timex, ...]:
    return (
        Timex(
            "t1", *span("أمس"), "أمس", "date", "2021-05-03", "2021-05-03", "2021-05-03",
            "أمس: اليوم السابق ليوم النشر",
        ),
        Timex(
            "t2", *span("فجر الأحد"), "فجر الأحد", "instant", "2021-05-02T03:00",
            "2021-05-02T06:00", "2021-05-02", "الأحد السابق ليوم النشر، فجرًا",
        ),
    )  # fmt: skip


def _sources() -> tuple[Source, ...]:
    return (
        Source("s1", *span("وكالة الفرات"), "وكالة الفرات", "e2", "agency", named=True),
        Source(
            "s2", *span("متحدث باسم قوات النهر"), "متحدث باسم قوات النهر", "e3", "military",
            named=False,
        ),
        Source("s3", *span("مصادر معارضة"), "مصادر معارضة", None, "opposition", named=False),
        Source("s4", *span("شهود"), "شهود", None, "witness", named=False),
    )  # fmt: skip


def _claims() -> tuple[Claim, ...]:
    def claim(
        identity: str, words: str, source: str, cue: str, stance: Any, events: tuple[str, ...]
    ) -> Claim:
        cues = (Cue(*span(cue), cue, source),)
        return Claim(
            identity, *span(words), words, (source, "s1"), cues, stance, quoted=False, hedges=(),
            events=events,
        )  # fmt: skip

    return (
        claim("c1", "مقاتليها صدوا أمس هجومًا على بلدة الكرامة", "s2", "قال", "asserts", ("v1",)),
        claim("c2", "قُتل 12 مسلحًا", "s2", "قال", "asserts", ("v2",)),
        claim(
            "c3", "المهاجمين سيطروا على الكرامة 🙂 فجر الأحد بقيادة أبو ياسر", "s3", "زعمت",
            "alleges", ("v3",),
        ),
        claim("c4", "استُهدف مستشفى السلام بصاروخ غراد", "s4", "وفق", "asserts", ("v4",)),
    )  # fmt: skip


def _events() -> tuple[Event, ...]:
    def event(
        identity: str, kind: Any, trigger: str, time: str | None, place: str | None,
        *arguments: Argument,
    ) -> Event:  # fmt: skip
        return Event(
            identity, kind, quote(trigger), time, place, "affirmed", "actual", tuple(arguments)
        )

    return (
        event("v1", "repel", "صدوا", "t1", "m5", Argument("actor", mention="m4")),
        event("v2", "killing", "قُتل", "t1", "m5", Argument("victim", mention="m6"),
              Argument("count", quantity="q1")),
        event("v3", "control_change", "سيطروا", "t2", "m7", Argument("actor", mention="m8")),
        event("v4", "strike", "استُهدف", None, "m12", Argument("target", mention="m10"),
              Argument("instrument", mention="m11")),
    )  # fmt: skip
