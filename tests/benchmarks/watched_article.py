"""A window in which an article of a million characters is opened: when it can be read, when its
marks are there, and what made a person wait meanwhile.

Run as a program: case file to make, how many characters.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from desktop.window_main import MainWindow
from desktop.window_pace import Pace
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from tests.benchmarks.cases import articles
from tests.benchmarks.long_article import long_article
from tests.benchmarks.watching import Watchdog

_REST = 1.0
"""Seconds after the marks are there: panes may go on filling themselves."""


def main(path: Path, characters: int) -> None:
    """Open the article and print what the watchdog saw, as JSON."""
    short, long = _make_case(path, characters)
    application = QApplication(sys.argv[:1])
    workspace = Workspace()
    Pace(workspace)
    window = MainWindow(workspace, Remembered(path.with_suffix(".ini")))
    window.resize(1280, 800)
    window.show()
    workspace.case_session.open(path)
    workspace.case_session.show(short)
    _turn_until(application, lambda: not workspace.asking.waiting, _REST)
    gc.collect()
    gc.freeze()
    began, worked = time.perf_counter(), time.process_time()
    with Watchdog() as watchdog:
        workspace.case_session.show(long)
        application.processEvents()
        window.article.text.viewport().repaint()
        readable = time.process_time() - worked, time.perf_counter() - began
        _turn_until(application, lambda: not workspace.long_reading.busy, 0)
        whole = time.process_time() - worked, time.perf_counter() - began
        _turn_until(application, lambda: not workspace.asking.waiting, _REST)
    assert workspace.analysis is not None
    assert workspace.analysis.mentions
    longest = sorted(watchdog.stalls, key=lambda stall: -stall.work)[:12]
    told = {
        "readable": readable,
        "whole": whole,
        "stalls": [[stall.wall, stall.work, stall.place] for stall in longest],
        "over": sum(stall.work > 0.05 for stall in watchdog.stalls),
    }
    print(json.dumps(told), flush=True)
    window.close()


def _make_case(path: Path, characters: int) -> tuple[int, int]:
    """A case of a usual article and a long one; gives their numbers."""
    with CaseFile.create(path) as case:
        numbers = []
        for name, (article, reading) in (
            ("short", next(articles(1))),
            ("long", long_article(characters)),
        ):
            numbers.append(case.documents.add(article, file=f"{name}.txt").id)
            case.layers.replace(numbers[-1], reading)
    return numbers[0], numbers[1]


def _turn_until(application: QApplication, done: Callable[[], bool], rest: float) -> None:
    """Let the event loop turn until then, and for so many seconds more."""
    while not done():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    ends = time.perf_counter() + rest
    while time.perf_counter() < ends:
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        time.sleep(0.002)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
