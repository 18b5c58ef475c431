"""What is seen of the map, painted: over its ground the areas, the names, the marks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from desktop.look.appearance import Appearance
from desktop.panes import map_base, map_names
from desktop.panes.map_base import country, province
from desktop.panes.map_layout import MapLayout
from desktop.panes.map_marks import Mark, holds
from desktop.panes.map_painting import MapPainter
from desktop.panes.map_places import GROUPS, Group, MapPlace
from desktop.panes.map_projection import MapView, scale_bar, unit
from desktop.panes.map_text import km_words
from desktop.workspace.case_map import Candidate

_FEW = 60
"""Of more places than this only what is chosen shows how far it reaches."""
_SEEN = 9.0
"""Pixels: a smaller radius is hidden by its mark."""
_MARGIN = 12.0
_LONGEST = 110.0
"""Pixels of the scale bar at most."""


@dataclass(frozen=True, kw_only=True)
class MapScene:
    """What is seen, and how; ``lit`` None: nothing is dimmed. ``current``: the key of the place
    that the keys start from. ``candidates``: places that a name may be, ``candidate`` the one in
    hand; ``groups``: the kinds that the legend explains. ``new_names``: of the names that were
    never painted so many are at a time, None for all."""

    places: Sequence[MapPlace]
    layout: MapLayout
    view: MapView
    appearance: Appearance
    lit: Collection[str] | None = None
    chosen: Collection[str] = ()
    current: str | None = None
    candidates: Sequence[Candidate] = ()
    candidate: int | None = None
    outlined: bool = False
    groups: Sequence[Group] = field(default_factory=tuple)
    new_names: int | None = None

    def paint(self, painter: QPainter) -> bool:
        """Everything but the ground, on a painter whose origin is the window's corner; gives
        whether that was all."""
        x, y = self.layout.offset(self.view)
        painter.translate(x, y)
        whole = self.paint_map(painter)
        painter.translate(-x, -y)
        self.paint_margin(painter)
        return whole

    def paint_map(self, painter: QPainter) -> bool:
        """What moves with the map, on a painter whose origin is the layout's corner; gives whether
        no name waits for the next time."""
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        parts = MapPainter(
            painter, self.appearance, outlined=self.outlined, new_names=self.new_names
        )
        self._areas(painter, parts)
        for name in self.layout.names:
            parts.name(name)
        choosing = bool(self.candidates)
        marked = {(label.wanted.x, label.wanted.y): label for label in self.layout.named}
        named = []
        for mark in reversed(self.layout.marks):
            dimmed = choosing or self._is_dimmed(mark)
            current = self.current is not None and holds(mark, self.places, (self.current,))
            chosen = bool(self.chosen) and holds(mark, self.places, self.chosen)
            parts.mark(mark, chosen=chosen, current=current, dimmed=dimmed)
            if (label := marked.get((mark.x, mark.y))) is not None:
                named.append((label, dimmed))
        for label, dimmed in named:
            parts.place_name(label, dimmed=dimmed)
        for number, one in enumerate(self.candidates):
            px, py = self.layout.view.to_pixels(*unit(one.spot.lat, one.spot.lon))
            parts.candidate(px, py, number + 1, current=number == self.candidate)
        return not parts.left_out

    def _areas(self, painter: QPainter, parts: MapPainter) -> None:
        many = len(self.places) > _FEW
        if many and not self.chosen and self.current is None:
            return
        for place in self.places:
            chosen = place.key in self.chosen or place.key == self.current
            if (many or not place.weight) and not chosen:
                continue
            x, y = self.layout.view.to_pixels(*(place.anchor or (place.x, place.y)))
            radius = place.radius * self.view.scale
            if land := self._outline(place):
                parts.land(self._in_pixels(land), chosen=chosen)
            elif radius < _SEEN:
                continue
            elif place.bearing is not None:
                near = place.nearest * self.view.scale
                parts.sector(x, y, radius, place.bearing, near, chosen=chosen)
            elif place.is_area:
                parts.area(x, y, radius, chosen=chosen)
            else:
                parts.uncertainty(x, y, radius, chosen=chosen)
        painter.setOpacity(1.0)

    def _outline(self, place: MapPlace) -> QPainterPath | None:
        """The land that a place is, where it is a country or a province."""
        if place.klass == "country":
            return country(self.view, place.country)
        return province(place.gazetteer) if place.klass == "region" else None

    def _in_pixels(self, path: QPainterPath) -> QPainterPath:
        view = self.layout.view
        moved = QTransform()
        moved.translate(view.width / 2, view.height / 2).scale(view.scale, view.scale)
        return moved.translate(-view.x, -view.y).map(path)

    def paint_margin(self, painter: QPainter) -> None:
        """The scale in one lower corner, the legend in the other."""
        parts = MapPainter(painter, self.appearance, outlined=self.outlined)
        view, words = self.view, self.appearance.words
        rtl = self.appearance.right_to_left
        km, wide = scale_bar(view.metres_a_pixel, _LONGEST)
        bottom = view.height - _MARGIN
        bar = _MARGIN if rtl else view.width - _MARGIN - wide
        parts.scale_bar(bar, bottom, wide, km_words(km, words))
        rows = [(group, words.tr(f"map.group_{group}")) for group in self.groups]
        corner = view.width - _MARGIN if rtl else _MARGIN
        parts.legend(corner, bottom, rows, rtl=rtl)

    def _is_dimmed(self, mark: Mark) -> bool:
        return self.lit is not None and not holds(mark, self.places, self.lit)


def load_all() -> None:
    """Read all that is painted of the ground, in a thread beside the window."""
    map_base.load_all()
    map_names.load_all()


def all_read() -> tuple[bool]:
    """As :func:`load_all`, for who asks beside the window and waits for an answer."""
    load_all()
    return (True,)


def groups_of(places: Sequence[MapPlace]) -> tuple[Group, ...]:
    """The kinds that some mark stands for, in their order."""
    held = {group for place in places for group in place.groups}
    return tuple(group for group in GROUPS if group in held)
