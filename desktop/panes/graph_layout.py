"""Where the entities of a net lie: springs along its links, everyone apart from everyone. No Qt.

The same net gives the same picture: who has no place yet begins at one that follows from its name,
nothing is drawn by chance, and who has a place keeps it nearly. After Fruchterman and Reingold
(1991), with a pull to the middle that keeps parts without a link in sight.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import cos, pi, sin, sqrt

import numpy as np
import numpy.typing as npt

Point = tuple[float, float]
Array = npt.NDArray[np.float32]

SPRING = 80.0
"""How long a link would like to be, in units of the picture."""
GAP = 16.0
_WIDE = 1.4
"""Panes are wider than high."""
_TURNS, _TURNS_OF_MANY, _MANY = 260, 140, 500
_KNOWN_HEAT = 0.005
_FAR = 3.5 * SPRING
"""Who is farther away pushes no more: parts without a link between them stay in sight."""
_GRAVITY = 0.1
_PUSHES = 120


@dataclass(frozen=True, slots=True)
class Body:
    """``name``: what its first place follows from; ``radius``: in units of the picture."""

    id: int
    name: str
    radius: float


@dataclass(frozen=True, slots=True)
class Spring:
    """``pull``: 0 to 1."""

    first: int
    second: int
    pull: float


def lay_out(
    bodies: Sequence[Body],
    springs: Sequence[Spring],
    known: Mapping[int, Point],
    pinned: Mapping[int, Point],
) -> dict[int, Point]:
    """The place of each body's middle.

    Args:
        bodies: what is to be laid out.
        springs: between bodies that belong together.
        known: where bodies lay in an earlier picture; they move little, and not at all where there
            is nobody new.
        pinned: where a person put bodies; they stay.
    """
    if not bodies:
        return {}
    places = {**known, **pinned}
    at = np.array([places.get(b.id) or _first_place(b, len(bodies)) for b in bodies], np.float32)
    free = np.array([body.id not in pinned for body in bodies])
    if any(body.id not in places for body in bodies):
        heat = np.array([_KNOWN_HEAT if b.id in known else 1.0 for b in bodies], np.float32)
        at = _relaxed(at, _edges(bodies, springs), heat * free)
    at = _apart(at, np.array([body.radius for body in bodies], np.float32), free)
    return {b.id: (float(x), float(y)) for b, (x, y) in zip(bodies, at, strict=True)}


def _first_place(body: Body, count: int) -> Point:
    """A point of a disc by the body's name."""
    digest = blake2b(body.name.encode(), digest_size=8).digest()
    turn = int.from_bytes(digest[:4]) / 2**32 * 2 * pi
    far = sqrt(int.from_bytes(digest[4:]) / 2**32) * SPRING * sqrt(count) / 2
    return far * cos(turn) * _WIDE, far * sin(turn)


def _edges(
    bodies: Sequence[Body], springs: Sequence[Spring]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Array]:
    place = {body.id: number for number, body in enumerate(bodies)}
    held = [s for s in springs if s.first in place and s.second in place]
    return (
        np.array([place[s.first] for s in held], np.intp),
        np.array([place[s.second] for s in held], np.intp),
        np.array([s.pull for s in held], np.float32),
    )


def _relaxed(
    at: Array, edges: tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Array], heat: Array
) -> Array:
    """Let forces act, ever less, on a picture that is as wide as high; ``heat`` 0 moves nothing."""
    one, other, pull = edges
    turns = _TURNS_OF_MANY if len(at) > _MANY else _TURNS
    crowd = _Crowd(len(at))
    wide = np.array([_WIDE, 1], np.float32)
    at = at / wide
    for turn in range(turns):
        force = crowd.pushes(at) - at * _GRAVITY
        if len(one):
            along = at[one] - at[other]
            drawn = along * (_length(along) * pull / SPRING)[:, None]
            np.add.at(force, one, -drawn)
            np.add.at(force, other, drawn)
        most = SPRING * heat * (1 - turn / turns) ** 1.5
        strength = _length(force) + 0.01
        at = at + force * (np.minimum(strength, most) / strength)[:, None]
    return np.asarray(at * wide, np.float32)


class _Crowd:
    """What each of many is pushed by all others, less the farther they are.

    The arrays of all pairs are made once: of a thousand bodies each takes four megabytes. And
    nothing is left to a library of linear algebra, whose threads would wait for one another while
    the window works too.
    """

    def __init__(self, count: int) -> None:
        self._across, self._down, self._weight, self._room = (
            np.empty((count, count), np.float32) for _ in range(4)
        )

    def pushes(self, at: Array) -> Array:
        """The force on each."""
        square = self.squares(at)
        near = square < _FAR**2
        np.maximum(square, 1, out=square)
        np.divide(SPRING**2, square, out=self._weight)
        self._weight *= near
        return np.stack(
            [np.einsum("ij,ij->i", way, self._weight) for way in (self._across, self._down)], axis=1
        )

    def squares(self, at: Array) -> Array:
        """The squared distances between all; good until asked again."""
        np.subtract(at[:, :1], at[:, 0], out=self._across)
        np.subtract(at[:, 1:], at[:, 1], out=self._down)
        np.multiply(self._across, self._across, out=self._weight)
        np.multiply(self._down, self._down, out=self._room)
        self._room += self._weight
        return self._room


def _length(vectors: Array) -> Array:
    return np.asarray(np.sqrt(np.einsum("ij,ij->i", vectors, vectors)), np.float32)


def _apart(at: Array, radii: Array, free: npt.NDArray[np.bool_]) -> Array:
    """Push what covers one another apart, each half of the way; what is pinned stays."""
    crowd, wanted = _Crowd(len(at)), (radii[:, None] + radii[None, :] + GAP) ** 2
    # Each pair once.
    wanted = np.triu(wanted, 1)
    for _ in range(_PUSHES):
        one, other = np.nonzero(crowd.squares(at) < wanted)
        way = at[one] - at[other]
        distance = _length(way)
        # Two at one place part along their order.
        way[distance < 0.01] = (1, 0)
        distance = np.maximum(distance, 0.01)
        lacking = np.maximum(radii[one] + radii[other] + GAP - distance, 0)
        if not len(one) or float(lacking.max()) < 0.5:
            break
        push = way / _length(way)[:, None] * lacking[:, None]
        moves = free[one].astype(np.float32), free[other].astype(np.float32)
        both = np.maximum(moves[0] + moves[1], 1)
        step = np.zeros_like(at)
        np.add.at(step, one, push * (moves[0] / both)[:, None])
        np.add.at(step, other, -push * (moves[1] / both)[:, None])
        at = at + step
    return at
