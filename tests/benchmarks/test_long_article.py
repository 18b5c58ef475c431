"""How soon an article of a million characters can be read, and how long a click may wait meanwhile:
see :mod:`tests.benchmarks.watched_article`. Both are told in the processor's time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figures

_CHARACTERS = 1_000_000
_USABLE, _STALL = 1, 50
"""Seconds, and milliseconds."""


def test_an_article_of_a_million_characters_is_opened(figures: Figures, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable, "-m", "tests.benchmarks.watched_article", tmp_path / "long.rawi",
            str(_CHARACTERS),
        ],
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    work, wall = told["whole"]
    figures.explain(f"a million characters: all marks after {work:.1f} s of work, {wall:.1f} s")
    for stall_wall, stall_work, place in told["stalls"][:5]:
        figures.explain(
            f"    {stall_work * 1000:4.0f} ms of work, {stall_wall * 1000:4.0f} ms in all: {place}"
        )
    longest = max((work for _, work, _ in told["stalls"]), default=0.0)
    figures.at_most("a million characters: the text can be read", told["readable"][0], _USABLE, "s")
    figures.at_most("a million characters: the longest stall", longest * 1000, _STALL, "ms")
