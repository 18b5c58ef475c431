"""A hidden name is nowhere in what leaves, and every span still quotes."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import IO, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from desktop.analysis.model import (
    Analysis,
    Argument,
    Entity,
    Location,
    Mention,
    Place,
    PlaceCandidate,
)
from desktop.analysis.schema import to_dict
from desktop.analysis.text.fold import fold_word
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.formats import FORMATS, Format
from desktop.exporting.problems import ExportNameLeft
from desktop.exporting.reading import Reading
from desktop.exporting.redaction.checking import Check
from desktop.exporting.redaction.letters import letters, letters_alone
from desktop.exporting.redaction.names import HiddenName, NameFinder
from desktop.exporting.redaction.replacing import replacer

RIVER = HiddenName(("قوات النهر",))
YASIR = HiddenName(("أبو ياسر",), "person")
KARAMA = HiddenName(("الكرامة",))


def written(content: Content, kind: Format) -> str:
    """All that a format writes, archives unpacked, as one text."""
    file = BytesIO()
    kind.write(content, file)
    if not zipfile.is_zipfile(file):
        return file.getvalue().decode("utf-8", "replace")
    with zipfile.ZipFile(file) as archive:
        members = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        return "\n".join([*archive.namelist(), *members])


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


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("قسد", "هجوم لقسد وقسد، والقسد", "هجوم ل# و#، و#"),
        ("الجيش", "للجيش وبالجيش", "ل# وب#"),
        ("الأسد", "كالأسد أسد للأسد", "ك# أسد ل#"),
        ("أبو ياسر", "أبي ياسر وأبا ياسر وأبوياسر #أبو_ياسر", "# و# و# ##"),
        ("أبو ياسر", "ابـو يَاسِر\u200f أبو\nياسر", "#\u200f #"),
        ("داعش", "داعشي والداعشيين والدواعش", "# و# والدواعش"),
        ("حركة النور", "حركة النور حركة نور", "# حركة نور"),
        ("علي", "عليه علي عليًا فعليه وعلي", "عليه # # فعليه و#"),
        ("الإخوان المسلمون", "الإخوان المسلمين", "#"),
        ("Abu Yasir", "ABU-YASIR's abu_yasir2 Abuyasirov", "#'s #2 Abuyasirov"),
        ("Müller", "Mu\u0308ller MULLER", "# #"),
        ("حلب", "http://x/%D8%AD%D9%84%D8%A8/1 &#1581;&#1604;&#1576;", "http://x/#/1 #"),
        ("حلب", "\\u062d\\u0644\\u0628", "#"),
        ("ﻗﺴﺪ", "قسد", "#"),
        ("اللواء 12", "اللواء ١٢ واللواء 123", "# واللواء 123"),
        ("🙂", "نعم🙂 لا", "نعم# لا"),
        ("قسد", "ق\x00س\ufe0fد ق\ud83dسد", "# #"),
    ],
)  # fmt: skip
def test_a_name_is_found_as_people_write_it(name: str, text: str, expected: str) -> None:
    replaced = replacer(NameFinder([HiddenName((name,))]), ["#"])(text)
    assert replaced.text.replace("\u200f", "") == expected.replace("\u200f", "")


WORDS = st.sampled_from(
    ["قسد", "القسد", "لقسد", "أبو", "ياسر", "أبو ياسر", "لأبي ياسر", "شخص", "1", "اسم 2", "قال",
     "إن", "🙂", "\ud83d", "\u202e", "ـ", "َ", "%D9%82%D8%B3%D8%AF", "River", "RIVER forces",
     ".", "\n", "و"]
)  # fmt: skip
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(["", " ", "_", "\n"])), max_size=12).map(
    lambda pieces: "".join(word + space for word, space in pieces)
)
NAMES = st.lists(
    st.sampled_from(["قسد", "أبو ياسر", "River Forces", "شخص 1", "1", "اسم", "ياسر", "و"]),
    min_size=1, max_size=3, unique=True,
)  # fmt: skip


def test_a_name_that_begins_like_a_particle_is_not_taken_for_another() -> None:
    """«لبنان» is no «بنان» with ل before it, and «محمد علي» no «محمد»."""
    names = [HiddenName((name,)) for name in ("بنان", "لبنان", "محمد", "محمد علي")]
    replaced = replacer(NameFinder(names), ["1", "2", "3", "4"])
    assert replaced("لبنان ولبنان للبنان لمحمد علي ومحمد").text == "2 و2 ل2 ل4 و3"


@given(st.text("aÉﬁ%D9&#x1;u\\ـَﷺﻻأ\u0301") | TEXTS)
def test_letters_are_the_same_with_and_without_the_way_back(text: str) -> None:
    plain = letters(text)
    assert plain.text == letters_alone(text)
    assert len(plain.starts) == len(plain.ends) == len(plain.text)
    assert all(start < end for start, end in zip(plain.starts, plain.ends, strict=True))


@settings(deadline=None)
@given(TEXTS, NAMES, st.data())
@example("شخص 1قسد", ["قسد", "1"], None)
def test_no_name_is_left_and_spans_go_with_their_words(
    text: str, names: list[str], data: st.DataObject | None
) -> None:
    finder = NameFinder([HiddenName((name,)) for name in names])
    cut = sorted(data.draw(st.integers(0, len(text))) for _ in range(2)) if data else [0, 0]
    labels = ["■" * (n + 1) for n in range(len(names))]
    replaced = replacer(finder, labels)(text, [(cut[0], cut[1])])
    assert not finder.finds(replaced.text)
    assert replaced.span(0, len(text)) == (0, len(replaced.text))
    start, end = replaced.span(cut[0], cut[1])
    assert 0 <= start <= end <= len(replaced.text)
    assert not finder.finds(replaced.text[start:end])
    if not any(each.start < cut[1] and cut[0] < each.end for each in finder(text)):
        kept = replaced.text[start:end]
        assert kept == text[cut[0] : cut[1]] or "■" in kept


@pytest.mark.parametrize(
    "names",
    [
        ["قوات النهر", "أبو ياسر", "الرقة", "وكالة الفرات"],
        ["الكرامة", "متحدث", "River Forces", "منى"],
    ],
)
def test_nothing_that_leaves_holds_a_name(names: list[str], content: Content) -> None:
    left = chosen(content, Choice(hidden=tuple(HiddenName((name,)) for name in names)))
    for document in left.documents():
        text = document.analysis.document.text
        for each in spans(document.analysis):
            assert text[each.start : each.end] == each.text
    for kind in FORMATS:
        output = fold_word(written(left, kind)).casefold()
        for name in names:
            assert fold_word(name).casefold() not in output, kind.key


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
    assert texts[1][origin.start : origin.end] == conflict.sides[0].text
    assert (toll.place, origin.origin) == ("Place 1", "Organisation 2")


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


def test_a_name_that_was_nowhere_is_known(content: Content) -> None:
    left = chosen(content, Choice(hidden=(YASIR, HiddenName(("أبو ياشر",)))))
    FORMATS[0].write(left, BytesIO())
    assert left.check is not None
    assert left.check.nowhere() == ["أبو ياشر"]


def test_labels_do_not_hold_a_hidden_word_themselves(content: Content) -> None:
    left = chosen(content, Choice(hidden=(YASIR, HiddenName(("Person",)))))
    assert "بقيادة ■ 1" in next(left.documents()).analysis.document.text


def test_a_name_that_a_format_writes_all_the_same_is_refused(content: Content) -> None:
    left = chosen(content, Choice(hidden=(YASIR,)))

    def leak(_content: Content, file: IO[bytes]) -> None:
        file.write("…أبي ياسر…".encode())

    leaking = Format("x", ".x", leak)
    with pytest.raises(ExportNameLeft):
        leaking.write(left, BytesIO())


@pytest.mark.parametrize("inner", [False, True])
def test_archives_and_xml_are_looked_into(inner: bool) -> None:
    data = "<w:p><w:r>أبو</w:r><w:r> ياسر</w:r></w:p>".encode()
    for _ in range(1 + inner):
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.xml", data)
        data = file.getvalue()
    assert Check(NameFinder([YASIR])).finds_in(data)
    assert not Check(NameFinder([RIVER])).finds_in(data)


def test_the_pages_of_a_pdf_are_looked_into() -> None:
    file = BytesIO()
    paper = Canvas(file)
    paper.drawString(72, 72, "said Abu Yasir")
    paper.save()
    assert b"Yasir" not in file.getvalue(), "it is compressed"
    assert Check(NameFinder([HiddenName(("Abu Yasir",))])).finds_in(file.getvalue())
    assert not Check(NameFinder([RIVER])).finds_in(file.getvalue())


def test_a_name_between_two_parts_of_a_large_file_is_seen() -> None:
    check = Check(NameFinder([YASIR]))
    for before in range((1 << 16) - 12, (1 << 16) + 4):
        assert check.finds_in(("x" * (before - 1) + " أبو ياسر " + "y" * 1000).encode())
    assert check.finds_in(json.dumps("قال أبو ياسر").encode()), "escaped, it can be read too"


def test_conflicts_of_articles_that_stay_stay(content: Content) -> None:
    across = chosen(content, Choice(documents=frozenset({1}))).across()
    assert across.conflicts == ()
    assert len(across.tolls) == 1
    assert chosen(content, Choice(notes=False)).across().conflicts[0].note == ""


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
