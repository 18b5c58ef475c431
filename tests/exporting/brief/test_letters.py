"""Lines for the eye: brackets turned, Latin words and numbers in their order, Arabic joined."""

from __future__ import annotations

import unicodedata

import pytest

from desktop.exporting.brief.letters import joined, levels, one_line, visual_runs


def plain(shown: str) -> str:
    return unicodedata.normalize("NFKC", shown)


@pytest.mark.parametrize(
    ("text", "rtl", "shown"),
    [
        ("قُتل 12 في «حلب»", True, "«بلح» يف 12 لتقُ"),
        ("حلف (NATO) قال", True, "لاق (NATO) فلح"),
        ("He said \u2068نعم 12.\u2069 [3].", False, "He said .12 معن [3]."),
        ("بين 3 و5", True, "5و 3 نيب"),
    ],
)
def test_a_line_is_in_the_order_of_the_eye(text: str, shown: str, *, rtl: bool) -> None:
    assert plain(one_line(text, rtl=rtl)) == shown


def test_a_mark_stays_behind_its_letter() -> None:
    assert plain(one_line("مسلحاً", rtl=True)) == "اًحلسم"


def test_the_second_line_of_a_quotation_keeps_the_levels_of_the_whole() -> None:
    letters = levels([("said \u2068الأول ثم 12 الثاني\u2069 (3)", 0)], rtl=False)
    at = next(n for n, letter in enumerate(letters) if letter.text == "1")
    second = visual_runs(letters[at:], rtl=False)
    assert plain("".join(run.text for run in second)) == "يناثلا 12 (3)"


def test_letters_are_joined() -> None:
    assert joined("سلا") != "سلا"
    assert plain(joined("سلا")) == "سلا"
