"""Conflicts between articles, on the training case and on small articles of our own."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import pairwise

import pytest

from desktop.analysis.claims.across import (
    ClaimsOfCase,
    ConflictAcross,
    _pairs,
    conflicts_across,
)
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.identity import OneId, with_shared_ids
from desktop.analysis.claims.reasons import describe
from desktop.analysis.model import Analysis, Article, MentionKind, Timex
from desktop.analysis.pipeline import analyse
from desktop.analysis.reading import Reading
from resources.lexicons import FOLDER, load
from tests.analysis.claims.sample import claimed, event, named, quantity

NAMES: dict[str, MentionKind] = {
    "الجيش": "organisation",
    "قوات النهر": "organisation",
    "المغاوير": "organisation",
    "الكرمة": "place",
    "البساتين": "place",
}


def whole(reading: Reading, published: str | None = "2020-05-06") -> Analysis:
    """A reading as an analysis of an article of that day."""
    reading = claimed(reading)
    return Analysis(
        document=replace(reading.document, published=published),
        mentions=reading.mentions,
        entities=reading.entities,
        times=reading.times,
        quantities=reading.quantities,
        sources=reading.sources,
        claims=reading.claims,
        events=reading.events,
        conflicts=(),
    )


def taken(outlet: str, side: str, place: str = "الكرمة") -> Reading:
    reading = named(f"استعاد {side} {place} صباحاً.", NAMES, outlet)
    return event(reading, "control_change", "استعاد", ("actor", side), ("object", place))


def toll(outlet: str, count: int, what: str = "قتيل") -> Reading:
    reading = named(f"أسفر هجوم على الكرمة عن مقتل {count} {what}.", NAMES, outlet)
    reading = event(reading, "attack", "هجوم", ("place", "الكرمة"))
    reading = event(reading, "killing", "مقتل", ("place", "الكرمة"))
    return quantity(reading, str(count), count, what)


def kinds(*analyses: Analysis) -> list[str]:
    return [conflict.kind for conflict in conflicts_across(analyses, load())]


def test_two_papers_give_a_town_to_two_sides() -> None:
    one, two = whole(taken("الشاطئ", "الجيش")), whole(taken("الضفة", "قوات النهر"))
    (conflict,) = conflicts_across([one, two], load())
    assert conflict.kind == "contradiction"
    assert [claim.article for claim in conflict.claims] == [0, 1]
    assert "الكرمة" in describe(conflict.why, "ar")


def test_one_paper_that_learns_more_does_not_contradict_itself() -> None:
    assert kinds(whole(taken("الشاطئ", "الجيش")), whole(taken("الشاطئ", "قوات النهر"))) == []


def test_another_town_or_another_week_is_no_contradiction() -> None:
    one = whole(taken("الشاطئ", "الجيش"))
    assert kinds(one, whole(taken("الضفة", "قوات النهر", "البساتين"))) == []
    assert kinds(one, whole(taken("الضفة", "قوات النهر"), "2020-06-20")) == []


def test_articles_of_unknown_days_are_not_compared() -> None:
    one, two = taken("الشاطئ", "الجيش"), taken("الضفة", "قوات النهر")
    assert kinds(whole(one, None), whole(two, None)) == []


def test_tolls_of_one_attack_that_differ() -> None:
    assert kinds(whole(toll("الشاطئ", 12)), whole(toll("الضفة", 7))) == ["discrepancy"]
    assert kinds(whole(toll("الشاطئ", 12)), whole(toll("الضفة", 12))) == []


def test_soldiers_and_gunmen_are_two_tolls() -> None:
    assert kinds(whole(toll("الشاطئ", 12, "جندي")), whole(toll("الضفة", 7, "مسلح"))) == []


def test_at_least_so_many_does_not_deny_more() -> None:
    reading = toll("الشاطئ", 7)
    open_end = replace(reading, quantities=(replace(reading.quantities[0], high=None),))
    assert kinds(whole(open_end), whole(toll("الضفة", 12))) == []


def test_what_is_one_in_two_articles_has_one_id() -> None:
    one, two = (
        with_shared_ids(whole(taken(outlet, "الجيش")), f"{number}:")
        for number, outlet in enumerate(("الشاطئ", "الضفة"))
    )
    assert [e.id for e in one.entities] == [e.id for e in two.entities]
    assert {c.id for c in one.claims}.isdisjoint(c.id for c in two.claims)
    assert one.sources[0].id != two.sources[0].id


def test_names_of_one_entity_lead_to_one_id() -> None:
    ids = OneId()
    ids.join(["organisation:قسد", "organisation:قوات النهر"])
    ids.join(["organisation:المغاوير", "organisation:قوات النهر"])
    assert len({ids.of(f"organisation:{n}") for n in ("قسد", "المغاوير", "قوات النهر")}) == 1
    assert all(new == ids.of(old) for old, new in ids.moved().items() if "source" not in old)


def test_an_event_without_a_date_is_of_the_days_before_its_article() -> None:
    analysis = with_shared_ids(whole(taken("الشاطئ", "الجيش")), "0:")
    times: dict[str, Timex] = {time.id: time for time in analysis.times}
    (told,) = analysis.events
    assert told.time is not None
    assert (times[told.time].earliest, times[told.time].latest) == ("2020-05-04", "2020-05-06")


def test_another_name_in_an_article_tells_who_is_meant_in_the_others() -> None:
    reading = taken("الضفة", "قوات النهر")
    second = next(e for e in reading.entities if e.name == "قوات النهر")
    known = replace(second, aliases=("المغاوير",))
    others = tuple(known if e is second else e for e in reading.entities)
    mention = replace(reading.mentions[0], id="m99", text="المغاوير", entity=second.id)
    both = replace(reading, entities=others, mentions=(*reading.mentions, mention))
    assert kinds(whole(taken("الشاطئ", "المغاوير")), whole(reading)) == ["contradiction"]
    assert kinds(whole(taken("الشاطئ", "المغاوير")), whole(both)) == []


def test_another_reading_of_an_article_takes_the_place_of_the_first() -> None:
    case = ClaimsOfCase(load())
    case.take(4, whole(taken("الشاطئ", "الجيش")))
    case.take(9, whole(taken("الضفة", "قوات النهر")))
    (conflict,) = case.conflicts()
    assert [claim.article for claim in conflict.claims] == [4, 9]
    assert case.conflicts(cancelled=lambda: True) == ()
    case.take(9, whole(taken("الضفة", "الجيش")))
    assert case.conflicts() == ()
    case.take(9, whole(taken("الضفة", "قوات النهر")))
    case.drop(4)
    assert case.conflicts() == ()


def test_a_claim_is_compared_with_a_bounded_number_of_others() -> None:
    counts = []
    for size in (60, 120, 240):
        case = ClaimsOfCase(load())
        for number in range(size):
            case.take(number, whole(taken(f"صحيفة {number}", "الجيش")))
        laid = [article.laid_open for article in case._articles.values()]
        counts.append(sum(1 for _ in _pairs(Comparison(*laid))))
    growth = [later / earlier for earlier, later in pairwise(counts)]
    assert all(rate < 3 for rate in growth)


@pytest.fixture(scope="module")
def training() -> tuple[list[Analysis], tuple[ConflictAcross, ...]]:
    folder = FOLDER.parent / "training"
    table = tomllib.loads((folder / "articles.toml").read_text(encoding="utf-8"))
    analyses = [
        analyse(
            Article(
                (folder / row["file"]).read_text(encoding="utf-8"),
                outlet=row["outlet"],
                published=row["published"],
            ),
            load(),
        )
        for row in table["article"]
    ]
    return analyses, conflicts_across(analyses, load())


def test_the_training_case_has_papers_that_deny_one_another(
    training: tuple[list[Analysis], tuple[ConflictAcross, ...]],
) -> None:
    _, conflicts = training
    denied = {tuple(c.article for c in x.claims) for x in conflicts if x.kind == "contradiction"}
    assert (0, 1) in denied
    assert (3, 4) in denied


def test_every_conflict_of_the_training_case_can_be_read(
    training: tuple[list[Analysis], tuple[ConflictAcross, ...]],
) -> None:
    analyses, conflicts = training
    for conflict in conflicts:
        assert "|" not in describe(conflict.why, "en")
        for claim in conflict.claims:
            assert claim.claim in {c.id for c in analyses[claim.article].claims}
