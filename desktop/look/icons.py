"""The icons: one-colour drawings of our own, inked with the theme's colour."""

from __future__ import annotations

from functools import cache
from importlib import resources

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 20, 24, 32, 48)


@cache
def icon(name: str, ink: str, *, mirrored: bool = False) -> QIcon:
    """An icon of ``resources/icons``; ``mirrored`` for what points along the line of writing."""
    made = QIcon()
    for size in _SIZES:
        picture = pixmap(name, ink, size)
        made.addPixmap(picture.transformed(QTransform().scale(-1, 1)) if mirrored else picture)
    return made


def pixmap(name: str, ink: str, size: int) -> QPixmap:
    file = resources.files("resources") / "icons" / f"{name}.svg"
    drawing = file.read_text(encoding="utf-8").replace("currentColor", ink)
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    return picture


@cache
def app_icon() -> QIcon:
    """Rawi's own icon, in its own colours."""
    made = QIcon()
    for size in (16, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("rawi", "#0b6170", size))
    return made
