"""Verification: everything about a case file that can be checked, checked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.analysis.model import Analysis
from desktop.analysis.schema import SchemaError
from storage.connection import Connection, DatabaseError
from storage.documents import Documents, text_digest
from storage.journal import Journal, entry_hash
from storage.judgements import Judgement, locate
from storage.layers import Layers


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """How much was checked, and every problem found, one sentence each."""

    documents: int
    spans: int
    entries: int
    problems: tuple[str, ...]


def verify(
    connection: Connection, documents: Documents, layers: Layers, journal: Journal
) -> VerifyReport:
    """Check the database, the texts' digests, every span's quotation, the journal's chain."""
    problems = list(_database_problems(connection))
    if problems:
        return VerifyReport(0, 0, 0, tuple(problems))
    texts: dict[int, str] = {}
    spans = 0
    for number, digest, text in documents.digests():
        texts[number] = text
        if text_digest(text) != digest:
            problems.append(f"document {number}: the text is not the one that was imported")
        try:
            analysis = layers.machine(number)
        except (SchemaError, ValueError) as error:
            problems.append(f"document {number}: its analysis cannot be read ({error})")
            continue
        for start, end, quote in _spans(analysis) if analysis else ():
            spans += 1
            if text[start:end] != quote:
                problems.append(f"document {number}: {start}-{end} does not quote «{quote}»")
    problems.extend(_journal_problems(journal, texts))
    return VerifyReport(len(texts), spans, len(journal.links()), tuple(problems))


def _database_problems(connection: Connection) -> Iterator[str]:
    try:
        for (line,) in connection.rows("PRAGMA integrity_check"):
            if line != "ok":
                yield f"database: {line}"
        for row in connection.rows("PRAGMA foreign_key_check"):
            yield f"database: a row of {row[0]} refers to nothing in {row[2]}"
    except DatabaseError as error:
        yield f"database: {error}"


class _Quoting(Protocol):
    """A span of the document with its words."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


def _spans(analysis: Analysis) -> Iterator[tuple[int, int, str]]:
    quoting: list[Sequence[_Quoting]] = [
        analysis.mentions,
        analysis.times,
        analysis.quantities,
        analysis.claims,
        [event.trigger for event in analysis.events],
        *(claim.cues for claim in analysis.claims),
        *(claim.hedges for claim in analysis.claims),
    ]
    for items in quoting:
        for item in items:
            yield item.start, item.end, item.text
    for source in analysis.sources:
        if source.start is not None and source.end is not None:
            yield source.start, source.end, source.text


def _journal_problems(journal: Journal, texts: dict[int, str]) -> Iterator[str]:
    losses = journal.losses()
    clocks: dict[str, int] = {}
    followed: set[str] = set()
    orphans: set[str] = set()
    for link in journal.links():
        parts = (link.uid, link.clock, link.at, link.author, link.payload, link.parents)
        if link.hash != entry_hash(*parts):
            yield f"journal: entry {link.uid} is not as it was written"
        for parent in link.parents.split():
            followed.add(parent)
            if parent not in losses and clocks.get(parent, link.clock) >= link.clock:
                yield f"journal: entry {link.uid} does not follow from the one before"
        clocks[link.hash] = link.clock
        if json.loads(link.payload).get("document") in losses:
            orphans.add(link.uid)
    if journal.heads() != clocks.keys() - followed:
        yield "journal: the recorded ends are not the ends of its entries"
    for entry in journal.entries():
        if entry.uid not in orphans and not _quotes_its_document(entry.judgement, texts):
            yield f"journal: entry {entry.uid} quotes words that its document does not hold"


def _quotes_its_document(judgement: Judgement, texts: dict[int, str]) -> bool:
    if judgement.anchor is None:
        return True
    text = texts.get(judgement.document or 0)
    return text is not None and locate(text, judgement.anchor) is not None
