"""The grades of a case as a ledger is sorted by them: of the names and words of sources, and of
claims."""

from __future__ import annotations

import json
from dataclasses import dataclass

from desktop.analysis.text.fold import fold_word
from storage.annotations import Annotations
from storage.connection import Connection
from storage.queries.ledger_lines import SOURCE_KIND
from storage.queries.lines import rows_at

GRADED = (
    "WITH called AS MATERIALIZED (SELECT value ->> 0 AS name, value ->> 1 AS letter"
    " FROM json_each(?)), worded AS MATERIALIZED (SELECT value ->> 0 AS term,"
    " value ->> 1 AS letter FROM json_each(?)), judged AS MATERIALIZED"
    " (SELECT value ->> 0 AS row, value ->> 1 AS digit FROM json_each(?)) "
)
"""The values of :meth:`Grades.values` as tables."""

GRADES = (
    " LEFT JOIN called a ON a.name = c.origin_id"
    " LEFT JOIN worded b ON c.origin_id IS NULL AND b.term = CAST(c.chain AS INTEGER)"
    " LEFT JOIN judged g ON g.row = c.id"
)
GRADE_KEYS = ("coalesce(a.letter, b.letter)", "g.digit")


@dataclass(frozen=True, slots=True)
class Grades:
    """Letters by the numbers of names and of sources' words, digits by the rows of claims."""

    names: dict[int, str]
    terms: dict[int, str]
    claims: dict[int, str]

    @property
    def values(self) -> tuple[str, str, str]:
        """What :data:`GRADED` takes."""
        return tuple(  # type: ignore[return-value]
            json.dumps(list(map(list, part.items())))
            for part in (self.names, self.terms, self.claims)
        )


def grades(connection: Connection, annotations: Annotations) -> Grades:
    """All grades that stand in a case."""
    letters = annotations.reliability()
    return Grades(
        _names(connection, letters), _terms(connection, letters), _claims(connection, annotations)
    )


def _names(connection: Connection, letters: dict[tuple[str, str], str]) -> dict[int, str]:
    """An entity is graded by the name that it goes by; that holds for all its names."""
    rows = connection.rows(
        "SELECT n.id, t.kind, t.name FROM json_each(?) j JOIN names t ON t.folded = j.value"
        " JOIN names n ON n.canonical_id = t.id",
        json.dumps(sorted({folded for _, folded in letters})),
    )
    keys = ((number, (kind, fold_word(name))) for number, kind, name in rows)
    return {number: letters[key] for number, key in keys if key in letters}


def _terms(connection: Connection, letters: dict[tuple[str, str], str]) -> dict[int, str]:
    wanted = {folded: letter for (kind, folded), letter in letters.items() if kind == SOURCE_KIND}
    if not wanted:
        return {}
    rows = connection.rows("SELECT id, words FROM terms")
    folded = ((term, fold_word(words)) for term, words in rows)
    return {term: wanted[words] for term, words in folded if words in wanted}


def _claims(connection: Connection, annotations: Annotations) -> dict[int, str]:
    digits = annotations.credibility()
    return {row: digits[place] for row, place in rows_at(connection, digits).items()}
