"""Events in columns like ACLED's: codes of time and place, and nothing that was not told to be."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

import pytest

from desktop.analysis.model import Article, EventType, Location
from desktop.analysis.pipeline import analyse
from desktop.exporting import acled
from desktop.exporting.acled import day_and_precision, write_events
from desktop.exporting.content import Content, ExportedDocument
from resources.lexicons import load
from resources.models import NO_MODELS
from tests.exporting.reading_back import KARAMA, RAQQA, with_places, written


def rows(content: Content) -> list[dict[str, str]]:
    raw = written(content, write_events).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(raw, newline="")))


def with_event(content: Content, **changes: Any) -> Content:
    def changed(document: ExportedDocument) -> ExportedDocument:
        events = tuple(replace(e, **changes) for e in document.analysis.events)
        return replace(document, analysis=replace(document.analysis, events=events))

    return replace(content, documents=lambda: map(changed, content.documents()))


def test_an_event_is_a_row_with_its_codes(content: Content) -> None:
    repelled, killed, _, struck = rows(with_places(content, e5=KARAMA))[:4]
    assert (repelled["event_date"], repelled["year"], repelled["time_precision"]) == (
        "2021-05-03", "2021", "1",
    )  # fmt: skip
    assert (repelled["event_type"], repelled["sub_event_type"]) == ("Battles", "Armed clash")
    assert (repelled["actor1"], repelled["location"]) == ("قوات النهر", "الكرامة")
    assert (repelled["latitude"], repelled["longitude"], repelled["geo_precision"]) == (
        "35.87", "39.28", "1",
    )  # fmt: skip
    assert (repelled["source"], repelled["fatalities"]) == ("الفرات", "")
    assert (killed["event_type"], killed["fatalities"], killed["fatalities_high"]) == (
        "", "12", "12",
    )  # fmt: skip
    assert (struck["event_type"], struck["event_date"], struck["time_precision"]) == (
        "Explosions/Remote violence", "", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("earliest", "latest", "day", "precision"),
    [
        ("2021-05-03", "2021-05-03", "2021-05-03", 1),
        ("2021-05-03T03:00", "2021-05-03T06:00", "2021-05-03", 1),
        ("2021-05-01", "2021-05-07", "2021-05-04", 2),
        ("2021-05-01", "2021-05-31", "2021-05-16", 3),
        ("2021-05-01", "2021-06-30", None, None),
        ("2021-05-01", None, None, None),
        (None, None, None, None),
    ],
)
def test_how_precise_a_day_is(
    earliest: str | None, latest: str | None, day: str | None, precision: int | None
) -> None:
    found, code = day_and_precision(earliest, latest)
    assert (found and found.isoformat(), code) == (day, precision)


def test_how_precise_a_place_is(content: Content) -> None:
    near = Location("at_distance", "e1", distance_km=15, bearing=45)
    for places, code in (
        ({"e5": replace(KARAMA, radius_km=40)}, "2"),
        ({"e1": RAQQA, "e5": near}, "2"),
        ({"e5": replace(KARAMA, radius_km=300)}, "3"),
        ({}, ""),
    ):
        assert rows(with_places(content, **places))[0]["geo_precision"] == code


@pytest.mark.parametrize(
    "changes", [{"polarity": "negated"}, {"modality": "planned"}, {"type": "statement"}]
)
def test_what_did_not_happen_or_is_no_such_event_is_not_there(
    content: Content, changes: dict[str, object]
) -> None:
    assert rows(content)
    assert not rows(with_event(content, **changes))


def test_every_type_of_the_table_is_one_of_ours() -> None:
    assert set(acled._types()) <= set(get_args(EventType))


def read_rows(content: Content, *told: str) -> list[tuple[str, str, str]]:
    """Event, victims and fatalities of the rows of an article, as Rawi reads it."""
    article = Article("خبر\n" + "\n".join(told), published="2024-03-05")
    analysis = analyse(article, load(), models=NO_MODELS)

    def documents() -> Iterator[ExportedDocument]:
        yield replace(next(content.documents()), analysis=analysis, grades=(), remarks=())

    found = rows(replace(content, documents=documents))
    return [(row["rawi_event"], row["actor2"], row["fatalities"]) for row in found]


@pytest.mark.parametrize(
    ("told", "dead"),
    [
        ("مقتل وإصابة 7 مدنيين بقصف على مدينة حلب", {""}),
        ("القصف على مدينة حلب أسفر عن سقوط 15 قتيلاً وجريحاً", {""}),
        ("ستون شخصاً أصيبوا وقتل 5 جنود في مدينة حلب", {"5"}),
    ],
)
def test_the_wounded_are_no_fatalities(content: Content, told: str, dead: set[str]) -> None:
    found = read_rows(content, f"قال الدفاع المدني إن {told}.")
    assert {fatalities for _, _, fatalities in found} == dead


def test_the_dead_of_an_attack_are_its_number(content: Content) -> None:
    """Their killing is no event of its own, nor are the wounded."""
    (only,) = read_rows(
        content, "قال الدفاع المدني إن قصفاً على مدينة حلب أدى إلى مقتل 4 مدنيين وإصابة 9."
    )
    assert (only[0], only[2]) == ("strike", "4")


def test_the_dead_of_one_of_two_attacks_are_a_row(content: Content) -> None:
    """Nobody says of which."""
    told = "قال الدفاع المدني إن قصفاً على مدينة حلب واشتباكات في مدينة إدلب أدت إلى مقتل 4 مدنيين."
    found = {event: dead for event, _, dead in read_rows(content, told)}
    assert found == {"strike": "", "clash": "", "killing": "4"}


def test_who_dies_by_accident_is_no_victim_of_violence(content: Content) -> None:
    assert not read_rows(content, "قالت الشرطة إن حادث سير في مدينة حلب أدى إلى مقتل 4 مدنيين.")


def test_an_event_that_an_article_tells_twice_is_one_row(content: Content) -> None:
    def again(document: ExportedDocument) -> ExportedDocument:
        events = list(document.analysis.events)
        twice = replace(events[-1], id="e99", same_as=events[0].id, type=events[0].type)
        events[0] = replace(events[0], time=None)
        later = replace(twice, time=document.analysis.events[0].time)
        analysis = replace(document.analysis, events=(*events[:-1], later))
        return replace(document, analysis=analysis)

    once = rows(content)
    found = rows(replace(content, documents=lambda: map(again, content.documents())))
    assert len(found) < len(once)
    assert found[0]["event_date"] == once[0]["event_date"], "the later telling has the day"
