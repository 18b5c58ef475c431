"""Graphs are read back by NetworkX."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import networkx as nx
import pytest

from desktop.analysis.model import Relation
from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.gexf import write_gexf
from desktop.exporting.graphml import write_graphml
from desktop.exporting.identity import entity_id
from tests import builders
from tests.exporting.reading_back import KARAMA, Write, with_places, written

FORMATS = [(write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)]
FORCES, KARAMA_ID = entity_id("organisation", "قوات النهر"), entity_id("place", "الكرامة")
SPOKESMAN = entity_id("person", "متحدث باسم قوات النهر")
GUNMEN = entity_id("person", "مسلحون")


@pytest.fixture(params=FORMATS, ids=["graphml", "gexf"])
def graph(request: pytest.FixtureRequest, content: Content) -> Any:
    write, read = request.param
    return read_back(with_relations(with_places(content, e5=KARAMA)), write, read)


def read_back(content: Content, write: Write, read: Any) -> Any:
    return read(BytesIO(written(content, write)))


def with_relations(content: Content) -> Content:
    """The spokesman (e3) speaks for the forces (e4)."""

    def changed(document: ExportedDocument) -> ExportedDocument:
        entities = tuple(
            replace(each, relations=(Relation("speaks_for", "e4"),)) if each.id == "e3" else each
            for each in document.analysis.entities
        )
        return replace(document, analysis=replace(document.analysis, entities=entities))

    return replace(content, documents=lambda: map(changed, content.documents()))


def edges(graph: Any, kind: str) -> dict[tuple[str, str], dict[str, Any]]:
    return {(one, two): held for one, two, held in graph.edges(data=True) if held["kind"] == kind}


def test_a_node_is_an_entity_of_all_articles(graph: Any) -> None:
    assert set(graph) == {entity_id(e.kind, e.name) for e in builders.analysis().entities}
    karama = graph.nodes[KARAMA_ID]
    assert (karama["label"], karama["kind"]) == ("الكرامة", "place")
    assert (karama["mentions"], karama["documents"]) == (6, 2)
    assert (karama["latitude"], karama["longitude"]) == (35.87, 39.28)
    assert "side" not in karama


def test_who_shares_a_paragraph_or_an_event_is_together_once(graph: Any) -> None:
    together = edges(graph, "together")
    assert all(one < two for one, two in together)
    held = together[min(FORCES, KARAMA_ID), max(FORCES, KARAMA_ID)]
    assert (held["documents"], held["paragraphs"], held["events"]) == (2, 2, 2)
    assert held["symmetric"] is True
    assert held["weight"] == 2


def test_a_source_speaks_of_who_its_claims_are_about(graph: Any) -> None:
    says = edges(graph, "says_about")
    assert (SPOKESMAN, FORCES) in says
    held = says[SPOKESMAN, GUNMEN]
    assert (held["stances"], held["documents"], held["symmetric"]) == ("asserts 2", 2, False)
    assert not any(one == KARAMA_ID for one, _ in says), "a place says nothing"


def test_relations_are_edges_of_their_own_kind(graph: Any) -> None:
    (ends,) = edges(graph, "speaks_for")
    assert ends == (SPOKESMAN, FORCES)


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_broken_letters_do_not_break_the_file(content: Content, write: Write, read: Any) -> None:
    def broken(document: ExportedDocument) -> ExportedDocument:
        entities = tuple(
            replace(e, name=f"\ud83d\x07<{e.name}>&") for e in document.analysis.entities
        )
        return replace(document, analysis=replace(document.analysis, entities=entities))

    told = replace(content, documents=lambda: map(broken, content.documents()))
    labels = {held["label"] for _, held in read_back(told, write, read).nodes(data=True)}
    assert "\ufffd\ufffd<الكرامة>&" in labels


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_a_case_without_articles_is_an_empty_graph(
    content: Content, write: Write, read: Any
) -> None:
    assert not read_back(replace(content, documents=lambda: iter(())), write, read)
