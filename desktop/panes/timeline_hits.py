"""What of a timeline lies under a point of its viewport."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from desktop.panes.timeline_axis_painting import HEAD
from desktop.panes.timeline_conflicts import Contradiction
from desktop.panes.timeline_density import Column, DensityLayout, column_at
from desktop.panes.timeline_head import Publications
from desktop.panes.timeline_layout import Block, Item
from desktop.panes.timeline_painting import KNOB
from desktop.panes.timeline_scene import Scene

_REACH = 3.0
"""Pixels beside a mark of publication that still mean it."""


class Hits:
    """Of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def item(self, at: QPointF) -> Item | None:
        """The bar or block, labels included."""
        scene = self._scene
        if not self._is_in_strip(at):
            return None
        along = scene.scale.minute(at.x()) / scene.scale.per_pixel
        return scene.layout.item_at(along, at.y() - scene.lanes_top)

    def column(self, at: QPointF) -> tuple[int, Column] | None:
        """The lane's number and the column of its histogram."""
        scene = self._scene
        if not isinstance(scene.layout, DensityLayout) or not self._is_in_strip(at):
            return None
        return column_at(scene.layout, scene.scale.minute(at.x()), at.y() - scene.lanes_top)

    def lane(self, at: QPointF) -> str | None:
        """The key of the lane whose name is there."""
        if self._is_in_strip(at) or not self._is_in_lanes(at):
            return None
        y = at.y() - self._scene.lanes_top
        bands = self._scene.layout.bands
        return next((b.lane.key for b in bands if b.top <= y < b.top + b.height), None)

    def pair(self, at: QPointF) -> Contradiction | None:
        """The contradiction whose knob is there."""
        for pair in self._scene.view.pairs:
            knob = self.knob(pair)
            if knob is not None and (at - knob).manhattanLength() <= KNOB * 1.5:
                return pair
        return None

    def knob(self, pair: Contradiction) -> QPointF | None:
        """Where the knob of a contradiction stands."""
        line = self._scene.joint(pair)
        return line[2] if line else None

    def publications(self, at: QPointF) -> Publications | None:
        """The mark over the lanes that tells which articles were published then."""
        if not 0 <= at.y() < HEAD:
            return None
        marks = self._scene.publication_marks()
        return next(
            (one for one in marks if one.left - _REACH <= at.x() <= one.right + _REACH), None
        )

    def bar_rect(self, number: int) -> QRectF:
        """Where an event's bar, or the block that counts it, lies."""
        scene, scale = self._scene, self._scene.scale
        top, item = scene.layout.place(number)
        start, end = (item.first, item.last) if isinstance(item, Block) else (item.start, item.end)
        left, right = sorted((scale.x(start * scale.per_pixel), scale.x(end * scale.per_pixel)))
        return QRectF(left, top + scene.lanes_top, right - left, scene.layout.sizes.bar)

    def _is_in_strip(self, at: QPointF) -> bool:
        scale = self._scene.scale
        return 0 <= at.x() - scale.left <= scale.width and self._is_in_lanes(at)

    def _is_in_lanes(self, at: QPointF) -> bool:
        return HEAD <= at.y() < self._scene.bottom
