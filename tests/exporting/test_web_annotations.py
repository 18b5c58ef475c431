"""Web Annotations keep what the W3C's model says they MUST, and their selectors find the words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from desktop.exporting import web_annotations
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import Content, ExportedDocument
from tests import builders

IRI = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip


def page(content: Content) -> dict[str, Any]:
    file = BytesIO()
    web_annotations.write(content, file)
    found: dict[str, Any] = json.loads(file.getvalue())
    return found


def check(page: dict[str, Any]) -> None:
    """The model's MUSTs, section by section, for the classes that Rawi writes."""
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"  # 5.2
    assert IRI.fullmatch(page["id"])
    ids = [annotation["id"] for annotation in page["items"]]
    assert len(set(ids)) == len(ids), "3.1: exactly one IRI identifies it"
    for annotation in page["items"]:
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert IRI.fullmatch(annotation["id"])
        assert annotation["type"] == "Annotation"
        assert annotation["motivation"] in MOTIVATIONS  # 3.3.5
        for body in annotation["body"]:
            _check_body(body)
        _check_target(annotation["target"])
        for moment in {"created", "generated"} & set(annotation):  # 3.3.1
            assert annotation[moment].endswith("Z")
            assert datetime.fromisoformat(annotation[moment]).tzinfo
        for agent in (annotation.get("creator"), annotation["generator"]):  # 3.3.2
            assert agent is None or (IRI.fullmatch(agent["id"]) and agent["name"])
            assert agent is None or agent["type"] in {"Person", "Software"}


def _check_body(body: dict[str, Any]) -> None:
    if body.get("type") == "TextualBody":  # 3.2.4
        assert isinstance(body["value"], str)
    else:  # 4: a SpecificResource has exactly one source
        assert IRI.fullmatch(body["source"])
    assert body["purpose"] in MOTIVATIONS


def _check_target(target: str | dict[str, Any]) -> None:
    if isinstance(target, str):
        assert IRI.fullmatch(target)
        return
    assert target["type"] == "SpecificResource"
    assert IRI.fullmatch(target["source"])
    for selector in target["selector"]:
        if selector["type"] == "TextPositionSelector":  # 4.2.5
            assert 0 <= selector["start"] <= selector["end"]
        else:  # 4.2.4
            assert selector["type"] == "TextQuoteSelector"
            assert selector["exact"]


def selected(annotation: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(s for s in annotation["target"]["selector"] if s["type"] == kind)
    return found


def test_the_page_keeps_the_musts(content: Content) -> None:
    whole = page(content)
    check(whole)
    reading = builders.analysis()
    items = [reading.mentions, reading.claims, reading.events, reading.times]
    assert len(whole["items"]) == 2 * sum(map(len, items)) + 3


def test_both_selectors_find_the_same_words(content: Content) -> None:
    """One article has an emoji before the last names: positions are characters."""
    for annotation in page(content)["items"]:
        if isinstance(annotation["target"], str):
            continue
        place = selected(annotation, "TextPositionSelector")
        quote = selected(annotation, "TextQuoteSelector")
        assert builders.TEXT[place["start"] : place["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert builders.TEXT.count(around.strip("\n")) == 1


def test_a_name_is_identified_and_a_note_commented_by_who_wrote_it(content: Content) -> None:
    items = page(content)["items"]
    name = next(a for a in items if a["motivation"] == "identifying")
    assert [body.get("value") for body in name["body"]] == ["place", "الرقة", None]
    notes = [a for a in items if a["motivation"] == "commenting"]
    assert [note["body"][0]["value"] for note in notes] == ["يُراجَع", "مقال مهم", "سؤال عن القضية"]
    assert notes[0]["creator"]["name"] == "منى"
    assert notes[0]["created"] == "2021-05-05T10:00:00Z"
    claim = next(a for a in items if a["body"][0]["value"] == "stance: asserts")
    assert [body["value"] for body in claim["body"][1:]] == [
        "chain: متحدث باسم قوات النهر ← وكالة الفرات", "credibility: 2",
    ]  # fmt: skip


def test_without_the_texts_quotations_stand_alone(content: Content) -> None:
    whole = page(chosen(content, Choice(text=False, notes=False)))
    check(whole)
    quote = selected(whole["items"][0], "TextQuoteSelector")
    assert quote == {"type": "TextQuoteSelector", "exact": "الرقة"}


def test_an_empty_case_and_what_unicode_does_not_know(content: Content) -> None:
    empty = replace(content, documents=lambda: iter(()), remarks=())
    assert page(empty)["items"] == []
    check(page(empty))

    def broken() -> Iterator[ExportedDocument]:
        first = next(content.documents())
        named = replace(first.analysis.mentions[0], text="\ud83d\u202e\x00")
        yield replace(first, analysis=replace(first.analysis, mentions=(named,)))

    (only, *_) = page(replace(content, documents=broken))["items"]
    assert selected(only, "TextQuoteSelector")["exact"] == "\ufffd\u202e\ufffd"
