"""How fast the timeline is with many events: frames while it moves and zooms through all levels.

A frame is what a person waits for: the move, what is laid out anew, and the painting of the pane;
what is read of the case comes from beside the window, and its arrival is measured as a frame too.
Counted is the time that the window's own thread works, for other programs do not slow it down.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.look.appearance import Appearance
from desktop.panes.timeline import TimelinePane
from desktop.panes.timeline_canvas import TimelineCanvas
from desktop.panes.timeline_view import timeline_view
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from tests.benchmarks.cases import articles
from tests.benchmarks.figures import Figures
from tests.panes.told import reading

FRAME = 16.0
"""Milliseconds: sixty frames a second."""
EVENTS_OF_ARTICLE = 8
YEARS = 30
_STEPS = 24
"""Steps of zoom from all of time to minutes, and back."""


class Frames:
    """The milliseconds of many frames."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    def take(self, move: Callable[[], object], painted: Callable[[], object]) -> None:
        began = time.thread_time()
        move()
        painted()
        self.taken.append((time.thread_time() - began) * 1000)

    def tell(self, figures: Figures, what: str) -> None:
        figures.at_most(f"{what}: median frame", median(self.taken), FRAME, "ms")
        figures.at_most(f"{what}: 99th of 100", quantiles(self.taken, n=100)[98], FRAME, "ms")


@pytest.fixture(params=[1_000, 10_000, 100_000])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[int, Path]:
    path = tmp_path / "timeline.rawi"
    with CaseFile.create(path) as made, made.together():
        count = request.param // EVENTS_OF_ARTICLE
        for number, (article, read) in enumerate(articles(count)):
            made.layers.replace(made.documents.add(article, file=f"{number}.txt").id, read)
    return request.param, path


def test_the_whole_case(qtbot: QtBot, figures: Figures, case: tuple[int, Path]) -> None:
    events, path = case
    workspace = Workspace(Appearance())
    pane = TimelinePane(workspace)
    qtbot.addWidget(pane)
    pane.resize(1280, 320)
    pane.show()
    workspace.case_session.open(path)
    workspace.comparing.start = lambda: None  # type: ignore[method-assign]
    pane.scope.choose(1)
    qtbot.waitUntil(lambda: pane.reading.part is not None, timeout=30_000)
    frames, application = Frames(), QApplication.instance()
    assert application is not None

    canvas = pane.canvas
    for by in range(len(pane.lanes_by._group.actions())):
        pane.lanes_by.choose(by)
        canvas.frame_all()
        for factor in (*[1.8] * _STEPS, *[1 / 1.8] * _STEPS):
            frames.take(lambda factor=factor: canvas.zoom(factor, 500), application.processEvents)  # type: ignore[misc]
            for _ in range(6):
                frames.take(lambda: canvas.pan(23), application.processEvents)
                # A person's hand, and the thread beside, need their time too.
                time.sleep(0.004)
    frames.tell(figures, f"case of {events:,} events")
    figures.explain(
        f"case of {events:,} events: {len(frames.taken):,} frames, the slowest"
        f" {max(frames.taken):.1f} ms"
    )
    workspace.case_session.close()


def test_one_article(qtbot: QtBot, figures: Figures) -> None:
    draw, times = random.Random(7), []
    for _ in range(1_000):
        first = date(1990, 1, 1) + timedelta(draw.randrange(YEARS * 365))
        last = first + timedelta(draw.choice((0, 0, 0, 1, 3, 10, 30)))
        times.append((first.isoformat(), last.isoformat()))
    view = timeline_view(reading(times), Appearance().words, "actor")
    canvas = TimelineCanvas(Appearance())
    qtbot.addWidget(canvas)
    canvas.resize(1280, 260)
    canvas.show()
    canvas.show_view(view, reframe=True)
    frames = Frames()
    application = QApplication.instance()
    assert application is not None
    for factor in (*[1.8] * _STEPS, *[1 / 1.8] * _STEPS):
        frames.take(lambda factor=factor: canvas.zoom(factor, 640), application.processEvents)  # type: ignore[misc]
        for _ in range(6):
            frames.take(lambda: canvas.pan(23), application.processEvents)
    frames.tell(figures, f"article of {len(times):,} events")
