"""What stands above a docked pane: its title, a few words about it, its own controls."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QMargins, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.elided import ElidedLabel
from desktop.look.flow_layout import FlowLayout
from desktop.look.fonts import interface_font
from desktop.look.icons import icon
from desktop.panes.pane import Pane
from desktop.workspace.workspace import Workspace

_HEADER_HEIGHT = 40
_BETWEEN, _UNDER = 8, 6
_BEFORE, _AFTER = 14, 6
"""Pixels before the title, and after the button at the other end."""
_SIZES_CHANGE = (
    QEvent.Type.LayoutRequest,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.Polish,
)


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
        self.title = QLabel(self)
        self.title.setFont(interface_font(13, QFont.Weight.DemiBold))
        self.about = ElidedLabel(self)
        self.about.setObjectName("muted")
        self.about.setFont(interface_font(12))
        self.hide_button = QToolButton(self)
        self.hide_button.setAutoRaise(True)
        self.hide_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide_button.clicked.connect(dock.close)
        self._controls = pane.header_widgets()
        self._measured: tuple[int, int] | None = None
        self._hints: tuple[int, QSize, QSize] | None = None
        self._told = QSize()
        self._row, self._below = QHBoxLayout(), QWidget(self)
        self._row.setSpacing(_BETWEEN)
        self._row.addWidget(self.title)
        self._row.addWidget(self.about, 1)
        for widget in self._controls:
            self._row.addWidget(widget)
        self._row.addWidget(self.hide_button)
        FlowLayout(self._below, QMargins(0, 0, 0, _UNDER), _BETWEEN)
        self._below.hide()
        self._lines = QVBoxLayout(self)
        self._lines.setSpacing(0)
        self._lines.addLayout(self._row)
        self._lines.addWidget(self._below)
        pane.header_changed.connect(self.refresh)
        self.refresh()

    @property
    def name(self) -> str:
        """The pane's name and, where something calls for attention, how much."""
        name, tally = self._workspace.tr(f"pane.{self.pane.pane_id}"), self.pane.tally()
        told = self._workspace.appearance.words.digits(f"{tally:,}")
        return f"{name} {told}" if tally else name

    def sizeHint(self) -> QSize:
        """Qt gives a dock's title the height of this hint, whatever its fixed height says."""
        return self._hints_now()[1]

    def minimumSizeHint(self) -> QSize:
        """The controls can go below the title, in as many lines as they need."""
        return self._hints_now()[2]

    def _hints_now(self) -> tuple[int, QSize, QSize]:
        """The width that the header has, and both hints for it. Qt asks for them thousands of times
        where it shows all panes at once."""
        hints, width = self._hints, self.width()
        if hints is None or hints[0] != width:
            least, whole = self._widths()
            below = self._below.heightForWidth(self._room()) if self._is_folded else 0
            height = _HEADER_HEIGHT + below
            hints = self._hints = width, QSize(whole, height), QSize(least, height)
        return hints

    def event(self, event: QEvent) -> bool:
        if event.type() in _SIZES_CHANGE:
            self._measured = self._hints = None
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- a narrow header

    @property
    def _is_folded(self) -> bool:
        """Whether the controls stand in lines of their own."""
        return not self._below.isHidden()

    def _room(self) -> int:
        return self.width() - _BEFORE - _AFTER

    def _widths(self) -> tuple[int, int]:
        """The least width, and that of all of it in one line but for what gives way. The window
        asks for them at each of its layouts, and they are dear where there is a style sheet."""
        if self._measured is None:
            ends, button = _BEFORE + _AFTER, _width(self.hide_button)
            title = 0 if self.title.isHidden() else _width(self.title)
            controls = [_width(each) for each in self._controls if not each.isHidden()]
            least = ends + max(title + _BETWEEN + button, max(controls, default=0))
            between = _BETWEEN * (len(controls) + (title > 0))
            self._measured = least, ends + title + sum(controls) + button + between
        return self._measured

    def _order_focus(self) -> None:
        """The button at the end of the first line comes before the controls in the next one."""
        controls = [each for each in self.pane.focus_chain() if each in self._controls]
        chain = [self.hide_button, *controls] if self._is_folded else [*controls, self.hide_button]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _arrange(self) -> None:
        """Put the controls beside the title, or below it where there is no room for them."""
        fold = bool(self._controls) and self._widths()[1] > self.width()
        if fold != self._is_folded:
            for place, widget in enumerate(self._controls, 2):
                if fold:
                    self._row.removeWidget(widget)
                    self._below.layout().addWidget(widget)  # type: ignore[union-attr]
                else:
                    self._below.layout().removeWidget(widget)  # type: ignore[union-attr]
                    self._row.insertWidget(place, widget)
            self._below.setVisible(fold)
            self._hints = None
            self._order_focus()
        wanted = self.sizeHint()
        if wanted != self._told:
            # The whole window is laid out anew for it.
            self._told = wanted
            self.updateGeometry()

    def focus_chain(self) -> list[QWidget]:
        """What the Tab key visits in the pane, as the eye goes: the header first, to its end."""
        chain = self.pane.focus_chain()
        above = [each for each in chain if self.isAncestorOf(each)]
        first = [self.hide_button, *above] if self._is_folded else [*above, self.hide_button]
        return [*first, *(each for each in chain if each not in above)]

    def refresh(self) -> None:
        tr = self._workspace.tr
        # Qt mirrors a row, but not its margins.
        ends = (_BEFORE, _AFTER)
        left, right = ends[::-1] if self._workspace.appearance.right_to_left else ends
        self._lines.setContentsMargins(left, 0, right, 0)
        self.title.setText(tr(f"pane.{self.pane.pane_id}"))
        self._dock.setWindowTitle(self.name)
        # The tab of a dock among tabs has its title already.
        self.title.setVisible(not self._window.tabifiedDockWidgets(self._dock))
        self.about.setText(self.pane.header_text())
        self.hide_button.setIcon(icon("close", self._workspace.palette.faint))
        words = tr("dock.hide", pane=self.title.text())
        self.hide_button.setToolTip(words)
        self.hide_button.setAccessibleName(words)
        self._measured = self._hints = None
        self._arrange()


def _width(widget: QWidget) -> int:
    """What a widget takes in a row: as wide as it likes, or as it is held to."""
    return widget.sizeHint().boundedTo(widget.maximumSize()).width()
