"""What a brief states of judgements is read back from each format, and told when overtaken."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.exporting.brief.checking import TextOf
from desktop.exporting.brief.judgements import (
    Judged,
    Kind,
    Stated,
    judged_in,
    of_confirmed,
    of_conflict,
    of_conflict_turned,
    of_grade,
    of_source,
    overtaken,
    standing,
    unstated,
)
from desktop.exporting.brief.making import outline_of
from desktop.exporting.brief.writing import WRITERS
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import Content
from desktop.exporting.redaction.names import HiddenName
from tests.exporting.brief.conftest import READERS, checked, written
from tests.exporting.brief.test_formats import rewritten

ONE, OTHER = ("aa", 0, 5), ("bb", 7, 9)


def codes(stated: tuple[Stated, ...]) -> list[str]:
    return [each.code for each in stated]


@pytest.mark.parametrize("key", list(WRITERS))
@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_stated_of_judgements_is_read_back(
    content: Content, arabic: Content, key: str, language: str
) -> None:
    whose = arabic if language == "ar" else content
    stated = READERS[key](written(key, whose)).judged
    assert codes(stated) == codes(tuple(outline_of(whose).stated()))
    kinds = {judged.kind for each in stated if (judged := judged_in(each.code))}
    assert kinds == {"verdict", "reason", "sure", "grade", "note", "source"}
    words = [each.words for each in stated]
    assert any("حكم مسبَّب" in each for each in words)
    assert not any("\u2068" in each for each in words)
    assert any("متحدث باسم قوات النهر · " in each for each in words), "a row of a table"


@pytest.mark.parametrize("key", list(WRITERS))
def test_a_brief_with_hidden_names_says_nothing_that_could_confirm_a_guess(
    content: Content, key: str
) -> None:
    hidden = chosen(content, Choice(hidden=(HiddenName(("أبو ياسر",)),)))
    assert READERS[key](written(key, hidden)).judged == ()


def test_the_seal_of_a_document_is_of_its_judgements_too(content: Content, text_of: TextOf) -> None:
    data = written("brief-docx", content)
    code = next(each.code for each in READERS["brief-docx"](data).judged if "verdict" in each.code)
    assert "first" in code or "second" in code
    other = code.rsplit("_", 1)[0] + "_both"
    turned = rewritten(data, "word/document.xml", lambda xml: xml.replace(code, other))
    assert [each.kind for each in checked("brief-docx", turned, text_of)] == ["changed"]


def test_the_names_of_bookmarks_have_room(content: Content) -> None:
    longest = Judged("verdict", "0" * 12, "second")
    assert len(f"rawi_j9999_{longest.code}") <= 40
    assert judged_in(longest.code) == longest


def test_a_verdict_is_the_same_from_either_side() -> None:
    assert of_conflict_turned(ONE, OTHER, "first") == of_conflict(OTHER, ONE, "second")
    assert of_conflict_turned(ONE, OTHER, None) == of_conflict(OTHER, ONE, None)
    assert of_conflict_turned(ONE, OTHER, "both") == of_conflict(OTHER, ONE, "both")


@pytest.mark.parametrize(
    ("stated", "now", "told"),
    [
        (of_grade(ONE, "2"), [of_grade(ONE, "2")], None),
        (of_grade(ONE, "2"), [of_grade(ONE, "5")], ("grade", "5")),
        (of_grade(ONE, "2"), [of_grade(OTHER, "2")], ("grade", "no")),
        (of_conflict(ONE, OTHER, None), [], None),
        (of_conflict(ONE, OTHER, None), [of_conflict(ONE, OTHER, "both")], ("verdict", "both")),
        (of_source("وكالة", None), [of_source("وكالة", "E")], ("source", "E")),
        (of_source("وكالة", "B"), [of_source("وكالة", "E"), of_source("وكالة", "B")], None),
    ],
)
def test_what_no_longer_stands_is_told_once(
    stated: Judged, now: list[Judged], told: tuple[Kind, str] | None
) -> None:
    twice = (Stated(stated.code, "كلام"), Stated(stated.code, "كلام"))
    found = overtaken(twice, standing(iter(now)), {3: ONE, 4: OTHER, 5: ("cc", 0, 5)})
    assert [(each.kind, each.now) for each in found] == ([told] if told else [])
    of = {"grade": (3,), "verdict": (3, 4), "source": ()}
    assert all(each.footnotes == of[each.kind] for each in found)


def test_what_a_brief_does_not_say_of_its_claims_is_known() -> None:
    stated = (Stated(of_grade(ONE, "2").code, ""),)
    now = standing(iter([of_grade(ONE, "3"), of_grade(OTHER, "2"), of_confirmed(("cc", 0, 5))]))
    assert unstated(stated, now, {1: ONE, 2: OTHER, 3: ("cc", 0, 5), 4: ("cc", 5, 6)}) == (2, 3)


def test_what_a_stranger_wrote_there_is_passed_over() -> None:
    assert overtaken((Stated("verdict_x_first", ""), Stated("", "")), {}, {}) == []


def test_a_note_that_was_changed_is_another(content: Content) -> None:
    def noted(text: str) -> Any:
        for document in content.documents():
            remarks = tuple(replace(each, text=text) for each in document.remarks)
            yield replace(document, remarks=remarks)

    def notes(text: str) -> set[str]:
        outline = outline_of(replace(content, documents=lambda: noted(text)))
        return {code for code in codes(tuple(outline.stated())) if code.startswith("note")}

    one, other = notes("الأول"), notes("الثاني")
    assert one - other
    assert other - one
    assert one & other, "that on the case is the same"
