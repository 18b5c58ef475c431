"""What stands above a docked pane: its title, a few words about it, its own controls."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QToolButton, QVBoxLayout, QWidget

from desktop.look.elided import ElidedLabel
from desktop.look.fonts import interface_font
from desktop.look.icons import icon
from desktop.panes.pane import Pane
from desktop.window_header_line import HeaderLine
from desktop.workspace.workspace import Workspace


class DockHeader(QWidget):
    """A pane's title, a few words about it, its own controls, and the button that hides it.

    All of it lies on one ``line`` in a layout of Qt's, which remembers its size: the dock asks its
    title for it thousands of times where it shows all panes at once.
    """

    def __init__(
        self, workspace: Workspace, pane: Pane, window: QMainWindow, dock: QDockWidget
    ) -> None:
        super().__init__(dock)
        self._workspace, self.pane = workspace, pane
        self._window, self._dock = window, dock
        self.setObjectName("dock_header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel()
        self.title.setFont(interface_font(13, QFont.Weight.DemiBold))
        self.about = ElidedLabel()
        self.about.setObjectName("muted")
        self.about.setFont(interface_font(12))
        self.hide_button = QToolButton()
        self.hide_button.setAutoRaise(True)
        self.hide_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide_button.clicked.connect(dock.close)
        self._controls = pane.header_widgets()
        self.line = HeaderLine(self.title, self.about, self._controls, self.hide_button, self)
        self.line.arranged.connect(self._order_focus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.line)
        pane.header_changed.connect(self.refresh)
        self.refresh()

    @property
    def name(self) -> str:
        """The pane's name and, where something calls for attention, how much."""
        name, tally = self._workspace.tr(f"pane.{self.pane.pane_id}"), self.pane.tally()
        told = self._workspace.appearance.words.digits(f"{tally:,}")
        return f"{name} {told}" if tally else name

    def _order_focus(self) -> None:
        """The button at the end of the first line comes before the controls in the next one."""
        controls = [each for each in self.pane.focus_chain() if each in self._controls]
        chain = (
            [self.hide_button, *controls] if self.line.is_folded else [*controls, self.hide_button]
        )
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def focus_chain(self) -> list[QWidget]:
        """What the Tab key visits in the pane, as the eye goes: the header first, to its end."""
        chain = self.pane.focus_chain()
        above = [each for each in chain if self.isAncestorOf(each)]
        first = [self.hide_button, *above] if self.line.is_folded else [*above, self.hide_button]
        return [*first, *(each for each in chain if each not in above)]

    def refresh(self) -> None:
        tr = self._workspace.tr
        self.title.setText(tr(f"pane.{self.pane.pane_id}"))
        self._dock.setWindowTitle(self.name)
        # The tab of a dock among tabs has its title already.
        self.title.setVisible(not self._window.tabifiedDockWidgets(self._dock))
        self.about.setText(self.pane.header_text())
        self.hide_button.setIcon(icon("close", self._workspace.palette.faint))
        words = tr("dock.hide", pane=self.title.text())
        self.hide_button.setToolTip(words)
        self.hide_button.setAccessibleName(words)
        self.line.refresh(right_to_left=self._workspace.appearance.right_to_left)
