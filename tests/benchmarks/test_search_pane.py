"""Searching a large case in the window: how long answers take, how long the window stands still
while a person types. See :mod:`tests.benchmarks.watched_search`.

``--documents N`` says how large (5,000 if not), ``--case FILE`` measures a case that is there. What
is judged of a standstill is what this program made of it, in any of its threads; the time on the
wall, which other programs make longer, is told beside it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.figures import Figures
from tests.benchmarks.large_case import make_case

_MOST = 50.0
"""Milliseconds: what a person feels."""


@pytest.fixture(scope="module")
def case_path(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = pytestconfig.getoption("--case")
    if given is not None:
        return Path(given)
    path = tmp_path_factory.mktemp("search") / "large.rawi"
    make_case(path, int(pytestconfig.getoption("--documents")))
    return path


@pytest.mark.parametrize(("where", "told"), [("pane", "search pane"), ("palette", "Ctrl+K")])
def test_typing_into_a_search(figures: Figures, case_path: Path, where: str, told: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.watched_search", case_path, where],
        capture_output=True,
        text=True,
        check=True,
    )
    typed = json.loads(done.stdout.splitlines()[-1])
    figures.explain(f"{told}, milliseconds: first found, all found, longest standstill (wall)")
    for one in typed:
        ours, wall, _, place = max(one["stalls"], default=(0.0, 0.0, 0.0, ""))
        figures.explain(
            f"  {one['first'] * 1000:6.0f} {one['whole'] * 1000:7.0f} {ours * 1000:5.0f}"
            f" ({wall * 1000:4.0f})  {one['query']}   {place[:60]}"
        )
    figures.tell(f"{told}: first found, median of {len(typed)}", _middle(typed, "first"), "ms")
    figures.tell(f"{told}: all found, with facets in the pane", _middle(typed, "whole"), "ms")
    longest = max((stall[0] for one in typed for stall in one["stalls"]), default=0.0)
    figures.at_most(f"{told}: the window stands still", longest * 1000, _MOST, "ms")


def _middle(typed: list[dict[str, float]], what: str) -> float:
    return sorted(one[what] for one in typed)[len(typed) // 2] * 1000
