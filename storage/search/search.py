"""Search: words, "phrases", prefix*, nearness, and, or, not, and fields, at a level of sameness.

Every hit says at which level it matched, the tightest first, and where in the stored text. Within a
level the better match by BM25 comes first and the later import of two alike; words that stand in
very many documents tell none of them apart, so there the latest come first. A text that a later one
of the same article took the place of is left out where the later one matches too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from storage.connection import Connection
from storage.search.classes import Classes
from storage.search.compiling import Compiled, Compiler
from storage.search.fields import Fields
from storage.search.finding import Finder, Found
from storage.search.forms import LEVELS, Level
from storage.search.hits import HitDocument, SearchHit
from storage.search.names import NameLookup
from storage.search.occurrences import Occurrences
from storage.search.plan import Plan
from storage.search.query import parse
from storage.search.remembered import Kept, Remembered

_AROUND = 60

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """A query at one level of sameness.

    ``documents``: those that may hold it, earlier texts of others too; ``holds``: whether some text
    does.
    """

    documents: tuple[int, ...]
    holds: Callable[[str], bool]


class Search:
    """The search of one open case."""

    def __init__(self, connection: Connection, names: NameLookup) -> None:
        self._connection = connection
        self._fields = Fields(connection, names.called)
        self._remembered = Remembered(connection)

    def __call__(
        self, query: str, *, level: str = "stem", limit: int = 50, offset: int = 0
    ) -> list[SearchHit]:
        """A page of hits, the tightest level first, then by rank.

        Args:
            query: what a person typed.
            level: the loosest sameness that is wanted: exact, spelling, stem or root.
            limit: how many hits at most.
            offset: how many to pass over, which earlier pages held.

        Raises:
            BadQuery: nothing in it says what must be found.
            BadQueryDate, BadQueryValue: a field is asked for what it cannot be.
        """
        return list(islice(self._query(query, level).hits(), offset, offset + limit))

    def count(self, query: str, *, level: str = "stem") -> int:
        """How many hits there are in all; with many, this takes longer than a page of them.

        Raises BadQuery, BadQueryDate, BadQueryValue.
        """
        return self._query(query, level).count()

    def documents(self, query: str, *, level: str = "stem") -> tuple[int, ...]:
        """All documents that match, as imported; they are as many as :meth:`count` says.

        Raises BadQuery, BadQueryDate, BadQueryValue.
        """
        return self._query(query, level).documents()

    def places(self, query: str, *, level: str = "stem") -> Callable[[str], Spans]:
        """What tells where everything that a query asks for stands in a text, at its loosest: a hit
        tells the places of the level that it matched at. Raises BadQuery.
        """
        return self._query(query, level).places()

    def looking_for(self, query: str, *, level: str = "stem") -> Sought:
        """The query for those who look into parts of texts themselves.

        Raises BadQuery, BadQueryDate, BadQueryValue.
        """
        return self._query(query, level).sought()

    def _query(self, query: str, level: str) -> _Query:
        if level not in LEVELS:
            raise ValueError(f"no level of search: {level}")
        return _Query(self._connection, self._fields, self._remembered(), query, level)


class _Query:
    """One query at work."""

    def __init__(
        self, connection: Connection, fields: Fields, kept: Kept, query: str, level: str
    ) -> None:
        self._connection = connection
        self._finder = Finder(connection)
        self._tree = parse(query)
        self._classes = Classes(connection)
        self._compiler = Compiler(connection, self._classes, fields, kept)
        self._levels = LEVELS[: LEVELS.index(level) + 1]
        self._full: Plan | None = None

    def hits(self) -> Iterator[SearchHit]:
        """Every hit, in order, each worked out when it is asked for."""
        seen: set[int] = set()
        before: Compiled | None = None
        plan, holds = self._matching()
        for level in self._levels:
            compiled = self._compiler.quick(self._tree, level)
            if compiled == before:
                continue
            before = compiled
            for hit in self._of_level(compiled, level, seen):
                seen.add(hit.document.id)
                if not self._finder.is_replaced(hit.document.id, plan, holds):
                    yield hit

    def count(self) -> int:
        """How many documents match at the loosest level, without those that are replaced."""
        level = self._levels[-1]
        if level == "exact":
            compiled = self._compiler.quick(self._tree, level)
            if not compiled.sure:
                return sum(1 for _ in self.hits())
            return self._finder.count(compiled.plan)
        return self._finder.count(self._loosest())

    def documents(self) -> tuple[int, ...]:
        """The documents that match at the loosest level, without those that are replaced."""
        level = self._levels[-1]
        if level == "exact":
            compiled = self._compiler.quick(self._tree, level)
            if not compiled.sure:
                return tuple(sorted(hit.document.id for hit in self.hits()))
            return self._finder.standing(compiled.plan)
        return self._finder.standing(self._loosest())

    def places(self) -> Callable[[str], Spans]:
        """Where all that is asked for stands in a text, at the loosest level."""
        return Occurrences(self._tree, self._levels[-1], self._classes).spans

    def sought(self) -> Sought:
        """The documents that may match at the loosest level, and the test of a text."""
        level = self._levels[-1]
        occurrences = Occurrences(self._tree, level, self._classes)
        plan = self._compiler.quick(self._tree, level).plan
        return Sought(self._finder.documents(plan), occurrences.holds)

    def _matching(self) -> tuple[Callable[[], Plan], Callable[[str], bool]]:
        """What tells whether a text matches at the loosest level: a plan, and a test of the text
        for what the plan leaves open, which at the exact level is whether words stand in a row."""
        level = self._levels[-1]
        if level != "exact":
            return self._loosest, lambda _text: True
        compiled = self._compiler.quick(self._tree, level)
        if compiled.sure:
            return lambda: compiled.plan, lambda _text: True
        return lambda: compiled.plan, Occurrences(self._tree, level, self._classes).holds

    def _loosest(self) -> Plan:
        if self._full is None:
            self._full = self._compiler.full(self._tree, self._levels[-1])
        return self._full

    def _of_level(self, compiled: Compiled, level: Level, seen: set[int]) -> Iterator[SearchHit]:
        occurrences = Occurrences(self._tree, level, self._classes)
        for number, found in enumerate(self._finder.found(compiled.plan)):
            if number == compiled.worth_looking:
                sure = Compiled(self._compiler.full(self._tree, level), sure=True)
                yield from self._of_level(sure, level, seen)
                return
            if found.document not in seen:
                hit = self._hit(found, level, occurrences, sure=compiled.sure)
                if hit is not None:
                    yield hit

    def _hit(
        self, found: Found, level: Level, occurrences: Occurrences, *, sure: bool
    ) -> SearchHit | None:
        """The hit of a document, None where the words stand there, but not in a row."""
        title, file, text = self._finder.document(found.document)
        if not sure and not occurrences.holds(text):
            return None
        spans = occurrences.spans(text)
        first = spans[0] if spans else (0, 0)
        start, end = max(0, first[0] - _AROUND), min(len(text), first[1] + _AROUND)
        document = HitDocument(found.document, title, file)
        return SearchHit(document, level, round(found.score, 4), text[start:end], spans)
