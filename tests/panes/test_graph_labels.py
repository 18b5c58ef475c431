"""Names of nodes: none over another, the strongest first."""

from __future__ import annotations

import random
from itertools import combinations

from desktop.panes.graph_labels import Name, Room, place_names

SEEN = Room(0, 0, 800, 500)


def crowd(count: int) -> list[Name]:
    draw = random.Random(3)
    return [
        Name(n, draw.uniform(20, 780), draw.uniform(20, 480), draw.uniform(4, 14), 70, 16)
        for n in range(count)
    ]


def test_no_name_covers_another_or_another_node() -> None:
    names = crowd(200)
    rooms = place_names(names, SEEN)
    assert len(rooms) > 30
    assert not any(one.meets(other) for one, other in combinations(rooms.values(), 2))
    for name in names:
        node = Room(name.x - name.radius, name.y - name.radius, 2 * name.radius, 2 * name.radius)
        assert not any(room.meets(node) for owner, room in rooms.items() if owner != name.id)


def test_all_names_lie_in_sight() -> None:
    for room in place_names(crowd(200), SEEN).values():
        assert room.left >= 0
        assert room.top >= 0
        assert room.right <= 800
        assert room.bottom <= 500


def test_of_two_that_want_one_place_the_first_has_it() -> None:
    walls = [Name(n, 100 + 40 * (n % 3 - 1), 100 + 26 * (n // 3 - 1), 13, 0, 0) for n in range(9)]
    one, other = Name(20, 300, 300, 5, 90, 16), Name(21, 340, 300, 5, 90, 16)
    first, second = place_names([one, other], SEEN), place_names([other, one], SEEN)
    under = 306
    assert (first[20].top, second[21].top) == (under, under)
    assert first[21].top != under
    assert second[20].top != under
    assert place_names([*walls, Name(30, 100, 100, 5, 40, 16)], SEEN).get(30) is None


def test_a_name_that_is_due_is_shown_whatever_lies_there() -> None:
    walls = [Name(n, 100 + 40 * (n % 3 - 1), 100 + 26 * (n // 3 - 1), 13, 0, 0) for n in range(9)]
    due = Name(30, 100, 100, 5, 40, 16, due=True)
    assert 30 in place_names([*walls, due], SEEN)


def test_faint_nodes_are_in_no_ones_way() -> None:
    walls = [
        Name(n, 100 + 40 * (n % 3 - 1), 100 + 26 * (n // 3 - 1), 13, 0, 0, faint=True)
        for n in range(9)
    ]
    assert 30 in place_names([Name(30, 100, 100, 5, 40, 16), *walls], SEEN)
