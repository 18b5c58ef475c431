"""Words of other people, shown letter by letter.

Qt takes what looks like markup for markup, and fetches the pictures that it names: a headline of a
hostile page could reach for another machine («//name/picture») from a label or a tip.
"""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


class PlainLabel(QLabel):
    """A label whose text is never markup."""

    def __init__(self, *words: Any, **how: Any) -> None:
        super().__init__(*words, **how)
        self.setTextFormat(Qt.TextFormat.PlainText)


def plain_tip(text: str) -> str:
    """A tool tip that shows these words as they are."""
    if "<" not in text and "&" not in text:
        return text
    return f'<span style="white-space:pre-wrap">{escape(text)}</span>'
