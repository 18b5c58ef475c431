"""The articles of a case compared with one another: where they conflict, whose names may be one.

Qt-free: the window compares beside itself after each change, ``rawi show`` once. An article that is
as it was is not read again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.analysis.claims.across import ClaimOf, ClaimsOfCase, ConflictAcross
from desktop.analysis.claims.toll_ranges import TollRange, TollTold, toll_ranges, tolls_told
from desktop.analysis.entities.case_names import CaseNames, NameInArticle, NameKey, names_in
from desktop.analysis.entities.suggestions import SuggestedMerge, suggest_merges
from desktop.analysis.model import Analysis, Claim, ConflictKind, Stance
from desktop.analysis.text.fold import fold_word
from resources import gazetteer
from resources.lexicons import Lexicons
from storage.case_file import CaseFile
from storage.judgements import EntityRef

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim as it stands in its article; ``chain``: the words of its sources, "" for an outlet
    that nobody named; ``start``, ``end``: characters of the text; ``places``: of what it tells;
    ``side``: of who says it, where that is known; ``day``: of what it tells, ISO, where it has one;
    ``hedged``: it is told with doubt."""

    document: int
    id: str
    chain: tuple[str, ...]
    stance: Stance
    text: str
    start: int
    end: int
    places: tuple[str, ...] = ()
    side: str | None = None
    day: str | None = None
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class CaseConflict:
    """Two claims of one or two articles that do not go together; ``why`` as in Conflict."""

    kind: ConflictKind
    why: str
    sides: tuple[ToldClaim, ToldClaim]


@dataclass(frozen=True, slots=True)
class Compared:
    """What the articles of a case yielded together: conflicts between articles and ``within`` each,
    names that may be one, and how many were killed and wounded."""

    conflicts: tuple[CaseConflict, ...] = ()
    suggestions: tuple[SuggestedMerge, ...] = ()
    within: tuple[CaseConflict, ...] = ()
    tolls: tuple[TollRange, ...] = ()


@dataclass(frozen=True, slots=True)
class _Article:
    title: str
    names: tuple[NameInArticle, ...]
    claims: dict[str, ToldClaim]
    within: tuple[CaseConflict, ...]
    tolls: tuple[TollTold, ...]


