"""What a reader who sees no red or no green can tell apart.

A simulation of full deuteranopia and protanopia (Viénot, Brettel, Mollon, "Digital video
colourmaps for checking the legibility of displays by dichromats", 1999), and distances in CIELAB.
Two kinds or stances that come too near need a second cue, and it is looked at here.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from desktop.look.marks import SHAPES
from desktop.look.palette import PALETTES, Theme
from desktop.look.translation import words

FAR = 10.0
"""CIELAB (1976); 2.3 is just noticed side by side, 10 at a glance."""
_TO_CONES = np.array(
    [[17.8824, 43.5161, 4.11935], [3.45565, 27.1554, 3.86714], [0.0299566, 0.184309, 1.46709]]
)
_BLIND = {
    "nobody": np.eye(3),
    "deuteranopia": np.array([[1, 0, 0], [0.494207, 0, 1.24827], [0, 0, 1]]),
    "protanopia": np.array([[0, 2.02344, -2.52581], [0, 1, 0], [0, 0, 1]]),
}
_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = np.array([0.9505, 1.0, 1.089])


def seen(colour: str, by: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """A colour as it is seen, in CIELAB."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    told = np.linalg.inv(_TO_CONES) @ _BLIND[by] @ _TO_CONES @ linear
    ratio = (_TO_XYZ @ told.clip(0, 1)) / _WHITE
    bent = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])])


def distance(first: str, second: str, by: str) -> float:
    return float(np.linalg.norm(seen(first, by) - seen(second, by)))


def test_the_simulation_is_that_of_the_paper() -> None:
    assert distance("#000000", "#ffffff", "nobody") == pytest.approx(100, abs=0.5)
    red_green = ("#c00000", "#5f6a00")
    assert distance(*red_green, "protanopia") < distance(*red_green, "nobody") / 2
    for by in _BLIND:
        assert distance("#808080", "#808080", by) == 0


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("by", _BLIND)
def test_kinds_that_look_alike_have_another_shape(theme: Theme, by: str) -> None:
    kinds = PALETTES[theme].kinds
    near = [(a, b) for a, b in combinations(kinds, 2) if distance(kinds[a], kinds[b], by) < FAR]
    assert [pair for pair in near if SHAPES[pair[0]] == SHAPES[pair[1]]] == []
    # A fill and a highlight differ by their height alone: they are not to be of one colour too.
    assert ("organisation", "time") not in near


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("by", _BLIND)
def test_stances_that_look_alike_have_other_words(theme: Theme, by: str) -> None:
    stances = PALETTES[theme].stances
    near = [
        (a, b)
        for a, b in combinations(stances, 2)
        if distance(stances[a][1], stances[b][1], by) < FAR
    ]
    for language in ("ar", "en"):
        tr = words(language).tr
        assert [p for p in near if tr(f"stance.{p[0]}") == tr(f"stance.{p[1]}")] == []


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("by", _BLIND)
def test_what_warns_is_seen_by_everyone(theme: Theme, by: str) -> None:
    """The line of a contradiction on its ground, the marks of asserting and of alleging."""
    palette = PALETTES[theme]
    assert distance(palette.danger, palette.panel, by) > 3 * FAR
    assert distance(palette.danger, palette.good, by) > FAR


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("by", _BLIND)
def test_lanes_beside_one_another_differ(theme: Theme, by: str) -> None:
    lanes = PALETTES[theme].lanes
    near = [pair for pair in combinations(lanes, 2) if distance(*pair, by) < FAR / 2]
    assert near == []
