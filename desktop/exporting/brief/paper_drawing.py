"""A drawing on paper."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from desktop.exporting.brief.drawing import (
    COLOURS,
    Area,
    Bar,
    Dot,
    Drawing,
    Label,
    Line,
    Points,
    Shape,
)
from desktop.exporting.brief.letters import is_rtl, one_line
from desktop.exporting.brief.paper_fonts import Face, laid, name_of


class Picture(Flowable):  # type: ignore[misc]
    """A drawing as wide as the paper has room."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing
        self.spaceBefore, self.spaceAfter = 6.0, 8.0
        self._scale = 1.0

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self._scale = min(
            available / self._drawing.width, max(height, 1) / self._drawing.height, 1.2
        )
        self.width, self.height = available, self._drawing.height * self._scale
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.translate((self.width - self._drawing.width * self._scale) / 2, 0)
        canvas.scale(self._scale, self._scale)
        frame = canvas.beginPath()
        frame.rect(0, 0, self._drawing.width, self._drawing.height)
        canvas.clipPath(frame, stroke=0, fill=0)
        for shape in self._drawing.shapes:
            self._draw(shape)
        canvas.restoreState()

    def _y(self, y: float) -> float:
        return self._drawing.height - y

    def _draw(self, shape: Shape) -> None:
        canvas = self.canv
        match shape:
            case Area(rings, fill):
                canvas.setFillColor(HexColor(COLOURS[fill]))
                path = canvas.beginPath()
                for ring in rings:
                    self._trace(path, ring)
                    path.close()
                canvas.drawPath(path, stroke=0, fill=1, fillMode=0)
            case Line(points, stroke, width, dashed):
                canvas.setStrokeColor(HexColor(COLOURS[stroke]))
                canvas.setLineWidth(width)
                canvas.setDash(3, 2) if dashed else canvas.setDash()
                path = canvas.beginPath()
                self._trace(path, points)
                canvas.drawPath(path, stroke=1, fill=0)
            case Bar(x, y, width, height, fill, strength):
                canvas.setFillColor(HexColor(COLOURS[fill]), alpha=strength)
                canvas.rect(x, self._y(y + height), width, height, stroke=0, fill=1)
                canvas.setFillAlpha(1)
            case Dot(x, y, radius, fill, strength):
                canvas.setFillColor(HexColor(COLOURS[fill]), alpha=strength)
                canvas.circle(x, self._y(y), radius, stroke=0, fill=1)
                canvas.setFillAlpha(1)
            case Label():
                self._label(shape)

    def _trace(self, path: object, points: Points) -> None:
        for at, (x, y) in enumerate(points):
            move = path.lineTo if at else path.moveTo  # type: ignore[attr-defined]
            move(x, self._y(y))

    def _label(self, label: Label) -> None:
        face: Face = "bold" if label.bold else "regular"
        glyphs, wide = laid(one_line(label.text, rtl=is_rtl(label.text)), face)
        wide *= label.size / 1000
        x = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        self.canv.setFillColor(HexColor(COLOURS[label.role]))
        for glyph in glyphs:
            self.canv.setFont(name_of(glyph.face), label.size)
            self.canv.drawString(
                x + glyph.x * label.size / 1000,
                self._y(label.y) + glyph.y * label.size / 1000,
                glyph.text,
            )
