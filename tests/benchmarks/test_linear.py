"""Twice the text takes twice the time: seconds for 1, 2, 4, 8 and 16 times as much."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from desktop.analysis.model import Article
from desktop.analysis.pipeline import STAGES
from desktop.analysis.text.document import begin_reading
from resources.lexicons import load
from tests.benchmarks.figures import Figures
from tests.benchmarks.news import awkward, news

TIMES = (1, 2, 4, 8, 16)
BASE = 6000
# Above 1 for the caches of the processor, which longer texts leave; a square would give 16.
MOST = 1.6


def seconds(text: str) -> dict[str, float]:
    """Seconds of this core for each stage of the engine, and in all."""
    lexicons, taken = load(), {}
    began = time.process_time()
    reading = begin_reading(Article(text, outlet="الساحل", published="2021-03-20"), lexicons)
    taken["begin_reading"] = time.process_time() - began
    for stage in STAGES:
        stage_began = time.process_time()
        reading = stage.run(reading, lexicons)
        taken[stage.run.__name__] = time.process_time() - stage_began
    taken["in all"] = time.process_time() - began
    return taken


def growth(text_of: Callable[[int], str]) -> tuple[list[dict[str, float]], float]:
    """The seconds of each length, and how much longer a character takes in the longest text than in
    one a quarter as long. The shortest run is counted: others disturb a run, none quickens it."""
    rows = []
    for times in TIMES:
        runs = [seconds(text_of(BASE * times)) for _ in range(3 if times < 16 else 2)]
        rows.append(min(runs, key=lambda row: row["in all"]))
    return rows, rows[-1]["in all"] / rows[-3]["in all"] * TIMES[-3] / TIMES[-1]


def test_articles_of_any_length(figures: Figures) -> None:
    seconds(news(BASE))
    rows, worse = growth(news)
    figures.explain(f"Seconds for {BASE:,} characters of news and {TIMES[1:]} times as much:")
    for stage in rows[0]:
        figures.explain(f"  {stage:22}" + "".join(f"{row[stage]:10.3f}" for row in rows))
    figures.at_most("a character in news 16 times as long as against 4 times", worse, MOST, "times")


@pytest.mark.parametrize("name", [name for name, _ in awkward(100)])
def test_texts_that_are_no_articles(figures: Figures, name: str) -> None:
    rows, worse = growth(lambda characters: dict(awkward(characters))[name])
    taken = "".join(f"{row['in all']:10.3f}" for row in rows)
    figures.explain(f"  {name:30}{taken}")
    slow = rows[-1]["in all"] > 0.5
    figures.at_most(f"the same of “{name}”", worse if slow else min(worse, 1), MOST, "times")
