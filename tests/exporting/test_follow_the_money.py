"""FollowTheMoney entities have only properties that the model knows, and their links hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from desktop.analysis.model import Relation
from desktop.exporting import follow_the_money
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import Content, ExportedDocument, Remark

# Of followthemoney 4.11: the properties that Rawi fills, with their types (entity: of what schema).
THING = {"name": "text", "alias": "text", "summary": "text", "description": "text",
         "keywords": "text", "publisher": "text", "proof": "Document"}  # fmt: skip
DATED = {"startDate": "date", "endDate": "date", "summary": "text"}
SCHEMATA = {
    "Article": THING | {"title": "text", "fileName": "text", "mimeType": "text", "language": "text",
                        "publishedAt": "date", "bodyText": "text"},
    "Person": THING,
    "Organization": THING,
    "Address": THING | {"full": "text", "latitude": "number", "longitude": "number"},
    "Event": THING | DATED | {"location": "text", "addressEntity": "Address",
                              "involved": "LegalEntity"},
    "Note": THING | {"entity": "Thing"},
    "UnknownLink": DATED | {"role": "text", "subject": "Thing", "object": "Thing"},
}  # fmt: skip
REQUIRED = {
    **{schema: {"name"} for schema in ("Person", "Organization", "Address", "Event", "Note")},
    "Article": {"fileName"},
    "UnknownLink": {"subject", "object"},
}
IS = {
    "Document": {"Article"},
    "LegalEntity": {"Person", "Organization"},
    "Address": {"Address"},
    "Thing": {"Article", "Person", "Organization", "Address", "Event", "Note"},
}


def read(content: Content) -> list[dict[str, Any]]:
    file = BytesIO()
    follow_the_money.write(content, file)
    return [json.loads(line) for line in file.getvalue().splitlines()]


def check(entities: list[dict[str, Any]]) -> None:
    """That they keep to the model."""
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schemata) == len(entities)
    for entity in entities:
        assert set(entity) == {"id", "schema", "properties"}
        known = SCHEMATA[entity["schema"]]
        assert REQUIRED[entity["schema"]] <= set(entity["properties"]) <= set(known)
        for name, values in entity["properties"].items():
            assert values
            assert all(isinstance(value, str) and value.strip() for value in values)
            if known[name] == "date":
                assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", value) for value in values)
            elif known[name] == "number":
                assert all(float(value) for value in values)
            elif known[name] != "text":
                assert {schemata[value] for value in values} <= IS[known[name]]


def by_schema(entities: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [each["properties"] for each in entities if each["schema"] == schema]


def test_they_keep_to_the_model(content: Content) -> None:
    check(read(_related(content)))


def test_the_library_itself_takes_them(content: Content) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="has wheels for few systems")
    for entity in read(_related(content)):
        cleaned = followthemoney.model.get_proxy(entity, cleaned=False).to_dict()["properties"]
        followthemoney.model.get(entity["schema"]).validate(entity)
        assert cleaned == {
            name: [value.strip() for value in values]
            for name, values in entity["properties"].items()
        }, "nothing is dropped or rewritten, but the ends of texts"


def test_who_and_where_is_named_once_with_both_articles(content: Content) -> None:
    entities = read(_related(content))
    articles = [each["id"] for each in entities if each["schema"] == "Article"]
    assert [o["name"] for o in by_schema(entities, "Organization")] == [
        ["وكالة الفرات"], ["قوات النهر"],
    ]  # fmt: skip
    river = by_schema(entities, "Organization")[1]
    assert (river["alias"], river["proof"]) == (["River Forces"], articles)
    assert {a["full"][0] for a in by_schema(entities, "Address")} == {
        "الرقة", "الكرامة", "مستشفى السلام",
    }  # fmt: skip
    (link,) = by_schema(entities, "UnknownLink")
    assert link["role"] == ["member_of"]


def test_an_event_has_its_day_place_and_who_says_it(content: Content) -> None:
    entities = read(content)
    named = {each["id"]: each["properties"].get("name") for each in entities}
    event = by_schema(entities, "Event")[0]
    assert (event["name"], event["startDate"]) == (["صدوا الكرامة"], ["2021-05-03"])
    assert [named[each] for each in event["involved"]] == [["قوات النهر"]]
    assert [named[each] for each in event["addressEntity"]] == [["الكرامة"]]
    assert event["summary"][0].startswith("متحدث باسم قوات النهر ← وكالة الفرات: ")
    assert event["keywords"] == ["repel", "affirmed", "actual"]


def test_notes_without_text_and_an_empty_case(content: Content) -> None:
    on_name = Remark("منى", "2021-05-06T00:00:00+00:00", "من هو؟", entity=("person", "أبو ياسر"))
    entities = read(chosen(replace(content, remarks=(on_name,)), Choice(text=False)))
    check(entities)
    assert not any("bodyText" in article for article in by_schema(entities, "Article"))
    note = next(n for n in by_schema(entities, "Note") if n["name"] == ["من هو؟"])
    assert note["description"] == ["من هو؟ (منى, 2021-05-06)"]
    assert len(note["entity"]) == 1
    assert read(replace(content, documents=lambda: iter(()), remarks=())) == []


def test_what_utf8_cannot_tell_is_told_by_a_sign(content: Content) -> None:
    def broken() -> Iterator[ExportedDocument]:
        first = next(content.documents())
        about = replace(first.analysis.document, title="\ud83d\u202e", outlet=" ", published=None)
        yield replace(first, file=None, analysis=replace(first.analysis, document=about))

    (article,) = by_schema(read(replace(content, documents=broken)), "Article")
    assert article["title"] == ["\ufffd\u202e"]
    assert article["fileName"] == ["article-1.txt"]
    assert not {"publisher", "publishedAt"} & set(article)


def _related(content: Content) -> Content:
    def documents() -> Iterator[ExportedDocument]:
        for each in content.documents():
            entities = tuple(
                replace(e, relations=(Relation("member_of", "e4"),)) if e.id == "e7" else e
                for e in each.analysis.entities
            )
            yield replace(each, analysis=replace(each.analysis, entities=entities))

    return replace(content, documents=documents)
