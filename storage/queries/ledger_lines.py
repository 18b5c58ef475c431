"""Claims as a ledger shows them: with the events that they tell and what a person holds of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desktop.analysis.text.fold import fold_word
from storage import codes
from storage.annotations import Annotations, ClaimVerdict
from storage.connection import Connection
from storage.current_index import read_pairs
from storage.index_rows import ACTORS, SHIFT, TARGETS, document_of, first_row
from storage.judgements import EntityRef
from storage.queries.lines import ClaimLine, claim_lines, named

# The kind under which a source is graded that is no entity, by its words alone.
SOURCE_KIND = "source"
# A document, and from where to where in its text.
_Span = tuple[int, int, int]
_EVENTS = "e.id, e.claim, e.type, e.polarity, e.earliest, e.latest, e.low, e.high, e.roles"


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """What a claim says that happened.

    ``earliest``/``latest``: minutes (:mod:`storage.intervals`), None where open; ``low``/``high``:
    what it counts; the rest are names of entities.
    """

    type: str
    polarity: str
    earliest: int | None
    latest: int | None
    low: float | None
    high: float | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """``reliability`` of the origin, "A" to "F"; ``credibility`` of what is said, "1" to "6"; None
    where not graded; ``notes`` on the very words of the claim, the oldest first."""

    claim: ClaimLine
    events: tuple[ToldEvent, ...]
    reliability: str | None
    credibility: str | None
    confirmed: bool
    notes: tuple[str, ...] = ()


class LedgerLines:
    """Lines of the ledger of one open case."""

    def __init__(self, connection: Connection, annotations: Annotations) -> None:
        self._connection = connection
        self._annotations = annotations

    def __call__(self, rows: Sequence[int]) -> list[LedgerLine]:
        """The lines of these rows, in the order given; rows that are no more are left out."""
        claims = claim_lines(self._connection, rows)
        events = self._events({claim.row for claim in claims})
        judged = self._annotations.judged({claim.document.id for claim in claims})
        verdicts, notes = self._verdicts(judged), self._notes(judged)
        grades = self._annotations.reliability()
        lines = []
        for claim in claims:
            ref = origin_of(claim)
            span = (claim.document.id, claim.passage.start, claim.passage.end)
            verdict = verdicts.get(span)
            lines.append(
                LedgerLine(
                    claim,
                    tuple(events.get(claim.row, ())),
                    grades.get((ref.kind, fold_word(ref.name))) if ref else None,
                    verdict.credibility if verdict else None,
                    confirmed=verdict is not None and verdict.confirmed,
                    notes=tuple(notes.get(span, ())),
                )
            )
        return lines

    def _events(self, rows: Collection[int]) -> dict[int, list[ToldEvent]]:
        documents = sorted({document_of(row) for row in rows})
        found = self._connection.rows(
            f"SELECT {_EVENTS} FROM json_each(?) j CROSS JOIN event_index e"
            f" ON e.id >= j.value << {SHIFT} AND e.id < (j.value + 1) << {SHIFT}"
            " WHERE e.claim IS NOT NULL ORDER BY e.id",
            json.dumps(documents),
        )
        held = [row for row in found if first_row(document_of(row[0])) + row[1] in rows]
        roles = [read_pairs(row[-1]) for row in held]
        names = named(self._connection, {name for pairs in roles for name, _ in pairs})
        events: dict[int, list[ToldEvent]] = defaultdict(list)
        for row, pairs in zip(held, roles, strict=True):
            event, claim, type_, polarity, earliest, latest, low, high, _ = row
            parts = [(names[name].name, held) for name, held in pairs]
            events[first_row(document_of(event)) + claim].append(
                ToldEvent(
                    codes.word("type", type_),
                    codes.word("polarity", polarity),
                    earliest,
                    latest,
                    low,
                    high,
                    actors=_in_roles(parts, ACTORS),
                    targets=_in_roles(parts, TARGETS),
                    place=next(iter(_in_roles(parts, codes.role_codes(["place"]))), None),
                )
            )
        return events

    def _verdicts(self, documents: Collection[int]) -> dict[_Span, ClaimVerdict]:
        return {
            (number, verdict.start, verdict.end): verdict
            for number in documents
            for verdict in self._annotations.verdicts(number)
        }

    def _notes(self, documents: Collection[int]) -> dict[_Span, list[str]]:
        notes: dict[_Span, list[str]] = defaultdict(list)
        for number in documents:
            for note in self._annotations.notes(number):
                if note.start is not None and note.end is not None:
                    notes[number, note.start, note.end].append(note.text)
        return notes


def origin_of(claim: ClaimLine) -> EntityRef | None:
    """Whom a grade of the claim's source is about: the entity that the origin is, else its words;
    None where the claim has no source with a name or words."""
    if claim.origin is not None:
        return EntityRef(claim.origin.kind, claim.origin.name)
    words = claim.chain[0] if claim.chain else ""
    return EntityRef(SOURCE_KIND, words) if words else None


def _in_roles(parts: Sequence[tuple[str, int]], wanted: int) -> tuple[str, ...]:
    return tuple(name for name, held in parts if held & wanted)
