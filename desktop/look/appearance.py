"""How the window looks now: language and theme, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from desktop.look.direction import layout_direction
from desktop.look.palette import PALETTES, Palette, Theme
from desktop.look.translation import Language, Words, words


@dataclass(frozen=True, slots=True)
class Appearance:
    """A value: switching language or theme makes another one (see ``Workspace.set_language``)."""

    language: Language = "ar"
    theme: Theme = "light"

    @property
    def palette(self) -> Palette:
        return PALETTES[self.theme]

    @property
    def words(self) -> Words:
        return words(self.language)

    @property
    def direction(self) -> Qt.LayoutDirection:
        return layout_direction(self.language)

    @property
    def right_to_left(self) -> bool:
        return self.direction == Qt.LayoutDirection.RightToLeft


def colour(value: str, opacity: float = 1.0) -> QColor:
    """A palette colour for Qt, opacity from 0 to 1."""
    made = QColor(value)
    made.setAlphaF(opacity)
    return made
