"""The bar at the top: Rawi, the menus, the case, the search field, theme and language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QMenuBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop.look.direction import isolate
from desktop.look.elided import ElidedLabel
from desktop.look.fonts import interface_font
from desktop.look.icons import icon
from desktop.window_profile_switch import ProfileSwitch
from desktop.window_search import SearchField
from desktop.workspace.actions import MENUS, Menu
from desktop.workspace.messages import CaseShown, LanguageChanged, ThemeChanged
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace

_BETWEEN_MENUS = 8
_WIDEST_SEARCH, _NARROWEST_SEARCH, _SEARCH_SHARE = 330, 200, 0.19
_LEAST_SEARCH, _LEAST_CASE = 90, 60
"""Pixels of the field at the least, and for the name of the case."""
_BESIDE, _ENDS = 10, (16, 12)


class TopBar(QWidget):
    """Menus are filled from the registry of actions; ``open_recent`` takes a path."""

    def __init__(self, workspace: Workspace, remembered: Remembered, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._remembered = workspace, remembered
        self.setObjectName("top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(46)
        self.brand = QLabel(self)
        self.brand.setObjectName("brand")
        self.brand.setFont(interface_font(19, QFont.Weight.Bold))
        self.menus = QMenuBar(self)
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.case = ElidedLabel(self)
        self.case.setFont(interface_font(13, QFont.Weight.Medium))
        self.back, self.forward = (self._arrow(name) for name in ("go_back", "go_forward"))
        self.profiles = ProfileSwitch(workspace, self)
        self.profiles.follow_actions()
        self.search = SearchField(workspace, self)
        self.theme, self.language = QToolButton(self), QToolButton(self)
        self.theme.clicked.connect(lambda: workspace.actions.run("theme"))
        self.language.clicked.connect(lambda: workspace.actions.run("language"))
        row = QHBoxLayout(self)
        row.setContentsMargins(_ENDS[0], 0, _ENDS[1], 0)
        row.setSpacing(_BESIDE)
        row.addWidget(self.brand)
        row.addWidget(self.menus, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addWidget(self.case, 1)
        row.addWidget(self.profiles)
        row.addWidget(self.search)
        row.addWidget(self.theme)
        row.addWidget(self.language)
        for message in (CaseShown, LanguageChanged, ThemeChanged):
            workspace.hub.subscribe(message, lambda _: self.refresh(), self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, first the search field gives way, then the profiles and
        the arrows, which have keys and menu entries, then the search field again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Words take more room in larger type: what has to give way follows from their sizes."""
        wanted = int(self.width() * _SEARCH_SHARE)
        field = min(max(wanted, _NARROWEST_SEARCH), _WIDEST_SEARCH)
        arrows, profiles = (self.back, self.forward), self.profiles
        beside = [self.brand, self.menus, self.theme, self.language]
        shown = [*beside, *arrows, *profiles.buttons.values()]
        narrow = field + _widths(shown) + _LEAST_CASE > self.width()
        profiles.fold(folded=narrow)
        for arrow in arrows:
            arrow.setVisible(not narrow)
        if narrow:
            left = self.width() - _widths([*beside, profiles.folded])
            field = min(field, max(left, _LEAST_SEARCH))
        self.search.setFixedWidth(field)

    def focus_chain(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        profiles = self.profiles
        return [
            self.back, self.forward, *profiles.buttons.values(), profiles.folded,
            self.search, self.theme, self.language,
        ]  # fmt: skip

    def _arrow(self, action_id: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setProperty("action_id", action_id)
        button.clicked.connect(lambda: self._workspace.actions.run(action_id))
        action = self._workspace.actions.action(action_id)
        action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
        return button

    def _refresh_arrows(self) -> None:
        mirrored = self._workspace.appearance.right_to_left
        for arrow, picture in ((self.back, "back"), (self.forward, "forward")):
            words = self._workspace.tr(f"action.{arrow.property('action_id')}")
            arrow.setIcon(icon(picture, self._workspace.palette.muted, mirrored=mirrored))
            arrow.setToolTip(words)
            arrow.setAccessibleName(words)
            arrow.setEnabled(
                self._workspace.actions.action(str(arrow.property("action_id"))).isEnabled()
            )

    def fill_menus(self) -> None:
        """Make the menus from the registered actions; Alt with a letter of its name opens one."""
        tr = self._workspace.tr
        self.menus.clear()
        for name in MENUS:
            words, letter = tr(f"menu.{name}"), tr(f"mnemonic.{name}")
            menu = self.menus.addMenu(words.replace(letter, f"&{letter}", 1))
            self._fill(menu, name)
        # Qt's own size hint loses most of a right-to-left menu bar's width.
        widths = (self.menus.actionGeometry(entry).width() for entry in self.menus.actions())
        self.menus.setFixedWidth(sum(width + _BETWEEN_MENUS for width in widths))

    def _fill(self, menu: QMenu, name: Menu) -> None:
        group: int | None = None
        inner: dict[str, QMenu] = {}
        for spec in self._workspace.actions.in_menu(name):
            if group is not None and spec.group != group:
                menu.addSeparator()
            group = spec.group
            place = menu
            if spec.submenu is not None:
                if spec.submenu not in inner:
                    inner[spec.submenu] = menu.addMenu(self._workspace.tr(f"menu.{spec.submenu}"))
                place = inner[spec.submenu]
            place.addAction(self._workspace.actions.action(spec.id))
            if spec.id == "case_open":
                self._add_recent(menu)

    def _add_recent(self, menu: QMenu) -> None:
        recent = menu.addMenu(self._workspace.tr("menu.recent"))
        recent.aboutToShow.connect(lambda: self._list_recent(recent))

    def _list_recent(self, menu: QMenu) -> None:
        menu.clear()
        session, attempt = self._workspace.case_session, self._workspace.attempt
        for path in self._remembered.recent_cases():
            entry = menu.addAction(isolate(path.stem))
            entry.setToolTip(str(path))
            entry.triggered.connect(lambda _on=False, p=path: attempt(lambda: session.open(p)))

    def refresh(self) -> None:
        tr, palette = self._workspace.tr, self._workspace.palette
        dark = self._workspace.appearance.theme == "dark"
        self.brand.setText(tr("app.name"))
        self.case.setText(isolate(self._workspace.case_session.name))
        self.theme.setIcon(icon("sun" if dark else "moon", palette.muted))
        self.theme.setToolTip(tr("action.theme"))
        self.theme.setAccessibleName(tr("action.theme"))
        self.language.setText(tr("action.language"))
        self.language.setAccessibleName(tr("action.language"))
        self._refresh_arrows()
        self.search.retranslate()
        self.profiles.refresh()
        self.fill_menus()
        self._fit()


def _widths(widgets: Sequence[QWidget]) -> int:
    """The room that widgets need beside one another in the bar, its ends included."""
    needed = (max(each.sizeHint().width(), each.minimumWidth()) for each in widgets)
    return sum(width + _BESIDE for width in needed) + sum(_ENDS)
