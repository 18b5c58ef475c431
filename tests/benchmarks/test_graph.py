"""The net of links: how long it is laid out and painted, and how fast a large case tells it.

``--documents N`` says how large the case is (5,000 if not); ``--case FILE`` takes one that is
there. What is read and laid out works beside the window; the window's own thread only paints.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TypeVar

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.look.appearance import Appearance
from desktop.panes.entity import EntityPane
from desktop.panes.graph_drawing import Drawing, draw
from desktop.panes.graph_scene import GraphScene, whole
from desktop.workspace.links import Net, NetWish, net
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from tests.benchmarks.cases import articles
from tests.benchmarks.figures import Figures

_STALL = 50.0
_MOST_SHOWN = 200
_BATCH = 500
_PATIENCE = 60.0
_WIDTH, _HEIGHT = 1100, 700

Result = TypeVar("Result")


@pytest.fixture(scope="module")
def case_path(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = pytestconfig.getoption("--case")
    if given is not None:
        return Path(given)
    path = tmp_path_factory.mktemp("graph") / "large.rawi"
    with CaseFile.create(path) as case:
        made_up = articles(int(pytestconfig.getoption("--documents")))
        stored = 0
        while batch := list(islice(made_up, _BATCH)):
            with case.together():
                for number, (article, read) in enumerate(batch, stored):
                    added = case.documents.add(article, file=f"{number}.txt")
                    case.layers.replace(added.id, read)
            stored += len(batch)
    return path


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What the work gives, and how long this thread worked on it, in milliseconds."""
    began = time.thread_time()
    result = work()
    return result, (time.thread_time() - began) * 1000


def _read(case_path: Path, most: int) -> tuple[Net, float]:
    with CaseFile.open(case_path, read_only=True) as case:
        return timed(lambda: net(case, NetWish(most=most)))


@pytest.mark.parametrize(("count", "reading", "laying"), [(200, 1500, 500), (1_000, 6000, 4000)])
def test_net(
    figures: Figures, qapp: QApplication, case_path: Path, count: int, reading: int, laying: int
) -> None:
    assert qapp
    found, read = _read(case_path, count)
    figures.at_most(f"{count:,} entities: who meets whom, beside the window", read, reading, "ms")
    drawing, laid = timed(lambda: draw(found, {}, {}))
    figures.at_most(f"{count:,} entities: laid out, beside the window", laid, laying, "ms")
    known = {node.id: (node.x, node.y) for node in drawing.nodes[:-1]}
    _, again = timed(lambda: draw(found, known, {}))
    figures.tell(f"{count:,} entities: laid out again with one new", again, "ms")
    frames = [_painted(drawing) for _ in range(20)]
    painted = f"{count:,} entities: painted, median"
    if count <= _MOST_SHOWN:
        figures.at_most(painted, median(frames), _STALL, "ms")
    else:
        figures.tell(painted, median(frames), "ms")
    links, documents = len(drawing.links), found.documents
    figures.explain(f"{count:,} entities: {links:,} links of {documents:,} articles")


def _painted(drawing: Drawing) -> float:
    """With its names placed anew, as at each step of a zoom."""
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    view = whole(drawing.nodes, _WIDTH, _HEIGHT)
    scene = GraphScene(drawing, view, _WIDTH, _HEIGHT, Appearance())
    painter = QPainter(image)
    _, taken = timed(lambda: scene.paint(painter))
    painter.end()
    return taken


def test_page_of_the_most_named(figures: Figures, qapp: QApplication, case_path: Path) -> None:
    workspace = Workspace(Appearance("ar", "light"))
    pane = EntityPane(workspace)
    pane.resize(620, 760)
    pane.show()
    workspace.case_session.open(case_path, read_only=True)
    workspace.background.stop()
    case = workspace.case_session.case
    assert case is not None
    most = case.meetings.prominent(limit=1)[0]
    began, longest = time.perf_counter(), 0.0
    _, longest = timed(lambda: workspace.case_entities.choose(most.entity.id))
    while pane.page.words is None:
        _, turn = timed(qapp.processEvents)
        longest = max(longest, turn)
        assert time.perf_counter() - began < _PATIENCE
        time.sleep(0.001)
    figures.tell("page of an entity: whole", (time.perf_counter() - began) * 1000, "ms")
    figures.at_most("page of an entity: the window stands still", longest, _STALL, "ms")
    figures.explain(f"page of an entity: {most.mentions:,} mentions in {most.documents:,} articles")
    workspace.case_session.close()
    pane.deleteLater()
