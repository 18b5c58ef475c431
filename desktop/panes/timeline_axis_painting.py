"""How the axis of time, its marks and the words over the lanes are painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from desktop.look.appearance import colour
from desktop.look.palette import Palette
from desktop.panes.picture_file import paint_shapes
from desktop.panes.timeline_head import SIGN, Publications
from desktop.panes.timeline_marks import HeadWords
from desktop.panes.timeline_scale import TimeScale
from desktop.panes.timeline_ticks import Tick

HEAD = 22
"""Pixels over the lanes, for words."""


class AxisPainter:
    """Paints on one widget, with one scale and palette."""

    def __init__(
        self,
        painter: QPainter,
        scale: TimeScale,
        palette: Palette,
        font: QFont,
        small: QFont,
        *,
        outlined: bool = False,
    ) -> None:
        """``outlined``: letters are painted as shapes, for a file whose reader may not have the
        fonts, or does not join Arabic letters."""
        self._painter = painter
        self._scale = scale
        self._palette = palette
        self._font = font
        self._small = small
        self._outlined = outlined
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def tick(self, tick: Tick, width: float, top: float, bottom: float) -> None:
        """A line through the lanes and its words, ``width`` pixels, under them, at the beginning of
        its cell."""
        painter, scale = self._painter, self._scale
        x = round(scale.x(tick.start)) + 0.5
        strength = self._palette.border if tick.strong else self._palette.hairline
        painter.setPen(QPen(QColor(strength), 1.0))
        painter.drawLine(QLineF(x, top, x, bottom + 6))
        painter.setPen(QColor(self._palette.muted if tick.strong else self._palette.faint))
        painter.setFont(self._small)
        left, right = sorted((scale.x(tick.start), scale.x(tick.end)))
        left, right = max(left, scale.left) + 5, min(right, scale.left + scale.width) - 5
        if right - left >= width:
            cell = QRectF(left, bottom + 3, right - left, 20)
            self.text(cell, self._beginning(), tick.words)

    def published(self, start: int, end: int, top: float, bottom: float) -> None:
        """The day of publication: a faint band between dashed lines."""
        painter, scale = self._painter, self._scale
        left, right = sorted((scale.x(start), scale.x(end)))
        accent = self._palette.accent
        painter.fillRect(QRectF(left, top, right - left, bottom - top), colour(accent, 0.06))
        painter.setPen(QPen(colour(accent, 0.6), 1.0, Qt.PenStyle.DashLine))
        for edge in (left, right):
            x = round(edge) + 0.5
            painter.drawLine(QLineF(x, top, x, bottom))

    def today(self, start: int, end: int, top: float, bottom: float) -> None:
        """The middle of today: a dotted line."""
        x = round(self._scale.x((start + end) / 2)) + 0.5
        self._painter.setPen(QPen(QColor(self._palette.muted), 1.2, Qt.PenStyle.DotLine))
        self._painter.drawLine(QLineF(x, top, x, bottom))

    def brush(self, start: float, end: float, top: float, bottom: float) -> None:
        """The stretch of time that a person chose: all else lies behind a veil."""
        painter, scale = self._painter, self._scale
        left, right = sorted((scale.x(start), scale.x(end)))
        far = scale.left + scale.width
        veil = colour(self._palette.window, 0.6)
        painter.fillRect(QRectF(scale.left, top, max(left - scale.left, 0), bottom - top), veil)
        painter.fillRect(QRectF(min(right, far), top, max(far - right, 0), bottom - top), veil)
        painter.setPen(QPen(QColor(self._palette.accent), 1.4))
        for x in (left, right):
            painter.drawLine(QLineF(x, top, x, bottom))

    def head(self, words: HeadWords) -> None:
        """Words over the lanes: what a mark is, how many events lie outside."""
        strong = words.what in {"published", "today"}
        self._painter.setPen(QColor(self._palette.accent if strong else self._palette.muted))
        self._painter.setFont(self._small)
        room = QRectF(words.left - 2, 0, words.width + 4, HEAD - 2)
        self.text(room, Qt.AlignmentFlag.AlignCenter, words.words)

    def publications(self, marks: Sequence[Publications], top: float = 0.0) -> None:
        """Sheets of paper, with the number of articles where there are several; all of a kind at
        once, for a view has dozens."""
        painter = self._painter
        rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        lefts = (round(one.right - SIGN if rtl else one.left) + 0.5 for one in marks)
        sheets = [QRectF(left, round(top) + 6.5, SIGN - 1, 9) for left in lefts]
        lines = [
            QLineF(sheet.left() + 1.5, sheet.top() + down, sheet.right() - 1.5, sheet.top() + down)
            for sheet in sheets
            for down in (2.5, 4.5, 6.5)
        ]
        painter.setPen(QPen(QColor(self._palette.muted), 1.0))
        painter.setBrush(QColor(self._palette.article))
        painter.drawRects(sheets)
        painter.drawLines(lines)
        painter.setFont(self._small)
        for one in marks:
            if one.words:
                beside = one.left if rtl else one.left + SIGN + 3
                room = QRectF(beside, top, one.right - one.left - SIGN - 3, HEAD - 1)
                self.text(room, Qt.AlignmentFlag.AlignCenter, one.words)

    def context(self, room: QRectF, words: str) -> None:
        """What the ticks leave out, in the corner beside the axis."""
        self._painter.setFont(self._small)
        self._painter.setPen(QColor(self._palette.muted))
        self.text(room.adjusted(10, 0, -10, 0), self._leading(), words)

    def text(self, rect: QRectF, alignment: Qt.AlignmentFlag, words: str) -> None:
        """A line of words in a rectangle, not cut off at its edges."""
        painter = self._painter
        flags = alignment | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine
        if not self._outlined:
            painter.drawText(rect, int(flags), words)
        else:
            paint_shapes(painter, rect, alignment, words)

    def _leading(self) -> Qt.AlignmentFlag:
        """Where words begin. Qt mirrors AlignLeft by itself in a right-to-left painter."""
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

    def _beginning(self) -> Qt.AlignmentFlag:
        """Where time begins, whichever way words run."""
        side = Qt.AlignmentFlag.AlignRight if self._scale.rtl else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
