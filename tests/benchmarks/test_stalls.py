"""How long a click may wait while 500 articles come in: see :mod:`tests.benchmarks.watched_import`.

What is judged is the work of the window's thread, for other programs on the machine make the time
on the wall longer; that is told beside it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.window_panes import PANES
from tests.benchmarks.figures import Figures

_ARTICLES = 500
_MOST = 50
"""Milliseconds."""
_FRONTS = ("", *(line.make.pane_id for line in PANES))


@pytest.mark.parametrize("pane", _FRONTS)
def test_a_click_is_answered_while_articles_come_in(
    figures: Figures, tmp_path: Path, pane: str
) -> None:
    case = tmp_path / "a.rawi"
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.watched_import", case, str(_ARTICLES), pane],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    front = pane or "the usual panes"
    assert told["stored"] == _ARTICLES
    figures.explain(
        f"{front}: {told['work']:.1f} s of work in {told['wall']:.1f} s, "
        f"{told['over']} stalls of more than {_MOST} ms of work; the longest:"
    )
    figures.explain(
        f"    on the wall {told['over_wall']} of more than {_MOST} ms, the longest"
        f" {told['longest_wall'] * 1000:.0f} ms; a process that did nothing meanwhile:"
        f" {told['idle_over']}, the longest {told['idle_longest'] * 1000:.0f} ms"
    )
    for wall, work, place in told["stalls"][:3]:
        figures.explain(f"    {work * 1000:4.0f} ms of work, {wall * 1000:4.0f} ms in all: {place}")
    longest = max((work for _, work, _ in told["stalls"]), default=0.0)
    figures.at_most(f"longest stall of an import, {front}", longest * 1000, _MOST, "ms")
