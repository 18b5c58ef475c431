"""A chain as a file, whole, under the sentence that says what it comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter

from desktop.look.appearance import colour
from desktop.look.fonts import interface_font
from desktop.panes.chain_canvas import ChainCanvas
from desktop.panes.chain_painting import Emphasis
from desktop.panes.picture_file import ask_for_picture, put_words, write_picture
from desktop.workspace.actions import ActionSpec
from desktop.workspace.workspace import Workspace

_MARGIN, _TITLE, _NOTE = 24, 34, 26
_NARROWEST = 900


class ChainPicture:
    """All boxes of the chain that is shown, whatever part of it is in sight, none of them dim."""

    def __init__(
        self, workspace: Workspace, canvas: ChainCanvas, told: Callable[[], tuple[str, str]]
    ) -> None:
        """``told``: the sentence over the drawing and the note under it, "" for none."""
        self._workspace, self._canvas, self._told = workspace, canvas, told
        workspace.actions.add(
            ActionSpec(
                id="chain_picture", menu="view", run=self.ask, group=3,
                enabled=lambda: bool(canvas.nodes),
            )
        )  # fmt: skip

    def ask(self) -> None:
        """Ask for a file, and write it. Raises PictureNotWritten."""
        words = self._workspace.appearance.words
        path = ask_for_picture(
            self._canvas.window(), words, action="chain_picture", name=words.tr("pane.chain")
        )
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the picture in the format that the file's name ends in. Raises
        PictureNotWritten."""
        outlined = path.suffix.lower() == ".svg"
        width = max(self._canvas.width(), _NARROWEST)
        appearance = replace(self._workspace.appearance, theme="light")
        drawing, size = self._canvas.drawing(width, appearance, outlined=outlined)
        whole = QSize(size.width() + 2 * _MARGIN, size.height() + 2 * _MARGIN + _TITLE + _NOTE)
        sentence, note = self._told()

        def paint(painter: QPainter) -> None:
            palette = appearance.palette
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(appearance.direction)
            painter.fillRect(QRectF(0, 0, whole.width(), whole.height()), colour(palette.panel))
            painter.translate(_MARGIN, _MARGIN)
            leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.setFont(interface_font(17, QFont.Weight.DemiBold))
            painter.setPen(colour(palette.text))
            room = QRectF(0, 0, size.width(), _TITLE)
            put_words(painter, room, leading, sentence, outlined=outlined)
            painter.translate(0, _TITLE)
            drawing.paint(painter, Emphasis())
            painter.translate(0, size.height())
            painter.setLayoutDirection(appearance.direction)
            painter.setFont(interface_font(12))
            painter.setPen(colour(palette.muted))
            room = QRectF(0, 0, size.width(), _NOTE)
            put_words(painter, room, leading, note, outlined=outlined)

        name = self._workspace.tr("pane.chain")
        write_picture(path, whole, title=name, about=sentence, paint=paint)
