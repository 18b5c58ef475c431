"""How fast the timeline is with many events: a frame while panning, and a step of zoom."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import cycle

import pytest
from PySide6.QtGui import QPixmap
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from desktop.look.appearance import Appearance
from desktop.panes.timeline_canvas import TimelineCanvas
from desktop.panes.timeline_view import TimelineView, timeline_view
from tests.panes.told import reading

EVENTS = 10_000
YEARS = 30


@pytest.fixture(scope="module")
def view() -> TimelineView:
    draw = random.Random(7)
    times = []
    for _ in range(EVENTS):
        first = date(1990, 1, 1) + timedelta(draw.randrange(YEARS * 365))
        last = first + timedelta(draw.choice((0, 0, 0, 1, 3, 10, 30)))
        times.append((first.isoformat(), last.isoformat()))
    return timeline_view(reading(times), Appearance().words, "actor")


@pytest.fixture
def canvas(qtbot: QtBot, view: TimelineView) -> TimelineCanvas:
    canvas = TimelineCanvas(Appearance())
    qtbot.addWidget(canvas)
    canvas.resize(1280, 260)
    canvas.show()
    canvas.show_view(view, reframe=True)
    return canvas


@pytest.mark.parametrize("closer", [1, 30, 1000])
def test_a_frame_while_panning(
    benchmark: BenchmarkFixture, canvas: TimelineCanvas, closer: int
) -> None:
    canvas.zoom(closer, 640)
    canvas.grab()

    def frame() -> QPixmap:
        canvas.pan(7)
        return canvas.viewport().grab()

    benchmark(frame)


def test_a_step_of_zoom(benchmark: BenchmarkFixture, canvas: TimelineCanvas) -> None:
    steps = cycle([1.25, 0.8])

    def step() -> QPixmap:
        canvas.zoom(next(steps), 640)
        return canvas.viewport().grab()

    benchmark(step)
