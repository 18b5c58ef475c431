"""What a hand does in a real window: run by ``test_real_hand.py``, each in a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Generator
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDockWidget, QPushButton

from desktop.panes.claims import ClaimsPane
from desktop.panes.timeline import TimelinePane
from desktop.window_dock_header import DockHeader
from desktop.window_main import MainWindow
from desktop.workspace.rules import During
from tests.journeys.controls import clipped
from tests.real_hand import Hand, Steps, drive, middle

Walk = Generator[Any, None, None]
"""Yields what is to be waited for, or nothing."""
_NEAR = 12
"""Pixels by which Qt may lay panes out otherwise when it brings them back."""


def arrangement(window: MainWindow) -> dict[str, tuple[int, int, int, int]]:
    """Where each pane lies that is seen."""
    docks = window.docks
    seen = {name: docks.docks[name].geometry() for name in docks.docks if docks.is_in_front(name)}
    return {name: (at.x(), at.y(), at.width(), at.height()) for name, at in seen.items()}


def profiles(window: MainWindow, hand: Hand) -> Walk:
    """Ctrl+1 to Ctrl+4 arrange the panes, each otherwise; the first again is as it was."""
    window.activateWindow()
    yield window.isActiveWindow
    found: dict[str, list[dict[str, tuple[int, int, int, int]]]] = {}
    for key in "12341":
        hand.keys("Control_L", key)
        yield
        yield
        found.setdefault(window.docks.profile.id, []).append(arrangement(window))
    assert len(found) == 4, found
    first, again = next(iter(found.values()))
    assert first.keys() == again.keys()
    apart = [abs(a - b) for name in first for a, b in zip(first[name], again[name], strict=True)]
    assert max(apart) <= _NEAR, (first, again)
    assert len({tuple(sorted(one[0].items())) for one in found.values()}) == 4


def header_of(dock: QDockWidget) -> DockHeader:
    header = dock.titleBarWidget()
    assert isinstance(header, DockHeader)
    return header


def grip_of(dock: QDockWidget) -> QPoint:
    """Where a pane is taken hold of: its title."""
    return middle(header_of(dock).title)


def floating(window: MainWindow, hand: Hand) -> Walk:
    """A pane is dragged out of the window, moved by its title, closed, and comes back."""
    window.activateWindow()
    yield window.isActiveWindow
    dock = window.docks.docks["timeline"]
    outside = QPoint(window.width() + 200, window.height() + 40)
    yield from hand.drag(grip_of(dock), outside)
    yield dock.isFloating
    yield
    before, way = dock.pos(), QPoint(-60, 50)
    yield from hand.drag(grip_of(dock), grip_of(dock) + way)
    assert dock.isFloating()
    assert (dock.pos() - before - way).manhattanLength() < 30, (before, dock.pos())
    yield from hand.click(middle(header_of(dock).hide_button))
    yield dock.isHidden
    window.activateWindow()
    yield window.isActiveWindow
    hand.keys("Alt_L", "4")
    yield dock.isVisible
    assert dock.isFloating()
    window.workspace.actions.run("layout_default")
    yield lambda: dock.isVisible() and not dock.isFloating()


def brush(window: MainWindow, hand: Hand) -> Walk:
    """A stretch of the strip is dragged over: the other panes show what happened in it."""
    pane, claims = window.panes["timeline"], window.panes["claims"]
    assert isinstance(pane, TimelinePane)
    assert isinstance(claims, ClaimsPane)
    strip, rows = pane.strip, claims.model.rows
    assert not any(claims.model.is_dim(row) for row in rows)
    scale, dated = strip.strip, [row.interval for row in rows if row.interval is not None]
    first = min(interval.start for interval in dated)
    after = next(i.start for i in sorted(dated, key=lambda i: i.start) if i.start > first)
    ends = [scale.x(first) + (8 if scale.rtl else -8), scale.x((first + after) / 2)]
    one, other = (strip.mapToGlobal(QPoint(round(x), strip.height() // 2)) for x in ends)
    yield from hand.drag(one, other)
    assert isinstance(window.workspace.selection.rule, During), window.workspace.selection.rule
    yield
    dim = [claims.model.is_dim(row) for row in rows]
    assert any(dim), "no claim of another time steps back"
    assert not all(dim), "the claims of the stretch step back too"


def by_keys(window: MainWindow, hand: Hand) -> Walk:
    """From the first page to a correction and back, without the mouse."""
    window.activateWindow()
    yield window.isActiveWindow
    for _ in range(12):
        focused = QApplication.focusWidget()
        training = window.workspace.tr("action.case_training")
        if isinstance(focused, QPushButton) and training in focused.text():
            break
        hand.keys("Tab")
        yield
    else:
        raise AssertionError("Tab does not come to the training case")
    hand.keys("space")
    yield lambda: window.workspace.analysis is not None
    yield lambda: not window.workspace.background.busy
    for _ in range(12):
        if window.article.text.hasFocus():
            break
        hand.keys("F6")
        yield
    hand.keys("Alt_L", "Down")
    yield

    def mentions() -> set[tuple[int, int]]:
        reading = window.workspace.analysis
        return {(m.start, m.end) for m in reading.mentions} if reading is not None else set()

    before = mentions()
    hand.keys("Delete")
    yield lambda: len(mentions()) == len(before) - 1
    hand.keys("Control_L", "z")
    yield lambda: mentions() == before


def sharp(window: MainWindow, _hand: Hand) -> Walk:
    """Every pane at a display's scale: nothing cut off, and letters as sharp as the display."""
    ratio = window.devicePixelRatio()
    assert ratio == float(sys.argv[3]), ratio
    available = window.screen().availableGeometry()
    assert available.contains(QRect(window.pos(), window.size())), (window.size(), available)
    wrong = []
    for name in ("article", *window.docks.docks):
        window.docks.reveal(name)
        yield
        yield
        pane = window.panes[name]
        wrong += [f"{name}: {one}" for one in clipped(pane)]
        picture = pane.grab().toImage()
        assert picture.devicePixelRatio() == ratio
        if steepest(picture) < 0.75:
            wrong.append(f"{name}: blurred, {steepest(picture):.2f}")
    assert not wrong, "\n".join(wrong)


def steepest(picture: QImage) -> float:
    """The greatest step between two pixels side by side, of all the light that is between the
    darkest and the brightest: what was painted smaller and stretched has half of it at most."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height, line = grey.width(), grey.height(), grey.bytesPerLine()
    data = bytes(grey.constBits())
    rows = [data[line * y : line * y + width] for y in range(0, height, 3)]
    lightest, darkest = max(map(max, rows)), min(map(min, rows))
    steps = (abs(a - b) for row in rows for a, b in pairwise(row))
    return max(steps) / max(lightest - darkest, 1)


SCRIPTS: dict[str, Steps] = {
    "profiles": profiles, "floating": floating, "brush": brush, "by_keys": by_keys, "sharp": sharp,
}  # fmt: skip

if __name__ == "__main__":
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    sys.exit(drive(SCRIPTS[sys.argv[1]], Path(sys.argv[2]) if sys.argv[2] != "-" else None))
