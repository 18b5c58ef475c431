"""One name spelled twice, and names that only look alike."""

from __future__ import annotations

import pytest

from desktop.analysis.entities.spelling import differing_words, same_letters, skeleton
from desktop.analysis.text.fold import fold_word


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("أمريكا", "أميركا"),
        ("قوات سوريا الديمقراطية", "قوات سورية الديمقراطية"),
        ("الديموقراطية", "الديمقراطية"),
        ("ليلوي العبدلله", "ليلوي العبدالله"),
        ("سفيان السليطي", "سفيان السليتي"),
        ("هيومن رايتس ووتش", "هيومان رايتس ووتش"),
        ("وكفرنوران", "كفرنوران"),
    ],
)
def test_spellings_of_one_name(one: str, two: str) -> None:
    assert differing_words(fold_word(one), fold_word(two))
    assert differing_words(fold_word(two), fold_word(one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("سامي الحداد", "سامية الحداد"),
        ("محمد الصالح", "محمد الصالحي"),
        ("اللواء 12", "اللواء 13"),
        ("الفرقة الرابعة", "الفرقة السابعة"),
        ("محمد الحداد", "محمد النجار"),
        ("جيش النهر", "جيش الجبل"),
        ("علي", "علا"),
    ],
)
def test_names_that_only_look_alike(one: str, two: str) -> None:
    assert not differing_words(fold_word(one), fold_word(two))


def test_articles_and_spaces_make_no_other_name() -> None:
    for one, two in (
        ("دير الزور", "ديرالزور"),
        ("كفر الزيت", "كفر زيت"),
        ("عبد اللطيف الحسن", "عبداللطيف حسن"),
        ("البو كمال", "البوكمال"),
    ):
        assert same_letters(fold_word(one), fold_word(two))
    assert not same_letters(fold_word("سالم"), fold_word("سليم"))


def test_what_is_spelled_alike_has_one_skeleton() -> None:
    assert skeleton(fold_word("غوتيريش")) != skeleton(fold_word("بوتين"))
    assert skeleton(fold_word("تلغرام")) == skeleton(fold_word("تلجرام"))
