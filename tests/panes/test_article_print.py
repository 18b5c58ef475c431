"""The article on paper: its marks, margin and legend, over several pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.look.fonts import load_fonts
from desktop.look.palette import LIGHT
from desktop.panes.article_margin import margin_items
from desktop.panes.article_marks import LAYERS, Layer, marks
from desktop.panes.article_print import Printable, PrintedArticle
from tests.builders import TEXT, analysis, document

PAPER = QSizeF(672, 600)
PARTS = 5


def printable(layers: frozenset[Layer]) -> Printable:
    """The text of the builders five times; marks and claims in the last of them alone."""
    reading = analysis()
    shift = (len(TEXT) + 1) * (PARTS - 1)
    mentions = tuple(replace(m, start=m.start + shift, end=m.end + shift) for m in reading.mentions)
    claims = tuple(replace(c, start=c.start + shift, end=c.end + shift) for c in reading.claims)
    long = replace(
        reading,
        document=document("\n".join([TEXT] * PARTS)),
        mentions=mentions,
        claims=claims,
        times=(),
        quantities=(),
    )
    return Printable(
        document=long.document,
        marks=marks(long, layers),
        items=margin_items(long, (), layers),
        head="الفرات · 4 أيار 2021",
        outlet_word="الناشر",
        legend=[(layer, layer) for layer in LAYERS if layer in layers],
        mirrored=True,
    )


def page(article: PrintedArticle, number: int) -> QImage:
    picture = QImage(PAPER.toSize(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    article.paint_page(painter, number)
    painter.end()
    return picture


def has_ink(picture: QImage, hue: str, top: int, bottom: int) -> bool:
    wanted = QColor(hue).rgb()
    return any(
        picture.pixel(x, y) == wanted for y in range(top, bottom) for x in range(picture.width())
    )


def is_blank(picture: QImage, top: int, bottom: int) -> bool:
    strip = picture.copy(0, top, picture.width(), bottom - top)
    white = QImage(strip.size(), strip.format())
    white.fill(Qt.GlobalColor.white)
    return strip == white


@pytest.fixture
def _fonts(qtbot: QtBot) -> None:
    load_fonts()


@pytest.mark.usefixtures("_fonts")
def test_a_long_article_goes_on_over_pages_with_its_marks_where_they_belong() -> None:
    article = PrintedArticle(printable(frozenset(LAYERS)), PAPER)
    assert article.pages > 1
    body = (40, 560)
    first, last = page(article, 0), page(article, article.pages - 1)
    assert has_ink(first, LIGHT.text, *body)
    assert not has_ink(first, LIGHT.danger, *body)
    assert has_ink(last, LIGHT.danger, *body)


@pytest.mark.usefixtures("_fonts")
def test_the_legend_at_the_foot_tells_the_layers_that_are_on() -> None:
    foot = (570, 600)
    full, bare = (
        page(PrintedArticle(printable(layers), PAPER), 0)
        for layers in (frozenset(LAYERS), frozenset())
    )
    assert is_blank(bare, *foot)
    assert not is_blank(full, *foot)
