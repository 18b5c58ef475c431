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

SPRING = 100.0
"""How long a link would like to be, in units of the picture."""
GAP = 10.0
_WIDE = 1.5
"""Panes are wider than high."""
_TURNS, _TURNS_OF_MANY, _MANY = 260, 120, 500
_TURNS_OF_KNOWN = 60
_GRAVITY = 0.06
_PUSHES = 80


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
        known: where bodies lay in an earlier picture; they move little.
        pinned: where a person put bodies; they stay.
    """
    if not bodies:
        return {}
    places = {**known, **pinned}
    at = np.array([places.get(b.id) or _first_place(b, len(bodies)) for b in bodies], np.float32)
    free = np.array([body.id not in pinned for body in bodies])
    heat = np.array([0.12 if body.id in known else 1.0 for body in bodies], np.float32)
    many = _TURNS_OF_MANY if len(bodies) > _MANY else _TURNS
    turns = _TURNS_OF_KNOWN if all(body.id in places for body in bodies) else many
    at = _relaxed(at, _edges(bodies, springs), free, heat, turns)
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
    at: Array,
    edges: tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Array],
    free: npt.NDArray[np.bool_],
    heat: Array,
    turns: int,
) -> Array:
    one, other, pull = edges
    middle = np.array([_GRAVITY / _WIDE, _GRAVITY * _WIDE], np.float32)
    for turn in range(turns):
        between = at[:, None, :] - at[None, :, :]
        square = np.einsum("ijk,ijk->ij", between, between) + 1.0
        np.fill_diagonal(square, np.inf)
        force = np.einsum("ijk,ij->ik", between, SPRING**2 / square)
        if len(one):
            along = at[one] - at[other]
            length = np.sqrt(np.einsum("ij,ij->i", along, along)) + 0.01
            drawn = along * (length * pull / SPRING)[:, None]
            np.add.at(force, one, -drawn)
            np.add.at(force, other, drawn)
        force -= at * middle
        step = np.sqrt(np.einsum("ij,ij->i", force, force)) + 0.01
        most = SPRING * heat * (1 - turn / turns) ** 1.5
        moved = force * (np.minimum(step, most) / step)[:, None]
        at = at + np.where(free[:, None], moved, 0).astype(np.float32)
    return at


def _apart(at: Array, radii: Array, free: npt.NDArray[np.bool_]) -> Array:
    """Push what covers one another apart, each half of the way; what is pinned stays."""
    wanted = radii[:, None] + radii[None, :] + GAP
    np.fill_diagonal(wanted, 0)
    yields = free.astype(np.float32)
    share = yields[:, None] / np.maximum(yields[:, None] + yields[None, :], 1)
    for _ in range(_PUSHES):
        between = at[:, None, :] - at[None, :, :]
        distance = np.sqrt(np.einsum("ijk,ijk->ij", between, between))
        lacking = np.maximum(wanted - distance, 0)
        if float(lacking.max()) < 0.5:
            break
        # Two at one place part along their order.
        same = distance < 0.01
        between[..., 0] = np.where(same, np.sign(_order(len(at))), between[..., 0])
        distance = np.where(same, 1, distance)
        push = between * (lacking * share / distance)[..., None]
        at = at + push.sum(axis=1).astype(np.float32)
    return at


def _order(count: int) -> Array:
    numbers = np.arange(count, dtype=np.float32)
    return numbers[:, None] - numbers[None, :]
