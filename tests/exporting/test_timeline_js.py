"""TimelineJS: what its documentation demands of dates, and that no article's words are markup."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.timeline_js import write_timeline
from desktop.look.translation import words
from tests.exporting.reading_back import with_claims, written


def events(content: Content) -> list[dict[str, Any]]:
    timeline = json.loads(written(content, write_timeline))
    assert timeline["title"]["text"]["headline"] == "الكرامة"
    found: list[dict[str, Any]] = timeline["events"]
    for event in found:
        for bound in (event["start_date"], event.get("end_date", event["start_date"])):
            date(bound["year"], bound["month"], bound["day"])
    assert len({event["unique_id"] for event in found}) == len(found)
    return found


def test_a_day_is_a_day_and_an_unsure_hour_has_both_ends(content: Content) -> None:
    found = events(content)
    assert len(found) == 2 * 3, "nobody told when the fourth was"
    day, _, hours = found[:3]
    assert day["start_date"] == {"year": 2021, "month": 5, "day": 3}
    assert "end_date" not in day
    assert day["display_date"] == "3 May 2021"
    assert hours["start_date"]["hour"] == 3
    assert hours["end_date"] == {"year": 2021, "month": 5, "day": 2, "hour": 6, "minute": 0}
    assert hours["display_date"] == "between 2 May 2021, 03:00 and 2 May 2021, 06:00"
    assert day["text"]["headline"] == "Attack repelled · الكرامة"


def test_what_was_denied_or_only_planned_is_not_told_as_what_happened(content: Content) -> None:
    def headline(**changes: Any) -> str:
        def changed(document: ExportedDocument) -> ExportedDocument:
            told = tuple(replace(e, **changes) for e in document.analysis.events)
            return replace(document, analysis=replace(document.analysis, events=told))

        held = replace(content, documents=lambda: map(changed, content.documents()))
        return str(events(held)[0]["text"]["headline"])

    assert headline(modality="planned") == "Planned: Attack repelled · الكرامة"
    assert headline(modality="attempted") == "Attempted: Attack repelled · الكرامة"
    assert headline(polarity="negated") == "Denied: Attack repelled · الكرامة"
    assert headline(modality="ongoing") == "Attack repelled · الكرامة"


def test_words_are_those_of_the_person(content: Content) -> None:
    (first, *_) = events(replace(content, words=words("ar")))
    assert first["group"] == "صدّ هجوم"
    assert "أيار" in first["display_date"]


def test_an_article_cannot_put_markup_into_it(content: Content) -> None:
    evil = "<img src=x onerror=alert(1)>"
    (first, *_) = events(with_claims(content, lambda claim: replace(claim, text=evil)))
    assert "<img" not in first["text"]["text"]
    assert "&lt;img" in first["text"]["text"]
