"""Back and forward in the window: keys, menu, the mouse's own buttons, and where the eye was."""

from __future__ import annotations

from functools import partial

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

        for way, keys, by in (("next_pane", "F6", 1), ("last_pane", "Shift+F6", -1)):
            step = partial(self._go_pane, by)
            workspace.actions.add(
                ActionSpec(id=way, menu="go", run=step, group=-1, shortcuts=(keys,))
            )

    def _go_pane(self, by: int) -> None:
        """Give the keys to the next pane that is in sight, as the eye goes, or the one before."""
        panes, here = self._docks.in_sight(), self._docks.pane_with_keys()
        names = ["", *panes]
        name = names[(names.index(here) + by) % len(names)] if here in names else ""
        if not name:
            self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._text.activateWindow()
            return
        # Where the keys were last in it, else its main part, which Tab visits last.
        inside, chain = panes[name].focusWidget(), self._docks.focus_chain_of(name)[::-1]
        choices = [inside, *chain] if inside is not None else chain
        found = next((w for w in choices if w.isVisible() and w.isEnabled()), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.ShortcutFocusReason)
            found.activateWindow()

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
