"""Which way a line of text runs: by its first strong letter (Unicode UAX #9, rule P2)."""

from __future__ import annotations

import unicodedata
from typing import Literal

from PySide6.QtCore import Qt

from desktop.look.translation import Language

TextDirection = Literal["rtl", "ltr"]


def text_direction(text: str, default: TextDirection = "rtl") -> TextDirection:
    """The direction of a paragraph; ``default`` where it has no letter outside isolates."""
    depth = 0
    for letter in text:
        match unicodedata.bidirectional(letter):
            case "LRI" | "RLI" | "FSI":
                depth += 1
            case "PDI":
                depth = max(depth - 1, 0)
            case "R" | "AL" if not depth:
                return "rtl"
            case "L" if not depth:
                return "ltr"
    return default


def layout_direction(language: Language) -> Qt.LayoutDirection:
    """The direction of the whole window in a language."""
    if language == "ar":
        return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def paragraph(text: str, language: Language) -> str:
    """The text with a mark before it (UAX #9: RLM, LRM) that gives it the language's direction,
    whatever its own first letter is."""
    return ("\u200f" if language == "ar" else "\u200e") + text


def isolate(text: str, direction: TextDirection | None = None) -> str:
    """The text between bidirectional isolates, so that it keeps its order inside other words.

    Its own direction is that of its first letter where none is given.
    """
    opening = {None: "\u2068", "ltr": "\u2066", "rtl": "\u2067"}[direction]
    return f"{opening}{text}\u2069"
