"""The terms of a case's index that are one word at a level of sameness."""

from __future__ import annotations

import json

from storage.connection import Connection
from storage.search.forms import Form, Level, form, with_particles
from storage.search.index import class_key

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
            terms += [*spellings, *self._of("spelling", spellings)]
            if not found.known:
                terms += self._of_unknown(found.term)
        if level in ("stem", "root"):
            terms += self._of("stem", {reading.stem for reading in found.readings})
        if level == "root":
            terms += self._of("root", {reading.root for reading in found.readings})
        return tuple(dict.fromkeys(terms))

    def _of(self, level: Level, words: set[str]) -> list[str]:
        """The terms that may be one of these at a level, or another as well; at that of spellings
        only those that are not written so."""
        rows = self._connection.rows(
            "SELECT DISTINCT term FROM word_terms WHERE key IN (SELECT value FROM json_each(?))"
            " ORDER BY term",
            json.dumps([class_key(level, word) for word in words]),
        )
        return [str(row[0]) for row in rows]

    def _of_unknown(self, spelling: str) -> list[str]:
        """An unknown word with particles, or without one, where the case holds it so."""
        candidates = set(with_particles(spelling))
        if spelling[0] in _PARTICLES and len(spelling) > _LEAST:
            candidates.add(spelling[1:])
        return [candidate for candidate in sorted(candidates) if self._is_held(candidate)]

    def _is_held(self, term: str) -> bool:
        return bool(
            self._connection.rows(
                "SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", f'term : "{term}"'
            )
        )
