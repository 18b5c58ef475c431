"""How long the article's pane takes to be there: laid out and drawn whole, and a frame later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle, islice
from statistics import median
from time import process_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Analysis, Article, Document, Entity, Mention, Paragraph
from desktop.analysis.pipeline import analyse
from desktop.look.fonts import load_fonts
from desktop.look.palette import LIGHT
from desktop.panes.article_text import ArticleText
from desktop.workspace.lighting import light
from desktop.workspace.rules import Chosen
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


# Long articles are measured by the processor's time: other work beside them does not matter.
LONG = 1_000_000
MANY = 50_000


def long_reading(usual_article: Article, length: int, every: int) -> Analysis:
    """The usual article again and again, each ``every``-th word a mention of one entity."""
    lines = [line for line in usual_article.text.split("\n") if line.strip()]
    text = "\n".join(islice(cycle(lines), length * len(lines) // len("\n".join(lines))))
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(start, start + len(line), "body"))
        start += len(line) + 1
    words = [match.span() for match in re.finditer(r"\S{3,}", text)][::every]
    mentions = tuple(
        Mention(f"m{n}", *span, text[slice(*span)], "place", "name", "e1", "gazetteer", 0.9)
        for n, span in enumerate(words)
    )
    entity = Entity("e1", "place", "الساحل", (), tuple(mention.id for mention in mentions))
    document = Document("", None, None, None, text, tuple(paragraphs))
    return Analysis(document, mentions, (entity,), (), (), (), (), (), ())


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


def test_an_article_of_a_million_characters_can_be_read(
    figures: Figures, page: ArticleText, usual_article: Article
) -> None:
    reading = long_reading(usual_article, LONG, every=8)
    began = process_time()
    page.show_reading(reading)
    page.viewport().grab()
    took = process_time() - began
    figures.at_most("a million characters: the first page with its marks", took, 1, "s")
    bar = page.verticalScrollBar()
    frames = []
    for place in range(0, bar.maximum(), max(1, bar.maximum() // 60)):
        began = process_time()
        bar.setValue(place)
        page.viewport().grab()
        frames.append((process_time() - began) * 1000)
    figures.at_most("a million characters: a frame while scrolling", median(frames), 50, "ms")


def test_an_entity_of_fifty_thousand_mentions_is_chosen(
    figures: Figures, page: ArticleText, usual_article: Article
) -> None:
    reading = long_reading(usual_article, LONG, every=3)
    assert len(reading.mentions) >= MANY
    page.show_reading(reading)
    page.viewport().grab()
    rule = Chosen("entity", "e1")
    lit = light(rule, reading)
    began = process_time()
    page.set_lit(lit, rule, reveal=True)
    page.viewport().grab()
    took = (process_time() - began) * 1000
    figures.at_most(f"{len(reading.mentions):,} mentions of an entity lit", took, 500, "ms")
    began = process_time()
    page.verticalScrollBar().setValue(400)
    page.viewport().grab()
    frame = (process_time() - began) * 1000
    figures.at_most("a frame of them while scrolling", frame, 50, "ms")
