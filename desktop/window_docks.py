"""The frame round the article: panes that dock, float, hide, mirror and come back as they were."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabBar, QWidget

from desktop.panes.pane import Pane
from desktop.window_dock_header import DockHeader
from desktop.window_panes import Home, PaneLine
from desktop.window_profiles import Profile, profile_named
from desktop.window_tab_veil import veil_tabs
from desktop.workspace.messages import LanguageChanged, ThemeChanged
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace

_NARROWEST_COLUMN = 190
_LINE = 120
"""Pixels of height within which panes stand beside one another, tabs over one or not."""


class Docks(QObject):
    """A narrow column beside the article, the tabs beyond it, the bottom across the window.

    Arabic puts the article at the right and these in the left area; English the other way round.
    Each profile remembers an arrangement of its own for each direction.
    """

    def __init__(self, window: QMainWindow, workspace: Workspace, remembered: Remembered) -> None:
        super().__init__(window)
        self._window, self._workspace, self._remembered = window, workspace, remembered
        self._language = workspace.appearance.language
        self.profile = profile_named(remembered.text("profile"))
        self.docks: dict[str, QDockWidget] = {}
        self.lines: dict[str, PaneLine] = {}
        self._headers: list[DockHeader] = []
        self._seen: set[QDockWidget] = set()
        self._laying = False
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
        dock.visibilityChanged.connect(partial(self._note_visibility, dock))
        self._refresh()

    def focus_chain(self) -> list[QWidget]:
        """What the Tab key visits, pane by pane as the eye does: column, tabs, bottom."""
        headers = {header.parentWidget(): header for header in self._headers}
        return [
            widget
            for home in Home
            for header in (headers[dock] for dock in self._homes[home])
            for widget in header.focus_chain()
        ]

    def arrange(self) -> None:
        """The usual arrangement of the profile for the present direction."""
        for dock in self.docks.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        self._lay_homes()
        for docks in self._homes.values():
            for before, after in pairwise(docks):
                self._window.tabifyDockWidget(before, after)
        for home, docks in self._homes.items():
            for dock in docks:
                dock.setVisible(home in self.profile.shares)
            for front in docks[:1]:
                front.raise_()
        for name in reversed(self.profile.front):
            if name in self.docks:
                self.docks[name].raise_()
        self.share_out()
        self._refresh()

    def _lay_homes(self) -> None:
        """Put the first pane of each home in its place; the others follow as tabs."""
        right_to_left = self._workspace.appearance.right_to_left
        areas = Qt.DockWidgetArea
        side = areas.LeftDockWidgetArea if right_to_left else areas.RightDockWidgetArea
        beside = [Home.TABS, Home.COLUMN] if right_to_left else [Home.COLUMN, Home.TABS]
        fronts = [self._homes[home][0] for home in beside if self._homes[home]]
        for front in fronts:
            self._window.addDockWidget(side, front)
        for before, after in pairwise(fronts):
            self._window.splitDockWidget(before, after, Qt.Orientation.Horizontal)
        for front in self._homes[Home.BOTTOM][:1]:
            self._window.addDockWidget(areas.BottomDockWidgetArea, front)

    def share_out(self) -> None:
        """Give each home its share of the window in this profile."""
        width, height = self._window.width(), self._window.height()
        sizes = {
            home: int(share * (height if home is Home.BOTTOM else width))
            for home, share in self.profile.shares.items()
        }
        if Home.COLUMN in sizes:
            header = self._homes[Home.COLUMN][0].titleBarWidget().sizeHint().width()
            liked = min(header, width // 5)
            sizes[Home.COLUMN] = max(_NARROWEST_COLUMN, sizes[Home.COLUMN], liked)
        for homes, orientation in (
            ((Home.COLUMN, Home.TABS), Qt.Orientation.Horizontal),
            ((Home.BOTTOM,), Qt.Orientation.Vertical),
        ):
            fronts = [
                (dock, sizes[home])
                for home in homes
                if home in sizes
                for dock in self._homes[home][:1]
            ]
            self._window.resizeDocks(
                [dock for dock, _ in fronts], [size for _, size in fronts], orientation
            )

    def restore(self) -> bool:
        """Bring back what was remembered for this profile and direction; False when there is
        nothing."""
        key = self._key()
        state, known = self._remembered.shape(key), self._remembered.names(f"{key}/panes")
        if state is None:
            return False
        self._hide_tabs()
        with self._laid_out():
            restored = self._window.restoreState(state)
            if known:
                for docks in self._homes.values():
                    self._join([dock for dock in docks if dock.objectName() not in known], docks)
        return restored

    def _join(self, new: list[QDockWidget], home: list[QDockWidget]) -> None:
        """Put panes that the remembered arrangement does not know behind a tab of their home."""
        if not new:
            return
        docked = (d for d in home if d not in new and not d.isHidden() and not d.isFloating())
        front = next(docked, None)
        if front is not None:
            for dock in new:
                self._window.tabifyDockWidget(front, dock)
            front.raise_()

    def remember(self) -> None:
        state = self._window.saveState() if self._away is None else self._away
        key, names = self._key(), [dock.objectName() for dock in self.docks.values()]
        self._remembered.keep(key, QByteArray(state))
        self._remembered.keep(f"{key}/panes", " ".join(names))
        self._remembered.keep("profile", self.profile.id)

    def _key(self) -> str:
        return f"docks/{self.profile.id}/{self._language}"

    def switch(self, profile: Profile) -> None:
        """Arrange the panes as they stood last in another profile."""
        self.remember()
        self.profile = profile
        self._remembered.keep("profile", profile.id)
        if not self.restore():
            self.arrange()
        self._refresh()
        self._workspace.actions.refresh()

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
                dock.setUpdatesEnabled(True)

    def bring_back(self) -> Iterator[None]:
        """Show the panes as they stood before they were put away, then paint one after another:
        each step takes as long as a click may wait."""
        if self._away is None:
            return
        state, self._away = self._away, None
        self._hide_tabs()
        with self._laid_out():
            self._window.restoreState(state)
        docks = [dock for name, dock in self.docks.items() if self.is_in_front(name)]
        for dock in docks:
            dock.setUpdatesEnabled(False)
        yield
        self._refresh()
        for dock in docks:
            yield
            dock.setUpdatesEnabled(True)

    def _hide_tabs(self) -> None:
        """Qt makes new tab bars when it restores docks, and forgets to hide those of before."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for bar in self._window.findChildren(QTabBar, options=direct):
            bar.hide()

    def is_shown(self, pane_id: str) -> bool:
        return not self.docks[pane_id].isHidden()

    def pane_with_keys(self) -> str:
        """The id of the pane where the keys go; «» when they go to none of these."""
        focused = QApplication.focusWidget()
        return next(
            (n for n, dock in self.docks.items() if focused and dock.isAncestorOf(focused)), ""
        )

    def in_sight(self) -> dict[str, QDockWidget]:
        """The panes that are seen, line by line in the direction of reading; what floats, last."""
        rtl = self._workspace.appearance.right_to_left
        seen = [name for name in self.docks if self.is_in_front(name) and self.is_shown(name)]

        def place(name: str) -> tuple[bool, int, int]:
            dock = self.docks[name]
            at = dock.geometry()
            return dock.isFloating(), at.top() // _LINE, -at.right() if rtl else at.left()

        return {name: self.docks[name] for name in sorted(seen, key=place)}

    def focus_chain_of(self, pane_id: str) -> list[QWidget]:
        """What Tab visits in a pane, its header included."""
        header = self.docks[pane_id].titleBarWidget()
        return header.focus_chain() if isinstance(header, DockHeader) else []

    def bring_forward(self, pane_id: str) -> None:
        """Show a pane that lies behind another tab; one that is hidden stays so."""
        dock = self.docks.get(pane_id)
        if dock is not None and self._is_behind(dock):
            dock.raise_()

    def reveal(self, pane_id: str) -> None:
        """Bring a pane into sight."""
        if pane_id in self.docks and not self.away:
            self.docks[pane_id].show()
            self.docks[pane_id].raise_()

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
        behind = dock not in self._seen and self._window.isVisible()
        return behind and not dock.isHidden() and bool(self._window.tabifiedDockWidgets(dock))

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the keys is to be seen."""
        for dock in self.docks.values():
            if now is not None and dock.isAncestorOf(now) and self._is_behind(dock):
                dock.raise_()

    def is_in_front(self, pane_id: str) -> bool:
        """Whether a pane is shown and lies behind no other tab."""
        return self.docks[pane_id] in self._seen

    def _note_visibility(self, dock: QDockWidget, visible: bool) -> None:
        (self._seen.add if visible else self._seen.discard)(dock)
        if not self._laying:
            self._tell_front(dock)
            self._workspace.actions.refresh()

    def _tell_front(self, dock: QDockWidget) -> None:
        pane = dock.widget()
        if isinstance(pane, Pane):
            pane.note_front(dock in self._seen)

    @contextmanager
    def _laid_out(self) -> Iterator[None]:
        """Each pane is in front for a moment while Qt lays them out: it is told when all are at
        rest, or every pane would fill itself."""
        self._laying = True
        for dock in self.docks.values():
            self._seen.discard(dock)
            self._tell_front(dock)
        try:
            yield
        finally:
            self._laying = False
            for dock in self.docks.values():
                self._tell_front(dock)
            self._workspace.actions.refresh()

    def _mirror(self) -> None:
        """Put every pane on the other side; what is hidden stays hidden."""
        was_away = self.away
        deque(self.bring_back(), maxlen=0)
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
        veil_tabs(self._window, self._workspace)
