"""Where an entity lies: a small map on its page, that opens the large one there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.analysis.model import Place
from desktop.look.direction import isolate
from desktop.panes import map_names
from desktop.panes.map_ground import Ground
from desktop.panes.map_layout import clusters_of, lay_out
from desktop.panes.map_places import MapPlace, at_point
from desktop.panes.map_projection import MapView, unit
from desktop.panes.map_scene import MapScene, load_all
from desktop.panes.map_type import measure
from desktop.workspace.case_map import classes_of
from desktop.workspace.workspace import Workspace

_HEIGHT = 104
_MARGIN = 16.0
_SURROUNDINGS = 56_000.0
"""Units round a point, some 120 km: so much that larger towns and borders are seen."""


class EntityLocator(QAbstractButton):
    """``sought`` gives the place that was clicked, or entered."""

    sought = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._place: MapPlace | None = None
        self._of: tuple[str, Place] | None = None
        self._view = MapView()
        self._ground = Ground(self)
        self._ground.painted.connect(self.update)
        self._ready = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.sought.emit(self._place))
        self.hide()

    @property
    def waiting(self) -> bool:
        """Whether its ground is still painted."""
        return self.isVisible() and self._ground.waiting

    @property
    def place(self) -> MapPlace | None:
        """What is shown."""
        return self._place

    def sizeHint(self) -> QSize:
        return QSize(300, _HEIGHT)

    def show_place(self, name: str, place: Place | None) -> None:
        """Show where something of this name lies; hidden where it is not known."""
        known = place is not None and place.lat is not None and place.lon is not None
        self.setVisible(known)
        if place is None or place.lat is None or place.lon is None:
            self._place = None
            return
        words = self._workspace.appearance.words
        said = words.tr("entity.on_map", name=isolate(name))
        self.setAccessibleName(said)
        self.setToolTip(said)
        if self._place is not None and self._of == (name, place):
            self._show(self._place)
            return
        self._of = (name, place)
        gazetteer = place.gazetteer or ""
        lat, lon, radius = place.lat, place.lon, place.radius_km or 0.0

        def read() -> list[tuple[str, str]]:
            load_all()
            return [classes_of({gazetteer})[gazetteer]]

        def take(known: tuple[str, str]) -> None:
            self._ready = True
            self._show(at_point(name, name, lat, lon, radius, *known, gazetteer))

        self._workspace.asking.work_out("entity.locator", read, take)

    def _show(self, place: MapPlace) -> None:
        self._place = map_names.in_language(place, self._workspace.appearance.language)
        self._frame()

    def _frame(self) -> None:
        self._view = self._view.sized(self.width(), self.height())
        if self._place is not None:
            x, y = unit(self._place.lat, self._place.lon)
            reach = max(self._place.radius * 1.6, _SURROUNDINGS)
            self._view = self._view.fitted((x - reach, y - reach, x + reach, y + reach), _MARGIN)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        appearance, place = self._workspace.appearance, self._place
        with QPainter(self) as painter:
            if not self._ready or place is None:
                painter.fillRect(self.rect(), QColor(appearance.palette.panel))
                return
            self._ground.paint(painter, self._view, appearance.palette, self.devicePixelRatioF())
            places = (place,)
            layout = lay_out(
                places, clusters_of(places), self._view, measure, appearance.language, (place.key,)
            )
            scene = MapScene(
                places=places, layout=layout, view=self._view, appearance=appearance,
                chosen=(place.key,),
            )  # fmt: skip
            x, y = layout.offset(self._view)
            painter.translate(x, y)
            scene.paint_map(painter)
            painter.resetTransform()
            focused = self.hasFocus()
            hue = appearance.palette.accent if focused else appearance.palette.hairline
            painter.setPen(QPen(QColor(hue), 2.0 if focused else 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