class CaseComparison:
    """Compares the articles of one open case, as often as it is asked."""

    def __init__(self, case: CaseFile, lexicons: Lexicons) -> None:
        self._case = case
        self._lexicons = lexicons
        self._claims = ClaimsOfCase(lexicons)
        self._articles: dict[int, _Article] = {}
        self._mark = 0
        self._behind: set[int] = set()

    def behind(self) -> list[int]:
        """The documents whose reading is another than when they were last read here."""
        changes = self._case.current.changed_since(self._mark)
        self._mark = changes.mark
        self._behind |= {*changes.documents, *(self._articles if changes.whole_case else ())}
        return sorted(self._behind)

    def read(self, number: int) -> None:
        """Read one of the documents that are :meth:`behind`."""
        self._behind.discard(number)
        analysis = self._case.current(number)
        if analysis is None:
            return
        self._claims.take(number, analysis)
        title = analysis.document.title
        claims = _told_claims(number, analysis)
        self._articles[number] = _Article(
            title,
            names_in(analysis),
            claims,
            _within(analysis, claims),
            tolls_told(number, analysis, self._lexicons),
        )

    def catch_up(
        self, on_read: Callable[[], object] = lambda: None, cancelled: Cancelled = lambda: False
    ) -> None:
        """Read the documents that are :meth:`behind`, until it is cancelled.

        Args:
            on_read: called after each.
            cancelled: asked before each.
        """
        for number in self.behind():
            if cancelled():
                return
            self.read(number)
            on_read()

    def compare(self, cancelled: Cancelled = lambda: False) -> Compared:
        """Compare what was read.

        Args:
            cancelled: asked now and then; when it says yes, the result is not whole.
        """
        names = CaseNames({n: article.names for n, article in sorted(self._articles.items())})
        apart = [(_key(one), _key(two)) for one, two in self._case.journal.kept_apart()]
        titles = {number: article.title for number, article in self._articles.items()}
        suggestions = suggest_merges(
            names, self._lexicons, gazetteer.load(), apart=apart, titles=titles, cancelled=cancelled
        )
        conflicts = self._claims.conflicts(cancelled)
        return Compared(
            tuple(map(self._conflict, conflicts)),
            suggestions,
            tuple(one for _, article in sorted(self._articles.items()) for one in article.within),
            () if cancelled() else self._tolls(),
        )

    def _tolls(self) -> tuple[TollRange, ...]:
        """Reprints are asked for only where several documents tell of one place."""
        told = [one for _, article in sorted(self._articles.items()) for one in article.tolls]
        telling: dict[tuple[str, str], set[int]] = {}
        for one in told:
            telling.setdefault((one.place, one.fate), set()).add(one.document)
        several = {n for documents in telling.values() if len(documents) > 1 for n in documents}
        groups = self._case.reprints.among(several)
        first = {number: group[0] for group in groups for number in group}
        return toll_ranges(
            told, lambda number: first.get(number, number), self._case.documents.outlets
        )

    def _conflict(self, conflict: ConflictAcross) -> CaseConflict:
        one, two = (self._told(claim) for claim in conflict.claims)
        return CaseConflict(conflict.kind, conflict.why, (one, two))

    def _told(self, claim: ClaimOf) -> ToldClaim:
        return self._articles[claim.article].claims[claim.claim]


def compare(case: CaseFile, lexicons: Lexicons) -> Compared:
    """Compare all articles of a case once."""
    comparison = CaseComparison(case, lexicons)
    comparison.catch_up()
    return comparison.compare()


def _told_claims(number: int, analysis: Analysis) -> dict[str, ToldClaim]:
    sources = {source.id: source for source in analysis.sources}
    sides = {entity.id: entity.side for entity in analysis.entities}
    events = {event.id: event for event in analysis.events}
    names = _place_names(analysis)
    days = _days(analysis)

    def told(claim: Claim) -> ToldClaim:
        chain = [sources[source] for source in claim.chain if source in sources]
        own = [events[event] for event in claim.events if event in events]
        return ToldClaim(
            number, claim.id, tuple(source.text for source in chain), claim.stance, claim.text,
            claim.start, claim.end,
            tuple(dict.fromkeys(names[e.place] for e in own if e.place in names)),
            sides.get(chain[0].entity or "") if chain else None,
            next((days[e.time] for e in own if e.time in days), None),
            bool(claim.hedges),
        )  # fmt: skip

    return {claim.id: told(claim) for claim in analysis.claims}


def _place_names(analysis: Analysis) -> dict[str, str]:
    """What the place of each mention is called."""
    names = {entity.id: entity.name for entity in analysis.entities}
    return {m.id: names[m.entity] for m in analysis.mentions if m.entity in names}


def _days(analysis: Analysis) -> dict[str, str]:
    """The first day of each time that is known."""
    return {time.id: time.earliest[:10] for time in analysis.times if time.earliest}


def _within(analysis: Analysis, claims: dict[str, ToldClaim]) -> tuple[CaseConflict, ...]:
    """The conflicts of one article, each in the order of the text."""
    found = []
    for conflict in analysis.conflicts:
        sides = sorted((claims[c] for c in conflict.claims if c in claims), key=lambda c: c.start)
        if len(sides) == 2:
            found.append(CaseConflict(conflict.kind, conflict.why, (sides[0], sides[1])))
    return tuple(found)


def _key(entity: EntityRef) -> NameKey:
    return NameKey(entity.kind, fold_word(entity.name), entity.places)  # type: ignore[arg-type]
