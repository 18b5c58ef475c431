"""What stands above a docked pane: its title, a few words about it, its own controls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMainWindow, QToolButton, QWidget

from desktop.look.elided import ElidedLabel
from desktop.look.fonts import interface_font
from desktop.look.icons import icon
from desktop.panes.pane import Pane
from desktop.workspace.workspace import Workspace

_HEADER_HEIGHT = 40
_BEFORE, _AFTER = 14, 6
"""Pixels before the title, and after the button at the other end."""


class DockHeader(QWidget):
    """A pane's title, a few words about it, its own controls, and the button that hides it."""

    def __init__(
        self, workspace: Workspace, pane: Pane, window: QMainWindow, dock: QDockWidget
    ) -> None:
        super().__init__(dock)
        self._workspace, self.pane = workspace, pane
        self._window, self._dock = window, dock
        self.setObjectName("dock_header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEADER_HEIGHT)
        self.title = QLabel(self)
        self.title.setFont(interface_font(13, QFont.Weight.DemiBold))
        self.about = ElidedLabel(self)
        self.about.setObjectName("muted")
        self.about.setFont(interface_font(12))
        self.hide_button = QToolButton(self)
        self.hide_button.setAutoRaise(True)
        self.hide_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide_button.clicked.connect(dock.close)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.about, 1)
        for widget in pane.header_widgets():
            row.addWidget(widget)
        row.addWidget(self.hide_button)
        pane.header_changed.connect(self.refresh)
        self.refresh()

    @property
    def name(self) -> str:
        """The pane's name and, where something calls for attention, how much."""
        name, tally = self._workspace.tr(f"pane.{self.pane.pane_id}"), self.pane.tally()
        return f"{name} {tally}" if tally else name

    def sizeHint(self) -> QSize:
        """Qt gives a dock's title the height of this hint, whatever its fixed height says."""
        return QSize(super().sizeHint().width(), _HEADER_HEIGHT)

    def refresh(self) -> None:
        tr = self._workspace.tr
        # Qt mirrors a row, but not its margins.
        ends = (_BEFORE, _AFTER)
        left, right = ends[::-1] if self._workspace.appearance.right_to_left else ends
        self._row.setContentsMargins(left, 0, right, 0)
        self.title.setText(tr(f"pane.{self.pane.pane_id}"))
        self._dock.setWindowTitle(self.name)
        # The tab of a dock among tabs has its title already.
        self.title.setVisible(not self._window.tabifiedDockWidgets(self._dock))
        self.about.setText(self.pane.header_text())
        self.hide_button.setIcon(icon("close", self._workspace.palette.faint))
        words = tr("dock.hide", pane=self.title.text())
        self.hide_button.setToolTip(words)
        self.hide_button.setAccessibleName(words)
