"""What a person may choose of the look, beside language and theme. A value; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from desktop.look.palette import PALETTES, Theme, contrast

Months = Literal["levantine", "egyptian", "both"]
Digits = Literal["european", "arabic"]

LEAST_CONTRAST = 3.0
"""What is drawn against its ground (WCAG 2.2, success criterion 1.4.11)."""
SCALES: tuple[int, ...] = (90, 100, 110, 120, 135, 150)


@dataclass(frozen=True, slots=True)
class Calendar:
    """How days and numbers are written: the names of Gregorian months in Arabic, whether a day's
    Hijri date stands beside it, and the digits."""

    months: Months = "levantine"
    hijri: bool = False
    digits: Digits = "european"


@dataclass(frozen=True, slots=True)
class Hue:
    """A colour ``#rrggbb`` that a person gave a kind in one theme."""

    theme: Theme
    kind: str
    colour: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """``follow_system``: light or dark as the system is. ``article_family``: «» is the usual.
    ``scale``: the interface's type in percent of its usual size, one of :data:`SCALES`."""

    follow_system: bool = False
    calendar: Calendar = field(default_factory=Calendar)
    article_family: str = ""
    scale: int = 100
    hues: tuple[Hue, ...] = ()

    def hue(self, theme: Theme, kind: str) -> str:
        """The colour of a kind: the person's or the usual one."""
        own = (hue.colour for hue in self.hues if (hue.theme, hue.kind) == (theme, kind))
        return next(own, PALETTES[theme].kinds[kind])


def with_hue(hues: tuple[Hue, ...], hue: Hue) -> tuple[Hue, ...]:
    """The hues with one more, in the place of the kind's own before."""
    others = (own for own in hues if (own.theme, own.kind) != (hue.theme, hue.kind))
    return (*others, hue)


def contrast_on_page(theme: Theme, colour: str) -> float:
    """How well a mark of this colour is seen on the article's ground, 1 to 21."""
    return contrast(colour, PALETTES[theme].article)
