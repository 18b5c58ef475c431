"""Which links of a net are kept, and how strong they are."""

from __future__ import annotations

from math import isclose

from desktop.workspace.association import information, likelihood
from desktop.workspace.links import Link, strongest


def test_who_meets_as_often_as_by_chance_has_nothing_in_common() -> None:
    counts = (25, 50, 50, 100)
    assert isclose(information(counts), 0)
    assert isclose(likelihood(counts), 0, abs_tol=1e-9)


def test_who_meets_oftener_is_attracted_and_who_avoids_is_repelled() -> None:
    assert information((10, 10, 10, 100)) > information((5, 10, 10, 100)) > 0
    assert likelihood((1, 50, 50, 100)) < 0 < likelihood((40, 50, 50, 100))


def test_one_common_article_of_two_rare_names_is_less_sure_than_many() -> None:
    rare, many = (1, 1, 1, 1000), (40, 60, 60, 1000)
    assert information(rare) > information(many)
    assert likelihood(rare) < likelihood(many)


def test_each_entity_keeps_its_strongest_links() -> None:
    star = [Link(0, end, 1, 1.0, float(end)) for end in range(1, 10)]
    kept = strongest(star, each=2)
    # The middle has enough of them, but each of the others is held by its only one.
    assert {link.second for link in kept} == set(range(1, 10))
    ring = [Link(a, b, 1, 1.0, float(a + b)) for a in range(6) for b in range(a + 1, 6)]
    kept = strongest(ring, each=1)
    assert kept[0] == Link(4, 5, 1, 1.0, 9.0)
    assert len(kept) < len(ring)


def test_whom_chance_keeps_together_less_is_not_linked() -> None:
    assert strongest([Link(1, 2, 3, -1.0, -4.0)]) == []
