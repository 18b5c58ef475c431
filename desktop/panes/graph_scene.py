"""A net on a surface: from its places to pixels, which names have room, and how it is painted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from math import hypot, sqrt

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desktop.look.appearance import Appearance, colour, mixed
from desktop.look.direction import isolate
from desktop.look.fonts import interface_font
from desktop.panes.graph_drawing import Drawing, Node
from desktop.panes.graph_labels import Name, Room, place_names
from desktop.panes.graph_layout import Point
from desktop.panes.graph_shapes import shape_of
from desktop.panes.picture_file import paint_shapes
from desktop.workspace.links import Link

_LABEL = 12
_LONGEST = 150.0
_MARGIN = 34.0
_NEAREST, _NEAR, _FARTHEST = 2.6, 1.6, 0.12
_LEAST_STRETCH, _MOST_STRETCH = 0.75, 1.8
_DIMMED = 0.22
_SMALLEST = 3.5
_HIT_LINK = 6.0


@dataclass(frozen=True, slots=True)
class View:
    """``scale``: pixels for a unit of the picture; ``x``, ``y``: the pixel of its origin;
    ``stretch``: how much more than that a unit downward has."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    stretch: float = 1.0

    def pixel(self, at: Point) -> QPointF:
        down = self.scale * self.stretch
        return QPointF(self.x + at[0] * self.scale, self.y + at[1] * down)

    def place(self, pixel: QPointF) -> Point:
        down = self.scale * self.stretch
        return (pixel.x() - self.x) / self.scale, (pixel.y() - self.y) / down

    def moved(self, across: float, down: float) -> View:
        """The same by some pixels farther to the right and below."""
        return replace(self, x=self.x + across, y=self.y + down)

    def zoomed(self, factor: float, pixel: QPointF) -> View:
        """Nearer or farther; what lies under a pixel stays there."""
        scale = min(max(self.scale * factor, _FARTHEST), _NEAREST)
        held = self.place(pixel)
        down = scale * self.stretch
        left, top = pixel.x() - held[0] * scale, pixel.y() - held[1] * down
        return View(scale, left, top, self.stretch)


def whole(nodes: Iterable[Node], width: float, height: float) -> View:
    """The view in which all nodes are seen, in as much of the room as they can have: a net is laid
    out as wide panes are, and stretched in high ones."""
    held = list(nodes)
    if not held:
        return View()
    left, right = min(n.x - n.radius for n in held), max(n.x + n.radius for n in held)
    top, bottom = min(n.y - n.radius for n in held), max(n.y + n.radius for n in held)
    room = max(width - 2 * _MARGIN, 40), max(height - 2 * _MARGIN, 40)
    across, down = room[0] / max(right - left, 1), room[1] / max(bottom - top, 1)
    scale = max(min(across, down / _LEAST_STRETCH, _NEAR), _FARTHEST)
    stretch = min(max(down / scale, _LEAST_STRETCH), _MOST_STRETCH)
    if scale == _NEAR:
        stretch = min(stretch, 1.0)
    middle = (left + right) / 2 * scale, (top + bottom) / 2 * scale * stretch
    return View(scale, width / 2 - middle[0], height / 2 - middle[1], stretch)


