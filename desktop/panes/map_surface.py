"""The surface of the map: what part of the world is in view, and where places lie on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.look.appearance import Appearance
from desktop.panes.map_clusters import Clusters
from desktop.panes.map_ground import Ground
from desktop.panes.map_layout import MapLayout, box_of_most, clusters_of, lay_out
from desktop.panes.map_marks import Mark, mark_at
from desktop.panes.map_places import MapPlace
from desktop.panes.map_projection import Box, MapView, round_all, unit
from desktop.panes.map_scene import MapScene, groups_of
from desktop.panes.map_type import measure
from desktop.workspace.case_map import Candidate

_MARGIN = 56.0
_CROSS = 9.0
_HOME: Box = (*unit(40.0, 12.0), *unit(12.0, 60.0))
"""What is shown where there is nothing to fit: from Tunisia to Oman."""
_EXPLAINED = 400
"""The legend explains the kinds of so many places."""
_NEW_NAMES = 30
"""So many names are painted for the first time in one turn of the event loop; the next follow in
the next: all that a zoom brings would keep a click waiting."""


class MapSurface(QWidget):
    """Holds the view, lays out what is shown, and paints it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._view = MapView()
        self._follows = True
        self._ready = False
        self.places: Sequence[MapPlace] = ()
        self._clusters = Clusters(())
        self._layout: MapLayout | None = None
        self._lit: Collection[str] | None = None
        self._chosen: Collection[str] = ()
        self._current: str | None = None
        self.candidates: Sequence[Candidate] = ()
        self._candidate: int | None = None
        self._asking = False
        self._painted: MapScene | None = None
        self._over: QPixmap | None = None
        self._names_to_come = False
        self.ground = Ground(self)
        self.ground.painted.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(160, 120)

    @property
    def view(self) -> MapView:
        return self._view

    @property
    def is_ready(self) -> bool:
        """Whether the ground is read."""
        return self._ready

    @property
    def waiting(self) -> bool:
        """Whether something is still to be painted."""
        return self.ground.waiting or self._names_to_come

    @property
    def current(self) -> str | None:
        """The key of the place that the keys start from."""
        return self._current

    @property
    def asking(self) -> bool:
        """Whether a click sets a point."""
        return self._asking

    def show_ground(self) -> None:
        """The data of the ground is read now."""
        self._ready = True
        self._layout = None
        self.update()

    def show_places(
        self, places: Sequence[MapPlace], clusters: Clusters | None = None, *, reframe: bool
    ) -> None:
        """Show other places; ``clusters`` of them where they were made already; ``reframe`` moves
        to where they are."""
        self.places = places
        self._clusters = clusters or clusters_of(places)
        keys = {place.key for place in places}
        self._current = self._current if self._current in keys else None
        self._layout = None
        self._follows = self._follows or reframe
        if self._follows:
            self._frame()
        self.update()

    def show_selection(
        self, lit: Collection[str] | None, chosen: Collection[str], *, reveal: bool
    ) -> None:
        """Dim what is not lit (None: nothing is dimmed), ring what is chosen, and bring it in view
        where it is not."""
        self._lit = lit
        if chosen != self._chosen:
            self._chosen = chosen
            self._layout = None
        found = [place for place in self.places if place.key in (chosen or lit or ())]
        if chosen and found:
            self._current = found[0].key
        if reveal and found and not any(self._is_in_view(place) for place in found):
            self.fit(round_all(place.box for place in found[:40]))
        self.update()

    def show_candidates(self, candidates: Sequence[Candidate], current: int | None = None) -> None:
        """Pins of the places that a name may be; those that are new are brought into view."""
        new = candidates != self.candidates
        self.candidates, self._candidate = candidates, current
        if new and candidates:
            self.fit(round_all((*unit(one.spot.lat, one.spot.lon),) * 2 for one in candidates))
        self.update()

    def ask_point(self, *, asking: bool) -> None:
        """Let the next click set a point, or no longer."""
        self._asking = asking
        self.setCursor(Qt.CursorShape.CrossCursor if asking else Qt.CursorShape.ArrowCursor)
        self.update()

    def set_appearance(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._layout = None
        self.update()

    def fit(self, box: Box | None) -> None:
        """Move to a box as close as it fits."""
        if box is not None:
            self._move(self._view.fitted(box, _MARGIN))

    def frame_all(self) -> None:
        """Move to all that is shown."""
        self._follows = True
        self._frame()
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Closer by a factor at a pixel, by default at the place in hand, else in the middle."""
        if at is None:
            at = QPointF(self.width() / 2, self.height() / 2)
            place = self._place(self._current)
            if place is not None and self._is_in_view(place):
                at = QPointF(*self._view.to_pixels(place.x, place.y))
        self._move(self._view.zoomed(factor, at.x(), at.y()))

    def pan(self, right: float, down: float) -> None:
        """Drag the map by pixels."""
        self._move(self._view.panned(right, down))

    def layout_now(self) -> MapLayout:
        """The layout at the present zoom; computed anew where the window has left it."""
        if not self._is_laid_out:
            first = (*self._chosen, *((self._current,) if self._current else ()))
            self._layout = lay_out(
                self.places, self._clusters, self._view, measure, self._appearance.language, first
            )
        assert self._layout is not None
        return self._layout

    @property
    def _is_laid_out(self) -> bool:
        return self._layout is not None and self._layout.shows(self._view)

    def scene(self) -> MapScene:
        """What is seen now."""
        return MapScene(
            places=self.places,
            layout=self.layout_now(),
            view=self._view,
            appearance=self._appearance,
            lit=self._lit,
            chosen=self._chosen,
            current=self._current if self.hasFocus() else None,
            candidates=self.candidates,
            candidate=self._candidate,
            groups=groups_of(self.places[:_EXPLAINED]),
        )

    def mark_at(self, at: QPointF) -> Mark | None:
        """The mark under a pixel of the window."""
        if not self._ready:
            return None
        layout = self.layout_now()
        x, y = layout.offset(self._view)
        return mark_at(layout.marks, at.x() - x, at.y() - y)

    def pixel_of(self, key: str) -> QPointF | None:
        """The middle of the mark that holds a place, where it is laid out."""
        layout = self.layout_now()
        x, y = layout.offset(self._view)
        for mark in layout.marks:
            if any(self.places[number].key == key for number in mark.members):
                return QPointF(mark.x + x, mark.y + y)
        return None

    def candidate_at(self, at: QPointF) -> int | None:
        """The number of the candidate whose pin is under a pixel."""
        for number, one in enumerate(self.candidates):
            x, y = self._view.to_pixels(*unit(one.spot.lat, one.spot.lon))
            if abs(at.x() - x) <= 11 and -30 <= at.y() - y <= 4:
                return number
        return None

    def _place(self, key: str | None) -> MapPlace | None:
        return next((place for place in self.places if place.key == key), None)

    def _is_in_view(self, place: MapPlace) -> bool:
        x, y = self._view.to_pixels(place.x, place.y)
        return 0 <= x <= self.width() and 0 <= y <= self.height()

    def _frame(self) -> None:
        """All that has events, else all; the far-off rest of a case does not count."""
        self._view = self._view.fitted(box_of_most(self.places) or _HOME, _MARGIN)

    def _move(self, view: MapView) -> None:
        self._follows = False
        self._view = view
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view = self._view.sized(self.width(), self.height())
        if self._follows:
            self._frame()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._appearance.palette
        with QPainter(self) as painter:
            if self._ready:
                self.ground.paint(painter, self._view, palette, self.devicePixelRatioF())
                self._paint_over(painter)
            else:
                painter.fillRect(self.rect(), QColor(palette.panel))
            if self.hasFocus():
                painter.setPen(QPen(QColor(palette.accent), 2.0))
                if self._asking:
                    middle = QPointF(self.width() / 2, self.height() / 2)
                    for arm in (QPointF(_CROSS, 0), QPointF(0, _CROSS)):
                        painter.drawLine(middle - arm, middle + arm)
                painter.drawLine(0, 1, self.width(), 1)

    def _paint_over(self, painter: QPainter) -> None:
        """Names and marks: painted anew where something is other than it was, and kept from the
        first drag on. A turn that lays them out paints no new names."""
        new_names = _NEW_NAMES if self._is_laid_out else 0
        scene = self.scene()
        what = replace(scene, view=scene.layout.view)
        if what != self._painted:
            self._names_to_come = not replace(scene, new_names=new_names).paint(painter)
            self._painted, self._over = (None if self._names_to_come else what), None
            if self._names_to_come:
                self.update()
            return
        if self._over is None:
            self._over = self._kept(scene)
        x, y = scene.layout.offset(self._view)
        painter.drawPixmap(QPointF(x, y), self._over)
        scene.paint_margin(painter)

    def _kept(self, scene: MapScene) -> QPixmap:
        ratio, view = self.devicePixelRatioF(), scene.layout.view
        kept = QPixmap(round(view.width * ratio), round(view.height * ratio))
        kept.setDevicePixelRatio(ratio)
        kept.fill(Qt.GlobalColor.transparent)
        with QPainter(kept) as painter:
            scene.paint_map(painter)
        return kept
