"""How fast a case takes articles in."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from desktop.analysis.model import Article
from desktop.analysis.pipeline import analyse
from resources.lexicons import load
from storage.case_file import CaseFile
from tests.benchmarks.figures import Figures
from tests.benchmarks.news import news

ARTICLES = 1000
READ = 20
LENGTH = 2500


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path_factory.mktemp("case") / "many.rawi") as opened:
        yield opened


def test_articles_are_stored(figures: Figures, case: CaseFile) -> None:
    texts = [news(LENGTH, seed) for seed in range(ARTICLES)]
    analyses = [analyse(Article(text), load()) for text in texts[:READ]]
    began = time.perf_counter()
    for number, text in enumerate(texts):
        added = case.documents.add(Article(text), file=f"{number}.txt")
        if number < READ:
            case.layers.replace(added.id, analyses[number])
    figures.at_least("articles stored", ARTICLES / (time.perf_counter() - began), 50, "a second")
