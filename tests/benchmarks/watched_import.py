"""A window while 500 articles come in, as fast as it takes them: what made a person wait.

Run as a program: case file to make, how many articles, the pane to look at («» the usual ones).
Readings are made up beforehand: what the reading costs is other processes' work.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from desktop.intake import Progress, Request, Taken
from desktop.window_main import MainWindow
from desktop.workspace import file_import
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace
from tests.benchmarks.cases import articles
from tests.benchmarks.watching import Watchdog


def main(case: Path, count: int, pane: str) -> None:
    """Import and print what the watchdog saw, as JSON."""
    application = QApplication(sys.argv[:1])
    workspace = Workspace()
    window = MainWindow(workspace, Remembered(case.with_suffix(".ini")))
    window.resize(1280, 800)
    window.show()
    workspace.case_session.create(case)
    read = list(articles(count))

    def hand_over(
        requests: Sequence[Request],
        receive: Callable[[Taken], None],
        *,
        on_progress: Callable[[Progress], None],
        **_: object,
    ) -> list[object]:
        for done, (request, (article, analysis)) in enumerate(zip(requests, read, strict=True), 1):
            receive(Taken(request, article, analysis, None))
            on_progress(Progress(done, len(requests), request, 1, 0, ()))
        return []

    vars(file_import)["take_in"] = hand_over
    application.processEvents()
    # The collector of cycles would look through what no window has: the readings made beforehand.
    gc.collect()
    gc.freeze()
    idle = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.idle_gaps"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    began, worked = time.perf_counter(), time.thread_time()
    with Watchdog() as watchdog:
        workspace.intake.import_files([Request(Path(f"{n}.txt")) for n in range(count)])
        while workspace.background.busy or workspace.comparing.waiting:
            if pane and not window.docks.away:
                window.docks.reveal(pane)
                pane = ""
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    noise = idle.communicate("")[0].split()
    longest = sorted(watchdog.stalls, key=lambda stall: -stall.work)[:12]
    told = {
        "stored": workspace.case_session.count,
        "beats": watchdog.beats,
        "wall": time.perf_counter() - began,
        "work": time.thread_time() - worked,
        "stalls": [[stall.wall, stall.work, stall.place] for stall in longest],
        "over": sum(stall.work > 0.05 for stall in watchdog.stalls),
        "over_wall": sum(stall.wall > 0.05 for stall in watchdog.stalls),
        "longest_wall": max((stall.wall for stall in watchdog.stalls), default=0.0),
        "idle_longest": float(noise[0]) / 1000,
        "idle_over": int(noise[1]),
    }
    print(json.dumps(told), flush=True)
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
