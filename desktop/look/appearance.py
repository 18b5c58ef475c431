"""How the window looks now: language and theme, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from desktop.look.direction import layout_direction
from desktop.look.palette import PALETTES, Palette, Theme
from desktop.look.preferences import Hue, Preferences
from desktop.look.translation import Language, Words, words


@dataclass(frozen=True, slots=True)
class Appearance:
    """A value: switching language or theme makes another one (see ``Workspace.set_language``)."""

    language: Language = "ar"
    theme: Theme = "light"
    preferences: Preferences = field(default_factory=Preferences)

    @property
    def palette(self) -> Palette:
        return _palette(self.theme, self.preferences.hues)

    @property
    def words(self) -> Words:
        return words(self.language, self.preferences.calendar)

    @property
    def direction(self) -> Qt.LayoutDirection:
        return layout_direction(self.language)

    @property
    def right_to_left(self) -> bool:
        return self.direction == Qt.LayoutDirection.RightToLeft


@cache
def _palette(theme: Theme, hues: tuple[Hue, ...]) -> Palette:
    usual = PALETTES[theme]
    own = {hue.kind: hue.colour for hue in hues if hue.theme == theme}
    return replace(usual, kinds=MappingProxyType({**usual.kinds, **own})) if own else usual


def colour(value: str, opacity: float = 1.0) -> QColor:
    """A palette colour for Qt, opacity from 0 to 1."""
    made = QColor(value)
    made.setAlphaF(opacity)
    return made


def mixed(value: str, ground: str, share: float) -> QColor:
    """A palette colour laid over another with an opacity, as an opaque one."""
    over, under = QColor(value), QColor(ground)
    parts = zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(one * share + other * (1 - share)) for one, other in parts))
