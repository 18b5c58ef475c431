"""Tables that fit, and Arabic shaped only where the terminal does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from rich.cells import cell_len

from desktop.commands.terminal import Terminal, column_widths, must_shape, wrap
from desktop.look.translation import words

WORDS = some.text(some.sampled_from("ابتثجح abc123،. "), max_size=80)


@given(WORDS, some.integers(1, 40))
def test_wrapping_keeps_every_letter_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert lines
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(some.lists(some.lists(WORDS, min_size=4, max_size=4), min_size=1, max_size=6))
def test_columns_fit_the_width(rows: list[list[str]]) -> None:
    widths = column_widths(rows, 60)
    assert sum(widths) + 2 * 3 <= 60


def test_narrow_columns_keep_what_they_need() -> None:
    assert column_widths([["12", "و" * 100]], 40) == [2, 36]


def test_a_table_of_arabic_stays_in_its_columns(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal(words("ar"), 40, shapes=False).table(
        ["رقم", "العنوان"], [["1", "قال المتحدث إن الهدوء عاد إلى المدينة كلها هذا المساء"]]
    )
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 3
    assert all(cell_len(line) <= 40 for line in lines)
    assert [line[:5].strip() for line in lines[2:]] == ["1", *[""] * (len(lines) - 3)]


def test_shaping_joins_letters_and_turns_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal(words("en"), 80, shapes=True).line("حلب 12")
    line = capsys.readouterr().out.rstrip("\n")
    assert line.startswith("12 ")
    assert all("\ufe70" <= letter <= "\ufefc" for letter in line[3:])


@pytest.mark.parametrize(
    ("environment", "is_terminal", "shaped"),
    [
        ({"TERM": "xterm"}, True, True),
        ({"TERM": "xterm"}, False, False),
        ({"VTE_VERSION": "6800"}, True, False),
        ({"VTE_VERSION": "5202"}, True, True),
        ({"VTE_VERSION": "?"}, True, True),
        ({"KONSOLE_VERSION": "230800"}, True, False),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True, False),
        ({"TERM": "mlterm-256color"}, True, False),
    ],
)
def test_auto_knows_the_terminals_that_order_arabic(
    environment: dict[str, str], is_terminal: bool, shaped: bool
) -> None:
    assert must_shape("auto", environment, is_terminal=is_terminal) == shaped
    assert must_shape("on", environment, is_terminal=is_terminal)
    assert not must_shape("off", environment, is_terminal=is_terminal)
