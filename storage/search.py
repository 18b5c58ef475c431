"""Search: words, "phrases", prefix*, OR and NOT, at a chosen level of sameness.

Every hit says at which level it matched, the tightest first, and where in the stored text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from storage.connection import Connection
from storage.documents import Documents
from storage.layers import Layers
from storage.problems import BadQuery, LevelNotBuilt
from storage.search_index import LEVELS, Level, term, words_of

_PIECE = re.compile(r'["«“]([^"»”]*)["»”]?|(\S+)')
_OPERATORS = {"OR": "OR", "أو": "OR", "NOT": "NOT", "AND": "AND"}
_AROUND = 60


@dataclass(frozen=True, slots=True)
class HitDocument:
    id: int
    title: str
    file: str | None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A document that matches. ``score``: higher is better. ``spans``: (start, end) of the matching
    words in the stored text; ``snippet``: the text around the first of them."""

    document: HitDocument
    level: Level
    score: float
    snippet: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words in a row; ``prefix``: the last may go on; ``negated``: must not stand."""

    words: tuple[str, ...]
    prefix: bool
    negated: bool
    alternative: bool


class Search:
    """The search of one open case."""

    def __init__(self, connection: Connection, documents: Documents, layers: Layers) -> None:
        self._connection = connection
        self._documents = documents
        self._layers = layers

    def __call__(self, query: str, *, level: str = "stem", limit: int = 50) -> list[SearchHit]:
        """The best hits, the tightest level first, then by rank.

        Args:
            query: what a person typed.
            level: the loosest sameness that is wanted: exact, spelling or stem.
            limit: how many hits at most.

        Raises:
            BadQuery: no word in it.
            LevelNotBuilt: the level is root, which this case has no index of.
        """
        if level not in LEVELS:
            raise LevelNotBuilt(self._connection.path)
        phrases = parse(query)
        if not any(not phrase.negated for phrase in phrases):
            raise BadQuery(query)
        hits: dict[int, SearchHit] = {}
        for step in LEVELS[: LEVELS.index(level) + 1]:
            for number, score in self._matching(phrases, step, limit):
                if number not in hits and len(hits) < limit:
                    hits[number] = self._hit(number, step, score, phrases)
        return list(hits.values())

    def _matching(
        self, phrases: list[_Phrase], level: Level, limit: int
    ) -> list[tuple[int, float]]:
        rows = self._connection.rows(
            "SELECT rowid, -bm25(words) FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?",
            _expression(phrases, level),
            limit,
        )
        return [(int(row[0]), float(row[1])) for row in rows]

    def _hit(self, number: int, level: Level, score: float, phrases: list[_Phrase]) -> SearchHit:
        stored = self._documents.get(number)
        spans = _spans(stored.text, phrases, level)
        first = spans[0] if spans else (0, 0)
        start, end = max(0, first[0] - _AROUND), min(len(stored.text), first[1] + _AROUND)
        title = stored.title or self._layers.title(number) or stored.text[:80].split("\n")[0]
        document = HitDocument(number, title, stored.file)
        return SearchHit(document, level, round(score, 4), stored.text[start:end], spans)


def parse(query: str) -> list[_Phrase]:
    """The phrases of a query. A minus or NOT before a phrase excludes it; OR joins alternatives."""
    phrases: list[_Phrase] = []
    operator = "AND"
    for match in _PIECE.finditer(query):
        quoted, bare = match.groups()
        if bare in _OPERATORS:
            operator = _OPERATORS[bare]
            continue
        negated = operator == "NOT" or (bare or "").startswith("-")
        words = tuple(word.text for word in words_of(quoted if bare is None else bare))
        if words:
            prefix = bool(bare) and bare.endswith("*")
            phrases.append(_Phrase(words, prefix, negated, operator == "OR" and bool(phrases)))
        operator = "AND"
    return phrases


def _expression(phrases: list[_Phrase], level: Level) -> str:
    """The query in FTS5's language; words are quoted, so nothing typed is an operator there."""
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    for phrase in phrases:
        words = " ".join(term(word, level) for word in phrase.words)
        quoted = f'{level} : "{words}"' + ("*" if phrase.prefix else "")
        if phrase.negated:
            unwanted.append(quoted)
        elif phrase.alternative and wanted:
            wanted[-1].append(quoted)
        else:
            wanted.append([quoted])
    expression = " AND ".join(f"({' OR '.join(options)})" for options in wanted)
    return " NOT ".join([f"({expression})", *unwanted])


def _spans(text: str, phrases: list[_Phrase], level: Level) -> tuple[tuple[int, int], ...]:
    words = words_of(text)
    terms = [term(word.text, level) for word in words]
    found: set[tuple[int, int]] = set()
    for phrase in phrases:
        if phrase.negated:
            continue
        wanted = [term(word, level) for word in phrase.words]
        for at in range(len(terms) - len(wanted) + 1):
            here = terms[at : at + len(wanted)]
            if here[:-1] == wanted[:-1] and (
                here[-1] == wanted[-1] or (phrase.prefix and here[-1].startswith(wanted[-1]))
            ):
                found.add((words[at].start, words[at + len(wanted) - 1].end))
    return tuple(sorted(found))
