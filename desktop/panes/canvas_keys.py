"""Keys on a canvas: what it does with them goes before the window's own shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.panes.canvas_items import tell_item

_MODIFIED = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
if TYPE_CHECKING:
    _Canvas = QWidget
else:
    # A canvas is a widget or a scroll area: this is mixed into both, before Qt's own class.
    _Canvas = object


class CanvasKeys(_Canvas):
    """The canvas gives its ``deeds``; Ctrl+0 shows all, as everywhere."""

    if TYPE_CHECKING:

        def deeds(self) -> dict[Qt.Key, Callable[[], object]]:
            """What each key does now, without Ctrl, Alt or Meta."""
            ...

        def frame_all(self) -> None:
            """Move to all that is shown."""
            ...

    def shifted_deeds(self) -> dict[Qt.Key, Callable[[], object]]:
        """What a key does with Shift, where that is something else."""
        return {}

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._deed(event) is not None:
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self._deed(event)
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, held = Qt.Key(event.key()), event.modifiers() & _MODIFIED
        if key == Qt.Key.Key_0 and held == Qt.KeyboardModifier.ControlModifier:
            return self.frame_all
        if held:
            return None
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return (self.shifted_deeds() if shifted else {}).get(key) or self.deeds().get(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint()
        tell_item(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint()

    def _repaint(self) -> None:
        self.update()
