"""How a chain is painted: boxes of sources and outlets, ribbons between them by origin."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log2

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from desktop.look.appearance import Appearance
from desktop.look.direction import text_direction
from desktop.look.fonts import interface_font
from desktop.panes.chain_graph import Counts
from desktop.panes.chain_layout import Box, ChainLayout, Run
from desktop.panes.claims_table import reading_direction
from desktop.panes.claims_text import shortened
from desktop.panes.picture_file import put_words

_ROUND = 7.0
_PAD = 10.0
_STACK = 4.0
# How much stays of what is not on the lit way: less while a person points at one.
_BESIDE, _BEHIND = 0.5, 0.25
# Of many outlets one ribbon is broad, but never so broad that dashes close up.
_BROADEST, _BROADEST_DASHED = 6.0, 3.0
HEADINGS = 34.0


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands in a box; ``grade`` "" for none."""

    name: str
    note: str
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """``rows``: the claims whose way is lit (None: all); ``current``: the box with the keys."""

    rows: frozenset[int] | None = None
    current: str | None = None
    focused: bool = False
    pointed: bool = False

    @property
    def rest(self) -> float:
        """The opacity of everything else."""
        return _BEHIND if self.pointed else _BESIDE


_NO_COUNTS = Counts()


class ChainPainter:
    """Paints one layout in one look; ``width`` is that of the widget, for mirroring."""

    def __init__(
        self,
        layout: ChainLayout,
        labels: dict[str, Labels],
        appearance: Appearance,
        width: float,
        counts: Counts = _NO_COUNTS,
        *,
        outlined: bool = False,
    ) -> None:
        """``counts``: how many said, carried and published; ``outlined``: words become shapes."""
        self._layout, self._labels, self._appearance = layout, labels, appearance
        self._counts, self._outlined = counts, outlined
        self._width = max(width, layout.width)
        self._hue = _origin_hues(layout, appearance.palette.lanes)

    def rect(self, box: Box) -> QRectF:
        """Where a box lies in the widget."""
        left = box.left
        if self._appearance.right_to_left:
            left = self._width - box.left - box.width
        return QRectF(left, box.top + HEADINGS, box.width, box.height)

    def paint(self, painter: QPainter, emphasis: Emphasis) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._headings(painter)
        dim_first = sorted(self._layout.runs, key=lambda run: _is_lit(run.edge.rows, emphasis))
        for run in dim_first:
            painter.setOpacity(1.0 if _is_lit(run.edge.rows, emphasis) else emphasis.rest)
            self._run(painter, run)
        for box in self._layout.boxes:
            painter.setOpacity(1.0 if _is_lit(box.node.rows, emphasis) else emphasis.rest + 0.2)
            self._box(painter, box, emphasis)
        painter.setOpacity(1.0)

    def _headings(self, painter: QPainter) -> None:
        """Who said, who carried, who published: over the columns that there are."""
        words, palette = self._appearance.words, self._appearance.palette
        last = max(box.node.column for box in self._layout.boxes)
        painter.setFont(interface_font(12))
        painter.setPen(QColor(palette.muted))
        painter.setLayoutDirection(self._appearance.direction)
        done: set[str] = set()
        for box in sorted(self._layout.boxes, key=lambda box: box.node.column):
            column = box.node.column
            key = "first" if column == 0 else "published" if column == last else "carried"
            if key not in done:
                done.add(key)
                room = self.rect(box)
                room = QRectF(room.left() - 30, 6, room.width() + 60, HEADINGS - 8)
                told, count = words.tr(f"chain.column.{key}"), getattr(self._counts, key)
                told = f"{told} · {words.digits(str(count))}" if count else told
                self._put(painter, room, told)

    def _run(self, painter: QPainter, run: Run) -> None:
        colour = QColor(self._hue.get(run.edge.origin, self._appearance.palette.faint))
        most = _BROADEST_DASHED if run.edge.doubtful else _BROADEST
        pen = QPen(colour, min(1.6 + 1.1 * log2(run.edge.count), most))
        if run.edge.doubtful:
            pen.setDashPattern([3.0, 2.2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path(run))

    def _path(self, run: Run) -> QPainterPath:
        points = [self._mirrored(x, y + HEADINGS) for x, y in run.points]
        path = QPainterPath(points[0])
        for start, end in pairwise(points):
            middle = (start.x() + end.x()) / 2
            path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
        return path

    def _mirrored(self, x: float, y: float) -> QPointF:
        return QPointF(self._width - x if self._appearance.right_to_left else x, y)

    def _box(self, painter: QPainter, box: Box, emphasis: Emphasis) -> None:
        palette, kind = self._appearance.palette, box.node.kind
        room = self.rect(box)
        ground, border = QColor(palette.raised), QColor(palette.border)
        if kind == "origin":
            border = QColor(self._hue_of(box))
            ground = _mixed(QColor(palette.panel), border, 0.24)
        if kind == "unsaid":
            ground = QColor(palette.panel)
            border = QColor(palette.faint)
        if kind == "reprints":
            for depth in (2, 1):
                painter.setPen(QPen(border, 1))
                painter.setBrush(QColor(palette.field))
                shift = _STACK * depth
                painter.drawRoundedRect(room.adjusted(shift, shift, -shift, shift), _ROUND, _ROUND)
        pen = QPen(border, 1.2)
        if kind == "unsaid":
            pen.setDashPattern([4.0, 3.0])
        if box.node.id == emphasis.current:
            pen = QPen(QColor(palette.accent), 2.4 if emphasis.focused else 1.6)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        self._words(painter, room.adjusted(_PAD, 4, -_PAD, -4), box)
        if self._labels[box.node.id].grade:
            self._grade(painter, room, self._labels[box.node.id].grade)

    def _grade(self, painter: QPainter, room: QRectF, grade: str) -> None:
        """Half over the edge where the box begins, so that it takes nothing from the name."""
        palette, font = self._appearance.palette, interface_font(11)
        metrics = QFontMetricsF(font)
        width, high = metrics.horizontalAdvance(grade) + 10, metrics.height()
        rtl = self._appearance.right_to_left
        left = room.right() - width - 6 if rtl else room.left() + 6
        badge = QRectF(left, room.top() - high / 2, width, high)
        painter.setPen(QPen(QColor(palette.muted), 1))
        painter.setBrush(QColor(palette.panel))
        painter.drawRoundedRect(badge, 4, 4)
        painter.setFont(font)
        painter.setPen(QColor(palette.text))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._put(painter, badge, grade)

    def _put(self, painter: QPainter, room: QRectF, words: str) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        put_words(painter, room, centre, words, outlined=self._outlined)

    def _words(self, painter: QPainter, room: QRectF, box: Box) -> None:
        labels, palette = self._labels[box.node.id], self._appearance.palette
        weight = QFont.Weight.Normal if box.node.kind == "unsaid" else QFont.Weight.DemiBold
        strong, small = interface_font(13, weight), interface_font(11)
        name_room = room
        if labels.note:
            name_room = QRectF(room.left(), room.top(), room.width(), room.height() * 0.56)
        rtl = text_direction(labels.name, reading_direction(self._appearance)) == "rtl"
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        painter.setFont(strong)
        painter.setPen(QColor(palette.text))
        self._put(painter, name_room, shortened(labels.name, strong, room.width()))
        if labels.note:
            below = QRectF(room.left(), name_room.bottom(), room.width(), room.height() * 0.44)
            painter.setLayoutDirection(self._appearance.direction)
            painter.setFont(small)
            painter.setPen(QColor(palette.muted))
            self._put(painter, below, shortened(labels.note, small, room.width()))

    def _hue_of(self, box: Box) -> str:
        runs = (run.edge.origin for run in self._layout.runs if run.edge.start == box.node.id)
        return self._hue.get(next(runs, -1), self._appearance.palette.faint)


def _origin_hues(layout: ChainLayout, lanes: tuple[str, ...]) -> dict[int, str]:
    """A hue for each origin that is known; what names none has none."""
    known = sorted(
        {
            run.edge.origin
            for run in layout.runs
            for box in layout.boxes
            if box.node.id == run.edge.start and box.node.kind == "origin"
        }
    )
    return {origin: lanes[at % len(lanes)] for at, origin in enumerate(known)}


def _is_lit(rows: tuple[int, ...], emphasis: Emphasis) -> bool:
    return emphasis.rows is None or bool(emphasis.rows & set(rows))


def _mixed(ground: QColor, ink: QColor, part: float) -> QColor:
    return QColor.fromRgbF(
        ground.redF() * (1 - part) + ink.redF() * part,
        ground.greenF() * (1 - part) + ink.greenF() * part,
        ground.blueF() * (1 - part) + ink.blueF() * part,
    )
