"""The timeline as a file: SVG, PNG or PDF, whole, with its title, its date and a legend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from desktop.look.direction import isolate
from desktop.look.fonts import interface_font
from desktop.panes.picture_file import ask_for_picture, write_picture
from desktop.panes.timeline_canvas import TimelineCanvas
from desktop.panes.timeline_legend import LEGEND_ROW, legend_height, paint_legend
from desktop.panes.timeline_scene import Scene
from desktop.panes.timeline_text import interval_words
from desktop.panes.timeline_time import DAY, Interval
from desktop.workspace.actions import ActionSpec
from desktop.workspace.workspace import Workspace

MARGIN = 24
_TITLE, _ABOUT = 30, 26
_DAYS_ALONE = 3
"""What is longer than so many days is told without hours."""


class TimelinePicture:
    """What is in view along time, but all lanes and rows of it; on white, whatever the theme."""

    def __init__(self, workspace: Workspace, canvas: TimelineCanvas) -> None:
        self._workspace, self._canvas = workspace, canvas
        workspace.actions.add(
            ActionSpec(
                id="timeline_picture", menu="view", run=self.ask, shortcuts=("Ctrl+Shift+E",),
                group=3, enabled=lambda: not canvas.view.is_empty,
            )
        )  # fmt: skip

    def ask(self) -> None:
        """Ask for a file, and write it. Raises PictureNotWritten."""
        words = self._workspace.appearance.words
        path = ask_for_picture(
            self._canvas.window(), words, action="timeline_picture", name=words.tr("pane.timeline")
        )
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the picture in the format that the file's name ends in.

        Raises:
            PictureNotWritten: the name ends in none of them, or the file cannot be written.
        """
        scene = self._scene(outlined=path.suffix.lower() == ".svg")
        size = QSize(
            scene.width + 2 * MARGIN,
            2 * MARGIN + _TITLE + _ABOUT + scene.height + self._legend_height(scene),
        )
        write_picture(
            path,
            size,
            title=self._title(),
            about=self._about(scene),
            paint=lambda painter: self._paint(painter, scene, size),
        )

    def _scene(self, *, outlined: bool) -> Scene:
        """All lanes, at the canvas's place and zoom."""
        seen = self._canvas.tall_scene()
        return replace(seen, appearance=replace(seen.appearance, theme="light"), outlined=outlined)

    def _legend_height(self, scene: Scene) -> int:
        return legend_height(scene) + LEGEND_ROW // 2

    def _paint(self, painter: QPainter, scene: Scene, size: QSize) -> None:
        palette = scene.appearance.palette
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(palette.panel))
        painter.setLayoutDirection(scene.appearance.direction)
        painter.translate(MARGIN, MARGIN)
        parts = scene.parts(painter)
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(interface_font(17, QFont.Weight.DemiBold))
        painter.setPen(QColor(palette.text))
        parts.text(QRectF(0, 0, scene.width, _TITLE), leading, self._title())
        painter.setFont(scene.letters.font)
        painter.setPen(QColor(palette.muted))
        parts.text(QRectF(0, _TITLE, scene.width, _ABOUT - 4), leading, self._about(scene))
        painter.translate(0, _TITLE + _ABOUT)
        painter.save()
        scene.paint(painter)
        painter.restore()
        # An SVG of Qt's does not clip: what goes beyond the strip is covered up to the page's edge.
        for edge in (-MARGIN, scene.width):
            painter.fillRect(QRectF(edge, 0, MARGIN, scene.height), QColor(palette.panel))
        painter.translate(0, scene.height + LEGEND_ROW // 2)
        paint_legend(painter, scene)

    def _title(self) -> str:
        workspace = self._workspace
        name = workspace.case_session.name
        if self._canvas.view.case is None and workspace.analysis is not None:
            name = workspace.analysis.document.title
        return f"{workspace.tr('pane.timeline')} · {isolate(name)}"

    def _about(self, scene: Scene) -> str:
        """What time is shown, and when the picture was made."""
        words = scene.appearance.words
        first, last = max(scene.scale.origin, 0), scene.scale.end
        whole = DAY if last - first > _DAYS_ALONE * DAY else 1
        shown = Interval(int(first // whole * whole), int(-(-last // whole) * whole))
        today = words.date(date.today())  # noqa: DTZ011 - as the calendar on the person's wall
        made = words.tr("timeline.made_on", date=today)
        return f"{interval_words(shown, words)} · {made}"
