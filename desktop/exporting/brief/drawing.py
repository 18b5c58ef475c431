"""A picture as shapes, so that a page of the web, paper and a bitmap show the same.

Units are points (1/72 inch) from the upper left corner. Colours are roles: each format has its own
colour for a role, a page in the dark another than paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["sea", "land", "coast", "border", "water", "ink", "muted", "faint", "accent", "page"]
Anchor = Literal["start", "middle", "end"]
Points = tuple[tuple[float, float], ...]

COLOURS: dict[Role, str] = {
    "sea": "#e4eff1",
    "land": "#fdfdfc",
    "coast": "#9fbfc5",
    "border": "#a9b1b6",
    "water": "#b9d6dc",
    "ink": "#1c262c",
    "muted": "#4f5d68",
    "faint": "#dde3e6",
    "accent": "#0b6170",
    "page": "#ffffff",
}
"""On paper. Those of a page of the web are in its style."""


@dataclass(frozen=True, slots=True)
class Area:
    """Rings that are filled, the even ones holes of the odd ones."""

    rings: tuple[Points, ...]
    fill: Role


@dataclass(frozen=True, slots=True)
class Line:
    points: Points
    stroke: Role
    width: float = 0.6
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """``strength``: how opaque, 0 to 1."""

    x: float
    y: float
    width: float
    height: float
    fill: Role
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float
    fill: Role
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """``y``: of the line that the letters stand on; ``anchor``: which end of the words is at ``x``,
    "start" is the left one whatever their direction."""

    x: float
    y: float
    text: str
    size: float = 8.0
    role: Role = "ink"
    anchor: Anchor = "start"
    bold: bool = False


Shape = Area | Line | Bar | Dot | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """``alt``: what is seen, for whoever does not see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str
