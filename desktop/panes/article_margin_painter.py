"""The margin of the article drawn: bars, signs of stances, and the names of sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from desktop.look.appearance import colour
from desktop.look.direction import isolate, text_direction
from desktop.look.fonts import interface_font
from desktop.look.palette import Palette
from desktop.panes.article_margin import COLUMNS, WIDE, MarginItem, placed

_BAR, _STEP, _NEAR = 3.0, 5.0, 8.0
_SIGN = 15.0
_LABEL = 19.0
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Label:
    """An item where it is painted, in the viewport: its bar, and the room of its sign and name
    (None: too many stand beside these lines). ``wide``: there is room for the name."""

    item: MarginItem
    bar: QRectF
    room: QRectF | None
    wide: bool

    def is_at(self, point: QPointF) -> bool:
        on_label = self.room is not None and self.room.contains(point)
        return on_label or self.bar.adjusted(-2, 0, 2, 0).contains(point)


class Sheet(Protocol):
    """Where things lie on a page of the window or of paper; see
    :class:`desktop.panes.article_sheet.ArticleSheet`."""

    def rectangle_of(self, start: int, end: int) -> QRectF: ...

    def paragraph_span(self, position: int) -> tuple[int, int]: ...

    def paragraph_bottom(self, position: int) -> float: ...

    def bars_side(self) -> float: ...

    def page_width(self) -> float: ...

    def is_mirrored(self) -> bool: ...


def labels_beside(sheet: Sheet, items: Iterable[MarginItem]) -> list[Label]:
    """Where the items stand beside their lines, those of each paragraph one under the other."""
    found: list[Label] = []
    for _, group in groupby(items, key=lambda item: sheet.paragraph_span(item.start)[0]):
        in_paragraph = list(group)
        spans = [_lines(sheet, item) for item in in_paragraph]
        tops = placed(spans, sheet.paragraph_bottom(in_paragraph[0].start), _LABEL)
        found += [
            _label(sheet, item, span, top)
            for item, span, top in zip(in_paragraph, spans, tops, strict=True)
        ]
    return found


def _lines(sheet: Sheet, item: MarginItem) -> tuple[float, float]:
    top = sheet.rectangle_of(item.start, item.start + 1)
    bottom = sheet.rectangle_of(max(item.end - 1, item.start), item.end)
    return top.top(), max(bottom.bottom(), top.bottom())


def _label(sheet: Sheet, item: MarginItem, span: tuple[float, float], top: float | None) -> Label:
    side, width, rtl = sheet.bars_side(), sheet.page_width(), sheet.is_mirrored()
    wide = side >= WIDE
    from_text = _NEAR + _STEP * item.column
    bar = QRectF(_at(from_text, _BAR, side, width, rtl=rtl), span[0], _BAR, span[1] - span[0])
    if top is None:
        return Label(item, bar, None, wide)
    begin = _NEAR + _STEP * (COLUMNS - 1) + _BAR + _GAP
    room = min(side - begin - _GAP, 150.0) if wide else _SIGN
    place = QRectF(_at(begin, room, side, width, rtl=rtl), top, room, _LABEL)
    return Label(item, bar, place, wide)


def _at(distance: float, size: float, side: float, width: float, *, rtl: bool) -> float:
    """The left edge of what begins at a distance from the text, outwards."""
    return width - side + distance if rtl else side - distance - size


class MarginPainter:
    """Paints labels in one palette; ``outlet`` is what the article's own voice is called."""

    def __init__(self, painter: QPainter, palette: Palette, outlet: str, *, rtl: bool) -> None:
        self._painter, self._palette, self._outlet, self._rtl = painter, palette, outlet, rtl

    def paint(self, label: Label, opacity: float) -> None:
        painter, item = self._painter, label.item
        ink, ground = self._inks(item)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        if item.kind == "claim":
            painter.setBrush(colour(ink, 0.75))
            painter.drawRoundedRect(label.bar, 1.5, 1.5)
        if item.disputed:
            painter.setBrush(colour(self._palette.danger))
            painter.drawEllipse(label.bar.center(), 4.0, 4.0)
        if label.room is not None:
            self._paint_label(label, label.room, ink, ground)
        painter.restore()

    def _paint_label(self, label: Label, room: QRectF, ink: str, ground: str) -> None:
        painter = self._painter
        edge = room.left() if self._rtl else room.right() - _SIGN
        sign = QRectF(edge, room.top() + (_LABEL - _SIGN) / 2, _SIGN, _SIGN)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(sign, 4, 4)
        painter.setPen(colour(ink))
        painter.setFont(interface_font(11, QFont.Weight.DemiBold))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, label.item.sign)
        if not label.wide:
            return
        outwards = QRectF(room)
        if self._rtl:
            outwards.setLeft(sign.right() + _GAP)
        else:
            outwards.setRight(sign.left() - _GAP)
        font = interface_font(11)
        own = label.item.name is None
        painter.setFont(font)
        painter.setPen(colour(self._palette.faint if own else self._palette.muted))
        words = QFontMetricsF(font).elidedText(
            label.item.name or self._outlet, Qt.TextElideMode.ElideRight, outwards.width()
        )
        side = Qt.AlignmentFlag.AlignLeft if self._rtl else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        # What is left out follows the name, not the window's direction.
        painter.drawText(outwards, flags, isolate(words, text_direction(words)))

    def _inks(self, item: MarginItem) -> tuple[str, str]:
        if item.kind == "note":
            return self._palette.kinds["note"], self._palette.field
        return self._palette.stances[item.stance]
