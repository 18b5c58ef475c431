"""Twice the text takes twice the time: seconds for 1, 2, 4, 8 and 16 times as much, with the neural
recogniser and without it, and for 5 MB in one line."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from desktop.analysis.model import Article
from desktop.analysis.pipeline import STAGES, analyse
from desktop.analysis.text.document import begin_reading
from resources.lexicons import load
from resources.models import NO_MODELS, Models, shipped
from tests.analysis.quoting import assert_quotes
from tests.benchmarks.figures import Figures
from tests.benchmarks.news import awkward, news

TIMES = (1, 2, 4, 8, 16)
BASE = 6000
# Above 1 for the caches of the processor, which longer texts leave; a square would give 16.
MOST = 1.6
LONGEST = 5_000_000  # bytes of UTF-8
PART = 8  # the longest text is compared with one of this part of its length

WITHOUT, WITH = "without the neural recogniser", "with it"
MODELS = {WITHOUT: NO_MODELS, WITH: shipped()}
# How often each length is read: the shortest run counts, for others disturb a run and none quickens
# it. The neural recogniser reads each sentence for itself and takes most of the time.
RUNS = {WITHOUT: 3, WITH: 1}
KIND = pytest.mark.parametrize("kind", MODELS)


def seconds(text: str, models: Models) -> dict[str, float]:
    """Seconds of this core for each stage of the engine, and in all."""
    lexicons, taken = load(), {}
    began = time.process_time()
    article = Article(text, outlet="الساحل", published="2021-03-20")
    reading = begin_reading(article, lexicons, models)
    taken["begin_reading"] = time.process_time() - began
    for stage in STAGES:
        stage_began = time.process_time()
        reading = stage.run(reading, lexicons)
        taken[stage.run.__name__] = time.process_time() - stage_began
    taken["in all"] = time.process_time() - began
    return taken


def growth(text_of: Callable[[int], str], kind: str) -> tuple[list[dict[str, float]], float]:
    """The seconds of each length, and how much longer a character takes in the longest text than in
    one a quarter as long."""
    rows = []
    for times in TIMES:
        runs = [seconds(text_of(BASE * times), MODELS[kind]) for _ in range(RUNS[kind])]
        rows.append(min(runs, key=lambda row: row["in all"]))
    return rows, rows[-1]["in all"] / rows[-3]["in all"] * TIMES[-3] / TIMES[-1]


@KIND
def test_articles_of_any_length(figures: Figures, kind: str) -> None:
    seconds(news(BASE), MODELS[kind])
    rows, worse = growth(news, kind)
    figures.explain(f"Seconds for {BASE:,} characters of news and {TIMES[1:]} times, {kind}:")
    for stage in rows[0]:
        figures.explain(f"  {stage:22}" + "".join(f"{row[stage]:10.3f}" for row in rows))
    what = f"a character in news 16 times as long as against 4 times, {kind}"
    figures.at_most(what, worse, MOST, "times")


@KIND
@pytest.mark.parametrize("name", [name for name, _ in awkward(100)])
def test_texts_that_are_no_articles(figures: Figures, name: str, kind: str) -> None:
    rows, worse = growth(lambda characters: dict(awkward(characters))[name], kind)
    taken = "".join(f"{row['in all']:10.3f}" for row in rows)
    figures.explain(f"  {name:30}{taken}  {kind}")
    slow = rows[-1]["in all"] > 0.5
    worse = worse if slow else min(worse, 1)
    figures.at_most(f"the same of “{name}”, {kind}", worse, MOST, "times")


@KIND
def test_five_megabytes_in_one_line(
    figures: Figures, pytestconfig: pytest.Config, kind: str
) -> None:
    if kind == WITH and not pytestconfig.getoption("--long"):
        pytest.skip("takes minutes: benchmarks --long")
    line = one_line(LONGEST)
    taken = {}
    for text in (line[: len(line) // PART], line):
        began = time.process_time()
        assert_quotes(analyse(Article(text, published="2021-03-20"), load(), MODELS[kind]))
        taken[len(text)] = time.process_time() - began
    part, whole = taken.values()
    figures.tell(f"{LONGEST / 1e6:g} MB in one line ({len(line):,} characters), {kind}", whole, "s")
    what = f"a character of it as against one in an eighth of it, {kind}"
    figures.at_most(what, whole / part / PART, MOST, "times")


def one_line(size: int) -> str:
    """News without a line's end, of so many bytes of UTF-8."""
    text = dict(awkward(size))["one line"]
    return text.encode()[:size].decode(errors="ignore")
