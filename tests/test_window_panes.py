"""A new pane is one file and one line: its dock, its menu entry and its keys follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from desktop.look.appearance import Appearance
from desktop.look.translation import words
from desktop.panes.pane import Pane
from desktop.window_main import MainWindow
from desktop.window_panes import PANES, Home, PaneLine
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace
from tests.windows import make_case, press


class DocumentsPane(Pane):
    """A pane of one line; its words are in the translations already."""

    pane_id = "documents"


class WatchingPane(DocumentsPane):
    """A pane that counts how often it came into sight."""

    seen = 0

    def come_into_sight(self) -> None:
        self.seen += 1


def opened(qtbot: QtBot, folder: Path, *more: PaneLine) -> MainWindow:
    """A shown window of a remembered shape with a case, and with more panes than the usual."""
    workspace = Workspace(Appearance("ar", "light"))
    window = MainWindow(workspace, Remembered(folder / "window.ini"), (*PANES, *more))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    case = folder / "a.rawi"
    workspace.case_session.open(case if case.exists() else make_case(case))
    QTest.qWait(1)
    return window


def beside(window: MainWindow, pane_id: str) -> set[str]:
    """The panes among whose tabs a pane is."""
    tabs = window.tabifiedDockWidgets(window.docks.docks[pane_id])
    return {dock.objectName().removeprefix("dock_") for dock in tabs}


@pytest.mark.parametrize(
    ("home", "neighbour"),
    [(Home.COLUMN, "entities"), (Home.TABS, "claims"), (Home.BOTTOM, "timeline")],
)
def test_a_new_pane_is_a_tab_at_its_home(
    qtbot: QtBot, tmp_path: Path, home: Home, neighbour: str
) -> None:
    window = opened(qtbot, tmp_path, PaneLine(DocumentsPane, home))
    assert neighbour in beside(window, "documents")
    assert not window.docks.is_in_front("documents"), "the first of the home is in front"


def test_its_keys_bring_it_forward_and_hide_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, PaneLine(DocumentsPane, Home.TABS, "Alt+F9"))
    press(window, "Alt+F9")
    assert window.docks.is_in_front("documents")
    press(window, "Alt+F9")
    assert not window.docks.is_shown("documents")


def test_it_is_in_the_menu_of_panes_by_its_own_name(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, PaneLine(DocumentsPane, Home.TABS))
    menus = window.top.menus.actions()
    view = next(e.menu() for e in menus if e.text().replace("&", "") == "عرض")
    assert view is not None
    panes = next(e.menu() for e in view.actions() if e.text() == "الألواح")  # type: ignore[attr-defined]
    names = [entry.text().partition("\t")[0] for entry in panes.actions()]
    usual = [words("ar").tr(f"pane.{line.make.pane_id}") for line in PANES]
    assert names == [*usual, "المقالات"]


@pytest.mark.parametrize("home", [Home.TABS, Home.BOTTOM])
def test_a_pane_that_the_remembered_shape_does_not_know_joins_its_home(
    qtbot: QtBot, tmp_path: Path, home: Home
) -> None:
    before = opened(qtbot, tmp_path)
    before.workspace.actions.run("pane_claims")
    before.close()
    window = opened(qtbot, tmp_path, PaneLine(DocumentsPane, home))
    assert not window.docks.is_shown("claims")
    assert ("conflicts" if home is Home.TABS else "timeline") in beside(window, "documents")


def test_tabs_keep_whole_names_however_many_there_are(qtbot: QtBot, tmp_path: Path) -> None:
    more = [
        PaneLine(type(f"Pane{n}", (DocumentsPane,), {"pane_id": name}), Home.TABS)
        for n, name in enumerate(("documents", "article"))
    ]
    window = opened(qtbot, tmp_path, *more)
    QApplication.processEvents()
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible() and bar.count() > 1]
    assert len(bars) == 1
    metrics = bars[0].fontMetrics()
    for tab in range(bars[0].count()):
        assert bars[0].tabRect(tab).width() > metrics.horizontalAdvance(bars[0].tabText(tab))


def test_a_pane_is_told_that_it_is_seen_only_when_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, PaneLine(WatchingPane, Home.TABS))
    pane = window.panes["documents"]
    assert isinstance(pane, WatchingPane)
    assert pane.isVisible(), "so Qt says of what lies behind a tab"
    assert (pane.in_sight, pane.seen) == (False, 0), "it was in front for a moment while laid out"
    window.docks.reveal("documents")
    assert pane.in_sight
    assert pane.seen
    window.docks.reveal("claims")
    assert not pane.in_sight
