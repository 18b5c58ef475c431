"""A window in which a person types into the search of a large case: how long each answer takes, and
what made them wait while they typed.

Run as a program: case file, and where they type («pane»: the search pane; «palette»: Ctrl+K).
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.panes.search import SearchPane
from desktop.window_main import MainWindow
from desktop.window_pace import Pace
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from tests.benchmarks.watching import Watchdog

_BETWEEN_LETTERS = 0.15
"""Seconds: about 70 words a minute. Some letters come before the pause after which is asked."""
_SETTLING, _PATIENCE = 3.0, 300.0


class _Place(Protocol):
    """Where a person types: ``first`` whether something is found, ``whole`` whether all is."""

    @property
    def field(self) -> QLineEdit: ...

    def first(self) -> bool: ...

    def whole(self) -> bool: ...


class _Pane:
    def __init__(self, window: MainWindow) -> None:
        pane = window.panes["search"]
        assert isinstance(pane, SearchPane)
        self._pane, self.field = pane, pane.bar.field
        window.docks.reveal("search")

    def first(self) -> bool:
        answered = self._pane.count is not None or bool(self._pane.model.hits)
        return not self._pane.bar.pausing and answered

    def whole(self) -> bool:
        return not (self._pane.bar.pausing or self._pane.waiting)


class _Palette:
    def __init__(self, window: MainWindow) -> None:
        self.field = self._search = window.top.search
        self._search.open()

    def first(self) -> bool:
        kinds = {entry.key[0] for entry in self._search.hits.entries()}
        return self.whole() or bool(kinds & {"entity", "document", "text"})

    def whole(self) -> bool:
        return not self._search.looking


def queries(case: Path) -> list[str]:
    """What is typed: names and words of the case itself, rare and common, in both scripts."""
    with CaseFile.open(case, read_only=True) as opened:
        frequent = opened.meetings.prominent(limit=3)
        title = opened.windows.rows(limit=1)[0].title.split()
    names = [one.entity.name for one in frequent]
    return [
        names[0],
        f'"{title[0]} {title[1]}"',
        f"{names[1][:4]}*",
        "Mohammed",
        "person:Khaled",
        "قال",
        f"{names[2]} قال",
    ]


def main(case: Path, where: str) -> None:
    """Type and print what was measured, as JSON."""
    application = QApplication(sys.argv[:1])
    typed = queries(case)
    workspace = Workspace()
    Pace(workspace)
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(workspace, Remembered(Path(folder) / "a.ini"))
        window.resize(1280, 800)
        window.show()
        workspace.case_session.open(case, read_only=True)
        # Comparing the articles is other processes' work, and would only take the processor away.
        workspace.background.stop()
        place: _Place = _Pane(window) if where == "pane" else _Palette(window)
        _turn(application, _SETTLING)
        told = [_type(application, place, query) for query in typed]
        print(json.dumps(told), flush=True)
        window.close()
        workspace.case_session.close()


def _type(application: QApplication, place: _Place, query: str) -> dict[str, object]:
    """Type a query letter by letter, wait for all of its answer."""
    place.field.clear()
    _turn(application, 0.3)
    with Watchdog() as watchdog:
        for letter in query:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                press = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                application.postEvent(place.field, press)
            _turn(application, _BETWEEN_LETTERS)
        began = time.perf_counter()
        _until(application, place.first)
        first = time.perf_counter() - began
        _until(application, place.whole)
        whole = time.perf_counter() - began
        _turn(application, 0.2)
    stalls = sorted(watchdog.stalls, key=lambda one: -one.ours)
    return {
        "query": query,
        "first": first,
        "whole": whole,
        "stalls": [[one.ours, one.wall, one.work, one.place] for one in stalls],
    }


def _turn(application: QApplication, seconds: float) -> None:
    """Let the window live for a while."""
    ends = time.perf_counter() + seconds
    _until(application, lambda: time.perf_counter() >= ends)


def _until(application: QApplication, done: Callable[[], bool]) -> None:
    began = time.perf_counter()
    while not done():
        application.processEvents()
        time.sleep(0.002)
        assert time.perf_counter() - began < _PATIENCE


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
