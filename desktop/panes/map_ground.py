"""The painted ground of the map: moved and stretched at once, painted anew beside the window."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.look.palette import Palette
from desktop.panes.map_base import colours, paint_ground
from desktop.panes.map_projection import MapView, holds

_AROUND = 0.15
"""How much more than the window is painted on each side, in windows: dragging shows it at once."""


class Ground(QObject):
    """``painted`` tells that what was asked for is there, to be shown by painting once more."""

    painted = Signal()
    _made = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._of = MapView()
        self._palette: Palette | None = None
        self._asked: tuple[MapView, Palette] | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._made.connect(self._take)

    @property
    def waiting(self) -> bool:
        """Whether a painting is under way."""
        return self._asked is not None

    def paint(self, painter: QPainter, view: MapView, palette: Palette, ratio: float) -> None:
        """Paint what is there of a view's ground; the first time all of it, at once."""
        if self._image is None:
            large = _larger(view)
            self._keep(_painted(large, palette, ratio), large, palette)
        elif not self._shows(view, palette):
            self._ask(view, palette, ratio)
        assert self._image is not None
        left, top = view.to_pixels(*self._of.to_units(0, 0))
        right, bottom = view.to_pixels(*self._of.to_units(self._of.width, self._of.height))
        if self._of.scale == view.scale:
            painter.drawImage(QPointF(round(left), round(top)), self._image)
        else:
            painter.fillRect(QRectF(0, 0, view.width, view.height), QColor(colours(palette).sea))
            painter.drawImage(QRectF(left, top, right - left, bottom - top), self._image)

    def forget(self) -> None:
        """Paint all of it anew the next time."""
        self._image = None

    def _shows(self, view: MapView, palette: Palette) -> bool:
        same = palette is self._palette and self._of.scale == view.scale
        return same and holds(self._of.box, view.box)

    def _ask(self, view: MapView, palette: Palette, ratio: float) -> None:
        """Have it painted, unless a painting is under way: what is wanted is asked after it."""
        if self._asked is not None:
            return
        large = _larger(view)
        self._asked = (large, palette)
        self._thread = self._thread or ThreadPoolExecutor(1, thread_name_prefix="map")
        self._thread.submit(
            lambda: self._made.emit(_painted(large, palette, ratio), large, palette)
        )

    def _take(self, image: QImage, of: MapView, palette: Palette) -> None:
        self._asked = None
        self._keep(image, of, palette)
        self.painted.emit()

    def _keep(self, image: QImage, of: MapView, palette: Palette) -> None:
        self._image, self._of, self._palette = image, of, palette


def _larger(view: MapView) -> MapView:
    margin = round(max(view.width, view.height) * _AROUND)
    return replace(view, width=view.width + 2 * margin, height=view.height + 2 * margin)


def _painted(view: MapView, palette: Palette, ratio: float) -> QImage:
    image = QImage(
        round(view.width * ratio), round(view.height * ratio), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(ratio)
    with QPainter(image) as painter:
        paint_ground(painter, view, palette)
    return image
