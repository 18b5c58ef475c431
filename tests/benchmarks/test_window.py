"""The window on a large case: how soon it stands, what it holds in memory, how fast one steps.

``--documents N`` says how large (5,000 if not).
"""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import islice

import pytest

from storage.case_file import CaseFile
from tests.benchmarks.cases import articles
from tests.benchmarks.figures import Figures

_BATCH = 500
# A process of its own: what pytest holds in memory is not the window's.
_PROGRAM = """
import json, sys, time
from pathlib import Path
from statistics import median
from PySide6.QtWidgets import QApplication
from desktop.window_main import MainWindow
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace
application = QApplication(sys.argv[:1])
workspace = Workspace()
window = MainWindow(workspace, Remembered(Path(sys.argv[2])))
window.resize(1280, 800)
window.show()
application.processEvents()
def taken(deed):
    began = time.process_time()
    deed()
    window.grab()
    return time.process_time() - began
def memory():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
session, run = workspace.case_session, workspace.actions.run
told = {"empty": memory(), "opening": taken(lambda: session.open(Path(sys.argv[1])))}
told["memory"] = memory()
told["first steps"] = median(taken(lambda: run("article_next")) for _ in range(15))
session.show(session.rows(offset=session.count // 2, limit=1)[0].id)
told["steps in the middle"] = median(taken(lambda: run("article_next")) for _ in range(15))
told["list"] = taken(lambda: run("article_list"))
told["memory after"] = memory()
print(json.dumps(told), flush=True)
window.close()
"""


@pytest.fixture(scope="module")
def told(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """What the program measured: seconds of the processor, and megabytes of memory."""
    folder = tmp_path_factory.mktemp("window")
    made_up = articles(int(pytestconfig.getoption("--documents")))
    with CaseFile.create(folder / "large.rawi") as case:
        while batch := list(islice(made_up, _BATCH)):
            with case.together():
                for article, read in batch:
                    case.layers.replace(case.documents.add(article, file=None).id, read)
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, folder / "large.rawi", folder / "window.ini"],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def test_a_large_case_stands_in_the_window(figures: Figures, told: dict[str, float]) -> None:
    figures.at_most("the window of a large case, its first article drawn", told["opening"], 1, "s")


def test_the_window_is_small(figures: Figures, told: dict[str, float]) -> None:
    figures.explain(f"memory of the window without a case: {told['empty']:.0f} MB")
    figures.at_most("memory of the window of a large case", told["memory after"], 500, "MB")


def test_a_step_takes_as_long_anywhere(figures: Figures, told: dict[str, float]) -> None:
    first, middle = told["first steps"], told["steps in the middle"]
    figures.tell("to the next article, drawn", first * 1000, "ms")
    figures.at_most("the same in the middle of the case", middle / first, 2, "times as long")


def test_the_list_of_articles_opens(figures: Figures, told: dict[str, float]) -> None:
    figures.at_most("the list of all articles, drawn", told["list"] * 1000, 150, "ms")
