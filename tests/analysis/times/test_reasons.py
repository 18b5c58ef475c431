import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.times.reasons import (
    Reason,
    ReasonError,
    describe,
    parse_reason,
    reason,
)
from resources.lexicons import load

_NAMES = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
_VALUES = st.from_regex(r"[A-Za-z0-9:/\-–.]{1,10}", fullmatch=True)
_REASONS = st.recursive(
    st.builds(Reason, _NAMES, st.dictionaries(_NAMES, _VALUES, max_size=3)),
    lambda inner: st.builds(Reason, _NAMES, st.dictionaries(_NAMES, _VALUES | inner, max_size=3)),
    max_leaves=4,
)


@given(_REASONS)
def test_a_printed_reason_is_parsed_back(found: Reason) -> None:
    assert parse_reason(str(found)) == (found.key, dict(found.params))


def test_parameters_that_are_none_are_left_out() -> None:
    assert str(reason("days_before", n=None, from_="2017-11-12")) == "days_before(from=2017-11-12)"


@pytest.mark.parametrize("why", ["", "a week later", "key(", "key(n)", "key(n=1", "key(n=1) more"])
def test_other_texts_are_no_reasons(why: str) -> None:
    with pytest.raises(ReasonError):
        parse_reason(why)


@pytest.mark.parametrize(
    ("why", "english", "arabic"),
    [
        (
            "days_before(n=2, from=2017-11-12)",
            "2 days before the day of publication (2017-11-12)",
            "قبل يوم النشر (2017-11-12) بـيومين",
        ),
        (
            "days_before(n=1, from=2017-11-12)",
            "1 day before the day of publication (2017-11-12)",
            "قبل يوم النشر (2017-11-12) بـيوم",
        ),
        (
            "day_part(part=evening, of=last_weekday(weekday=0, from=2018-03-14))",
            "the evening of: the last Monday before publication (2018-03-14)",
            "مساء: آخر اثنين قبل النشر (2018-03-14)",
        ),
        (
            "before(n=3–9, unit=month, from=2022-08-05)",
            "3–9 months before publication (2022-08-05)",
            "قبل النشر (2022-08-05) بـ3–9 أشهر",
        ),
    ],
)
def test_words_for_people(why: str, english: str, arabic: str) -> None:
    assert describe(why, "en", load()) == english
    assert describe(why, "ar", load()) == arabic


def test_an_unknown_or_incomplete_reason_is_refused() -> None:
    for why in ("no_such_reason()", "days_before(n=1)"):
        with pytest.raises(ReasonError):
            describe(why, "en", load())


def test_every_template_has_both_languages() -> None:
    tree = load().tree("time_reasons")
    for key, template in tree["reasons"].items():
        assert set(template) == {"en", "ar"}, key
    for key, word in tree["words"].items():
        assert set(word) == {"en", "ar"}, key
    for unit, forms in tree["units"].items():
        assert (len(forms["en"]), len(forms["ar"])) == (2, 4), unit
