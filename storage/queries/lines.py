"""Claims and events of the index as lines to show: with their words, names and document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.analysis.model import MentionKind
from storage import codes
from storage.connection import Connection
from storage.current_index import read_pairs
from storage.index_rows import document_of, first_row

AROUND = 60
"""So many characters on either side stand round the words of a passage."""


Place = tuple[int, int, int]
"""A claim by where it stands: its document, and from where to where in the text."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A document as a line names it."""

    id: int
    title: str
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of the case: the number and the words of the name that it goes by."""

    id: int
    kind: MentionKind
    name: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document, (``start``, ``end``) in its text, with what stands round them."""

    start: int
    end: int
    words: str
    around: str

    @property
    def before(self) -> str:
        """What of ``around`` stands before the words."""
        return self.around[: min(self.start, AROUND)]

    @property
    def after(self) -> str:
        """What of ``around`` stands after the words."""
        return self.around[min(self.start, AROUND) + len(self.words) :]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """``claim``: its id in the document's reading; ``chain``: the words of its sources, origin
    first; ``origin``: the entity that the first is, where it is one."""

    row: int
    document: Origin
    claim: str
    stance: str
    chain: tuple[str, ...]
    origin: Named | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class EventLine:
    """``event``: its id in the document's reading; ``claim_row``: the row of the claim that tells
    it; ``earliest``/``latest``: minutes (:mod:`storage.intervals`), None where open; ``roles``: who
    takes part and as what (:mod:`storage.codes`)."""

    row: int
    document: Origin
    event: str
    claim_row: int | None
    type: str
    polarity: str
    modality: str
    earliest: int | None
    latest: int | None
    low: float | None
    high: float | None
    roles: tuple[tuple[Named, tuple[str, ...]], ...]
    passage: Passage


def claim_lines(connection: Connection, ids: Sequence[int]) -> list[ClaimLine]:
    """The claims of these rows, in the order given."""
    rows = _rows(
        connection, "SELECT id, claim, start, end, chain, origin_id, stance FROM claim_index", ids
    )
    documents = _Documents(connection, {document_of(row[0]) for row in rows})
    names = named(connection, {row[5] for row in rows if row[5] is not None})
    links = {int(link) for row in rows for link in row[4].split()}
    terms = dict(_rows(connection, "SELECT id, words FROM terms", sorted(links)))
    return [
        ClaimLine(
            row,
            documents.origin(document_of(row)),
            claim,
            codes.word("stance", stance),
            tuple(terms[int(link)] for link in chain.split()),
            names.get(origin),
            documents.passage(document_of(row), start, end),
        )
        for row, claim, start, end, chain, origin, stance in rows
    ]


def rows_at(connection: Connection, places: Iterable[Place]) -> dict[int, Place]:
    """The rows of the claims at some places, with the place of each."""
    wanted = set(places)
    return {
        row: (document, start, end)
        for document in {document for document, _, _ in wanted}
        for row, start, end in connection.rows(
            "SELECT id, start, end FROM claim_index WHERE id >= ? AND id < ?",
            first_row(document),
            first_row(document + 1),
        )
        if (document, start, end) in wanted
    }


def event_lines(connection: Connection, ids: Sequence[int]) -> list[EventLine]:
    """The events of these rows, in the order given."""
    rows = _rows(
        connection,
        "SELECT id, event, claim, type, polarity, modality, earliest, latest, low, high, roles,"
        " start, end FROM event_index",
        ids,
    )
    documents = _Documents(connection, {document_of(row[0]) for row in rows})
    roles = {row[0]: read_pairs(row[10]) for row in rows}
    names = named(connection, {name for held in roles.values() for name, _ in held})
    return [
        EventLine(
            row,
            documents.origin(document_of(row)),
            event,
            None if claim is None else first_row(document_of(row)) + claim,
            codes.word("type", type_),
            codes.word("polarity", polarity),
            codes.word("modality", modality),
            earliest,
            latest,
            low,
            high,
            tuple((names[name], codes.role_words(held)) for name, held in roles[row]),
            documents.passage(document_of(row), start, end),
        )
        for row, event, claim, type_, polarity, modality, earliest, latest, low, high, _, start, end
        in rows
    ]  # fmt: skip


def named(connection: Connection, ids: Iterable[int]) -> dict[int, Named]:
    """The entity that each of these names is one of now."""
    rows = connection.rows(
        "SELECT n.id, t.id, t.kind, t.name FROM names n JOIN names t ON t.id = n.canonical_id"
        " WHERE n.id IN (SELECT value FROM json_each(?))",
        json.dumps(list(ids)),
    )
    return {int(name): Named(*rest) for name, *rest in rows}


class _Documents:
    """The documents that some lines are of, read once each."""

    def __init__(self, connection: Connection, numbers: Iterable[int]) -> None:
        rows = connection.rows(
            "SELECT d.id, i.title, i.outlet, i.published, d.text FROM documents d"
            " JOIN document_index i ON i.document_id = d.id"
            " WHERE d.id IN (SELECT value FROM json_each(?))",
            json.dumps(sorted(numbers)),
        )
        self._origins = {row[0]: Origin(*row[:4]) for row in rows}
        self._texts = {row[0]: row[4] for row in rows}

    def origin(self, number: int) -> Origin:
        return self._origins[number]

    def passage(self, number: int, start: int, end: int) -> Passage:
        text = self._texts[number]
        around = text[max(0, start - AROUND) : end + AROUND]
        return Passage(start, end, text[start:end], around)


def passages(
    connection: Connection, spans: dict[int, list[tuple[int, int]]]
) -> dict[int, tuple[Origin, tuple[Passage, ...]]]:
    """The spans, (start, end), of some documents with their words."""
    documents = _Documents(connection, spans)
    return {
        number: (
            documents.origin(number),
            tuple(documents.passage(number, start, end) for start, end in held),
        )
        for number, held in spans.items()
    }


def _rows(connection: Connection, query: str, ids: Sequence[int]) -> list[tuple[Any, ...]]:
    rows = connection.rows(
        f"{query} WHERE id IN (SELECT value FROM json_each(?))", json.dumps(list(ids))
    )
    found = {row[0]: row for row in rows}
    return [found[number] for number in ids if number in found]
