"""How the timeline's parts are painted. Positions come from the layout; nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QLinearGradient,
    QPainter,
    QPen,
)

from desktop.look.appearance import colour
from desktop.look.palette import Palette, contrast
from desktop.panes.picture_file import paint_shapes
from desktop.panes.timeline_density import Column
from desktop.panes.timeline_layout import BAR, Bar, Block
from desktop.panes.timeline_marks import HeadWords
from desktop.panes.timeline_scale import TimeScale
from desktop.panes.timeline_ticks import Tick

DIMMED = 0.3
HEAD = 22
"""Pixels over the lanes, for words."""
KNOB = 7.0
_STRENGTHS = (0.3, 0.46, 0.74, 1.0)
"""Ink of a bar by the number of origins that tell it; three and more are full."""
_RADIUS = 4.0
_READABLE = 4.5


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of one lane's bars: by origins, the ground and the words on it."""

    hue: str
    ground: tuple[str, ...]
    words: tuple[str, ...]


def ink(palette: Palette, hue: int) -> Ink:
    """Opaque colours, so that grid lines do not shine through, and words with the best contrast."""
    own = palette.lanes[:-1]
    name = palette.lanes[-1] if hue < 0 else own[hue % len(own)]
    return _ink(name, palette.panel, palette.text)


@lru_cache(maxsize=64)
def _ink(name: str, panel: str, text: str) -> Ink:
    grounds = tuple(blend(name, panel, strength) for strength in _STRENGTHS)
    return Ink(name, grounds, tuple(_legible(ground, text) for ground in grounds))


def _legible(ground: str, usual: str) -> str:
    """The usual ink where it can be read (WCAG AA), else black or white: one of them always can."""
    if contrast(usual, ground) >= _READABLE:
        return usual
    return max(("#000000", "#ffffff"), key=lambda one: contrast(one, ground))