@dataclass(frozen=True)
class GraphScene:
    """``lit``: the entities that are bright, None: all; ``chosen`` is ringed, ``current`` has the
    keys, ``link`` is the one that is looked at, ``pinned`` stay where they were put."""

    drawing: Drawing
    view: View
    width: float
    height: float
    appearance: Appearance
    lit: frozenset[int] | None = None
    chosen: int | None = None
    current: int | None = None
    link: Link | None = None
    pinned: frozenset[int] = frozenset()
    outlined: bool = False

    def radius(self, node: Node) -> float:
        """In pixels: nodes grow with the picture, but less than it does."""
        return max(node.radius * min(sqrt(self.view.scale), 1.5), _SMALLEST)

    def at(self, node: Node) -> QPointF:
        return self.view.pixel((node.x, node.y))

    @cached_property
    def _font(self) -> QFont:
        return interface_font(_LABEL)

    @cached_property
    def rooms(self) -> dict[int, Room]:
        """The names that have room."""
        metrics = QFontMetricsF(self._font)
        ordered = sorted(
            self.drawing.nodes,
            key=lambda n: (n.id != self.current, n.id != self.chosen, self._is_dim(n.id)),
        )
        names = []
        for node in ordered:
            at = self.at(node)
            width = min(metrics.horizontalAdvance(node.name) + 4, _LONGEST)
            names.append(
                Name(
                    node.id, at.x(), at.y(), self.radius(node), width, metrics.height() - 1,
                    faint=self._is_dim(node.id), due=node.id in (self.current, self.chosen),
                )
            )  # fmt: skip
        return place_names(names, Room(2, 2, self.width - 4, self.height - 4))

    def node_at(self, pixel: QPointF) -> Node | None:
        """The node under a pixel, or whose name is."""
        found = [
            (far, node)
            for node in self.drawing.nodes
            if (far := _distance(pixel, self.at(node))) <= self.radius(node) + 3
        ]
        if found:
            return min(found, key=lambda pair: pair[0])[1]
        for number, room in self.rooms.items():
            if QRectF(room.left, room.top, room.width, room.height).contains(pixel):
                return self.drawing.by_id[number]
        return None

    def link_at(self, pixel: QPointF) -> Link | None:
        """The link under a pixel."""
        by_id = self.drawing.by_id
        found = [
            (far, link)
            for link in self.drawing.links
            if (far := _off(pixel, self.at(by_id[link.first]), self.at(by_id[link.second])))
            <= _HIT_LINK
        ]
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def _is_dim(self, node: int) -> bool:
        return self.lit is not None and node not in self.lit

    # --- painting

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_links(painter)
        for node in reversed(self.drawing.nodes):
            self._paint_node(painter, node)
        painter.setFont(self._font)
        for number, room in self.rooms.items():
            self._paint_name(painter, self.drawing.by_id[number], room)

    def _paint_links(self, painter: QPainter) -> None:
        """Those of one look at once: a pen is dearer than a line. What is chosen lies on top."""
        by_id = self.drawing.by_id
        looks: dict[tuple[float, str, float], list[QLineF]] = defaultdict(list)
        for link in self.drawing.links:
            line = QLineF(self.at(by_id[link.first]), self.at(by_id[link.second]))
            looks[self._look_of(link)].append(line)
        for (opacity, hue, width), lines in sorted(looks.items(), key=lambda look: look[0]):
            pen = QPen(colour(hue, opacity), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLines(lines)

    def _look_of(self, link: Link) -> tuple[float, str, float]:
        """Opacity, hue and width, in steps of half a pixel."""
        palette = self.appearance.palette
        width = self.drawing.width(link) * min(max(self.view.scale, 0.55), 1.3)
        width = max(round(width * 2) / 2, 1.0)
        if self.link is not None and link == self.link:
            return 1.0, palette.accent, width
        if self._is_dim(link.first) or self._is_dim(link.second):
            # A hair, which is painted fastest, for it is only to be felt.
            return 0.1, palette.faint, 1.0
        if self.lit is not None and self.chosen in (link.first, link.second):
            return 0.75, palette.accent, width
        return 0.45, palette.faint, width

    def _paint_node(self, painter: QPainter, node: Node) -> None:
        palette, at, radius = self.appearance.palette, self.at(node), self.radius(node)
        opacity = _DIMMED if self._is_dim(node.id) else 1.0
        hue = palette.kinds.get(node.kind, palette.kinds["other"])
        full = 0.85 if node.id == self.chosen else 0.3 * opacity
        # Opaque, so that links pass under it.
        painter.setPen(QPen(mixed(hue, palette.panel, opacity), 1.5))
        painter.setBrush(mixed(hue, palette.panel, full))
        painter.drawPath(shape_of(node.kind, at, radius))
        if node.id == self.current:
            painter.setPen(QPen(colour(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, radius * 1.25 + 4, radius * 1.25 + 4)
        if node.id in self.pinned:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(palette.text, opacity))
            painter.drawEllipse(at, 2, 2)

    def _paint_name(self, painter: QPainter, node: Node, room: Room) -> None:
        palette = self.appearance.palette
        rect = QRectF(room.left, room.top, room.width, room.height)
        metrics = QFontMetricsF(self._font)
        name = metrics.elidedText(node.name, Qt.TextElideMode.ElideRight, room.width)
        if not self._is_dim(node.id):
            # Links that pass behind a name must not strike it out.
            painter.fillRect(rect.adjusted(1, 2, -1, -1), colour(palette.panel, 0.75))
        ink = palette.faint if self._is_dim(node.id) else palette.text
        painter.setPen(colour(ink, 0.55 if self._is_dim(node.id) else 1.0))
        if self.outlined:
            paint_shapes(painter, rect, Qt.AlignmentFlag.AlignCenter, isolate(name))
        else:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, isolate(name))


def _distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())


def _off(pixel: QPointF, start: QPointF, end: QPointF) -> float:
    """How far a pixel is from a line between two others."""
    across, down = end.x() - start.x(), end.y() - start.y()
    square = across * across + down * down
    if not square:
        return _distance(pixel, start)
    along = ((pixel.x() - start.x()) * across + (pixel.y() - start.y()) * down) / square
    along = min(max(along, 0.0), 1.0)
    return _distance(pixel, QPointF(start.x() + along * across, start.y() + along * down))
