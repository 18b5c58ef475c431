"""The frame round the article: panes that dock, float, hide, mirror and come back as they were."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QByteArray, QObject, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop.look.elided import ElidedLabel
from desktop.look.fonts import interface_font
from desktop.look.icons import icon
from desktop.panes.pane import Pane
from desktop.window_panes import Home, PaneLine
from desktop.workspace.messages import LanguageChanged, ThemeChanged
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace

_HEADER_HEIGHT = 40
# Of the window's width, but for the bottom: of its height.
_SHARES: dict[Home, float] = {Home.COLUMN: 0.155, Home.TABS: 0.43, Home.BOTTOM: 0.27}
_NARROWEST_COLUMN = 190


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
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 6, 0)
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
        self.title.setText(tr(f"pane.{self.pane.pane_id}"))
        self._dock.setWindowTitle(self.name)
        # The tab of a dock among tabs has its title already.
        self.title.setVisible(not self._window.tabifiedDockWidgets(self._dock))
        self.about.setText(self.pane.header_text())
        self.hide_button.setIcon(icon("close", self._workspace.palette.faint))
        words = tr("dock.hide", pane=self.title.text())
        self.hide_button.setToolTip(words)
        self.hide_button.setAccessibleName(words)


class Docks(QObject):
    """A narrow column beside the article, the tabs beyond it, the bottom across the window.

    Arabic puts the article at the right and these in the left area; English the other way round.
    Each direction remembers its own arrangement.
    """

    def __init__(self, window: QMainWindow, workspace: Workspace, remembered: Remembered) -> None:
        super().__init__(window)
        self._window, self._workspace, self._remembered = window, workspace, remembered
        self._language = workspace.appearance.language
        self.docks: dict[str, QDockWidget] = {}
        self.lines: dict[str, PaneLine] = {}
        self._headers: list[DockHeader] = []
        self._homes: dict[Home, list[QDockWidget]] = {home: [] for home in Home}
        self._away: QByteArray | None = None
        window.setDockNestingEnabled(True)
        window.setTabPosition(
            Qt.DockWidgetArea.AllDockWidgetAreas,
            window.tabPosition(Qt.DockWidgetArea.TopDockWidgetArea).North,
        )
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            window.setCorner(corner, Qt.DockWidgetArea.BottomDockWidgetArea)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        workspace.hub.subscribe(LanguageChanged, lambda _: self._mirror(), self)
        workspace.hub.subscribe(ThemeChanged, lambda _: self._refresh(), self)

    def add(self, pane: Pane, line: PaneLine) -> None:
        dock = QDockWidget(self._window)
        dock.setObjectName(f"dock_{pane.pane_id}")
        dock.setWidget(pane)
        header = DockHeader(self._workspace, pane, self._window, dock)
        dock.setTitleBarWidget(header)
        self._headers.append(header)
        self.docks[pane.pane_id] = dock
        self.lines[pane.pane_id] = line
        self._homes[line.home].append(dock)
        self._window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        dock.visibilityChanged.connect(self._note_visibility)
        self._refresh()

    def focus_chain(self) -> list[QWidget]:
        """What the Tab key visits, pane by pane as the eye does: column, tabs, bottom."""
        headers = {header.parentWidget(): header for header in self._headers}
        return [
            widget
            for home in Home
            for header in (headers[dock] for dock in self._homes[home])
            for widget in (*header.pane.focus_chain(), header.hide_button)
        ]

    def arrange(self) -> None:
        """The usual arrangement for the present direction."""
        right_to_left = self._workspace.appearance.right_to_left
        areas = Qt.DockWidgetArea
        side = areas.LeftDockWidgetArea if right_to_left else areas.RightDockWidgetArea
        beside = [Home.TABS, Home.COLUMN] if right_to_left else [Home.COLUMN, Home.TABS]
        for dock in self.docks.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        fronts = [self._homes[home][0] for home in beside if self._homes[home]]
        for front in fronts:
            self._window.addDockWidget(side, front)
        for before, after in pairwise(fronts):
            self._window.splitDockWidget(before, after, Qt.Orientation.Horizontal)
        for front in self._homes[Home.BOTTOM][:1]:
            self._window.addDockWidget(areas.BottomDockWidgetArea, front)
        for docks in self._homes.values():
            for before, after in pairwise(docks):
                self._window.tabifyDockWidget(before, after)
        for dock in self.docks.values():
            dock.show()
        for docks in self._homes.values():
            for front in docks[:1]:
                front.raise_()
        self.share_out()
        self._refresh()

    def share_out(self) -> None:
        """Give each home its usual share of the window."""
        width, height = self._window.width(), self._window.height()
        sizes = {home: int(width * share) for home, share in _SHARES.items()}
        sizes[Home.COLUMN] = max(_NARROWEST_COLUMN, sizes[Home.COLUMN])
        sizes[Home.BOTTOM] = int(height * _SHARES[Home.BOTTOM])
        for homes, orientation in (
            ((Home.COLUMN, Home.TABS), Qt.Orientation.Horizontal),
            ((Home.BOTTOM,), Qt.Orientation.Vertical),
        ):
            fronts = [(dock, sizes[home]) for home in homes for dock in self._homes[home][:1]]
            self._window.resizeDocks(
                [dock for dock, _ in fronts], [size for _, size in fronts], orientation
            )

    def restore(self) -> bool:
        """Bring back what was remembered for this direction; False when there is nothing."""
        key = f"docks/{self._language}"
        state, known = self._remembered.shape(key), self._remembered.names(f"{key}/panes")
        if state is None:
            return False
        self._hide_tabs()
        restored = self._window.restoreState(state)
        if known:
            for docks in self._homes.values():
                self._join([dock for dock in docks if dock.objectName() not in known], docks)
        return restored

    def _join(self, new: list[QDockWidget], home: list[QDockWidget]) -> None:
        """Put panes that the remembered arrangement does not know behind a tab of their home."""
        docked = (d for d in home if d not in new and not d.isHidden() and not d.isFloating())
        front = next(docked, None)
        if front is not None:
            for dock in new:
                self._window.tabifyDockWidget(front, dock)
            front.raise_()

    def remember(self) -> None:
        state = self._window.saveState() if self._away is None else self._away
        key, names = f"docks/{self._language}", [d.objectName() for d in self.docks.values()]
        self._remembered.keep(key, QByteArray(state))
        self._remembered.keep(f"{key}/panes", " ".join(names))

    @property
    def away(self) -> bool:
        """Whether all panes are put away because there is nothing to show in them."""
        return self._away is not None

    def put_away(self) -> None:
        """Hide every pane until :meth:`bring_back`; what is remembered stays as it was."""
        if self._away is None:
            self._away = QByteArray(self._window.saveState())
            for dock in self.docks.values():
                dock.hide()

    def bring_back(self) -> None:
        """Show the panes as they stood before they were put away."""
        if self._away is not None:
            state, self._away = self._away, None
            self._hide_tabs()
            self._window.restoreState(state)
            self._refresh()

    def _hide_tabs(self) -> None:
        """Qt makes new tab bars when it restores docks, and forgets to hide those of before."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for bar in self._window.findChildren(QTabBar, options=direct):
            bar.hide()

    def is_shown(self, pane_id: str) -> bool:
        return not self.docks[pane_id].isHidden()

    def toggle(self, pane_id: str) -> None:
        """Hide a pane, or show it; one that lies behind another tab comes forward."""
        dock = self.docks[pane_id]
        if self._is_behind(dock):
            dock.raise_()
            self._workspace.actions.refresh()
            return
        dock.setVisible(not self.is_shown(pane_id))
        if self.is_shown(pane_id):
            dock.raise_()

    def _is_behind(self, dock: QDockWidget) -> bool:
        behind = dock.widget().visibleRegion().isEmpty() and self._window.isVisible()
        return behind and not dock.isHidden() and bool(self._window.tabifiedDockWidgets(dock))

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the keys is to be seen."""
        for dock in self.docks.values():
            if now is not None and dock.isAncestorOf(now) and self._is_behind(dock):
                dock.raise_()

    def _note_visibility(self, _visible: bool) -> None:
        self._workspace.actions.refresh()

    def _mirror(self) -> None:
        """Put every pane on the other side; what is hidden stays hidden."""
        was_away = self.away
        self.bring_back()
        hidden = {name for name in self.docks if not self.is_shown(name)}
        self.remember()
        self._language = self._workspace.appearance.language
        if not self.restore():
            self.arrange()
        for name, dock in self.docks.items():
            dock.setVisible(name not in hidden)
        self._refresh()
        if was_away:
            self.put_away()

    def _refresh(self) -> None:
        for header in self._headers:
            header.refresh()
