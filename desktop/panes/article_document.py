"""The article as a Qt document: a newspaper's headline, byline and body, each in its direction.

It is dressed whole at once, before anything lays it out: an article of a million characters is
there in a tenth of a second, and Qt lays out what is seen first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from desktop.analysis.model import Document
from desktop.look.appearance import colour
from desktop.look.direction import TextDirection, text_direction
from desktop.look.fonts import ARTICLE_LINE_HEIGHT, article_font
from desktop.look.palette import Palette

# What Qt would drop or turn into something of another length, each for one character that it keeps,
# so that positions in the widget stay positions in the stored text.
_KEPT = {"\r": "\u200b", "\0": "\ufffd", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"}
_BLOCK_ENDS = re.compile("[\n\u2029]")
_SIZES = {"headline": 1.42, "byline": 0.84, "body": 1.0}
_GAPS = {"headline": (6.0, 8.0), "byline": (0.0, 10.0), "body": (0.0, 12.0)}
_HEADLINE_HEIGHT, _EMPTY_HEIGHT = 1.55, 2.0
_TOP, _BOTTOM = 14.0, 28.0


def made_document(document: Document, palette: Palette, pixels: int) -> QTextDocument:
    """The article's text with each paragraph dressed; nothing is laid out yet. ``pixels``: the size
    of the body's type."""
    made = QTextDocument()
    made.setUndoRedoEnabled(False)
    made.setDefaultFont(article_font(pixels))
    option = made.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setDefaultTextOption(option)
    text = _kept(document.text)
    made.setPlainText(text)
    cursor = QTextCursor(made)
    cursor.beginEditBlock()
    _dress_body(cursor, palette, pixels)
    kinds = {p.start: p.kind for p in document.paragraphs if p.kind != "body"}
    _dress_others(made, _BLOCK_ENDS.split(text), kinds, palette, pixels)
    cursor.endEditBlock()
    return made


def _kept(text: str) -> str:
    """One replacement after another: ``str.translate`` takes a hundred times as long."""
    for dropped, kept in _KEPT.items():
        text = text.replace(dropped, kept)
    return text


def _dress_body(cursor: QTextCursor, palette: Palette, pixels: int) -> None:
    """Dress everything as what most of it is: Arabic body."""
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_shape("body", "rtl", pixels))
    ink = QTextCharFormat()
    ink.setForeground(colour(palette.text))
    cursor.setCharFormat(ink)


def _dress_others(
    made: QTextDocument,
    blocks: Sequence[str],
    kinds: Mapping[int, str],
    palette: Palette,
    pixels: int,
) -> None:
    """Dress what is something else; a paragraph without letters runs as the one before it.

    ``blocks``: the text of each block, for which Qt is not asked: most need nothing. ``kinds``: by
    where a paragraph begins in the text, of all that are no body.
    """
    last = max(kinds, default=-1)
    direction: TextDirection = "rtl"
    start = 0
    for number, text in enumerate(blocks):
        kind = "empty" if not text or text.isspace() else "body"
        if kind == "body" and start <= last:
            # It may begin after some space.
            kind = kinds.get(start + len(text) - len(text.lstrip()), "body")
        direction = text_direction(text, direction)
        start += len(text) + 1
        if (kind, direction) != ("body", "rtl"):
            cursor = QTextCursor(made.findBlockByNumber(number))
            cursor.setBlockFormat(_shape(kind, direction, pixels))
            if kind in ("headline", "byline"):
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                cursor.setCharFormat(_ink(kind, palette, pixels))


def _shape(kind: str, direction: str, pixels: int) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if direction == "rtl" else Qt.LayoutDirection.LeftToRight
    )
    above, below = _GAPS.get(kind, (0.0, 0.0))
    shape.setTopMargin(above)
    shape.setBottomMargin(below)
    size = pixels * _SIZES.get(kind, 1.0)
    height = size * (_HEADLINE_HEIGHT if kind == "headline" else ARTICLE_LINE_HEIGHT)
    if kind == "empty":
        height = _EMPTY_HEIGHT
    shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return shape


def _ink(kind: str, palette: Palette, pixels: int) -> QTextCharFormat:
    ink = QTextCharFormat()
    weight = QFont.Weight.Bold if kind == "headline" else QFont.Weight.Normal
    ink.setFont(article_font(round(pixels * _SIZES[kind]), weight))
    ink.setForeground(colour(palette.muted if kind == "byline" else palette.text))
    return ink


def set_margins(document: QTextDocument, left: float, right: float) -> None:
    """Keep pixels free beside the column, and some room over and under it."""
    frame = document.rootFrame()
    shape = frame.frameFormat()
    if (shape.leftMargin(), shape.rightMargin()) != (left, right):
        shape.setLeftMargin(left)
        shape.setRightMargin(right)
        shape.setTopMargin(_TOP)
        shape.setBottomMargin(_BOTTOM)
        frame.setFrameFormat(shape)
