"""Where spans of the article lie on the page, line by line, from the letters as laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast
from unicodedata import bidirectional, combining

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

# A mark reaches from a little over the letters to a little under them, in parts of the font's
# ascent and descent: Noto Naskh leaves much room there.
_OVER, _UNDER = 0.78, 0.62
_BEYOND_BMP, _SECOND_UNIT = re.compile("[\U00010000-\U0010ffff]"), "\u200d"
_LEFT_TO_RIGHT = frozenset({"L", "EN", "AN"})


def span_rectangles(
    document: QTextDocument, first: int, last: int, offset: QPointF
) -> list[QRectF]:
    """The rectangles of a span, one a line.

    Args:
        document: laid out already.
        first, last: the span in UTF-16 positions, end exclusive.
        offset: what is added to the document's own coordinates.
    """
    found: list[QRectF] = []
    block = document.findBlock(first)
    while block.isValid() and block.position() < last:
        origin = document.documentLayout().blockBoundingRect(block).topLeft() + offset
        found += _in_block(block, first - block.position(), last - block.position(), origin)
        block = block.next()
    return found


def line_span(document: QTextDocument, height: float) -> tuple[int, int]:
    """Where the line at a height of the document begins and ends, in UTF-16 positions.

    Only what lies above is laid out for it. Qt's own test gives the end of the text until all of
    it is laid out, and a text cursor put there has all of it laid out at once.
    """
    block = _block_at(document, height)
    layout = block.layout()
    inside = height - document.documentLayout().blockBoundingRect(block).top()
    line = layout.lineAt(0)
    for number in range(1, layout.lineCount()):
        if layout.lineAt(number).y() > inside:
            break
        line = layout.lineAt(number)
    if not line.isValid():
        return block.position(), block.position() + block.length()
    start = block.position() + line.textStart()
    return start, start + line.textLength()


def _block_at(document: QTextDocument, height: float) -> QTextBlock:
    """The last block that begins above a height: in ever longer strides, then by halves."""
    low, stride, count = 0, 1, document.blockCount()
    while low + stride < count and _top(document, low + stride) <= height:
        low += stride
        stride *= 2
    high = min(low + stride, count)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _top(document, middle) <= height else (low, middle)
    return document.findBlockByNumber(low)


def _top(document: QTextDocument, number: int) -> float:
    block = document.findBlockByNumber(number)
    return document.documentLayout().blockBoundingRect(block).top()


def _in_block(block: QTextBlock, first: int, last: int, origin: QPointF) -> Iterator[QRectF]:
    layout, text = block.layout(), _units(block.text())
    beginning = layout.lineForTextPosition(max(first, 0))
    for number in range(max(beginning.lineNumber(), 0), layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() >= last:
            break
        begin = max(first, line.textStart())
        stop = min(last, line.textStart() + line.textLength())
        if begin >= stop:
            continue
        edges = list(_edges(line, text, begin, stop))
        if not edges:
            continue
        left, right = min(edges), max(edges)
        over, under = line.ascent() * _OVER, line.descent() * _UNDER
        top = origin.y() + line.y() + line.ascent() - over
        yield QRectF(origin.x() + left, top, right - left, over + under)


def _units(text: str) -> str:
    """The text with a letter for each of its UTF-16 units, which Qt's positions count."""
    return _BEYOND_BMP.sub(lambda wide: wide[0] + _SECOND_UNIT, text)


def _edges(line: QTextLine, text: str, begin: int, stop: int) -> Iterator[float]:
    """Where the letters of a part of a line begin and end, also where writing changes direction.

    A combining mark has no place of its own: after one, the end is where the next letter begins.
    Digits and Latin letters are where their glyphs are: at the edge of a run of them among Arabic,
    Qt's cursor stands at the Arabic side, and a single digit would have no width.
    """
    for at in range(begin, stop):
        if bidirectional(text[at]) in _LEFT_TO_RIGHT:
            yield from _glyph_edges(line, at)
            continue
        yield _edge(line, at, QTextLine.Edge.Leading)
        marked = any(combining(letter) for letter in text[at : at + 2])
        if not marked:
            yield _edge(line, at, QTextLine.Edge.Trailing)
        elif at == stop - 1:
            yield _edge(line, stop, QTextLine.Edge.Leading)


def _glyph_edges(line: QTextLine, at: int) -> Iterator[float]:
    for run in line.glyphRuns(at, 1):
        advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
        for origin, advance in zip(run.positions(), advances, strict=True):
            yield origin.x()
            yield origin.x() + advance.x()


def _edge(line: QTextLine, position: int, edge: QTextLine.Edge) -> float:
    found = cast("tuple[float, int] | float", line.cursorToX(position, edge))
    return found[0] if isinstance(found, tuple) else found
