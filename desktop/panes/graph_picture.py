"""The net of links as a file, whole, with its title and its legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desktop.look.appearance import colour
from desktop.look.direction import isolate
from desktop.look.fonts import interface_font
from desktop.panes.entities_rows import KIND_ORDER
from desktop.panes.graph_canvas import GraphCanvas
from desktop.panes.graph_scene import GraphScene, whole
from desktop.panes.graph_shapes import shape_of
from desktop.panes.picture_file import ask_for_picture, put_words, write_picture
from desktop.workspace.actions import ActionSpec
from desktop.workspace.workspace import Workspace

_MARGIN, _TITLE, _LEGEND = 24, 34, 30
_NARROWEST, _LOWEST = 900, 600
_EACH = 7
"""Thousandths of a million pixels that a node takes: the more nodes, the larger the picture."""


class GraphPicture:
    """Everyone whom the pane shows, whatever part of it is in sight; nobody is dim."""

    def __init__(self, workspace: Workspace, canvas: GraphCanvas) -> None:
        self._workspace, self._canvas = workspace, canvas
        workspace.actions.add(
            ActionSpec(
                id="graph_picture", menu="view", run=self.ask, group=3,
                enabled=lambda: bool(canvas.drawing.nodes),
            )
        )  # fmt: skip

    def ask(self) -> None:
        """Ask for a file, and write it. Raises PictureNotWritten."""
        words = self._workspace.appearance.words
        path = ask_for_picture(
            self._canvas.window(), words, action="graph_picture", name=words.tr("pane.graph")
        )
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the picture in the format that the file's name ends in. Raises
        PictureNotWritten."""
        scene = self._scene(outlined=path.suffix.lower() == ".svg")
        size = QSize(
            int(scene.width) + 2 * _MARGIN, int(scene.height) + 2 * _MARGIN + _TITLE + _LEGEND
        )
        write_picture(
            path,
            size,
            title=self._title(),
            about=self._canvas.accessibleName(),
            paint=lambda painter: self._paint(painter, scene, size),
        )

    def _scene(self, *, outlined: bool) -> GraphScene:
        seen = self._canvas.scene()
        grown = (max(len(seen.drawing.nodes) * _EACH * 1000, 1) * 1.5) ** 0.5
        width = max(seen.width, _NARROWEST, grown)
        height = max(seen.height, _LOWEST, grown / 1.5)
        return replace(
            seen,
            appearance=replace(seen.appearance, theme="light"),
            width=width,
            height=height,
            view=whole(seen.drawing.nodes, width, height),
            lit=None,
            chosen=None,
            current=None,
            link=None,
            outlined=outlined,
        )

    def _paint(self, painter: QPainter, scene: GraphScene, size: QSize) -> None:
        palette = scene.appearance.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(scene.appearance.direction)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), colour(palette.panel))
        painter.translate(_MARGIN, _MARGIN)
        painter.setFont(interface_font(17, QFont.Weight.DemiBold))
        painter.setPen(colour(palette.text))
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._words(painter, scene, QRectF(0, 0, scene.width, _TITLE), leading, self._title())
        painter.translate(0, _TITLE)
        scene.paint(painter)
        painter.translate(0, scene.height)
        kinds = {node.kind for node in scene.drawing.nodes}
        self._paint_legend(painter, scene, [kind for kind in KIND_ORDER if kind in kinds])

    def _paint_legend(self, painter: QPainter, scene: GraphScene, kinds: Sequence[str]) -> None:
        palette, words = scene.appearance.palette, scene.appearance.words
        rtl = scene.appearance.right_to_left
        font = interface_font(12)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        at = 0.0
        for kind in kinds:
            name = words.tr(f"kinds.{kind}")
            width = metrics.horizontalAdvance(name)
            middle = QPointF(scene.width - at - 7 if rtl else at + 7, _LEGEND / 2)
            painter.setPen(QPen(colour(palette.kinds[kind]), 1.5))
            painter.setBrush(colour(palette.kinds[kind], 0.3))
            painter.drawPath(shape_of(kind, middle, 6))
            left = scene.width - at - 20 - width if rtl else at + 20
            painter.setPen(colour(palette.muted))
            centre = Qt.AlignmentFlag.AlignCenter
            self._words(painter, scene, QRectF(left, 0, width, _LEGEND), centre, name)
            at += width + 40

    def _words(
        self,
        painter: QPainter,
        scene: GraphScene,
        rect: QRectF,
        alignment: Qt.AlignmentFlag,
        words: str,
    ) -> None:
        put_words(painter, rect, alignment, words, outlined=scene.outlined)

    def _title(self) -> str:
        name = self._workspace.case_session.name
        return f"{self._workspace.tr('pane.graph')} · {isolate(name)}"
