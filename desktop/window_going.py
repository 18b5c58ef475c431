"""Back and forward in the window: keys, menu, the mouse's own buttons, and where the eye was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWindow

from desktop.panes.article_text import ArticleText
from desktop.window_docks import Docks
from desktop.workspace.actions import ActionSpec
from desktop.workspace.trail import Spot
from desktop.workspace.workspace import Workspace

_BUTTONS = {Qt.MouseButton.BackButton: "go_back", Qt.MouseButton.ForwardButton: "go_forward"}


class GoingActions(QObject):
    """Joins the trail of the workspace to the article's page and the docks."""

    def __init__(
        self, parent: QObject, workspace: Workspace, text: ArticleText, docks: Docks
    ) -> None:
        super().__init__(parent)
        self._workspace, self._text, self._docks = workspace, text, docks
        self._watched: QWindow | None = None
        trail = workspace.trail
        trail.spot, trail.reach = self._spot, self._reach
        # Back is where one came from: at the right where lines begin there.
        workspace.actions.add(
            ActionSpec(
                id="go_back", menu="go", run=trail.back, group=-1,
                shortcuts=("Alt+Left",), mirrored_shortcuts=("Alt+Right",),
                enabled=lambda: trail.can_go_back,
            )
        )  # fmt: skip
        workspace.actions.add(
            ActionSpec(
                id="go_forward", menu="go", run=trail.forward, group=-1,
                shortcuts=("Alt+Right",), mirrored_shortcuts=("Alt+Left",),
                enabled=lambda: trail.can_go_forward,
            )
        )  # fmt: skip

    def watch(self, window: QWindow) -> None:
        """Take the fourth and fifth button of the mouse wherever they are pressed in a window."""
        if window is not self._watched:
            self._watched = window
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            action = _BUTTONS.get(event.button())
            if action is not None:
                self._workspace.actions.run(action)
                return True
        return False

    def _spot(self) -> Spot:
        return Spot(self._text.first_position(), self._docks.pane_with_keys())

    def _reach(self, spot: Spot) -> None:
        self._docks.bring_forward(spot.pane)
        # When the article is laid out.
        QTimer.singleShot(0, self, lambda: self._text.show_first(spot.position))
