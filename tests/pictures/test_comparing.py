"""The measure lets another machine's letters pass and catches what a person would."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

from tests.pictures.comparing import difference, picture_of, pixels
from tests.pictures.drawing import LOOKS
from tests.pictures.kept import FOLDER

KEPT = sorted(FOLDER.glob("*.png"))
_STROKE = 6
"""Pixels: no stroke of a letter is twice as wide, and what is filled is wider."""


def empty(picture: QImage) -> QImage:
    """Nothing is in the pane, but its ground."""
    bare = picture.copy()
    bare.fill(picture.pixelColor(3, picture.height() - 3))
    return bare


def without_its_body(picture: QImage) -> QImage:
    """The header alone is there."""
    ground = pixels(picture)
    ground[60:] = ground[-3, 3]
    return picture_of(ground)


def mirrored(picture: QImage) -> QImage:
    return picture.flipped(Qt.Orientation.Horizontal)


def clipped(picture: QImage) -> QImage:
    """Its contents stand a row lower than they should, the last are cut."""
    lower = picture.copy(QRect(0, -24, picture.width(), picture.height()))
    return picture_of(np.where(pixels(lower) == 0, pixels(picture)[3, 3], pixels(lower)))


def of_another_colour(picture: QImage) -> QImage:
    """Red is blue."""
    return picture_of(pixels(picture)[:, :, ::-1])


def inverted(picture: QImage) -> QImage:
    """The other theme."""
    return picture_of(255 - pixels(picture))


@pytest.mark.parametrize(
    "broken",
    [empty, without_its_body, mirrored, clipped, of_another_colour, inverted],
    ids=lambda broken: broken.__name__,
)
def test_what_a_person_would_see_is_seen(broken: Callable[[QImage], QImage]) -> None:
    assert len(KEPT) >= 4
    pictures = {path.stem: QImage(str(path)) for path in KEPT}
    unseen = [n for n, kept in pictures.items() if difference(kept, broken(kept)).tolerable]
    assert unseen == []


def softer(picture: QImage) -> QImage:
    """Edges of letters are softer, as without hinting."""
    colours = pixels(picture)
    return picture_of((colours + np.roll(colours, 1, axis=1) + np.roll(colours, 1, axis=0)) / 3)


def half_a_pixel_further(picture: QImage) -> QImage:
    colours = pixels(picture)
    return picture_of((colours + np.roll(colours, 1, axis=1)) / 2)


def a_little_bolder(picture: QImage) -> QImage:
    """Another machine's gamma makes letters stronger on the same ground: not what is filled."""
    colours = pixels(picture)
    ground = colours[-3, 3]
    inked = (np.abs(colours - ground) > 60).any(axis=2)
    filled = inked.copy()
    for by, axis in ((_STROKE, 0), (-_STROKE, 0), (_STROKE, 1), (-_STROKE, 1)):
        filled &= np.roll(inked, by, axis=axis)
    letters = (inked & ~filled)[..., None]
    return picture_of(np.where(letters, ground + 1.1 * (colours - ground), colours))


@pytest.mark.parametrize(
    "drawn", [softer, half_a_pixel_further, a_little_bolder], ids=lambda drawn: drawn.__name__
)
def test_another_machine_s_letters_pass(drawn: Callable[[QImage], QImage]) -> None:
    pictures = {path.stem: QImage(str(path)) for path in KEPT}
    differing = {name: difference(kept, drawn(kept)) for name, kept in pictures.items()}
    assert [f"{name}: {one}" for name, one in differing.items() if not one.tolerable] == []


def test_one_word_that_is_missing_is_seen() -> None:
    picture = QImage(str(FOLDER / f"conflicts-{LOOKS[0]}.png"))
    colours = pixels(picture)
    heading = colours[40:75, picture.width() - 70 :]
    assert np.ptp(heading) > 100, "the heading stands here"
    heading[:] = heading[0, 0]
    assert not difference(picture, picture_of(colours)).tolerable


def test_another_size_is_no_likeness() -> None:
    first, second = QImage(40, 40, QImage.Format.Format_RGB32), QImage()
    first.fill(Qt.GlobalColor.white)
    assert difference(first, first.copy()).tolerable
    assert not difference(first, first.copy(0, 0, 40, 36)).tolerable
    assert not difference(second, second).tolerable
