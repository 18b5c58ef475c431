"""A long text in the background: laid out to its end, never much of it at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimerEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.look.fonts import load_fonts
from desktop.look.palette import LIGHT
from desktop.panes.article_pacing import is_laid_out
from desktop.panes.article_text import ArticleText
from tests.builders import TEXT, analysis, document

LONG = "\n".join([TEXT] * (120_000 // len(TEXT)))


@pytest.fixture
def page(qtbot: QtBot) -> ArticleText:
    load_fonts()
    widget = ArticleText(LIGHT)
    qtbot.addWidget(widget)
    widget.resize(560, 700)
    widget.show()
    qtbot.waitExposed(widget)
    widget.show_reading(replace(analysis(), document=document(LONG)))
    return widget


def with_lines(page: ArticleText) -> int:
    """How many paragraphs are laid out."""
    blocks = map(page.document().findBlockByNumber, range(page.document().blockCount()))
    return sum(block.layout().lineCount() > 0 for block in blocks)


def strides(page: ArticleText) -> list[int]:
    """How many paragraphs each beat of a timer lays out, until all are."""
    taken, before = [], with_lines(page)
    while not is_laid_out(page.document()):
        QApplication.sendEvent(page.document().documentLayout(), QTimerEvent(0))
        taken.append(with_lines(page) - before)
        assert taken[-1] > 0
        before += taken[-1]
    return taken


@pytest.fixture
def short_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock finds the time up."""
    monkeypatch.setattr("desktop.panes.article_pacing._MOST", 0.0)


@pytest.mark.usefixtures("short_of_time")
def test_no_beat_of_a_timer_lays_out_much(page: ArticleText) -> None:
    assert not is_laid_out(page.document())
    taken = strides(page)
    assert max(taken) <= len(LONG.split("\n")) / 20
    assert with_lines(page) == page.document().blockCount()


@pytest.mark.usefixtures("short_of_time")
def test_another_width_is_laid_out_a_little_at_a_time_too(page: ArticleText) -> None:
    strides(page)
    page.resize(420, 700)
    assert not is_laid_out(page.document())
    assert max(strides(page)) <= len(LONG.split("\n")) / 20


def test_the_scroll_bar_reaches_the_end(page: ArticleText, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: is_laid_out(page.document()), timeout=30_000)
    bar = page.verticalScrollBar()
    high = page.document().documentLayout().documentSize().height()
    qtbot.waitUntil(lambda: bar.maximum() == round(high) - page.viewport().height())
