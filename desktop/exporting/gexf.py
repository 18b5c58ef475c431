"""The entities of a case as GEXF 1.3 (https://gexf.net), for Gephi."""

from __future__ import annotations

from typing import IO, Any

from lxml import etree

from desktop.exporting.content import Content
from desktop.exporting.entity_rows import EntityRow
from desktop.exporting.graph import Edge, graph_of
from desktop.exporting.graph_fields import EDGE_FIELDS, NODE_FIELDS, Field, values
from desktop.exporting.writable import writable

_GEXF = "http://gexf.net/1.3"
_TYPES = {"int": "integer"}


def write_gexf(content: Content, file: IO[bytes]) -> None:
    """About the file, the attributes, nodes, then edges."""
    graph = graph_of(content)
    with etree.xmlfile(file, encoding="utf-8") as out:
        out.write_declaration()
        with out.element(_tag("gexf"), {"version": "1.3"}, nsmap={None: _GEXF}):
            out.write(_about(content))
            with out.element(_tag("graph"), defaultedgetype="directed", mode="static"):
                out.write(_attributes("node", NODE_FIELDS))
                out.write(_attributes("edge", EDGE_FIELDS))
                with out.element(_tag("nodes"), count=str(len(graph.nodes))):
                    for node in graph.nodes:
                        out.write(_node(node))
                with out.element(_tag("edges"), count=str(len(graph.edges))):
                    for number, edge in enumerate(graph.edges):
                        out.write(_edge(number, edge))


def _about(content: Content) -> Any:
    meta = _element("meta", lastmodifieddate=content.made.date().isoformat())
    creator = _element("creator")
    creator.text = f"Rawi {content.version}"
    meta.append(creator)
    return meta


def _attributes(of: str, fields: tuple[Field[Any], ...]) -> Any:
    held = _element("attributes", **{"class": of})
    for each in fields:
        type_ = _TYPES.get(each.type, each.type)
        held.append(_element("attribute", id=each.name, title=each.name, type=type_))
    return held


def _node(node: EntityRow) -> Any:
    element = _element("node", id=node.id, label=writable(node.name))
    element.append(_values(NODE_FIELDS, node))
    return element


def _edge(number: int, edge: Edge) -> Any:
    element = _element(
        "edge", id=str(number), source=edge.source, target=edge.target, kind=edge.kind,
        weight=str(edge.weight),
    )  # fmt: skip
    element.append(_values(EDGE_FIELDS, edge))
    return element


def _values(fields: tuple[Field[Any], ...], thing: object) -> Any:
    held = _element("attvalues")
    for field, written in values(fields, thing):
        held.append(_element("attvalue", **{"for": field.name}, value=written))
    return held


def _tag(name: str) -> str:
    return f"{{{_GEXF}}}{name}"


def _element(name: str, /, **attributes: str) -> Any:
    return etree.Element(_tag(name), attributes, nsmap={None: _GEXF})
