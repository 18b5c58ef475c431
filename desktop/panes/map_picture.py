"""The map as a file: SVG, PNG or PDF, as it is seen, with its title, its date and its source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from desktop.look.direction import isolate
from desktop.look.fonts import interface_font
from desktop.panes.map_base import paint_ground
from desktop.panes.map_scene import MapScene
from desktop.panes.picture_file import ask_for_picture, paint_shapes, write_picture
from desktop.workspace.actions import ActionSpec
from desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from desktop.panes.map import MapPane

MARGIN = 24
_TITLE, _ABOUT = 30, 26


class MapPicture:
    """What is in view, on white, whatever the theme."""

    def __init__(self, workspace: Workspace, pane: MapPane) -> None:
        self._workspace, self._pane = workspace, pane
        workspace.actions.add(
            ActionSpec(
                id="map_picture", menu="view", run=self.ask, group=3,
                enabled=lambda: pane.canvas.is_ready and bool(pane.canvas.places),
            )
        )  # fmt: skip

    def ask(self) -> None:
        """Ask for a file, and write it. Raises PictureNotWritten."""
        words = self._workspace.appearance.words
        path = ask_for_picture(
            self._pane.window(), words, action="map_picture", name=words.tr("pane.map")
        )
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the picture in the format that the file's name ends in.

        Raises:
            PictureNotWritten: the name ends in none of them, or the file cannot be written.
        """
        seen = self._pane.canvas.scene()
        appearance = replace(seen.appearance, theme="light")
        outlined = path.suffix.lower() != ".png"
        scene = replace(seen, appearance=appearance, outlined=outlined, current=None)
        size = QSize(
            round(scene.view.width) + 2 * MARGIN,
            round(scene.view.height) + 2 * MARGIN + _TITLE + _ABOUT,
        )
        write_picture(
            path,
            size,
            title=self._title(),
            about=self._about(scene),
            paint=partial(self._paint, scene=scene, size=size),
        )

    def _paint(self, painter: QPainter, scene: MapScene, size: QSize) -> None:
        palette, view = scene.appearance.palette, scene.view
        painter.save()
        painter.translate(MARGIN, MARGIN + _TITLE + _ABOUT)
        paint_ground(painter, view, palette)
        scene.paint(painter)
        painter.restore()
        # An SVG of Qt's does not clip: what goes beyond the map is covered up to the page's edge.
        top, page = MARGIN + _TITLE + _ABOUT, QColor(palette.panel)
        for edge in (
            QRectF(0, 0, size.width(), top),
            QRectF(0, 0, MARGIN, size.height()),
            QRectF(size.width() - MARGIN, 0, MARGIN, size.height()),
            QRectF(0, size.height() - MARGIN, size.width(), MARGIN),
        ):
            painter.fillRect(edge, page)
        painter.setPen(QColor(palette.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(MARGIN, top, view.width, view.height))
        self._line(painter, scene, MARGIN, self._title(), strong=True)
        self._line(painter, scene, MARGIN + _TITLE, self._about(scene), strong=False)

    def _line(
        self, painter: QPainter, scene: MapScene, top: float, words: str, *, strong: bool
    ) -> None:
        """A line over the map, from the side where reading begins."""
        palette = scene.appearance.palette
        font = interface_font(17, QFont.Weight.DemiBold) if strong else interface_font(12)
        hue = QColor(palette.text if strong else palette.muted)
        room = QRectF(MARGIN, top, scene.view.width, _TITLE)
        painter.setFont(font)
        painter.setPen(hue)
        painter.setLayoutDirection(scene.appearance.direction)
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if scene.outlined:
            paint_shapes(painter, room, leading, words)
        else:
            painter.drawText(room, int(leading), words)

    def _title(self) -> str:
        workspace = self._workspace
        name = workspace.case_session.name
        if not self._pane.whole_case and workspace.analysis is not None:
            name = workspace.analysis.document.title
        return f"{workspace.tr('pane.map')} · {isolate(name)}"

    def _about(self, scene: MapScene) -> str:
        words = scene.appearance.words
        today = words.date(date.today())  # noqa: DTZ011 - as the calendar on the person's wall
        parts = (
            words.tr("map.places", count=len(scene.places)),
            words.tr("timeline.made_on", date=today),
            words.tr("map.source"),
        )
        return " · ".join(parts)
