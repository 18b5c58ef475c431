"""The inks of the timeline and the map: hues of lanes, by how many origins tell of a thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from desktop.look.palette import Palette, contrast

_STRENGTHS = (0.3, 0.46, 0.74, 1.0)
"""Ink of a bar by the number of origins that tell it; three and more are full."""
_READABLE = 4.5


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of one lane's bars: by origins, the ground and the words on it."""

    hue: str
    ground: tuple[str, ...]
    words: tuple[str, ...]


def ink(palette: Palette, hue: int) -> Ink:
    """Opaque colours, so that grid lines do not shine through, and words with the best contrast."""
    own = palette.lanes[:-1]
    name = palette.lanes[-1] if hue < 0 else own[hue % len(own)]
    return _ink(name, palette.panel, palette.text)


@lru_cache(maxsize=64)
def _ink(name: str, panel: str, text: str) -> Ink:
    grounds = tuple(blend(name, panel, strength) for strength in _STRENGTHS)
    return Ink(name, grounds, tuple(_legible(ground, text) for ground in grounds))


def _legible(ground: str, usual: str) -> str:
    """The usual ink where it can be read (WCAG AA), else black or white: one of them always can."""
    if contrast(usual, ground) >= _READABLE:
        return usual
    return max(("#000000", "#ffffff"), key=lambda one: contrast(one, ground))


def blend(over: str, under: str, strength: float) -> str:
    pairs = ((int(over[at : at + 2], 16), int(under[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * strength + b * (1 - strength)):02x}" for a, b in pairs)
