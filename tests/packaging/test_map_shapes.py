"""Lines of the map: simplified within their tolerance, joined at their ends, cut at boxes."""

from __future__ import annotations

from itertools import pairwise

from map_shapes import arcs, chained, clipped, joined, pieces, simplified

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
RIGHT = [(4.0, 0.0), (8.0, 0.0), (8.0, 4.0), (4.0, 4.0), (4.0, 0.0)]


def test_points_within_the_tolerance_go_and_corners_stay() -> None:
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, -0.01), (3.0, 0.0), (3.0, 3.0)]
    assert simplified(line, 0.1) == [(0.0, 0.0), (3.0, 0.0), (3.0, 3.0)]
    assert simplified(line, 0.001) == line


def test_a_ring_stays_a_ring() -> None:
    found = simplified(SQUARE, 0.5)
    assert found[0] == found[-1]
    assert set(found) == set(SQUARE)


def test_a_border_is_what_two_countries_share() -> None:
    coasts, borders = arcs([("A", [SQUARE]), ("B", [RIGHT])])
    assert [sorted(line) for line in borders] == [[(4.0, 0.0), (4.0, 4.0)]]
    assert sum(len(line) - 1 for line in coasts) == 6


def test_edges_are_chained_from_fork_to_fork() -> None:
    edges = [((0.0, 0.0), (1.0, 0.0)), ((1.0, 0.0), (2.0, 0.0)), ((2.0, 0.0), (3.0, 1.0))]
    assert chained([*edges, ((2.0, 0.0), (3.0, -1.0))])[0] == [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]


def test_a_round_is_chained_once() -> None:
    (line,) = chained(list(pairwise(SQUARE)))
    assert line[0] == line[-1]
    assert len(line) == 5


def test_open_lines_are_joined_at_their_ends() -> None:
    parts = [[(0.0, 0.0), (1.0, 0.0)], [(2.0, 0.0), (1.0, 0.0)], [(9.0, 9.0), (8.0, 8.0)]]
    found = joined(parts)
    assert len(found) == 2
    assert {(0.0, 0.0), (2.0, 0.0)} == {found[-1][0], found[-1][-1]}


def test_a_ring_is_cut_at_a_box() -> None:
    found = clipped(SQUARE[:-1], 2, 2, 9, 9)
    assert {(2, 2), (4.0, 2), (4.0, 4.0), (2, 4.0)} == set(found)
    assert clipped(SQUARE[:-1], 20, 20, 30, 30) == []


def test_pieces_meet() -> None:
    line = [(float(n), 0.0) for n in range(10)]
    found = pieces(line, 4)
    assert [part[0] for part in found] == [line[0], line[4], line[8]]
    assert found[0][-1] == found[1][0]
