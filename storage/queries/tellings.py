"""Who else tells what a claim tells: its tellings in all documents, each with its chain of sources.

Of a claim's event a telling is a claim of an event of the same kind at the same place (where none
is known, with the same participant, or of so many) that may have been at the same time. Where the
case holds reprints of the claim's document, the same words there are tellings too, whatever was
read in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from desktop.analysis.model import Analysis, Source
from desktop.analysis.text.fold import fold_word
from storage import codes
from storage.connection import Connection
from storage.current import CurrentViews
from storage.current_index import read_pairs
from storage.index_rows import SHIFT, document_of, first_row
from storage.intervals import DAY, day_of
from storage.queries.lines import ClaimLine, claim_lines
from storage.reprints import Reprints

MOST = 150
_CANDIDATES = 600
# What is told without a date was told of within so many days of another telling of it.
_NEWS_DAYS = 10
_PLACE = codes.role_codes(["place"])
# The names of an entity, and those that may be its: a place that the gazetteer did not know.
_ALIKE = (
    "SELECT n.id FROM names m JOIN names n ON n.canonical_id = m.canonical_id"
    " OR n.folded = m.folded AND n.kind = m.kind AND (n.place = '' OR m.place = '')"
    " WHERE m.id IN (SELECT value FROM json_each(?))"
)
_OTHERS = codes.role_codes(["actor", "target", "victim", "object"])


@dataclass(frozen=True, slots=True)
class Link:
    """A source in a chain. ``key`` is the same for the same source in another document; ``named``:
    it is more than «a military source», which may be another one elsewhere."""

    key: str
    words: str
    named: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim with its chain, from the origin to the outlet. A chain of the outlet alone names no
    origin. ``report``: the number of the first document with the same text."""

    claim: ClaimLine
    chain: tuple[Link, ...]
    report: int


@dataclass(frozen=True, slots=True)
class Tellings:
    """``of``: the claim that was asked for, with all tellings, itself among them; ``all``: there
    are no others."""

    of: ClaimLine
    tellings: tuple[Telling, ...]
    all: bool


@dataclass(frozen=True, slots=True)
class _Event:
    row: int
    type: int
    earliest: int | None
    latest: int | None
    low: float | None
    roles: tuple[tuple[int, int], ...]


