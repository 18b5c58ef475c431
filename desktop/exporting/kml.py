"""Events as KML 2.2 (OGC 07-147r2): a placemark each, with its area of uncertainty as a polygon,
when it happened, and a balloon in the person's language. Places that nobody knows go without a
geometry.

Elements of a placemark stand in the order that the OGC's schema demands.
"""

from __future__ import annotations

from html import escape
from typing import IO, Any

from lxml import etree

from desktop.exporting.content import Content
from desktop.exporting.event_rows import EventRow, event_rows
from desktop.exporting.event_words import event_title
from desktop.exporting.moments import first_moment, interval_words, last_moment
from desktop.exporting.writable import writable
from desktop.geodesy import Derived, Ring, circle, sector
from desktop.look.translation import Words

_KML = "http://www.opengis.net/kml/2.2"
_FAR_KM = 250.0
"""A circle that reaches farther covers the map and tells nothing; its radius is in the data."""
_NEAR_KM = 0.05
_DATA = (
    "id", "event", "polarity", "modality", "trigger", "actor", "target", "place", "earliest",
    "latest", "edtf", "low", "high", "counted", "outlet", "title", "published", "document",
    "report",
)  # fmt: skip
_STYLE = {
    "IconStyle": {"color": "ff3a3ad8", "scale": "0.9"},
    "LineStyle": {"color": "b33a3ad8", "width": "1"},
    "PolyStyle": {"color": "333a3ad8"},
}


def write_kml(content: Content, file: IO[bytes]) -> None:
    """A document of placemarks, in order of the articles."""
    with etree.xmlfile(file, encoding="utf-8") as out:
        out.write_declaration()
        with out.element(_tag("kml"), nsmap={None: _KML}), out.element(_tag("Document")):
            out.write(_leaf("name", content.case))
            out.write(_style())
            for row in event_rows(content):
                out.write(_placemark(row, content.words))


def _placemark(row: EventRow, words: Words) -> Any:
    parts = [
        _leaf("name", event_title(row, words)),
        _leaf("description", _balloon(row, words)),
        _time_span(row),
        _leaf("styleUrl", "#event"),
        _extended_data(row),
        _geometry(row.point) if row.point is not None else None,
    ]
    return _element("Placemark", *(part for part in parts if part is not None))


def _balloon(row: EventRow, words: Words) -> str:
    """HTML, in the direction of the language; what an article says is escaped."""
    lines = [
        _line("said_by", "; ".join(row.said_by), words),
        _line("when", interval_words(row.earliest, row.latest, words), words),
        _line("actor", row.actor, words),
        _line("target", row.target, words),
        _line("radius_km", f"{row.point.radius_km:g}" if row.point else "", words),
        _line("outlet", row.outlet or "", words),
        _line("title", row.title, words),
    ]
    direction = "rtl" if words.language == "ar" else "ltr"
    told = f"<blockquote dir='auto'>{escape(row.words)}</blockquote>" if row.words else ""
    return f'<div dir="{direction}">{told}{"".join(lines)}</div>'


def _line(key: str, value: str, words: Words) -> str:
    if not value:
        return ""
    heading = escape(words.tr(f"export.column.{key}"))
    return f"<p><b>{heading}:</b> <bdi>{escape(value)}</bdi></p>"


def _time_span(row: EventRow) -> Any:
    """From the first moment that it may be to the last; None where neither is known."""
    bounds = (("begin", first_moment(row.earliest)), ("end", last_moment(row.latest)))
    known = [_leaf(name, at.isoformat(timespec="seconds")) for name, at in bounds if at is not None]
    return _element("TimeSpan", *known) if known else None


def _extended_data(row: EventRow) -> Any:
    told: dict[str, object] = {name: getattr(row, name) for name in _DATA}
    if row.where is not None:
        told |= {
            "radius_km": round(row.where.at.radius_km, 3),
            "relation": row.where.relation,
            "anchor": row.where.anchor,
        }
    return _element(
        "ExtendedData",
        *(
            _element("Data", _leaf("value", _written(value)), name=name)
            for name, value in told.items()
            if value is not None and value != ""
        ),
    )


def _written(value: object) -> str:
    """Two are «2», not «2.0»: nobody was counted in parts."""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)


def _geometry(at: Derived) -> Any:
    """The likeliest point, and the area round it where that can be drawn."""
    return _element(
        "MultiGeometry",
        _element("Point", _leaf("coordinates", _coordinates([(at.lon, at.lat)]))),
        *map(_polygon, _area(at)),
    )


def _area(at: Derived) -> list[Ring]:
    if at.bearing is not None:
        return sector(at)
    return circle(at.lat, at.lon, at.radius_km) if _NEAR_KM < at.radius_km <= _FAR_KM else []


def _polygon(ring: Ring) -> Any:
    line = _element("LinearRing", _leaf("coordinates", _coordinates(ring)))
    return _element("Polygon", _element("outerBoundaryIs", line))


def _coordinates(ring: Ring) -> str:
    return " ".join(f"{lon:.6f},{lat:.6f}" for lon, lat in ring)


def _style() -> Any:
    parts = (
        _element(name, *(_leaf(key, value) for key, value in values.items()))
        for name, values in _STYLE.items()
    )
    return _element("Style", *parts, id="event")


def _tag(name: str) -> str:
    return f"{{{_KML}}}{name}"


def _element(name: str, /, *parts: Any, **attributes: str) -> Any:
    element = etree.Element(_tag(name), attributes, nsmap={None: _KML})
    element.extend(parts)
    return element


def _leaf(name: str, words: str) -> Any:
    element = _element(name)
    element.text = writable(words)
    return element
