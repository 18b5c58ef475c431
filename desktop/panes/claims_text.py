"""Words of claims on the screen: the chain of sources, and quotations in a few lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from desktop.look.direction import TextDirection, isolate, text_direction
from desktop.look.utf16 import Utf16Map


def arrow(*, rtl: bool) -> str:
    """From the origin on: the arrow follows the direction of reading."""
    return "←" if rtl else "→"


def chain_words(chain: Sequence[str], *, rtl: bool) -> str:
    """The sources from the origin to the printing outlet, each keeping its own direction."""
    return f" {arrow(rtl=rtl)} ".join(isolate(source) for source in chain)


def quotation_height(text: str, font: QFont, width: float, lines: int) -> float:
    """How high a text is in at most ``lines`` lines of ``width`` pixels."""
    direction = text_direction(text)
    layout = _laid_out(text, font, width, direction, direction, most=lines)
    return min(layout.lineCount(), lines) * _line_height(font)


def draw_lines(
    painter: QPainter,
    room: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    lines: int,
    direction: TextDirection | None = None,
    side: TextDirection | None = None,
) -> None:
    """Draw a paragraph in at most ``lines`` lines from the top of ``room``, the last one elided.

    Its direction is that of its first letter where none is given; it begins at the edge where
    ``side`` begins, its own where none is given.
    """
    direction = direction or text_direction(text)
    side = side or direction
    layout = _laid_out(text, font, room.width(), direction, side, most=lines + 1)
    painter.setPen(colour)
    painter.setFont(font)
    whole = layout.lineCount() <= lines
    height = _line_height(font)
    for number in range(layout.lineCount() if whole else lines - 1):
        line = layout.lineAt(number)
        line.draw(painter, QPointF(room.left(), room.top() + number * height - line.y()))
    if not whole:
        start = Utf16Map(text).to_python(layout.lineAt(lines - 1).textStart())
        rest = shortened(text[start:], font, room.width())
        # The layout must outlive its line: Qt's line only points into it.
        ending = _laid_out(rest, font, room.width(), direction, side, most=1)
        ending.lineAt(0).draw(painter, QPointF(room.left(), room.top() + (lines - 1) * height))


def shortened(text: str, font: QFont, width: float) -> str:
    """As many whole words as fit, and an ellipsis; a single long word is cut."""
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width - 2)
    if shown == text:
        return text
    whole, space, _ = shown.removesuffix("…").rpartition(" ")
    return f"{whole} …" if space and whole.strip() else shown


def _line_height(font: QFont) -> float:
    return QFontMetricsF(font).height()


def _laid_out(
    text: str,
    font: QFont,
    width: float,
    direction: TextDirection,
    side: TextDirection,
    *,
    most: int,
) -> QTextLayout:
    """The text in lines, the first ``most`` of them: a claim may be as long as its page."""
    rtl = direction == "rtl"
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    on_right = side == "rtl"
    edge = Qt.AlignmentFlag.AlignRight if on_right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while layout.lineCount() < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout
