"""Every pane of a window on a large case: how soon it stands, what each pane costs, how long it
keeps a click waiting. See :mod:`tests.benchmarks.visited_window`.

``--documents N`` says how large (5,000 if not); ``--case FILE``: a copy of one that is there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.figures import Figures
from tests.benchmarks.large_case import make_case


@pytest.fixture(scope="module")
def told(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("panes") / "large.rawi"
    given = pytestconfig.getoption("--case")
    if given is None:
        make_case(path, int(pytestconfig.getoption("--documents")))
    else:
        shutil.copy(Path(given), path)
    program = [sys.executable, "-m", "tests.benchmarks.visited_window"]
    done = subprocess.run(
        [*program, path, path.with_suffix(".ini")], capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told so there alone")
def test_a_large_case_stands_in_the_window(figures: Figures, told: dict[str, Any]) -> None:
    work, wall = told["opening"]
    figures.explain(f"opening: {wall:.2f} s on the wall")
    figures.at_most("the whole window of a large case drawn, work", work, 1, "s")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told so there alone")
def test_every_pane_together_is_small(figures: Figures, told: dict[str, Any]) -> None:
    before = told["empty"][1]
    figures.explain(f"memory of the window without a case: {told['empty'][0]:.0f} MB")
    for visit in told["visits"]:
        name = visit["pane"] or "opening"
        figures.explain(
            f"    {name}: {visit['own'] - before:+.0f} MB, seen after {visit['wall']:.1f} s, the"
            f" longest stall {visit['work'] * 1000:.0f} ms of work: {visit['place']}"
        )
        before = visit["own"]
    most = max(visit["resident"] for visit in told["visits"])
    figures.at_most("memory of the window after every pane was seen", most, 500, "MB")
