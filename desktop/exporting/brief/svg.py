"""A drawing as SVG inside a page: colours are classes, so that the page's style decides them."""

from __future__ import annotations

from markupsafe import Markup, escape

from desktop.exporting.brief.drawing import Area, Bar, Dot, Drawing, Label, Line, Points, Shape


def svg(drawing: Drawing) -> Markup:
    """The picture; nothing in it is loaded from anywhere."""
    size = f"{drawing.width:g} {drawing.height:g}"
    shapes = Markup("").join(_shape(shape) for shape in drawing.shapes)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {}" role="img" aria-label="{}"'
        ' direction="ltr">{}</svg>'
    ).format(size, _plain(drawing.alt), shapes)


def _shape(shape: Shape) -> Markup:
    match shape:
        case Area(rings, fill):
            path = " ".join(f"M{_points(ring)}Z" for ring in rings)
            return Markup('<path class="f-{}" fill-rule="evenodd" d="{}"/>').format(fill, path)
        case Line(points, stroke, width, dashed):
            dash = Markup(' stroke-dasharray="3 2"') if dashed else ""
            return Markup('<path class="s-{}" stroke-width="{}"{} d="M{}"/>').format(
                stroke, width, dash, _points(points)
            )
        case Bar(x, y, width, height, fill, strength):
            return Markup(
                '<rect class="f-{}" x="{:g}" y="{:g}" width="{:g}" height="{:g}" opacity="{:g}"/>'
            ).format(fill, round(x, 1), round(y, 1), round(width, 1), round(height, 1), strength)
        case Dot(x, y, radius, fill, strength):
            return Markup(
                '<circle class="f-{}" cx="{:g}" cy="{:g}" r="{:g}" opacity="{:g}"/>'
            ).format(fill, round(x, 1), round(y, 1), round(radius, 1), strength)
        case Label():
            return _label(shape)


def _label(label: Label) -> Markup:
    weight = Markup(' font-weight="600"') if label.bold else ""
    return Markup(
        '<text class="f-{}" x="{:g}" y="{:g}" font-size="{:g}" text-anchor="{}"{}>{}</text>'
    ).format(
        label.role, round(label.x, 1), round(label.y, 1), label.size, label.anchor, weight,
        escape(label.text),
    )  # fmt: skip


def _points(points: Points) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _plain(text: str) -> str:
    """Without isolates, which a reader aloud might spell."""
    return text.translate({0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None})
