"""The article on paper: pages with its marks, the margin and a legend, on a printer or in a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPagedPaintDevice, QPaintEngine, QPainter

from desktop.analysis.model import Document
from desktop.look.appearance import colour
from desktop.look.fonts import interface_font
from desktop.look.marks import SHAPES, paint_mark
from desktop.look.palette import LIGHT
from desktop.look.utf16 import Utf16Map
from desktop.panes.article_document import made_document, set_margins
from desktop.panes.article_geometry import line_span, span_rectangles
from desktop.panes.article_margin import MarginItem, margin_widths
from desktop.panes.article_margin_painter import MarginPainter, labels_beside
from desktop.panes.article_marks import Layer, Mark
from desktop.panes.article_painter import Underlay, UnderlayPainter
from desktop.panes.article_sheet import ADVANCE, CHARACTERS_A_LINE
from desktop.panes.article_spans import SpanIndex

_DOTS = 96.0
"""Everything is laid out as on a screen of so many dots an inch, and scaled to the paper."""

_PIXELS = 15
_SHARP = 2.0
_HEAD, _FOOT = 30.0, 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Printable:
    """What is printed: the text, what is marked of it, and words in the window's language.

    ``head``: who printed it and when; ``legend``: the layers that are on and what they are called;
    ``mirrored``: the window runs from right to left, and so does the page's frame.
    """

    document: Document
    marks: SpanIndex[Mark]
    items: SpanIndex[MarginItem]
    head: str
    outlet_word: str
    legend: Sequence[tuple[Layer, str]]
    mirrored: bool


class PrintedArticle:
    """The pages of an article, laid out for one size of paper."""

    def __init__(self, printable: Printable, paper: QSizeF) -> None:
        """Lay it out. ``paper``: what can be printed on, in dots of 96 to the inch."""
        self._printable, self._paper = printable, paper
        self._positions = Utf16Map(printable.document.text)
        self._text = made_document(printable.document, LIGHT, _PIXELS)
        advance = _PIXELS * ADVANCE
        first, other = margin_widths(paper.width(), CHARACTERS_A_LINE * advance, advance)
        self._side = first
        set_margins(self._text, *((other, first) if printable.mirrored else (first, other)))
        self._height = paper.height() - _HEAD - _FOOT
        self._text.setPageSize(QSizeF(paper.width(), self._height))
        self._top = 0.0

    @property
    def pages(self) -> int:
        return self._text.pageCount()

    def paint_page(self, painter: QPainter, number: int) -> None:
        """Paint a page, the first is 0, from the painter's origin on."""
        self._top = number * self._height
        self._paint_head(painter, number)
        painter.save()
        painter.translate(0, _HEAD)
        painter.setClipRect(QRectF(0, 0, self._paper.width(), self._height))
        first = self._positions.to_python(line_span(self._text, self._top)[0])
        last = self._positions.to_python(line_span(self._text, self._top + self._height)[1])
        under = Underlay(marks=self._printable.marks.between(first, last))
        UnderlayPainter(painter, LIGHT, self._rectangles).paint(under)
        margin = MarginPainter(
            painter, LIGHT, self._printable.outlet_word, rtl=self._printable.mirrored
        )
        begin = self.paragraph_span(first)[0]
        for label in labels_beside(self, self._printable.items.between(begin, last)):
            margin.paint(label, 1.0)
        painter.translate(0, -self._top)
        page = QRectF(0, self._top, self._paper.width(), self._height)
        self._text.drawContents(painter, page)
        painter.restore()
        self._paint_legend(painter)

    # --- where things lie, for the margin

    def rectangle_of(self, start: int, end: int) -> QRectF:
        rects = self._rectangles(start, end)
        return rects[0] if rects else QRectF()

    def paragraph_span(self, position: int) -> tuple[int, int]:
        block = self._text.findBlock(self._positions.to_qt(position))
        first = self._positions.to_python(block.position())
        return first, self._positions.to_python(block.position() + block.length())

    def paragraph_bottom(self, position: int) -> float:
        block = self._text.findBlock(self._positions.to_qt(position))
        return self._text.documentLayout().blockBoundingRect(block).bottom() - self._top

    def bars_side(self) -> float:
        return self._side

    def page_width(self) -> float:
        return self._paper.width()

    def is_mirrored(self) -> bool:
        return self._printable.mirrored

    def _rectangles(self, start: int, end: int) -> list[QRectF]:
        first, last = self._positions.to_qt(start), self._positions.to_qt(end)
        return span_rectangles(self._text, first, last, QPointF(0, -self._top))

    # --- head and legend

    def _paint_head(self, painter: QPainter, number: int) -> None:
        painter.setFont(interface_font(11))
        painter.setPen(colour(LIGHT.muted))
        line = QRectF(0, 0, self._paper.width(), _HEAD - 8)
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        begin, end = (right, left) if self._printable.mirrored else (left, right)
        fixed = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(line, begin | fixed, self._printable.head)
        painter.drawText(line, end | fixed, f"\u2066{number + 1} / {self.pages}\u2069")

    def _paint_legend(self, painter: QPainter) -> None:
        font = interface_font(10)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        top = self._paper.height() - _FOOT + 10
        at = self._paper.width() if self._printable.mirrored else 0.0
        for layer, words in self._printable.legend:
            width = metrics.horizontalAdvance(words)
            left = at - width - 3 if self._printable.mirrored else at + 3
            room = QRectF(left, top, width, metrics.height() - 1)
            if layer in SHAPES:
                paint_mark(painter, room, SHAPES[layer], LIGHT.kinds[layer])
            else:
                edge = room.right() + 2 if self._printable.mirrored else room.left() - 4
                painter.fillRect(QRectF(edge, top, 2, room.height()), colour(LIGHT.good))
            painter.setPen(colour(LIGHT.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
            at += (-1 if self._printable.mirrored else 1) * (width + 12)


def print_article(printable: Printable, device: QPagedPaintDevice, dots: float) -> int:
    """Print an article; gives the number of pages.

    Args:
        printable: what is printed.
        device: a printer, or a PDF file.
        dots: of the device to the inch.
    """
    scale = dots / _DOTS
    painter = QPainter(device)
    try:
        room = painter.viewport()
        paper = QSizeF(room.width() / scale, room.height() / scale)
        article = PrintedArticle(printable, paper)
        painter.scale(scale, scale)
        for number in range(article.pages):
            if number:
                device.newPage()
            if painter.paintEngine().type() == QPaintEngine.Type.Picture:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(QPointF(0, 0), _page_as_image(article, number, paper))
            else:
                article.paint_page(painter, number)
        return article.pages
    finally:
        painter.end()


def _page_as_image(article: PrintedArticle, number: int, paper: QSizeF) -> QImage:
    """A page as an image. Qt's preview keeps pieces of text and lays them out anew, each by itself:
    spaces beside digits get lost, and full stops go to the other end of the line."""
    picture = QImage((paper * _SHARP).toSize(), QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_SHARP)
    picture.fill(Qt.GlobalColor.white)
    with QPainter(picture) as painter:
        article.paint_page(painter, number)
    return picture
