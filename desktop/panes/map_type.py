"""The type of the map's names: measured, outlined, and kept as they were painted."""

from __future__ import annotations

import math
from collections import OrderedDict
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from desktop.look.fonts import follow_fonts, interface_font

PAD = 3
"""Pixels round the letters of a kept name, for its halo."""
TOWN = 5
"""Half the side of the picture of a settlement's dot, in pixels."""
Look = tuple[str, str, str, str, float, float]
"""A name, the class of its type, its hue and that of its halo, how wide that is, and the pixels of
the screen for one of ours."""
_KEPT = 6000
_sprites: OrderedDict[Look, QPixmap] = OrderedDict()


@cache
def fonts() -> dict[str, QFont]:
    """The type of each class of names."""
    weight = QFont.Weight
    found = {
        "country": interface_font(13, weight.DemiBold),
        "sea": interface_font(12),
        "capital": interface_font(12, weight.DemiBold),
        "town": interface_font(11, weight.Medium),
        "village": interface_font(10),
        "water": interface_font(10),
        "place": interface_font(12, weight.DemiBold),
        "count": interface_font(11, weight.Bold),
        "small": interface_font(11),
    }
    for style in ("sea", "water"):
        found[style].setItalic(True)
    return found


@cache
def metrics_of(style: str) -> QFontMetricsF:
    """The metrics of the type of a class."""
    return QFontMetricsF(fonts()[style])


@lru_cache(maxsize=8192)
def measure(words: str, style: str) -> tuple[float, float]:
    """The width and height of words in the type of a class."""
    metrics = metrics_of(style)
    return metrics.horizontalAdvance(words), metrics.height() - 3


@lru_cache(maxsize=4096)
def outline(words: str, style: str) -> QPainterPath:
    """Words as shapes, from the beginning of their base line."""
    path = QPainterPath()
    path.addText(0, 0, fonts()[style], words)
    return path


def is_kept(look: Look) -> bool:
    """Whether a name was painted before: it is copied now, which takes no time."""
    return look in _sprites


def sprite(look: Look) -> QPixmap:
    """A name with its halo, painted once; those that were not wanted for longest are let go."""
    if look not in _sprites:
        _sprites[look] = _painted(*look)
        if len(_sprites) > _KEPT:
            _sprites.popitem(last=False)
    _sprites.move_to_end(look)
    return _sprites[look]


def _painted(words: str, style: str, hue: str, halo: str, wide: float, ratio: float) -> QPixmap:
    metrics = metrics_of(style)
    width = math.ceil(metrics.horizontalAdvance(words)) + 2 * PAD
    kept = QPixmap(math.ceil(width * ratio), math.ceil((metrics.height() + 2 * PAD) * ratio))
    kept.setDevicePixelRatio(ratio)
    kept.fill(Qt.GlobalColor.transparent)
    with QPainter(kept) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(fonts()[style])
        at = QPointF(PAD, PAD + metrics.ascent())
        # Letters set eight times round make the halo much sooner than a line round their shapes.
        painter.setPen(QColor(halo))
        for turn in range(8 if wide else 0):
            aside = QPointF(math.cos(turn * math.tau / 8), math.sin(turn * math.tau / 8))
            painter.drawText(at + aside * (wide / 2), words)
        painter.setPen(QColor(hue))
        painter.drawText(at, words)
    return kept


def paint_halo(painter: QPainter, path: QPainterPath, halo: QColor, wide: float) -> None:
    """A line round letters so that they are read over other lines."""
    if wide:
        pen = QPen(halo, wide)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


@lru_cache(maxsize=64)
def town(line: str, ground: str, reach: float, capital: bool, ratio: float) -> QPixmap:
    """The dot of a settlement, painted once; its middle lies TOWN pixels from its corner."""
    kept = QPixmap(math.ceil(2 * TOWN * ratio), math.ceil(2 * TOWN * ratio))
    kept.setDevicePixelRatio(ratio)
    kept.fill(Qt.GlobalColor.transparent)
    with QPainter(kept) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(TOWN, TOWN)
        paint_town(painter, line, ground, reach, capital)
    return kept


def paint_town(painter: QPainter, line: str, ground: str, reach: float, capital: bool) -> None:
    """A dot round the painter's origin, a capital's with another one in it."""
    painter.setPen(QPen(QColor(line), 1.0))
    painter.setBrush(QColor(ground))
    painter.drawEllipse(QPointF(), reach, reach)
    if capital:
        painter.setBrush(QColor(line))
        painter.drawEllipse(QPointF(), reach / 2.5, reach / 2.5)


follow_fonts(_sprites.clear, *(kept.cache_clear for kept in (fonts, metrics_of, measure, outline)))
