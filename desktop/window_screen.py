"""Windows stay where they can be seen: a screen that is taken away gives back what stood on it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

_HANDLE = QPoint(80, 12)
"""How much of a window's upper edge must be seen for a person to take hold of it."""


class Screens(QObject):
    """Follows the screens of the machine for one window and the panes that float beside it."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        # When the system has moved what it moves by itself.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self.bring_back)
        application = QApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._follow)
            application.screenRemoved.connect(self._note)
        for screen in QGuiApplication.screens():
            self._follow(screen)

    def _follow(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._note)

    def _note(self, _changed: object) -> None:
        self._turn.start()

    def bring_back(self) -> None:
        """Move the window, and each floating pane, that no screen shows onto one."""
        floating = [d for d in self._window.findChildren(QDockWidget) if d.isFloating()]
        for widget in (self._window, *floating):
            if not widget.isFullScreen() and not _can_be_held(widget):
                _move_onto_screen(widget)


def _can_be_held(widget: QWidget) -> bool:
    """Whether enough of the upper edge is seen."""
    frame = widget.frameGeometry()
    edge = QRect(frame.topLeft(), frame.topRight() + QPoint(0, _HANDLE.y()))
    shown = [edge & screen.availableGeometry() for screen in QGuiApplication.screens()]
    least = min(_HANDLE.x(), edge.width())
    return any(part.width() >= least and part.height() >= _HANDLE.y() for part in shown)


def _move_onto_screen(widget: QWidget) -> None:
    """Its size is left alone: what is larger than the screen is held by its upper edge."""
    room = QGuiApplication.primaryScreen().availableGeometry()
    frame = widget.frameGeometry()
    frame.moveCenter(room.center())
    widget.move(max(frame.left(), room.left()), max(frame.top(), room.top()))
