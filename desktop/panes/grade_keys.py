"""Grades by keys: a letter for the source, a digit for what it says, on either keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_RELIABILITY = {
    **{letter: letter for letter in "ABCDEF"},
    # The same keys while the keyboard writes Arabic.
    "ش": "A",
    "لا": "B",
    "ﻻ": "B",
    "ؤ": "C",
    "ي": "D",
    "ث": "E",
    "ب": "F",
}
_CREDIBILITY = {
    **{digit: digit for digit in "123456"},
    **dict(zip("١٢٣٤٥٦", "123456", strict=True)),
}
# What Shift makes of the digits on common keyboards, the Arabic ones among them.
_SHIFTED = {
    **dict(zip("!@#$%^", "123456", strict=True)),
    '"': "2",
    "§": "3",
    "£": "3",
    "&": "6",
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class GradeKeys(QObject):
    """``typed`` tells the letter or digit that was pressed in a widget; the keys are taken there,
    whatever they do in the window.

    ``digits_shifted``: digits count with Shift alone, for they have another meaning without.
    """

    typed = Signal(str)

    def __init__(self, widget: QWidget, *, digits_shifted: bool = False) -> None:
        super().__init__(widget)
        self._digits_shifted = digits_shifted
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if (pressed or event.type() == QEvent.Type.ShortcutOverride) and isinstance(
            event, QKeyEvent
        ):
            grade = self._grade_of(event)
            if grade and pressed:
                self.typed.emit(grade)
            if grade:
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _grade_of(self, event: QKeyEvent) -> str:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers not in _PLAIN:
            return ""
        letter, digit = _RELIABILITY.get(event.text().upper()), _CREDIBILITY.get(event.text())
        if not self._digits_shifted:
            return letter or digit or ""
        shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        return letter or (_SHIFTED.get(event.text()) or digit or "" if shifted else "")
