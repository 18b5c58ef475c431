"""Ranges of casualties by origin: nobody is counted twice, no number is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.analysis.claims.toll_ranges import TollTold, toll_ranges, tolls_told, total
from desktop.analysis.model import Article
from desktop.analysis.pipeline import analyse
from resources.lexicons import load
from resources.models import NO_MODELS

TOLD = TollTold(
    1, 0, 9, "killed", "", "قيره", "قيرة", "2024-03-05", "2024-03-05", 9.0, 9.0,
    "organisation:وزاره الصحه", "وزارة الصحة", named=True, outlet="الساحل",
)  # fmt: skip


def told(document: int, low: float, high: float | None = -1.0, /, **other: object) -> TollTold:
    fields: dict[str, object] = {
        "document": document, "low": low, "high": low if high == -1.0 else high,
        "outlet": f"صحيفة {document}", **other,
    }  # fmt: skip
    return replace(TOLD, **fields)  # type: ignore[arg-type]


def unnamed(document: int, low: float, **other: object) -> TollTold:
    return told(document, low, low, origin="", origin_words="", named=False, **other)


def test_reprints_are_one_origin_and_all_their_outlets_are_told() -> None:
    reprints = [unnamed(n, 14.0) for n in range(2, 11)]
    (found,) = toll_ranges([told(1, 9.0), *reprints], lambda n: 2 if n > 1 else n)
    assert (found.low, found.high, len(found.origins), found.outlets) == (9, 14, 2, 10)


def test_one_text_that_many_outlets_printed_is_one_document_and_many_outlets() -> None:
    (found,) = toll_ranges([told(1, 9.0)], outlets_of=lambda _: {"أ", "ب", "ج"})
    assert (found.outlets, len(found.origins)) == (3, 1)


def test_outlets_with_reports_of_their_own_are_origins_each() -> None:
    (found,) = toll_ranges([unnamed(1, 3.0), unnamed(2, 3.0)])
    assert len(found.origins) == 2


def test_an_origin_that_corrects_itself_spans_both_numbers() -> None:
    (found,) = toll_ranges([told(1, 9.0), told(2, 12.0)])
    (origin,) = found.origins
    assert (origin.low, origin.high) == (9, 12)


def test_at_least_leaves_the_most_open_only_where_nobody_says_more() -> None:
    (found,) = toll_ranges([told(1, 9.0, None), unnamed(2, 11.0)])
    assert (found.low, found.high, found.open) == (9, 11, False)
    (found,) = toll_ranges([told(1, 9.0, None)])
    assert (found.high, found.open) == (9, True)


def test_soldiers_and_militants_of_one_day_are_not_one_toll() -> None:
    found = toll_ranges([told(1, 12.0, whom="مسلح"), told(2, 5.0, whom="جندي")])
    assert [len(one.origins) for one in found] == [1, 1]


def test_another_day_is_another_happening_and_the_total_counts_each_once() -> None:
    found = toll_ranges(
        [
            told(1, 9.0),
            unnamed(2, 14.0),
            told(3, 2.0, day="2024-03-07", published="2024-03-07"),
            told(4, 4.0, fate="wounded"),
        ]
    )
    whole = total(found, "killed")
    assert (whole.happenings, whole.low, whole.high) == (2, 11, 16)
    assert total(found, "killed", "2024-03-06").low == 2
    assert total(found, "killed", None, "2024-03-06").high == 14
    assert total(found, "wounded").happenings == 1


@pytest.mark.parametrize("published", ["2024-03-08", "2024-03-08T16:53:29"])
def test_a_number_without_a_day_goes_with_the_day_that_it_follows(published: str) -> None:
    later = unnamed(2, 11.0, day=None, published=published)
    months_later = unnamed(3, 20.0, day=None, published="2024-06-08")
    found = toll_ranges([told(1, 9.0), later, months_later])
    assert [(one.day, one.low, one.high) for one in found] == [
        ("2024-03-05", 9, 11),
        (None, 20, 20),
    ]


def test_an_article_without_any_day_tells_of_one_happening_at_a_place() -> None:
    undated = {"day": None, "published": None}
    twice = [told(1, 2.0, **undated), told(1, 2.0, start=40, **undated)]
    found = toll_ranges([*twice, told(2, 5.0, **undated)])
    assert [(one.low, one.high) for one in found] == [(2, 2), (5, 5)]


def test_a_headline_that_stands_beside_other_articles_for_weeks_tells_of_one_happening() -> None:
    words = "فقدان 25 شخصاً لحياتهم جراء انقلاب حافلة في الجزائر"

    def printed(number: int, day: str, said: str, outlet: str = "الساحل") -> TollTold:
        return told(number, 25.0, day=None, published=day, words=said, outlet=outlet)

    first, later = printed(1, "2024-01-11", words), printed(2, "2024-01-29", words)
    assert len(toll_ranges([first, later])) == 1
    assert len(toll_ranges([first, replace(later, outlet="الواحة")])) == 2
    assert len(toll_ranges([replace(each, words="مقتل 25 شخصاً") for each in (first, later)])) == 2


def test_numbers_are_read_from_articles() -> None:
    text = "قالت وزارة الصحة إن سبعة مدنيين قتلوا في قصف على مدينة حلب في 5 آذار 2024."
    analysis = analyse(Article(text, outlet="الساحل", published="2024-03-06"), load(), NO_MODELS)
    (found,) = tolls_told(4, analysis, load())
    assert (found.low, found.high, found.place_name, found.outlet) == (7, 7, "حلب", "الساحل")
    assert found.document == 4
    assert "الصحة" in found.origin_words


def test_a_short_and_a_long_name_of_one_body_are_one_origin() -> None:
    short = told(2, 11.0, origin="organisation:الصحه", origin_words="الصحة")
    (found,) = toll_ranges([told(1, 9.0), short])
    assert len(found.origins) == 1


def test_what_a_headline_repeats_of_a_source_is_that_sources_word() -> None:
    headline = unnamed(1, 15.0, start=0)
    source = told(1, 15.0, start=40)
    other = told(2, 40.0, origin="organisation:الدفاع المدني", origin_words="الدفاع المدني")
    (found,) = toll_ranges([headline, source, other])
    assert len(found.origins) == 2
    (found,) = toll_ranges([unnamed(1, 14.0), source])
    assert len(found.origins) == 2, "another number is the outlet's own"


@pytest.mark.parametrize(
    ("told_so", "expected"),
    [
        ("ثلاثة مدنيين قتلوا وأصيب 13 آخرون في مدينة حلب", {("killed", 3), ("wounded", 13)}),
        ("ثلاثة مدنيين - أحدهم طفل - قتلوا وأصيب 13 آخرون بقصف على مدينة حلب", {("wounded", 13)}),
        ("ستون شخصاً أصيبوا وقتل 5 جنود في مدينة حلب", {("killed", 5), ("wounded", 60)}),
        ("مقتل وإصابة 7 مدنيين بقصف على مدينة حلب", {("together", 7)}),
        ("القصف على مدينة حلب أدى إلى سقوط ضحايا وإصابة 9 مدنيين", {("wounded", 9)}),
        ("9 مدنيين بينهم طفل سقطوا بين قتيل وجريح في مدينة حلب", {("together", 9)}),
        ("القصف على مدينة حلب أسفر عن سقوط 15 قتيلاً وجريحاً", {("together", 15)}),
        ("القصف على مدينة حلب أسفر عن 3 قتلى وجريح", {("killed", 3)}),
        ("القصف على مدينة حلب أسفر عن 12 قتيلاً و20 جريحاً", {("killed", 12), ("wounded", 20)}),
        ("قتيلاً وجريحاً سقطا بين أنقاض بيت في مدينة حلب", set()),
        ("قُتل 4 مدنيين وأصيب 9 بقصف على مدينة حلب", {("killed", 4), ("wounded", 9)}),
    ],
)
def test_the_number_of_the_wounded_is_not_that_of_the_killed(
    told_so: str, expected: set[tuple[str, float]]
) -> None:
    article = Article(f"خبر\nقال الدفاع المدني إن {told_so}.", published="2024-03-05")
    found = tolls_told(1, analyse(article, load(), models=NO_MODELS), load())
    assert {(one.fate, one.low) for one in found} == expected


def test_the_killed_and_wounded_together_are_a_range_of_their_own() -> None:
    together = [told(1, 7.0, fate="together"), told(2, 9.0, fate="together")]
    found = toll_ranges([*together, told(3, 4.0)])
    assert {(one.fate, one.low, one.high) for one in found} == {
        ("together", 7, 9),
        ("killed", 4, 4),
    }
    assert total(found, "killed").high == 4


def test_an_outlet_that_is_written_with_other_capitals_is_one_origin() -> None:
    text = "قال موقع Sahel {} إن سبعة مدنيين قتلوا في قصف على مدينة حلب في 5 آذار 2024."
    numbers = [
        one
        for number, word in enumerate(("News", "news"), 1)
        for one in tolls_told(
            number, analyse(Article(text.format(word)), load(), NO_MODELS), load()
        )
    ]
    (found,) = toll_ranges(numbers)
    assert len(found.origins) == 1


def test_a_total_of_many_happenings_is_of_none_of_them() -> None:
    text = "خبر\nقالت وزارة الصحة إن 95 مدنياً قتلوا في قصف على مدينة حلب منذ مطلع العام الحالي."
    article = Article(text, published="2024-03-06")
    assert tolls_told(1, analyse(article, load(), models=NO_MODELS), load()) == ()
