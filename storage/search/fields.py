"""The fields of a search as conditions on documents: outlet, dates, names, events, claims, sources.

They ask the index of what now holds, so a person's corrections count, and names that were merged in
the case are one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from desktop.analysis.text.fold import fold_word
from resources.lexicons import load
from storage.codes import code
from storage.connection import Connection
from storage.index_rows import SHIFT
from storage.problems import BadQueryDate, BadQueryValue
from storage.search.forms import form
from storage.search.plan import Where
from storage.search.query import Field
from storage.search.tokens import bare_words, written

NAME_KINDS = ("person", "organisation", "place", "facility", "weapon")
_DAY = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_RANGE = re.compile(r"\.\.|…")
_LAST_MONTH = 12
# Each outlet once: asked of the index one after the other, for they are few and articles are many.
_OUTLETS = (
    "WITH RECURSIVE outlets(outlet) AS (SELECT min(outlet) FROM document_index UNION ALL"
    " SELECT (SELECT min(d.outlet) FROM document_index d WHERE d.outlet > o.outlet)"
    " FROM outlets o WHERE o.outlet IS NOT NULL)"
    " SELECT outlet FROM outlets WHERE outlet IS NOT NULL"
)

NamesCalled = Callable[[str, str | None], list[int]]


class Fields:
    """The fields of one open case. ``names_called``: the names that a person may mean, by what was
    typed and their kind (None: any)."""

    def __init__(self, connection: Connection, names_called: NamesCalled) -> None:
        self._connection = connection
        self._names_called = names_called

    def __call__(self, field: Field) -> Where:
        """The condition of a field on the document ``d``.

        Raises:
            BadQueryDate: what stands where a date is asked is none.
            BadQueryValue: no such kind of event or stance.
        """
        value = field.value
        match field.name:
            case "outlet":
                return self._outlet(value)
            case "from":
                return Where("d.published >= ?", (_first_day(value, value).isoformat(),))
            case "to":
                return Where("d.published < ?", (_day_after(value, value).isoformat(),))
            case "date":
                return _dates(value)
            case "kind":
                return _rows("event_index", "type", code("type", _known_value(field)))
            case "stance":
                return _rows("claim_index", "stance", code("stance", _known_value(field)))
            case "source":
                return self._source(value)
        return self._entity(value, field.name if field.name in NAME_KINDS else None)

    def _outlet(self, value: str) -> Where:
        rows = self._connection.rows(_OUTLETS)
        return Where(
            "d.outlet IN (SELECT value FROM json_each(?))",
            (json.dumps([row[0] for row in rows if _within(value, row[0])]),),
        )

    def _entity(self, value: str, kind: str | None) -> Where:
        return Where(
            "d.document_id IN (SELECT document_id FROM entity_index WHERE name_id IN"
            " (SELECT value FROM json_each(?)))",
            (json.dumps(self._merged(self._names_called(value, kind))),),
        )

    def _source(self, value: str) -> Where:
        """Documents with a claim whose origin is called so, or a link of whose chain."""
        names = self._merged(self._names_called(value, None))
        terms = self._connection.rows("SELECT id, words FROM terms")
        links = [row[0] for row in terms if _within(value, row[1])]
        return Where(
            f"d.document_id IN (SELECT id >> {SHIFT} FROM claim_index WHERE origin_id IN"
            f" (SELECT value FROM json_each(?)) UNION SELECT c.id >> {SHIFT} FROM claim_index c"
            " WHERE EXISTS (SELECT 1 FROM json_each('[' || replace(c.chain, ' ', ',') || ']') link"
            " WHERE link.value IN (SELECT value FROM json_each(?))))",
            (json.dumps(names), json.dumps(links)),
        )

    def _merged(self, names: Iterable[int]) -> list[int]:
        """The names with all that were merged with them."""
        rows = self._connection.rows(
            "SELECT id FROM names WHERE canonical_id IN (SELECT canonical_id FROM names"
            " WHERE id IN (SELECT value FROM json_each(?)))",
            json.dumps(list(names)),
        )
        return [int(row[0]) for row in rows]


def _rows(table: str, column: str, value: int) -> Where:
    """Documents with a row of the value; a document's rows lie together, so each is asked for (an
    EXISTS, or the column's own index, would have SQLite read every row of the value first)."""
    return Where(
        f"(SELECT 1 FROM {table} r WHERE r.id >= d.document_id << {SHIFT}"
        f" AND r.id < (d.document_id + 1) << {SHIFT} AND +r.{column} = ? LIMIT 1)",
        (value,),
    )


def _known_value(field: Field) -> str:
    rows = [row for row in load().rows("query_values") if row["field"] == field.name]
    asked = _spellings(field.value)
    for row in rows:
        if row["word"] == field.value.lower() or _spellings(row["word"]) == asked:
            return row["value"]
    known = dict.fromkeys(row["value"] for row in rows)
    raise BadQueryValue(field.value, known=", ".join(known))


def _within(value: str, name: str) -> bool:
    """Whether all words of a value are words of a name, spelling and clitics forgiven."""
    return set(_spellings(value)) <= set(_spellings(name))


def _spellings(words: str) -> list[str]:
    return [form(written(word)).readings[0].spelling for word in bare_words(words)]


def _dates(value: str) -> Where:
    first, *rest = _RANGE.split(value, maxsplit=1)
    last = rest[0] if rest else first
    conditions, days = ["d.published IS NOT NULL"], []
    if first:
        conditions.append("d.published >= ?")
        days.append(_first_day(first, value).isoformat())
    if last:
        conditions.append("d.published < ?")
        days.append(_day_after(last, value).isoformat())
    return Where(" AND ".join(conditions), tuple(days))


def _first_day(words: str, value: str) -> date:
    year, month, day = _numbers(words, value)
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        raise BadQueryDate(value) from None


def _day_after(words: str, value: str) -> date:
    year, month, day = _numbers(words, value)
    first = _first_day(words, value)
    try:
        if day:
            return first + timedelta(days=1)
        if month and month < _LAST_MONTH:
            return date(year, month + 1, 1)
        return date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        raise BadQueryDate(value) from None


def _numbers(words: str, value: str) -> tuple[int, int, int]:
    """Year, month and day; 0 where not given. Raises BadQueryDate."""
    match = _DAY.fullmatch(fold_word(words.strip()))
    if match is None:
        raise BadQueryDate(value)
    return int(match[1]), int(match[2] or 0), int(match[3] or 0)
