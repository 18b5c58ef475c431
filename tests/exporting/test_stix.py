"""A bundle is read by the library of STIX's own committee, which checks it as it reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
import stix2

from desktop.analysis.model import Place
from desktop.exporting import stix
from desktop.exporting.admiralty import confidence
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import Content, ExportedDocument, Remark


def read(content: Content) -> list[Any]:
    """The objects of a bundle; every reference in it is to one of them."""
    file = BytesIO()
    stix.write(content, file)
    bundle = stix2.parse(file.getvalue().decode(), allow_custom=False)
    ids = [each["id"] for each in bundle.objects]
    assert len(set(ids)) == len(ids)
    for each in bundle.objects:
        assert set(each.get("object_refs", [])) <= set(ids)
        assert each["modified"] >= each["created"]
        assert set(each.get("extensions", {})) <= set(ids)
    return list(bundle.objects)


def of_type(objects: list[Any], kind: str) -> list[Any]:
    return [each for each in objects if each["type"] == kind]


def test_articles_are_reports_with_what_they_name(content: Content) -> None:
    objects = read(_placed(content))
    names = {each["id"]: each["name"] for each in objects if "name" in each}
    first, second = of_type(objects, "report")
    assert {names[each] for each in first["object_refs"]} == {
        "وكالة الفرات", "قوات النهر", "أبو ياسر", "الكرامة",
    }  # fmt: skip
    assert first["name"] == "اشتباكات في ريف الرقة"
    assert first["published"].isoformat() == "2021-05-04T00:00:00+00:00"
    assert first["object_refs"] == second["object_refs"]
    (place,) = of_type(objects, "location")
    assert (place["latitude"], place["precision"]) == (35.9, 2000)
    classes = {e["name"]: e["identity_class"] for e in of_type(objects, "identity")}
    assert classes == {
        "Rawi": "system", "وكالة الفرات": "organization", "قوات النهر": "organization",
        "أبو ياسر": "individual",
    }  # fmt: skip


def test_a_claim_has_its_confidence_chain_and_reliability(content: Content) -> None:
    graded = replace(content, reliability={("person", "متحدث باسم قوات النهر"): "B"})
    notes = of_type(read(graded), "note")
    claim = next(note for note in notes if note.get("confidence"))
    assert claim["content"] == "مقاتليها صدوا أمس هجومًا على بلدة الكرامة"
    assert claim["confidence"] == 70, "credibility 2, appendix A of STIX 2.1"
    assert json.loads(claim.serialize())["extensions"][stix.EXTENSION] == {
        "extension_type": "property-extension",
        "stance": "asserts",
        "chain": ["متحدث باسم قوات النهر", "وكالة الفرات"],
        "source_reliability": "B",
        "information_credibility": "2",
    }


@pytest.mark.parametrize(("grade", "expected"), [("1", 90), ("5", 10), ("6", None), (None, None)])
def test_confidence_is_that_of_appendix_a(grade: str | None, expected: int | None) -> None:
    assert confidence(grade) == expected


def test_notes_are_on_what_they_were_written_on(content: Content) -> None:
    on_name = Remark("منى", "2021-05-06T00:00:00+00:00", "من هو؟", entity=("person", "أبو ياسر"))
    objects = read(replace(content, remarks=(*content.remarks, on_name)))
    notes = {note["content"]: note for note in of_type(objects, "note")}
    names = {each["id"]: each.get("name") for each in objects}
    assert [names[each] for each in notes["من هو؟"]["object_refs"]] == ["أبو ياسر"]
    assert [names[each] for each in notes["سؤال عن القضية"]["object_refs"]] == ["Rawi"]
    assert notes["مقال مهم"]["authors"] == ["منى"]


def test_what_is_missing_or_cannot_be_told(content: Content) -> None:
    """An empty case; no text; no date; half a surrogate pair and marks of direction in names."""
    empty = replace(content, documents=lambda: iter(()), remarks=())
    assert {each["type"] for each in read(empty)} == {"identity", "extension-definition"}
    assert "description" not in of_type(read(chosen(content, Choice(text=False))), "report")[0]

    def broken() -> Iterator[ExportedDocument]:
        first = next(content.documents())
        about = replace(first.analysis.document, title="", published="غدًا", outlet="\ud83d\u202e")
        analysis = replace(first.analysis, document=about, entities=(), claims=())
        yield replace(first, analysis=analysis)

    (report,) = of_type(read(replace(content, documents=broken)), "report")
    assert report["labels"] == ["\ufffd\u202e"]
    assert report["name"].startswith("document-")


def _placed(content: Content) -> Content:
    def documents() -> Iterator[ExportedDocument]:
        for each in content.documents():
            entities = tuple(
                replace(e, place=Place(35.9, 39.1, 2, "rawi:77")) if e.name == "الكرامة" else e
                for e in each.analysis.entities
            )
            yield replace(each, analysis=replace(each.analysis, entities=entities))

    return replace(content, documents=documents)
