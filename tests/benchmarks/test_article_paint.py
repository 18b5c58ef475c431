"""How long the article's pane takes to be there: laid out and drawn whole, and a frame later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from desktop.look.fonts import load_fonts
from desktop.look.palette import LIGHT
from desktop.panes.article_text import ArticleText
from resources.lexicons import load
from tests.benchmarks.figures import Figures


@pytest.fixture
def page(qtbot: QtBot) -> ArticleText:
    load_fonts()
    page = ArticleText(LIGHT)
    qtbot.addWidget(page)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.resize(620, 760)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def readings(usual_article: Article) -> Iterator[Analysis]:
    """Two articles of the usual length in turn, so that nothing is drawn from memory."""
    later = Article(usual_article.text.replace("الساحل", "الميناء"), published="2024-03-05")
    return cycle([analyse(article, load()) for article in (usual_article, later)])


def median_of(benchmark: BenchmarkFixture) -> float:
    """Milliseconds."""
    assert benchmark.stats is not None
    return float(benchmark.stats["median"]) * 1000


def test_an_article_is_shown(
    benchmark: BenchmarkFixture, figures: Figures, page: ArticleText, readings: Iterator[Analysis]
) -> None:
    def shown() -> QPixmap:
        page.show_reading(next(readings))
        return page.viewport().grab()

    benchmark(shown)
    figures.at_most("an article laid out and drawn", median_of(benchmark), 50, "ms")


def test_a_frame_while_scrolling(
    benchmark: BenchmarkFixture, figures: Figures, page: ArticleText, readings: Iterator[Analysis]
) -> None:
    page.show_reading(next(readings))
    bar = page.verticalScrollBar()
    places = cycle(range(0, max(bar.maximum(), 1), 37))

    def frame() -> QPixmap:
        bar.setValue(next(places))
        return page.viewport().grab()

    benchmark(frame)
    figures.at_most("a frame of it while scrolling", median_of(benchmark), 50, "ms")
