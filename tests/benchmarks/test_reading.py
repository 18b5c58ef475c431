"""How fast articles are read, with the neural recogniser and without it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles

import pytest

from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from desktop.importing import read_article
from resources.lexicons import load
from resources.models import NO_MODELS, shipped
from tests.analysis.quoting import assert_quotes
from tests.benchmarks.figures import Figures
from tests.benchmarks.real_articles import articles
from tests.conftest import SHARED

# Seconds for an article, articles a second.
BARS = {"without the neural recogniser": (0.15, 20), "with it": (1.0, 5)}
KINDS = {"without the neural recogniser": NO_MODELS, "with it": shipped()}
KIND = pytest.mark.parametrize("kind", KINDS)


def timed(article: Article, kind: str) -> tuple[float, Analysis]:
    """Seconds of this core, and what was read."""
    began = time.process_time()
    analysis = analyse(article, load(), KINDS[kind])
    return time.process_time() - began, analysis


@KIND
def test_one_article(figures: Figures, usual_article: Article, kind: str) -> None:
    timed(usual_article, kind)
    figures.at_most(
        f"our own article of 2,800 characters, {kind}",
        median(timed(usual_article, kind)[0] for _ in range(15)),
        BARS[kind][0],
        "s",
    )


@KIND
@pytest.mark.shared
def test_the_article_of_the_design(figures: Figures, shared: Path, kind: str) -> None:
    file = next((shared / "articles").glob("000_*.txt"))
    article = read_article(file, outlet="الوطن", published="2017-11-12")
    timed(article, kind)
    figures.at_most(
        f"the article of the design ({len(article.text):,} characters), {kind}",
        median(timed(article, kind)[0] for _ in range(15)),
        BARS[kind][0],
        "s",
    )


@KIND
def test_many_real_articles(figures: Figures, pytestconfig: pytest.Config, kind: str) -> None:
    folder = pytestconfig.getoption("--articles") or SHARED / "data" / "raw_news"
    if not folder.is_dir():
        pytest.skip("needs a folder of articles: benchmarks --articles FOLDER")
    taken = []
    for article in articles(folder):
        seconds, analysis = timed(article, kind)
        assert_quotes(analysis)
        taken.append(seconds)
    what = f"{len(taken)} real articles {kind}"
    figures.tell(f"{what}: half of them within", median(taken), "s")
    figures.at_most(f"{what}: 95 % of them within", quantiles(taken, n=20)[-1], 1, "s")
    figures.at_least(f"{what}: on one core", len(taken) / sum(taken), BARS[kind][1], "a second")


# A program's peak is never told to be less than what its parent held: this one holds little.
_SMALL_PARENT = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is asked for otherwise there")
def test_the_memory_of_rawi_analyse(
    figures: Figures, usual_article: Article, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(usual_article.text, encoding="utf-8")
    analyse_it = (sys.executable, "-m", "desktop", "analyse", str(file), "--json")
    done = subprocess.run(
        [sys.executable, "-c", _SMALL_PARENT, *analyse_it],
        check=True,
        capture_output=True,
        text=True,
    )
    peak = int(done.stdout) * 1024 / 1_000_000
    figures.at_most("memory of rawi analyse at its peak", peak, 400, "MB")
