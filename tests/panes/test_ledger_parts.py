"""What the ledger computes without a window: rows in groups, cells for spreadsheets, periods."""

from __future__ import annotations

from array import array
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.look.translation import words
from desktop.panes.ledger_copy import harmless, html, tsv
from desktop.panes.ledger_period import bound
from desktop.panes.ledger_sections import Sections, Spot
from desktop.panes.ledger_words import interval, kind_words, number_words
from desktop.workspace.ledger import ToldEvent

EVENT = ToldEvent("killing", "affirmed", None, None, None, None, (), (), None)


@given(st.integers(1, 30), st.dictionaries(st.integers(0, 29), st.integers(1, 5), max_size=6))
def test_open_groups_hold_their_claims_wherever_they_stand(
    groups: int, opened: dict[int, int]
) -> None:
    sections = Sections(groups=groups)
    expected: list[Spot] = []
    for group in sorted(opened, reverse=True):
        if group < groups:
            sections.open(group, array("q", range(group * 100, group * 100 + opened[group])))
    for group in range(groups):
        assert sections.head(group) == len(expected)
        expected.append(Spot(group, None))
        expected += [Spot(group, group * 100 + n) for n in range(opened.get(group, 0))]
    assert len(sections) == len(expected)
    assert [sections.at(place) for place in range(len(sections))] == expected
    for place, spot in enumerate(expected):
        if spot.row is not None:
            assert sections.place_of(spot.row) == place
    for group in range(groups):
        sections.close(group)
    assert [sections.at(n) for n in range(groups)] == [Spot(n, None) for n in range(groups)]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u2068=1\u2069"])
def test_no_cell_is_run_by_a_spreadsheet(cell: str) -> None:
    assert harmless(cell).startswith("'")
    assert "\n" not in harmless(cell)
    assert "\t" not in tsv([[cell]]).rstrip("\n")


def test_other_cells_stay_as_they_are_in_one_line() -> None:
    assert harmless("قال: 3 - 2 = 1") == "قال: 3 - 2 = 1"
    assert tsv([["أ\tب", "ج\nد"]]) == "أ ب\tج د\n"
    table = html([["المصدر"], ["<b> & سانا"]], rtl=True)
    assert '<table dir="rtl">' in table
    assert "&lt;b&gt; &amp; سانا" in table


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2017-11", date(2017, 11, 1), date(2017, 11, 30)),
        ("2017-12", date(2017, 12, 1), date(2017, 12, 31)),
        ("12/11/2017", date(2017, 11, 12), date(2017, 11, 12)),
        ("٢٠١٧-١١-١٢", date(2017, 11, 12), date(2017, 11, 12)),
    ],
)
def test_the_bounds_of_a_period(typed: str, first: date, last: date) -> None:
    assert (bound(typed, last=False), bound(typed, last=True)) == (first, last)


def test_nothing_bounds_nothing_and_nonsense_is_refused() -> None:
    assert bound("  ", last=True) is None
    for typed in ("2017-13", "أمس", "2017-11-12-1"):
        with pytest.raises(ValueError, match=r"."):
            bound(typed, last=False)


def test_numbers_in_words() -> None:
    arabic = words("ar")

    def told(low: float | None, high: float | None) -> str:
        counted = ToldEvent("killing", "affirmed", None, None, low, high, (), (), None)
        return number_words(counted, arabic)

    assert told(12, 12) == "12"
    assert "7–12" in told(7, 12)
    assert told(30, None) == "≥ 30"
    assert told(None, None) == ""
    assert kind_words(EVENT, arabic) == "قتل"


def test_an_open_time_stays_open() -> None:
    since = ToldEvent("killing", "affirmed", 1000, None, None, None, (), (), None)
    found = interval(since)
    assert found is not None
    assert (found.start, found.open_end, found.open_start) == (1000, True, False)
    assert interval(EVENT) is None
