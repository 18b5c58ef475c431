"""How fast the map is with many places: frames while it moves and zooms through all levels.

A frame is what a person waits for: the move, what is laid out anew, and the painting of the pane.
Counted is the time that the window's own thread works, for other programs do not slow it down.
"""

from __future__ import annotations

import random
import time
from pathlib import Path
from statistics import median, quantiles

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.look.appearance import Appearance
from desktop.panes import map_base, map_names
from desktop.panes.map_canvas import MapCanvas
from desktop.panes.map_layout import prepared
from desktop.panes.map_places import case_places
from desktop.workspace.case_map import PlaceOnMap, places_on_map
from storage.case_file import CaseFile
from tests.benchmarks.cases import articles
from tests.benchmarks.figures import Figures
from tests.benchmarks.test_timeline_paint import FRAME, Frames

PLACES = 10_000
STALL = 50.0
"""Milliseconds: longer than this nothing may hold up the window."""
ARTICLES = 5_000
ANSWERED = 5.0
"""Seconds in which the places of a case of 100,000 articles are counted, beside the window."""
_STEPS = 12
_TYPES = ("strike", "killing", "advance", "meeting", "arrest", "displacement")


@pytest.mark.parametrize("count", [1_000, PLACES])
def test_frames(qtbot: QtBot, figures: Figures, count: int) -> None:
    draw = random.Random(5)
    counted = [
        PlaceOnMap(
            number, f"موضع {number}", draw.gauss(34, 2.5), draw.gauss(40, 5), 3.0, "locality", "SY",
            {draw.choice(_TYPES): draw.randrange(1, 60)}, draw.randrange(1, 6),
        )
        for number in range(count)
    ]  # fmt: skip
    map_base.load_all()
    map_names.load_all()
    canvas = MapCanvas(Appearance())
    qtbot.addWidget(canvas)
    canvas.resize(1280, 800)
    canvas.show_ground()
    places = case_places(counted, None)
    canvas.show_places(places, prepared(places), reframe=True)
    canvas.show()
    application = QApplication.instance()
    assert application is not None
    application.processEvents()
    zooming, moving = Frames(), Frames()
    for factor in (*[1.5] * _STEPS, *[1 / 1.5] * _STEPS):
        zooming.take(lambda factor=factor: canvas.zoom(factor), application.processEvents)  # type: ignore[misc]
        for _ in range(8):
            moving.take(lambda: canvas.pan(17, 9), application.processEvents)
            # A person's hand, and the thread beside, need their time too.
            time.sleep(0.006)
        canvas.pan(-8 * 17, -8 * 9)
    moving.tell(figures, f"{count:,} places, moving")
    for frames, what in ((moving, "moving"), (zooming, "zooming")):
        figures.explain(f"{count:,} places, {what}: the slowest frame {max(frames.taken):.1f} ms")
    figures.at_most(f"{count:,} places, zooming: median", median(zooming.taken), 2 * FRAME, "ms")
    figures.at_most(
        f"{count:,} places, zooming: 9 of 10", quantiles(zooming.taken, n=10)[8], STALL, "ms"
    )
    qtbot.waitUntil(lambda: not canvas.ground.waiting, timeout=10_000)


def test_places_of_a_case(figures: Figures, tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "map.rawi") as case:
        with case.together():
            for number, (article, read) in enumerate(articles(ARTICLES)):
                case.layers.replace(case.documents.add(article, file=f"{number}.txt").id, read)
        places_on_map(case, None)  # the gazetteer is read once
        began = time.perf_counter()
        found = places_on_map(case, None)
        taken = (time.perf_counter() - began) * 100_000 / ARTICLES
    figures.at_most(
        f"{len(found):,} places of {ARTICLES:,} articles, times {100_000 // ARTICLES}",
        taken, ANSWERED, "s",
    )  # fmt: skip
