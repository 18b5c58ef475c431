"""A drawing as a PNG, for documents that hold no drawings of ours."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageColor, ImageDraw, ImageFont

from desktop.exporting.brief.drawing import (
    COLOURS,
    Area,
    Bar,
    Dot,
    Drawing,
    Label,
    Line,
    Points,
    Role,
    Shape,
)
from desktop.exporting.brief.letters import is_rtl, one_line
from desktop.exporting.brief.paper_fonts import Face, laid, path_of

_SCALE = 3
"""Pixels a point: 216 a inch."""
_SMOOTH = 2
"""Drawn so much larger and made smaller again: Pillow's own edges are hard."""


def png(drawing: Drawing) -> bytes:
    """The picture, on the colours of paper."""
    scale = _SCALE * _SMOOTH
    size = (round(drawing.width * scale), round(drawing.height * scale))
    image = Image.new("RGB", size, COLOURS["page"])
    painter = _Painter(ImageDraw.Draw(image, "RGBA"), scale)
    for shape in drawing.shapes:
        painter.draw(shape)
    small = image.resize((size[0] // _SMOOTH, size[1] // _SMOOTH), Image.Resampling.LANCZOS)
    data = BytesIO()
    small.save(data, "PNG", optimize=True)
    return data.getvalue()


class _Painter:
    def __init__(self, draw: Any, scale: int) -> None:
        self._draw = draw
        self._scale = scale

    def draw(self, shape: Shape) -> None:
        match shape:
            case Area(rings, fill):
                # Pillow has no holes; water is drawn over the land instead.
                for ring in rings:
                    self._draw.polygon(self._points(ring), fill=COLOURS[fill])
            case Line(points, stroke, width, dashed):
                self._line(points, stroke, width, dashed=dashed)
            case Bar(x, y, width, height, fill, strength):
                box = self._points(((x, y), (x + width, y + height)))
                self._draw.rectangle(box, fill=_colour(fill, strength))
            case Dot(x, y, radius, fill, strength):
                box = self._points(((x - radius, y - radius), (x + radius, y + radius)))
                self._draw.ellipse(box, fill=_colour(fill, strength))
            case Label():
                self._label(shape)

    def _line(self, points: Points, stroke: Role, width: float, *, dashed: bool) -> None:
        wide = max(round(width * self._scale), 1)
        corners = self._points(points)
        if not dashed:
            self._draw.line(corners, fill=COLOURS[stroke], width=wide, joint="curve")
            return
        for at in range(0, len(corners) - 1, 2):
            self._draw.line(corners[at : at + 2], fill=COLOURS[stroke], width=wide)

    def _label(self, label: Label) -> None:
        face: Face = "bold" if label.bold else "regular"
        glyphs, wide = laid(one_line(label.text, rtl=is_rtl(label.text)), face)
        left = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * wide * label.size / 1000
        for glyph in glyphs:
            font = ImageFont.truetype(
                str(path_of(glyph.face)),
                round(label.size * self._scale),
                layout_engine=ImageFont.Layout.BASIC,
            )
            x = label.x - left + glyph.x * label.size / 1000
            y = label.y - glyph.y * label.size / 1000
            at = (x * self._scale, y * self._scale)
            self._draw.text(at, glyph.text, font=font, fill=COLOURS[label.role], anchor="ls")

    def _points(self, points: Points) -> list[tuple[float, float]]:
        return [(x * self._scale, y * self._scale) for x, y in points]


def _colour(role: Role, strength: float) -> tuple[int, ...]:
    return (*ImageColor.getrgb(COLOURS[role])[:3], round(255 * strength))