def blend(over: str, under: str, strength: float) -> str:
    pairs = ((int(over[at : at + 2], 16), int(under[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * strength + b * (1 - strength)):02x}" for a, b in pairs)


@dataclass(frozen=True, slots=True)
class BarLook:
    """What an event's bar shows besides its place: how many tell it, and whether it happened."""

    origins: int
    happened: bool
    chosen: bool
    dimmed: bool


class TimelinePainter:
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

    def bar(self, bar: Bar, top: float, ink: Ink, look: BarLook) -> None:
        """A filled bar; one that did not happen (denied, planned) is only an outline."""
        painter = self._painter
        level = min(look.origins, len(ink.ground) - 1)
        rect = self._span(bar.start, bar.end, top)
        painter.setOpacity(DIMMED if look.dimmed else 1.0)
        self._fades(bar, top, ink.ground[level])
        if look.happened:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink.ground[level]))
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        else:
            painter.setPen(QPen(QColor(ink.hue), 1.3, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(self._palette.panel))
            painter.drawRoundedRect(rect.adjusted(0.7, 0.7, -0.7, -0.7), _RADIUS, _RADIUS)
        if bar.label:
            on_bar = bar.inside and look.happened
            self._bar_words(bar, top, ink.words[level] if on_bar else self._palette.text)
        if look.chosen:
            self.ring(rect)
        painter.setOpacity(1.0)

    def block(self, block: Block, top: float, ink: Ink, *, chosen: bool, dimmed: bool) -> None:
        """A counted block: a stack of two bars with the number on it."""
        painter = self._painter
        rect = self._span(block.first, block.last, top)
        painter.setOpacity(DIMMED if dimmed else 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.ground[1]))
        painter.drawRoundedRect(rect.adjusted(0, 5, 0, 0), _RADIUS, _RADIUS)
        painter.setBrush(QColor(ink.ground[2]))
        painter.drawRoundedRect(rect.adjusted(0, 0, 0, -3), _RADIUS, _RADIUS)
        painter.setPen(QColor(ink.words[2]))
        painter.setFont(self._small)
        self.text(rect.adjusted(0, 0, 0, -3), Qt.AlignmentFlag.AlignCenter, block.words)
        if chosen:
            self.ring(rect)
        painter.setOpacity(1.0)

    def columns(self, columns: Iterable[Column], bottom: float, ink: Ink, *, dimmed: bool) -> None:
        """Columns of a lane's histogram, standing on its lower edge.

        Thousands are in view, so that those of one ink are painted at once.
        """
        scale, painter = self._scale, self._painter
        rects: list[list[QRectF]] = [[] for _ in ink.ground]
        for column in columns:
            one, other = scale.x(column.start), scale.x(column.end)
            left, wide = min(one, other) + 0.5, max(abs(one - other) - 1, 1)
            rects[column.level].append(QRectF(left, bottom - column.height, wide, column.height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(DIMMED if dimmed else 1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own
        for ground, of_one_ink in zip(ink.ground, rects, strict=True):
            if of_one_ink:
                painter.setBrush(QColor(ground))
                painter.drawRects(of_one_ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0)

    def ring(self, rect: QRectF) -> None:
        """The chosen thing, told by a line and not by colour alone."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._palette.text), 1.8))
        self._painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), _RADIUS + 2, _RADIUS + 2)

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

    def context(self, room: QRectF, words: str) -> None:
        """What the ticks leave out, in the corner beside the axis."""
        self._painter.setFont(self._small)
        self._painter.setPen(QColor(self._palette.muted))
        self.text(room.adjusted(10, 0, -10, 0), self._leading(), words)

    def lane(
        self, room: QRectF, words: str, hue: str, *, named: bool, dimmed: bool, folded: bool
    ) -> None:
        """A lane's name after a dot in its hue, a ring where it is folded; that of all others is
        muted."""
        painter, palette = self._painter, self._palette
        rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue))
        dot = room.right() - 16 if rtl else room.left() + 16
        if folded:
            painter.setPen(QPen(QColor(hue), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(dot, room.center().y()), 4, 4)
        painter.setOpacity(DIMMED if dimmed else 1.0)
        painter.setPen(QColor(palette.text if named else palette.muted))
        painter.setFont(self._font)
        inner = room.adjusted(8, 0, -26, 0) if rtl else room.adjusted(26, 0, -8, 0)
        self.text(inner, self._leading(), words)
        painter.setOpacity(1.0)

    def joint(self, one: QPointF, other: QPointF, *, dimmed: bool) -> QPointF:
        """The red line between two events that cannot both be; returns where its ≠ stands."""
        painter = self._painter
        danger = QColor(self._palette.danger)
        painter.setOpacity(DIMMED if dimmed else 1.0)
        painter.setPen(QPen(danger, 1.8))
        painter.drawLine(QLineF(one, other))
        middle = (one + other) / 2
        painter.setBrush(QColor(self._palette.panel))
        painter.drawEllipse(middle, KNOB, KNOB)
        for lift in (-1.7, 1.7):
            painter.drawLine(
                QLineF(middle.x() - 3, middle.y() + lift, middle.x() + 3, middle.y() + lift)
            )
        painter.drawLine(QLineF(middle.x() + 2.4, middle.y() - 4, middle.x() - 2.4, middle.y() + 4))
        painter.setOpacity(1.0)
        return middle

    def along(self, x: float) -> float:
        """The pixels along time at a place of the screen."""
        return self._scale.minute(x) / self._scale.per_pixel

    def _span(self, start: float, end: float, top: float) -> QRectF:
        """A rectangle of the screen for a stretch along time, on whole pixels."""
        per_pixel = self._scale.per_pixel
        left, right = sorted((self._scale.x(start * per_pixel), self._scale.x(end * per_pixel)))
        return QRectF(round(left), round(top), max(round(right) - round(left), 2), BAR)

    def _fades(self, bar: Bar, top: float, ground: str) -> None:
        per_pixel = self._scale.per_pixel
        for near, far in ((bar.start, bar.first), (bar.end, bar.faded)):
            if near == far:
                continue
            rect = self._span(min(near, far), max(near, far), top)
            gradient = QLinearGradient(
                self._scale.x(near * per_pixel), 0, self._scale.x(far * per_pixel), 0
            )
            gradient.setColorAt(0, QColor(ground))
            gradient.setColorAt(1, colour(ground, 0))
            self._painter.fillRect(rect.adjusted(0, 2, 0, -2), QBrush(gradient))

    def _bar_words(self, bar: Bar, top: float, ink: str) -> None:
        """The label; inside a bar that is partly out of view it stays in the part in view.

        Behind a bar that is out of view it would be the end of some words about nothing.
        """
        at, scale = bar.label_at, self._scale
        if not bar.inside and bar.faded <= scale.origin / scale.per_pixel:
            return
        if bar.inside:
            edge = scale.origin / scale.per_pixel + 6
            at = min(max(at, edge), bar.end - bar.label_width - 6)
        rect = self._span(at, at + bar.label_width, top).adjusted(-2, -1, 2, -1)
        if not bar.inside:
            self._painter.fillRect(rect.adjusted(0, 3, 0, -3), colour(self._palette.panel, 0.8))
        self._painter.setPen(QColor(ink))
        self._painter.setFont(self._font)
        self.text(rect, self._beginning(), bar.label)

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
