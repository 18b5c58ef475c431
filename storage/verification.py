"""Verification: everything about a case file that can be checked, checked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.analysis.model import Analysis
from desktop.analysis.schema import SchemaError
from storage.connection import Connection, DatabaseError
from storage.damaged_pages import page_findings
from storage.documents import Documents, text_digest
from storage.findings import Finding
from storage.index_check import index_findings
from storage.journal import Journal, entry_hash
from storage.judgements import Judgement, locate
from storage.layers import Layers
from storage.problems import DamagedCase

OnDocument = Callable[[int, int], object]
"""Is told how many documents of how many were checked."""


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """How much was checked, and every problem found."""

    documents: int
    spans: int
    entries: int
    problems: tuple[Finding, ...]


def verify(
    connection: Connection,
    documents: Documents,
    layers: Layers,
    journal: Journal,
    on_document: OnDocument = lambda *_: None,
) -> VerifyReport:
    """Check the pages of an encrypted case, the database, the texts' digests, every span's
    quotation, the indexes, the journal's chain. Where pages or database are damaged, no more can
    be told than that."""
    problems = page_findings(connection) or list(_database_findings(connection))
    if problems:
        return VerifyReport(0, 0, 0, tuple(problems))
    wanted = {e.judgement.document for e in journal.entries() if e.judgement.anchor is not None}
    texts: dict[int, str] = {}
    spans, total = 0, documents.count()
    for done, (number, digest, text) in enumerate(documents.digests(), 1):
        if number in wanted:
            texts[number] = text
        if text_digest(text) != digest:
            problems.append(Finding.of("text_changed", number=number))
        checked, found = _spans_checked(number, text, layers)
        spans += checked
        problems += found
        on_document(done, total)
    problems += index_findings(connection)
    problems += _journal_findings(journal, texts)
    return VerifyReport(total, spans, len(journal.links()), tuple(problems))


def _database_findings(connection: Connection) -> Iterator[Finding]:
    try:
        for (line,) in connection.rows("PRAGMA integrity_check"):
            if line != "ok":
                yield Finding.of("database", what=line)
        for row in connection.rows("PRAGMA foreign_key_check"):
            yield Finding.of("refers_to_nothing", table=row[0], other=row[2])
    except (DatabaseError, DamagedCase) as error:
        what = error.fields["reason"] if isinstance(error, DamagedCase) else str(error)
        yield Finding.of("database", what=what)


def _spans_checked(number: int, text: str, layers: Layers) -> tuple[int, list[Finding]]:
    try:
        analysis = layers.machine(number)
    except (SchemaError, ValueError) as error:
        return 0, [Finding.of("analysis_unreadable", number=number, what=str(error))]
    spans = list(_spans(analysis)) if analysis else []
    return len(spans), [
        Finding.of("span_quotes_nothing", number=number, start=start, end=end, quote=quote)
        for start, end, quote in spans
        if text[start:end] != quote
    ]


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


def _journal_findings(journal: Journal, texts: dict[int, str]) -> Iterator[Finding]:
    losses = journal.losses()
    clocks: dict[str, int] = {}
    followed: set[str] = set()
    orphans: set[str] = set()
    for link in journal.links():
        parts = (link.uid, link.clock, link.at, link.author, link.payload, link.parents)
        if link.hash != entry_hash(*parts):
            yield Finding.of("entry_changed", entry=link.uid)
        for parent in link.parents.split():
            followed.add(parent)
            if parent not in losses and clocks.get(parent, link.clock) >= link.clock:
                yield Finding.of("entry_follows_nothing", entry=link.uid)
        clocks[link.hash] = link.clock
        if json.loads(link.payload).get("document") in losses:
            orphans.add(link.uid)
    if journal.heads() != clocks.keys() - followed:
        yield Finding.of("wrong_ends")
    for entry in journal.entries():
        if entry.uid not in orphans and not _quotes_its_document(entry.judgement, texts):
            yield Finding.of("entry_quotes_nothing", entry=entry.uid)


def _quotes_its_document(judgement: Judgement, texts: dict[int, str]) -> bool:
    if judgement.anchor is None:
        return True
    text = texts.get(judgement.document or 0)
    return text is not None and locate(text, judgement.anchor) is not None
