"""What every pane is: a widget with an id that reads from the workspace and follows the look."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDockWidget, QWidget

from desktop.workspace.asking import Asking
from desktop.workspace.messages import LanguageChanged, ThemeChanged
from desktop.workspace.workspace import Workspace


class Pane(QWidget):
    """Subclasses set ``pane_id`` (words ``pane.<id>``) and fill in what they show.

    ``header_changed`` tells the frame to ask :meth:`header_text` anew.
    """

    pane_id: ClassVar[str]
    header_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._front = False
        self.setObjectName(f"pane_{self.pane_id}")
        self._name()
        workspace.hub.subscribe(LanguageChanged, lambda _: self._follow_language(), self)
        workspace.hub.subscribe(ThemeChanged, lambda _: self.restyle(), self)

    def header_text(self) -> str:
        """A few words beside the pane's title: counts, what colours mean."""
        return ""

    @property
    def waiting(self) -> bool:
        """Whether something that it shows is to come yet: it is read beside the window, or put off
        for a moment."""
        put_off = (timer for timer in self.findChildren(QTimer) if timer.isSingleShot())
        asked = self.findChildren(Asking)
        return any(one.waiting for one in asked) or any(timer.isActive() for timer in put_off)

    def tally(self) -> int:
        """How many things in it call for attention: told beside its name, also on its tab."""
        return 0

    def header_widgets(self) -> list[QWidget]:
        """Controls for the pane's header (a filter box, buttons), made once by the pane."""
        return []

    def focus_chain(self) -> list[QWidget]:
        """What the Tab key visits in the pane and its header, in order."""
        return []

    def choices(self) -> int:
        """What a person chose in the pane, as a number that the window remembers; 0 is usual."""
        return 0

    def restore_choices(self, choices: int) -> None:
        """Take what :meth:`choices` gave on another day; a number that means nothing is usual."""

    def shape(self) -> QByteArray | None:
        """How a person arranged the pane's inside, for the window to remember; None: cannot be."""
        return None

    def restore_shape(self, shape: QByteArray) -> None:
        """Take what :meth:`shape` gave on another day."""

    @property
    def in_sight(self) -> bool:
        """Whether a person can see it. One that lies behind another tab is visible to Qt, but what
        is dear to work out waits until it is seen."""
        behind = not self._front and isinstance(self.parentWidget(), QDockWidget)
        return self.isVisible() and not behind

    def note_front(self, front: bool) -> None:
        """The pane came to the front, or it is hidden now or lies behind another tab."""
        self._front = front
        if self.in_sight:
            self.come_into_sight()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.in_sight:
            self.come_into_sight()

    def come_into_sight(self) -> None:
        """A person sees the pane now: show what was put off until then. Told once or twice."""

    def retranslate(self) -> None:
        """The language changed: set every word anew."""

    def restyle(self) -> None:
        """The theme changed: take colours anew."""

    def _follow_language(self) -> None:
        self._name()
        self.retranslate()
        self.header_changed.emit()

    def _name(self) -> None:
        self.setAccessibleName(self.workspace.tr(f"pane.{self.pane_id}"))
