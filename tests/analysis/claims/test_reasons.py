from __future__ import annotations

import string

import pytest

from desktop.analysis.claims.reasons import describe
from desktop.analysis.reasons import reason
from resources.lexicons import load

TEMPLATES = load().tree("conflict_reasons")


def test_a_reason_is_told_in_both_languages() -> None:
    why = reason("numbers", first="الشاطئ", second="الراصد", number="12", other="7", what="قتيل")
    assert describe(why, "ar") == "«الشاطئ» يقول 12، و«الراصد» يقول 7 (قتيل)"
    assert describe(why, "en") == "الشاطئ says 12, الراصد says 7 (قتيل)"


def test_marks_in_a_value_do_not_break_it() -> None:
    why = reason("denied_words", first="أ|ب", second="{س}", what="1=1\nنعم")
    assert describe(why, "en") == "(س) denies what أ/ب says (1=1 نعم)"


@pytest.mark.parametrize("why", ["كتبه محلل بيده", "unknown_code|first=أ", "numbers|first=أ"])
def test_what_no_template_tells_is_given_as_it_stands(why: str) -> None:
    assert describe(why, "en") == why


@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_both_languages_of_a_code_tell_the_same_values(code: str) -> None:
    fields = [
        {name for _, name, _, _ in string.Formatter().parse(TEMPLATES[code][language]) if name}
        for language in ("ar", "en")
    ]
    assert fields[0] == fields[1]


def test_every_opposition_of_events_has_its_reason() -> None:
    assert {row["reason"] for row in load().rows("event_oppositions")} <= set(TEMPLATES)