class Chains:
    """Chains of the claims of one open case."""

    def __init__(self, connection: Connection, current: CurrentViews, reprints: Reprints) -> None:
        self._connection = connection
        self._current = current
        self._reprints = reprints

    def of(self, row: int) -> Tellings | None:
        """The tellings of what a claim tells, by date of publication; None where it is no more."""
        asked = claim_lines(self._connection, [row])
        if not asked:
            return None
        claim = asked[0]
        rows = {row, *self._in_reprints(claim)}
        for event in self._events_of(row):
            rows.update(self._same(event, claim))
        kept = sorted(rows, key=lambda one: (one != row, abs(one - row)))[:MOST]
        lines = claim_lines(self._connection, kept)
        lines.sort(key=lambda line: (line.document.published or "9999", line.row))
        return Tellings(claim, tuple(self._tellings(lines)), len(rows) <= MOST)

    def _events_of(self, row: int) -> list[_Event]:
        first = first_row(document_of(row))
        rows = self._connection.rows(
            "SELECT id, type, earliest, latest, low, roles FROM event_index"
            " WHERE id >= ? AND id < ? AND claim = ?",
            first,
            first_row(document_of(row) + 1),
            row - first,
        )
        return [
            _Event(number, type_, earliest, latest, low, tuple(read_pairs(roles)))
            for number, type_, earliest, latest, low, roles in rows
        ]

    def _same(self, event: _Event, claim: ClaimLine) -> list[int]:
        """The claims of other events that may be this one."""
        places = [name for name, held in event.roles if held & _PLACE]
        others = [name for name, held in event.roles if held & _OTHERS]
        wanted, roles = (places, _PLACE) if places else (others, _OTHERS)
        rows = self._with(event, wanted, roles) if wanted else []
        if not places and event.low is not None:
            rows += self._counting(event)
        day = day_of(claim.document.published)
        return [
            first_row(document_of(number)) + told
            for number, told, earliest, latest, published in rows
            if _may_meet(event, (earliest, latest), day, day_of(published))
        ]

    def _counting(self, event: _Event) -> list[tuple[Any, ...]]:
        return self._connection.rows(
            "SELECT e.id, e.claim, e.earliest, e.latest, i.published FROM event_index e"
            f" JOIN document_index i ON i.document_id = e.id >> {SHIFT}"
            " WHERE e.type = ? AND e.low = ? AND e.claim IS NOT NULL LIMIT ?",
            event.type,
            event.low,
            _CANDIDATES,
        )

    def _with(self, event: _Event, wanted: list[int], roles: int) -> list[tuple[Any, ...]]:
        return self._connection.rows(
            "SELECT DISTINCT e.id, e.claim, e.earliest, e.latest, i.published FROM role_index r"
            " JOIN event_index e ON e.id = r.event_id"
            f" JOIN document_index i ON i.document_id = e.id >> {SHIFT}"
            f" WHERE r.name_id IN ({_ALIKE})"
            " AND r.roles & ? AND e.type = ? AND e.claim IS NOT NULL LIMIT ?",
            json.dumps(wanted),
            roles,
            event.type,
            _CANDIDATES,
        )

    def _in_reprints(self, claim: ClaimLine) -> list[int]:
        documents = [n for n in self._reprints.group(claim.document.id) if n != claim.document.id]
        words = fold_word(claim.passage.words)
        found = []
        for number in documents[:MOST]:
            rows = self._connection.rows(
                "SELECT id FROM claim_index WHERE id >= ? AND id < ?",
                first_row(number),
                first_row(number + 1),
            )
            lines = claim_lines(self._connection, [row[0] for row in rows])
            found += [line.row for line in lines if fold_word(line.passage.words) == words]
        return found

    def _tellings(self, lines: Iterable[ClaimLine]) -> list[Telling]:
        lines = list(lines)
        views = {n: self._current(n) for n in {line.document.id for line in lines}}
        reports = self._reports(set(views))
        tellings = []
        for line in lines:
            view = views[line.document.id]
            links = _links(view, line) if view is not None else ()
            tellings.append(Telling(line, links, reports[line.document.id]))
        return tellings

    def _reports(self, documents: set[int]) -> dict[int, int]:
        """The report that each document prints, by the first of those that do."""
        reports: dict[int, int] = {}
        for number in sorted(documents):
            if number not in reports:
                group = {n for n in self._reprints.group(number) if n in documents}
                reports |= dict.fromkeys(group, min(group))
        return reports


def _may_meet(
    event: _Event, other: tuple[int | None, int | None], day: int | None, other_day: int | None
) -> bool:
    """Whether two events may have been at the same time; days are those of publication."""
    earliest, latest = other
    if event.earliest is None or event.latest is None or earliest is None or latest is None:
        return day is None or other_day is None or abs(day - other_day) <= _NEWS_DAYS
    return event.earliest <= latest + DAY and earliest <= event.latest + DAY


def _links(view: Analysis, line: ClaimLine) -> tuple[Link, ...]:
    claim = next((one for one in view.claims if one.id == line.claim), None)
    sources = {source.id: source for source in view.sources}
    chain = [sources[link] for link in claim.chain if link in sources] if claim else []
    links = [_link(view, source) for source in chain]
    outlet = line.document.outlet
    if links and outlet and not links[-1].words:
        links[-1] = replace(links[-1], words=outlet, key=_key("", outlet))
    return tuple(links)


def _link(view: Analysis, source: Source) -> Link:
    entity = next((one for one in view.entities if one.id == source.entity), None)
    words = " ".join(source.text.split())
    if entity is None or not source.named:
        return Link(_key("", words), words, source.named)
    return Link(_key(entity.kind, entity.name), words, source.named)


def _key(kind: str, words: str) -> str:
    return f"{kind}:{fold_word(words)}"
