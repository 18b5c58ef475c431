"""A hidden name is nowhere in what leaves, and every span still quotes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import Any

from desktop.analysis.model import (
    Analysis,
    Argument,
    Entity,
    Location,
    Mention,
    Paragraph,
    Place,
    PlaceCandidate,
)
from desktop.analysis.schema import to_dict
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import Content, ExportedDocument, Remark
from desktop.exporting.formats import FORMATS
from desktop.exporting.reading import Reading
from desktop.exporting.redaction.names import HiddenName

NOTHING: dict[str, Any] = dict.fromkeys(
    ("entities", "times", "quantities", "sources", "claims", "events", "conflicts"), ()
)
RIVER = HiddenName(("قوات النهر",))
YASIR = HiddenName(("أبو ياسر",), "person")
KARAMA = HiddenName(("الكرامة",))


def _with(
    document: ExportedDocument, called: Mapping[str, tuple[str, tuple[str, ...]]]
) -> ExportedDocument:
    """A document in which some entities are called otherwise."""
    entities = tuple(
        replace(e, name=called[e.name][0], aliases=called[e.name][1]) if e.name in called else e
        for e in document.analysis.entities
    )
    return replace(document, analysis=replace(document.analysis, entities=entities))


def spans(value: Any) -> Iterator[Any]:
    """Everything in a value that quotes a text."""
    if isinstance(value, tuple):
        for each in value:
            yield from spans(each)
    elif is_dataclass(value) and not isinstance(value, type):
        found: Any = value
        names = {each.name for each in fields(value)}
        if {"start", "end", "text"} <= names and found.start is not None:
            yield found
        for name in names:
            yield from spans(getattr(value, name))


def test_every_span_still_quotes(content: Content) -> None:
    hidden = tuple(HiddenName((name,)) for name in ("الرقة", "متحدث", "River Forces", "منى"))
    for document in chosen(content, Choice(hidden=(YASIR, KARAMA, *hidden))).documents():
        text = document.analysis.document.text
        found = list(spans(document.analysis))
        assert len(found) > 30
        assert all(text[each.start : each.end] == each.text for each in found)


def test_it_is_called_the_same_everywhere_and_each_time(content: Content) -> None:
    choice = Choice(hidden=(YASIR, RIVER))
    readings = [[d.analysis for d in chosen(content, choice).documents()] for _ in range(2)]
    assert readings[0] == readings[1]
    (first, _), names = readings[0], {entity.id: entity.name for entity in readings[0][0].entities}
    assert (names["e7"], names["e4"]) == ("Person 1", "Organisation 2")
    assert names["e3"] == "متحدث باسم Organisation 2"
    assert next(e for e in first.entities if e.id == "e4").aliases == ()
    assert "The spokesman of Organisation 2 did" in first.document.text
    (conflict,) = chosen(content, choice).across().conflicts
    assert conflict.sides[1].text.endswith("بقيادة Person 1")
    assert chosen(content, choice).reliability == {("organisation", "Organisation 2"): "C"}


def test_spans_of_conflicts_and_tolls_quote_the_texts_that_leave(content: Content) -> None:
    left = chosen(content, Choice(hidden=(KARAMA, RIVER)))
    texts = {each.number: each.analysis.document.text for each in left.documents()}
    (conflict,), (toll,) = left.across().conflicts, left.across().tolls
    for side in conflict.sides:
        assert texts[side.document][side.start : side.end] == side.text
    (origin,) = toll.origins
    (number,) = origin.told
    assert texts[1][number.start : number.end] == conflict.sides[0].text
    assert (toll.place, origin.origin) == ("Place 1", "Organisation 2")


def test_a_name_is_seen_where_a_quotation_cuts_it_out_of_a_word(content: Content) -> None:
    """The text has «هالكرامة», as people speak; the mention is «الكرامة»."""

    def spoken() -> Iterator[ExportedDocument]:
        first = next(content.documents())
        about, (mention, *_) = first.analysis.document, first.analysis.mentions
        about = replace(about, text="قرب هالكرامة", paragraphs=(Paragraph(0, 12, "body"),))
        mention = replace(mention, start=5, end=12, text="الكرامة", entity=None)
        analysis = replace(first.analysis, document=about, mentions=(mention,), **NOTHING)
        yield replace(first, grades=(), remarks=(), analysis=analysis)

    (only,) = chosen(replace(content, documents=spoken), Choice(hidden=(KARAMA,))).documents()
    (mention,) = only.analysis.mentions
    assert mention.text == only.analysis.document.text[mention.start : mention.end]
    assert only.analysis.document.text == "قرب هName 1"


def test_what_content_holds_is_known(content: Content) -> None:
    """A new part of it is either replaced or here on purpose."""
    assert {each.name for each in fields(Content)} == {
        "case", "documents", "across", "remarks", "reliability",  # replaced
        "made", "version", "words", "text", "check", "also_called",
    }  # fmt: skip


def test_grades_and_notes_stay_with_their_claims(content: Content) -> None:
    first = next(chosen(content, Choice(hidden=(KARAMA,))).documents())
    claim = first.analysis.claims[0]
    grade = first.grade(claim.start, claim.end)
    assert grade is not None
    assert grade.credibility == "2"
    assert (first.remarks[0].start, first.remarks[0].end) == (claim.start, claim.end)


def test_identities_cannot_confirm_a_guess(content: Content) -> None:
    plain = {document.digest for document in content.documents()}
    exports = [
        {d.digest for d in chosen(content, Choice(hidden=(YASIR,))).documents()} for _ in range(2)
    ]
    assert not plain & exports[0]
    assert not exports[0] & exports[1]
    assert all(d.file is None for d in chosen(content, Choice(hidden=(YASIR,))).documents())


def test_a_note_a_title_and_a_reason_hold_no_name_either(content: Content) -> None:
    def named() -> Iterator[ExportedDocument]:
        for each in content.documents():
            analysis = each.analysis
            about = replace(analysis.document, title="خبر عن أبو ياسر", outlet="شبكة أبي ياسر")
            conflict = replace(analysis.conflicts[0], why="denied_words|what=أبو ياسر")
            note = replace(each.remarks[0], text="سألتُ أبا ياسر") if each.remarks else None
            yield replace(
                each,
                remarks=(note,) if note else (),
                analysis=replace(analysis, document=about, conflicts=(conflict,)),
            )

    first = next(chosen(replace(content, documents=named), Choice(hidden=(YASIR,))).documents())
    about = first.analysis.document
    assert (about.title, about.outlet) == ("خبر عن Person 1", "شبكة Person 1")
    assert first.analysis.conflicts[0].why == "denied_words|what=Person 1"
    assert first.remarks[0].text == "سألتُ Person 1"


def test_what_tells_of_a_hidden_place_without_its_name_stays_behind(content: Content) -> None:
    """Its coordinates, those of a place told by it, its number in the gazetteer, and the spelling
    that the gazetteer has."""
    known = Place(35.9, 39.1, 2, "rawi:77", (PlaceCandidate("الكرامة", 35.9, 39.1, 2, "rawi:77"),))

    def placed(entity: Entity) -> Entity:
        if entity.name == "الكرامة":
            return replace(entity, place=known)
        if entity.name == "مستشفى السلام":
            beside = Location("at_distance", "e5", 3, 90)
            return replace(entity, place=replace(known, lat=35.91, candidates=()), location=beside)
        if entity.name == "الرقة":
            return replace(entity, place=replace(known, gazetteer="rawi:1"))
        return entity

    def told(mention: Mention) -> Mention:
        return replace(mention, why="gazetteer:place:Karama") if mention.entity == "e5" else mention

    left = chosen(_read_as(content, placed, told), Choice(hidden=(KARAMA,)))
    first = next(left.documents()).analysis
    places = {entity.id: entity.place for entity in first.entities}
    assert places["e5"] == places["e8"] == Place(None, None, None, None)
    assert places["e1"] is not None
    assert places["e1"].candidates == ()
    assert {mention.why for mention in first.mentions if mention.entity == "e5"} == {"gazetteer"}
    assert all(entity.location is None for entity in first.entities)


def test_other_spellings_of_one_bearer_are_hidden_with_it(content: Content) -> None:
    """By an alias, a merged name, or one place of the gazetteer; who shares a family name stays."""

    def renamed(entity: Entity) -> Entity:
        names = {
            "e7": replace(entity, name="أبو ياسر", aliases=("الحموي",)),
            "e1": replace(entity, place=Place(1, 2, 3, "rawi:5")),
            "e5": replace(entity, place=Place(1, 2, 3, "rawi:5")),
        }
        return names.get(entity.id, entity)

    content = _read_as(content, renamed)
    left = chosen(content, Choice(hidden=(YASIR, HiddenName(("الرقة",)), HiddenName(("لا أحد",)))))
    first = next(left.documents()).analysis
    assert {e.id: e.name for e in first.entities if e.name.startswith(("Pe", "Pl", "Na"))} == {
        "e7": "Person 1", "e1": "Place 2", "e5": "Place 2",
    }  # fmt: skip
    text = next(chosen(content, Choice(hidden=(HiddenName(("الحموي",)),))).documents())
    assert "أبو ياسر" not in text.analysis.document.text


def test_a_body_is_hidden_where_another_article_calls_it_by_a_name_of_it(content: Content) -> None:
    """The one article says what «قوات النهر» is called in full, the other knows the full name and
    a third one."""

    def documents() -> Iterator[ExportedDocument]:
        first, second = content.documents()
        yield _with(first, {"قوات النهر": ("قوات النهر الحرة", ("قوات النهر",))})
        yield _with(second, {"قوات النهر": ("الفيلق الأزرق", ("قوات النهر الحرة",))})

    left = chosen(replace(content, documents=documents), Choice(hidden=(RIVER,)))
    for each in left.documents():
        assert "الفيلق الأزرق" not in {e.name for e in each.analysis.entities}


def test_what_the_lexicons_call_a_bearer_is_hidden_with_it(content: Content) -> None:
    known = replace(content, also_called=lambda name: {"abu yasir"} if "ياسر" in name else ())
    noted = replace(known, remarks=(Remark("منى", "2021-05-06T00:00:00Z", "See ABU YASIR"),))
    (remark,) = chosen(noted, Choice(hidden=(YASIR,))).remarks
    assert remark.text == "See Person 1"


def test_the_side_that_a_hidden_body_is_stays_behind(content: Content) -> None:
    def sided(entity: Entity) -> Entity:
        return replace(entity, side="river") if entity.id in ("e4", "e7") else entity

    first = next(chosen(_read_as(content, sided), Choice(hidden=(RIVER,))).documents())
    assert {entity.side for entity in first.analysis.entities} == {None}


def test_ids_do_not_tell_how_long_a_name_is(content: Content) -> None:
    """What a person added goes by the offsets of its words."""

    def added(analysis: Analysis) -> Analysis:
        found = {
            e.id: replace(e, id="at20_28" if e.id == "e7" else e.id) for e in analysis.entities
        }
        mentions = [
            replace(m, id="a20_28", entity="at20_28") if m.id == "m8" else m
            for m in analysis.mentions
        ]
        events = [
            replace(event, arguments=(Argument("actor", mention="a20_28"),))
            for event in analysis.events
        ]
        entities = (
            replace(e, mentions=("a20_28",)) if e.id == "at20_28" else e for e in found.values()
        )
        return replace(
            analysis, mentions=tuple(mentions), entities=tuple(entities), events=tuple(events)
        )

    documents = tuple(replace(d, analysis=added(d.analysis)) for d in content.documents())
    content = replace(content, documents=lambda: iter(documents))
    first = next(chosen(content, Choice(hidden=(YASIR,))).documents()).analysis
    assert "20_28" not in json.dumps(to_dict(first))
    reading = Reading(first)
    (actor,) = first.events[0].arguments
    assert reading.name(actor) == "Person 1"
    entity = reading.entity_of(actor.mention)
    assert entity is not None
    assert entity.mentions == (actor.mention,)


def test_words_beside_a_hidden_name_are_told(content: Content) -> None:
    """A by-name may tell who is meant."""
    hidden = HiddenName(("الحموي",), "person")

    def documents() -> Iterator[ExportedDocument]:
        for each in content.documents():
            called = {"متحدث باسم قوات النهر": ("أبو يزن الحموي", ()), "مسلحون": ("الحموي", ())}
            yield _with(each, called)

    left = chosen(replace(content, documents=documents), Choice(hidden=(hidden,)))
    list(left.documents())
    assert left.check is not None
    (warning,) = left.check.warnings(content.words)
    assert "«\u2068أبو يزن Person 1\u2069»" in warning


def test_a_name_that_was_nowhere_is_known(content: Content) -> None:
    left = chosen(content, Choice(hidden=(YASIR, HiddenName(("أبو ياشر",)))))
    FORMATS[0].write(left, BytesIO())
    assert left.check is not None
    assert left.check.nowhere() == ["أبو ياشر"]


def test_labels_do_not_hold_a_hidden_word_themselves(content: Content) -> None:
    left = chosen(content, Choice(hidden=(YASIR, HiddenName(("Person",)))))
    assert "بقيادة ■ 1" in next(left.documents()).analysis.document.text


def _read_as(
    content: Content,
    entity: Callable[[Entity], Entity],
    mention: Callable[[Mention], Mention] = lambda each: each,
) -> Content:
    def changed(analysis: Analysis) -> Analysis:
        return replace(
            analysis,
            entities=tuple(map(entity, analysis.entities)),
            mentions=tuple(map(mention, analysis.mentions)),
        )

    return replace(
        content,
        documents=lambda: (replace(d, analysis=changed(d.analysis)) for d in content.documents()),
    )
