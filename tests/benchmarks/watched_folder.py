"""A window that brings a folder in through its dialog: what made a person wait meanwhile.

Run as a program: case file to make, the folder. Prints JSON: for ``looking`` and ``importing`` the
seconds on the wall and of the window's thread, the longest turns of its event loop (seconds on the
wall, of work, and where), and how many articles the case has at the end.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from desktop.window_main import MainWindow
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace
from tests.benchmarks.watching import Watchdog

_SHOWN = 5


def main(case: Path, folder: Path) -> None:
    """Look at the folder's files in the import dialog, then import them."""
    application = QApplication(sys.argv[:1])
    workspace = Workspace()
    window = MainWindow(workspace, Remembered(case.with_suffix(".ini")))
    window.resize(1280, 800)
    window.show()
    workspace.case_session.create(case)
    application.processEvents()

    def busy() -> bool:
        return workspace.background.busy or workspace.comparing.waiting

    looking = _watched(application, lambda: window.importing.import_files([folder]), busy)
    dialog = window.importing.dialog
    assert dialog is not None
    importing = _watched(application, dialog.do.click, busy)
    told = {
        "looking": looking,
        "importing": importing,
        "stored": workspace.case_session.count,
    }
    print(json.dumps(told), flush=True)
    window.close()


def _watched(
    application: QApplication, begin: Callable[[], object], busy: Callable[[], bool]
) -> dict[str, object]:
    began, worked = time.perf_counter(), time.thread_time()
    with Watchdog() as watchdog:
        begin()
        while busy():
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    longest = sorted(watchdog.stalls, key=lambda stall: -stall.work)[:_SHOWN]
    return {
        "wall": time.perf_counter() - began,
        "work": time.thread_time() - worked,
        "longest_wall": max((stall.wall for stall in watchdog.stalls), default=0.0),
        "stalls": [[stall.wall, stall.work, stall.place] for stall in longest],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
