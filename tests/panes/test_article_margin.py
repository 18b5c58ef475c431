from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.panes.article_margin import (
    COLUMNS,
    NARROW,
    NOTE_SIGN,
    OTHER,
    WIDE,
    margin_items,
    margin_widths,
    placed,
)
from desktop.workspace.notes import PlacedNote
from tests.builders import analysis, span

ADVANCE = 7.0
LONGEST = 75 * ADVANCE


def test_each_claim_stands_there_with_its_origin_and_a_sign_of_its_stance() -> None:
    items = {item.id: item for item in margin_items(analysis(), (), {"claim"})}
    assert items["c3"].name == "مصادر معارضة"
    assert (items["c3"].sign, items["c1"].sign) == ("؟", "+")


def test_disputed_claims_are_told_and_overlapping_ones_have_columns() -> None:
    reading = analysis()
    items = {item.id: item for item in margin_items(reading, (), {"claim"})}
    assert {claim for claim, item in items.items() if item.disputed} == {"c1", "c3"}
    assert {item.column for item in items.values()} == {0}
    inner = [
        replace(reading.claims[0], id=f"i{n}", start=reading.claims[0].start + n)
        for n in range(1, 5)
    ]
    reading = replace(reading, claims=(*reading.claims, *inner))
    items = {item.id: item for item in margin_items(reading, (), {"claim"})}
    assert (items["c1"].column, items["i1"].column, items["i2"].column) == (0, 1, 2)
    assert max(item.column for item in items.values()) < COLUMNS


def test_notes_stand_at_their_words_and_those_on_the_whole_article_at_its_beginning() -> None:
    notes = (
        PlacedNote("n1", "من هم بالضبط وما علاقتهم بالوكالة؟", "ليلى", "", span("مصادر معارضة")),
        PlacedNote("n2", "للمراجعة", "ليلى", "", None),
    )
    items = list(margin_items(analysis(), notes, {"note"}))
    assert [item.id for item in items] == ["n2", "n1"]
    assert items[0].start == 0
    assert items[1].name == "من هم بالضبط وما علاقتهم…"
    assert {item.sign for item in items} == {NOTE_SIGN}


def test_a_layer_that_is_off_leaves_the_margin_empty() -> None:
    assert not list(margin_items(analysis(), (), {"person", "time"}))


@pytest.mark.parametrize("viewport", [280, 330, 480, 520, 700, 1400, 2600])
def test_the_margins_leave_the_lines_their_room(viewport: float) -> None:
    first, other = margin_widths(viewport, LONGEST, ADVANCE)
    column = viewport - first - other
    assert column <= LONGEST
    assert first >= NARROW
    assert other >= OTHER
    if first >= WIDE:
        assert column >= 50 * ADVANCE


def test_names_have_room_where_the_page_is_wide_enough() -> None:
    assert margin_widths(330, LONGEST, ADVANCE)[0] < WIDE
    assert margin_widths(520, LONGEST, ADVANCE)[0] >= WIDE


def test_labels_make_room_for_one_another_and_end_with_their_paragraph() -> None:
    spans = [(10.0, 40.0), (10.0, 70.0), (55.0, 70.0), (56.0, 70.0)]
    assert placed(spans, 80.0, 20.0) == [10.0, 30.0, 55.0, None]
    assert placed([], 80.0, 20.0) == []
