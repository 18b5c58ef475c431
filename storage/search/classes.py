"""The terms of a case's index that are one word at a level of sameness."""

from __future__ import annotations

import json

from storage.connection import Connection
from storage.search.forms import Form, Level, form, with_particles

_PARTICLES = "وفبلك"
_LEAST = 3


class Classes:
    """For one search, which asks for the same words more than once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, Level], tuple[str, ...]] = {}

    def __call__(self, word: str, level: Level) -> tuple[str, ...]:
        """The terms that count as ``word`` (in its exact form) at a level, its own first; at the
        exact level the one that its exact form stands under."""
        known = self._known.get((word, level))
        if known is None:
            known = self._known[word, level] = self._terms(form(word), level)
        return known

    def _terms(self, found: Form, level: Level) -> tuple[str, ...]:
        terms = [found.term]
        if level != "exact":
            spellings = {reading.spelling for reading in found.readings}
            terms += [*spellings, *self._under(spellings)]
            if not found.known:
                terms += self._of_unknown(found.term)
        if level in ("stem", "root"):
            stems = {reading.stem for reading in found.readings}
            terms += self._terms_where("stem IN (SELECT value FROM json_each(?))", stems)
        if level == "root":
            roots = {reading.root for reading in found.readings}
            terms += self._terms_where("root IN (SELECT value FROM json_each(?))", roots)
        return tuple(dict.fromkeys(terms))

    def _under(self, spellings: set[str]) -> list[str]:
        """The terms that may be one of these spellings, or another as well."""
        return self._terms_where(
            "spelling <> term AND spelling IN (SELECT value FROM json_each(?))", spellings
        )

    def _of_unknown(self, spelling: str) -> list[str]:
        """An unknown word with particles, or without one, where the case holds it so."""
        candidates = set(with_particles(spelling))
        if spelling[0] in _PARTICLES and len(spelling) > _LEAST:
            candidates.add(spelling[1:])
        return self._terms_where("term IN (SELECT value FROM json_each(?))", candidates)

    def _terms_where(self, condition: str, values: set[str]) -> list[str]:
        rows = self._connection.rows(
            f"SELECT DISTINCT term FROM word_terms WHERE {condition} ORDER BY term",
            json.dumps(sorted(values)),
        )
        return [str(row[0]) for row in rows]
