"""The article as a Qt document: a newspaper's headline, byline and body, each in its direction."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from desktop.analysis.model import Document
from desktop.look.appearance import colour
from desktop.look.direction import text_direction
from desktop.look.fonts import ARTICLE_LINE_HEIGHT, article_font
from desktop.look.palette import Palette
from desktop.look.utf16 import Utf16Map

# What Qt would drop or turn into something of another length, each for one character that it keeps,
# so that positions in the widget stay positions in the stored text.
_KEPT = str.maketrans({"\r": "\u200b", "\0": "\ufffd", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"})
_SIZES = {"headline": 1.42, "byline": 0.84, "body": 1.0}
_GAPS = {"headline": (6.0, 8.0), "byline": (0.0, 10.0), "body": (0.0, 12.0)}


def fill_document(
    target: QTextDocument, document: Document, palette: Palette, pixels: int
) -> Utf16Map:
    """Set the article's text and dress each paragraph; returns its map of positions."""
    target.setPlainText(document.text.translate(_KEPT))
    target.setDefaultFont(article_font(pixels))
    option = target.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    target.setDefaultTextOption(option)
    positions = Utf16Map(document.text)
    kinds = {positions.to_qt(p.start): p.kind for p in document.paragraphs}
    block = target.begin()
    kind, direction = "body", text_direction(document.text)
    while block.isValid():
        kind = _kind_of(block, kinds)
        direction = text_direction(block.text(), direction)
        _dress(block, kind, direction == "rtl", palette, pixels)
        block = block.next()
    return positions


def _kind_of(block: QTextBlock, kinds: Mapping[int, str]) -> str:
    """The kind of the paragraph that begins in a block (it may begin after some space)."""
    text = block.text()
    start = block.position() + len(text) - len(text.lstrip())
    return kinds.get(start, "body") if text.strip() else "empty"


def _dress(
    block: QTextBlock, kind: str, right_to_left: bool, palette: Palette, pixels: int
) -> None:
    cursor = QTextCursor(block)
    shape = QTextBlockFormat()
    shape.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
    size = pixels * _SIZES.get(kind, 1.0)
    above, below = _GAPS.get(kind, (0.0, 0.0))
    shape.setTopMargin(above)
    shape.setBottomMargin(below)
    height = size * (1.55 if kind == "headline" else ARTICLE_LINE_HEIGHT)
    if kind == "empty":
        height = 2.0
    shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.setBlockFormat(shape)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    ink = QTextCharFormat()
    weight = QFont.Weight.Bold if kind == "headline" else QFont.Weight.Normal
    ink.setFont(article_font(round(size), weight))
    ink.setForeground(colour(palette.muted if kind == "byline" else palette.text))
    cursor.setCharFormat(ink)


def set_margins(document: QTextDocument, side: float) -> None:
    """Keep ``side`` pixels free on both sides of the column, and some room over and under it."""
    frame = document.rootFrame()
    shape = frame.frameFormat()
    if shape.leftMargin() != side:
        shape.setLeftMargin(side)
        shape.setRightMargin(side)
        shape.setTopMargin(14)
        shape.setBottomMargin(28)
        frame.setFrameFormat(shape)
