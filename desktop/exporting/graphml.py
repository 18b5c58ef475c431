"""The entities of a case as GraphML (http://graphml.graphdrawing.org): for NetworkX, igraph."""

from __future__ import annotations

from typing import IO, Any

from lxml import etree

from desktop.exporting.content import Content
from desktop.exporting.graph import Edge, graph_of
from desktop.exporting.graph_fields import EDGE_FIELDS, NODE_FIELDS, Field, values

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_LABEL: Field[Any] = Field("label", "string", lambda row: row.name)
_WEIGHT: Field[Edge] = Field("weight", "double", lambda edge: edge.weight)
_NODE, _EDGE = (_LABEL, *NODE_FIELDS), (_WEIGHT, *EDGE_FIELDS)


def write_graphml(content: Content, file: IO[bytes]) -> None:
    """Keys, nodes, then edges."""
    graph = graph_of(content)
    with etree.xmlfile(file, encoding="utf-8") as out:
        out.write_declaration()
        with out.element(_tag("graphml"), nsmap={None: _GRAPHML}):
            for prefix, fields in (("node", _NODE), ("edge", _EDGE)):
                for each in fields:
                    out.write(_key(prefix, each))
            with out.element(_tag("graph"), id="entities", edgedefault="directed"):
                for node in graph.nodes:
                    out.write(_with_data(_element("node", id=node.id), "node", _NODE, node))
                for number, edge in enumerate(graph.edges):
                    ends = {"source": edge.source, "target": edge.target}
                    element = _element("edge", id=f"e{number}", **ends)
                    out.write(_with_data(element, "edge", _EDGE, edge))


def _key(of: str, field: Field[Any]) -> Any:
    attributes = {"attr.name": field.name, "attr.type": field.type}
    return _element("key", id=f"{of}_{field.name}", **{"for": of}, **attributes)


def _with_data(element: Any, of: str, fields: tuple[Field[Any], ...], thing: object) -> Any:
    for field, written in values(fields, thing):
        data = _element("data", key=f"{of}_{field.name}")
        data.text = written
        element.append(data)
    return element


def _tag(name: str) -> str:
    return f"{{{_GRAPHML}}}{name}"


def _element(name: str, /, **attributes: str) -> Any:
    return etree.Element(_tag(name), attributes, nsmap={None: _GRAPHML})
