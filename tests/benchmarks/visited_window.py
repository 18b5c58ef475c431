"""A window on a case that is there, every pane of it looked at in turn: what each costs.

Run as a program: case file, settings file. Prints JSON, see :func:`main`. Memory is what the
process alone holds (megabytes): pages that it shares with the file system's cache, such as those of
libraries and fonts, are told apart.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.window_main import MainWindow
from desktop.window_panes import PANES
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace
from tests.benchmarks.watching import Watchdog

_PATIENCE = 180.0
_QUIET = 12
"""Turns in a row without anything to wait for, after which a pane is taken to be filled."""


@dataclass(frozen=True, slots=True)
class Visit:
    """``wall``: seconds until a pane was filled; ``work``: of the window's thread in the longest
    turn of the event loop meanwhile, ``place`` where it was; ``resident``, ``own``: the process
    afterwards."""

    pane: str
    wall: float
    work: float
    place: str
    resident: float
    own: float


def main(case: Path, settings: Path) -> None:
    """Print ``empty``: memory before a case is open, ``opening``: processor's and wall seconds to
    the first picture of the whole window, ``visits``: see :class:`Visit`."""
    application = QApplication(sys.argv[:1])
    workspace = Workspace()
    window = MainWindow(workspace, Remembered(settings))
    window.resize(1280, 800)
    window.show()
    application.processEvents()
    empty = memory()
    began, worked = time.perf_counter(), time.process_time()
    workspace.case_session.open(case)
    window.grab()
    opening = time.process_time() - worked, time.perf_counter() - began
    visits = [_visit(window, "", lambda: None)]
    _choose_most_named(workspace)
    for line in PANES:
        pane = line.make.pane_id
        visits.append(_visit(window, pane, lambda pane=pane: window.docks.reveal(pane)))  # type: ignore[misc]
    told = {"empty": empty, "opening": opening, "visits": [asdict(visit) for visit in visits]}
    print(json.dumps(told), flush=True)
    window.close()


def memory() -> tuple[float, float]:
    """Megabytes that are resident, and of these the process's own."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()[1:]
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1000 for line in lines}
    return sizes["Rss"], sizes["Private_Dirty"]


def _choose_most_named(workspace: Workspace) -> None:
    """Its page, its mentions in the other panes: the largest there are."""
    case = workspace.case_session.case
    for one in case.meetings.prominent(limit=1) if case else ():
        workspace.case_entities.choose(one.entity.id)


def _visit(window: MainWindow, pane: str, look: Callable[[], object]) -> Visit:
    began = time.perf_counter()
    with Watchdog() as watchdog:
        look()
        _settle(window)
        window.grab()
    wall = time.perf_counter() - began
    longest = max(watchdog.stalls, key=lambda stall: stall.work, default=None)
    work, place = (longest.work, longest.place) if longest else (0.0, "")
    return Visit(pane, wall, work, place, *memory())


def _settle(window: MainWindow) -> None:
    """Until no pane waits for anything; the comparison of all articles is not waited for."""
    asking, began, quiet = window.workspace.asking, time.perf_counter(), 0
    while quiet < _QUIET and time.perf_counter() - began < _PATIENCE:
        QApplication.processEvents()
        waits = asking.waiting or any(pane.waiting for pane in window.panes.values())
        quiet = 0 if waits else quiet + 1
        time.sleep(0.005)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
