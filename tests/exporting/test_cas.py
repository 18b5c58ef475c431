"""CAS archives are read back by cassis, the reader that INCEpTION's own tools use."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from cassis import Cas, load_cas_from_xmi, load_typesystem
from lxml import etree

from desktop.exporting import cas, cas_types
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.formats import format_of
from desktop.exporting.problems import ExportNeedsText
from tests import builders


def read(content: Content) -> tuple[list[Cas], list[bytes]]:
    """The articles of an archive, and their XMI as it is."""
    file = BytesIO()
    cas.write(content, file)
    with zipfile.ZipFile(file) as archive:
        first, *names = archive.namelist()
        types = load_typesystem(BytesIO(archive.read(first)))
        xmi = [archive.read(name) for name in names]
    return [load_cas_from_xmi(BytesIO(each), typesystem=types) for each in xmi], xmi


def test_every_layer_comes_back_with_its_words(content: Content) -> None:
    (first, second), _ = read(content)
    reading = builders.analysis()
    assert first.sofa_string == builders.TEXT
    assert second.sofa_string == builders.TEXT + "\n"
    for name, items in (
        (cas_types.NAMED_ENTITY, reading.mentions),
        (cas_types.CLAIM, reading.claims),
        (cas_types.EVENT, [event.trigger for event in reading.events]),
        (cas_types.TIME, reading.times),
        (cas_types.NUMBER, reading.quantities),
    ):
        assert sorted(each.get_covered_text() for each in first.select(name)) == sorted(
            each.text for each in items
        )
    assert len(first.select(cas_types.SENTENCE)) == 6
    assert [t.get_covered_text() for t in first.select(cas_types.TOKEN)][:4] == [
        "اشتباكات", "في", "ريف", "الرقة",
    ]  # fmt: skip


def test_a_claim_has_its_stance_chain_and_grades(content: Content) -> None:
    (first, _), _ = read(content)
    claim = first.select(cas_types.CLAIM)[0]
    assert (claim.stance, claim.origin) == ("asserts", "متحدث باسم قوات النهر")
    assert claim.chain == "متحدث باسم قوات النهر ← وكالة الفرات"
    assert claim.credibility == "2"
    note = next(note for note in first.select(cas_types.NOTE) if note.begin)
    assert (note.begin, note.end, note.value) == (claim.begin, claim.end, "يُراجَع")
    events = {event.value: event for event in first.select(cas_types.EVENT)}
    assert (events["repel"].actor, events["repel"].time) == ("قوات النهر", "2021-05-03")


def test_offsets_are_those_of_java(content: Content) -> None:
    """Behind an emoji they are one more than ours."""
    _, (xmi, _) = read(content)
    begins = {
        int(each.get("begin")): int(each.get("end"))
        for each in etree.fromstring(xmi).iter("{*}NamedEntity")
    }
    hospital = next(m for m in builders.analysis().mentions if m.text == "مستشفى السلام")
    assert begins[hospital.start + 1] == hospital.end + 1


def test_what_xml_cannot_tell_is_told_by_a_sign_of_the_same_length(content: Content) -> None:
    def broken() -> Iterator[ExportedDocument]:
        first = next(content.documents())
        text = "\x00\ud83d" + first.analysis.document.text[2:]
        about = replace(first.analysis.document, text=text, title="\x01\u202eعنوان")
        yield replace(first, analysis=replace(first.analysis, document=about))

    (only,), _ = read(replace(content, documents=broken))
    assert only.sofa_string == "\ufffd\ufffd" + builders.TEXT[2:]
    assert only.select(cas_types.META)[0].documentTitle == "\ufffd\u202eعنوان"


def test_an_empty_case_has_its_types(content: Content) -> None:
    assert read(replace(content, documents=lambda: iter(()))) == ([], [])


def test_without_texts_there_is_nothing_to_mark(content: Content) -> None:
    with pytest.raises(ExportNeedsText):
        format_of("cas").write(chosen(content, Choice(text=False)), BytesIO())
