from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.model import Document, Paragraph
from desktop.panes.compare_layout import Column, gaps, places
from desktop.workspace.alignment import Level
from desktop.workspace.naming import Naming, SharedEntity, Span


def pushed(column: Column, above: dict[int, float]) -> list[float]:
    """Where paragraphs begin with their gaps."""
    return [
        top + sum(room for at, room in above.items() if at <= n)
        for n, top in enumerate(column.tops)
    ]


def test_the_higher_of_two_is_pushed_down_with_all_that_follows() -> None:
    here, there = Column([0, 50, 100], 200), Column([0, 30, 90, 130], 260)
    ours, theirs = gaps(here, there, [Level(0, 0, 1), Level(1, 2, 1), Level(2, 3, 1)])
    assert ours.above == {1: 40}
    assert theirs.above == {3: 10}
    assert pushed(here, ours.above) == [0, 90, 140]
    assert pushed(there, theirs.above) == [0, 30, 90, 140]
    assert here.scrolled + 40 + ours.below == there.scrolled + 10 + theirs.below == 270


def test_nothing_in_common_moves_nothing_but_lets_both_scroll_as_far() -> None:
    ours, theirs = gaps(Column([0, 20], 100), Column([0], -40), [])
    assert (ours.above, theirs.above) == ({}, {})
    assert (ours.below, theirs.below) == (0, 140)


columns = st.lists(st.floats(1, 500), min_size=1, max_size=12).map(
    lambda steps: Column([sum(steps[:n]) for n in range(len(steps))], sum(steps))
)


@given(columns, columns, st.data())
def test_every_pair_is_level_whatever_the_texts(
    here: Column, there: Column, data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, min(len(here.tops), len(there.tops))))
    numbers = [
        sorted(data.draw(st.permutations(range(len(one.tops))))[:count]) for one in (here, there)
    ]
    levels = [Level(a, b, 1) for a, b in zip(*numbers, strict=True)]
    ours, theirs = gaps(here, there, levels)
    tops = pushed(here, ours.above), pushed(there, theirs.above)
    assert all(abs(tops[0][at.here] - tops[1][at.there]) < 0.01 for at in levels)
    assert all(a < b for side in tops for a, b in pairwise(side))
    assert min(*ours.above.values(), *theirs.above.values(), ours.below, theirs.below, 0) >= 0


def document(*lengths: int) -> Document:
    ends = [sum(lengths[: n + 1]) for n in range(len(lengths))]
    paragraphs = tuple(
        Paragraph(end - length, end, "body") for end, length in zip(ends, lengths, strict=True)
    )
    return Document("", None, None, None, "x" * ends[-1], paragraphs)


def named(here: dict[str, list[Span]], there: dict[str, list[Span]]) -> SharedEntity:
    ours, theirs = (
        tuple(Naming(words, loaded=False, spans=tuple(spans)) for words, spans in names.items())
        for names in (here, there)
    )
    return SharedEntity("organisation", "س", ("e1",), ("e1",), ours, theirs)


def test_a_name_is_looked_at_where_both_texts_are_level() -> None:
    entity = named({"س": [(2, 3), (12, 13)]}, {"س": [(1, 2), (22, 23)]})
    found = places(entity, document(10, 10), document(10, 10, 10), [Level(1, 2, 1)])
    assert found == (((2, 3), (1, 2)), ((12, 13), (22, 23)))


def test_other_words_are_looked_at_first_and_each_once() -> None:
    entity = named({"س": [(0, 1)], "ص": [(5, 6)]}, {"س": [(0, 1)], "ع": [(3, 4), (7, 8)]})
    found = places(entity, document(10), document(10), [])
    assert found == (((5, 6), (3, 4)), ((5, 6), (7, 8)))
