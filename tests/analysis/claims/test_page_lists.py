"""The lists of a web page are no claims; the lines of an article are. Own sentences."""

from __future__ import annotations

import pytest

from tests.analysis.claims.sample import read, told
from tests.analysis.reading import read as whole

PROSE = (
    "قالت البلدية إن الجسر الجديد سيفتح يوم الأحد المقبل أمام السيارات والمشاة بعد عامين من العمل."
)
HEADLINE = "الجسر يفتح الأحد"
LISTED = (
    "البلدية تعلن موعد المهرجان",
    "الوزير: لا نية لرفع الأسعار",
    "فريق الميناء يفوز على ضيفه",
    "أمطار غزيرة تغلق طريق الجبل",
)


def claims_of(*lines: str) -> list[str]:
    return [claim for _, _, claim in told(read("\n".join(lines)))]


def test_headlines_of_other_articles_behind_the_text() -> None:
    assert claims_of(HEADLINE, PROSE, *LISTED) == claims_of(HEADLINE, PROSE)


def test_headlines_of_other_articles_before_the_text() -> None:
    assert claims_of(HEADLINE, *LISTED, PROSE) == claims_of(HEADLINE, PROSE)


def test_a_few_short_lines_belong_to_the_article() -> None:
    assert len(claims_of(HEADLINE, PROSE, *LISTED[:2])) == len(claims_of(HEADLINE, PROSE)) + 2


def test_items_of_the_articles_own_list_are_claims() -> None:
    items = tuple(f"- {line}" for line in LISTED)
    assert len(claims_of(HEADLINE, PROSE, *items)) == len(claims_of(HEADLINE, PROSE)) + 4


def test_a_line_printed_twice_claims_once() -> None:
    assert claims_of(HEADLINE, PROSE, PROSE) == claims_of(HEADLINE, PROSE)


def test_lines_without_any_prose_are_the_text() -> None:
    assert len(claims_of(*LISTED)) == 4


def test_words_under_a_picture() -> None:
    assert claims_of(HEADLINE, "سيارات تعبر الجسر القديم في المدينة (رويترز)", PROSE) == claims_of(
        HEADLINE, PROSE
    )


def test_calls_to_the_reader_are_short_lines() -> None:
    call = "تابعوا آخر أخبار المدينة عبر قناتنا"
    sentence = "شاركوا في المسيرة التي خرجت من ساحة المدينة القديمة صباح اليوم، بحسب البلدية."
    assert claims_of(HEADLINE, PROSE, call) == claims_of(HEADLINE, PROSE)
    assert len(claims_of(HEADLINE, PROSE, sentence)) > len(claims_of(HEADLINE, PROSE))


@pytest.mark.parametrize("heading", ["أخبار ذات صلة", "السابق", "الأكثر تداولاً"])
def test_a_line_that_heads_a_list_makes_a_few_lines_one(heading: str) -> None:
    assert claims_of(HEADLINE, PROSE, heading, *LISTED[:2]) == claims_of(HEADLINE, PROSE)


def test_a_headline_that_was_cut_off_is_no_prose() -> None:
    cut = "صور من الجسر القديم الذي عبرت عليه قوافل التجار مئات السنين قبل أن يتهدم…"
    quoted = "المدينة الساحلية تستعد لاستقبال آلاف الزوار في الدورة العاشرة من مهرجان «ليالي الجسر»"
    found = claims_of(HEADLINE, PROSE, *LISTED[:3], cut, quoted)
    assert found == claims_of(HEADLINE, PROSE)


def test_a_list_inside_the_article_ends_with_the_next_prose() -> None:
    more = "وأضافت البلدية أن الجسر القديم سيبقى مفتوحاً أمام المشاة وحدهم طوال أشهر الصيف المقبلة."
    whole = claims_of(HEADLINE, PROSE, more)
    assert claims_of(HEADLINE, PROSE, "اقرأ أيضاً", LISTED[0], more) == whole


def test_lists_of_a_page_tell_no_events() -> None:
    strikes = tuple(f"قصف عنيف على قرية {name}" for name in ("الميناء", "الجسر", "النهر", "الرمل"))
    assert not whole("\n".join((HEADLINE, PROSE, *strikes))).events
    assert whole(
        "\n".join(
            (HEADLINE, PROSE, f"وتعرضت القرية أمس الأول، بحسب ما قاله سكانها، ل{strikes[0]}.")
        )
    ).events


@pytest.mark.parametrize(
    "line",
    [
        "{0} {0}",
        "{0} - الساحل {0} - الساحل {0} - الساحل facebook twitter menu",
        "{0} | شبكة الساحل {0} | شبكة الساحل {0}",
    ],
)
def test_a_headline_that_its_line_says_again_claims_once(line: str) -> None:
    headline = "مقتل ثلاثة جنود بقصف على مدينة حلب"
    printed = line.format(headline)
    assert claims_of(printed, PROSE)[0].count(headline) == 1
    found = whole(f"{printed}\n{PROSE}")
    assert len(found.events) == len(whole(f"{headline}\n{PROSE}").events)


def test_a_headline_and_the_same_with_the_name_of_its_site() -> None:
    headline = "البلدية تفتح الجسر الجديد فوق النهر"
    printed = claims_of(headline, f"{headline} - موقع الساحل", PROSE)
    assert printed == claims_of(headline, PROSE)


def test_two_deeds_that_begin_alike_are_two() -> None:
    line = "مقتل ثلاثة جنود في حلب ومقتل ثلاثة جنود في درعا"
    assert "درعا" in " ".join(claims_of(line, PROSE))
