"""The case's search for a pane: pages of hits, their number and facets, answered beside the window.

The first page comes at once, all else after it; a search that is not understood is told as such.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop.workspace.asking import Asking
from desktop.workspace.case_session import CaseSession
from desktop.workspace.messages import PassageSought, WordsFound
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from storage.problems import BadQuery, BadQueryDate, BadQueryValue
from storage.queries.facets import Facet, FacetKind, FacetValue
from storage.saved_searches import SavedSearch
from storage.search.forms import LEVELS, Level
from storage.search.hits import SearchHit
from storage.search.query import Field

__all__ = [
    "LEVELS", "Facet", "FacetKind", "FacetValue", "Field", "Level", "SavedSearch", "SearchHit",
]  # fmt: skip

FIRST_PAGE, PAGE = 20, 60
BAD_QUERIES = (BadQuery, BadQueryDate, BadQueryValue)
Misunderstood = BadQuery | BadQueryDate | BadQueryValue


@dataclass(frozen=True, slots=True)
class SearchWish:
    """``level``: how far words may differ at most."""

    query: str
    level: Level = "stem"


@dataclass(frozen=True, slots=True)
class FoundHit:
    """A hit with who published it and when, and all its places: a word as it was typed and the same
    word with a clitic are both looked for, whichever of them the hit matched by."""

    hit: SearchHit
    outlet: str | None
    published: str | None
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class HitPage:
    """Hits from number ``offset`` on; ``whole``: there are none after them."""

    offset: int
    hits: tuple[FoundHit, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class HitCount:
    documents: int


@dataclass(frozen=True, slots=True)
class SearchFailed:
    """The search is not understood."""

    problem: Misunderstood


Part = HitPage | HitCount | Facet | SearchFailed


class SearchReader(QObject):
    """Searches for one pane."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        session, hub = workspace.case_session, workspace.hub
        self._answers, self._pages = Asking(session, hub, self), Asking(session, hub, self)

    def get_ready(self) -> None:
        """Somebody is about to type: let what the first search of a day reads be read by then."""
        self._answers.ask("ready", get_ready, lambda _: None)

    def search(self, wish: SearchWish, receive: Callable[[Part], object]) -> None:
        """Tell the first page, then how many there are, then the facets; a newer search takes the
        place of an older one."""
        self._answers.ask("search", lambda case: _parts(case, wish), receive)

    def more(self, wish: SearchWish, offset: int, receive: Callable[[Part], object]) -> None:
        """Tell the hits from number ``offset`` on."""
        self._pages.ask("more", lambda case: [_page(case, wish, offset, PAGE)], receive)

    def count_new(
        self,
        searches: tuple[SavedSearch, ...],
        seen: Mapping[str, int],
        receive: Callable[[tuple[str, int, int]], object],
    ) -> None:
        """Tell of each saved search (uid, hits in all, those imported after the document that
        ``seen`` names)."""
        known = dict(seen)
        self._pages.ask("new", lambda case: _counts(case, searches, known), receive)


def newest(session: CaseSession) -> int:
    """The number of the document that was imported last; 0 where there is none."""
    rows = (
        session.case.windows.rows(descending=True, limit=1, superseded=True)
        if (session.case)
        else []
    )
    return rows[0].id if rows else 0


def saved_searches(session: CaseSession) -> tuple[SavedSearch, ...]:
    """The saved searches of the open case, the newest first."""
    return tuple(reversed(session.case.saved_searches.all())) if session.case else ()


def save(session: CaseSession, *, wish: SearchWish, name: str = "", uid: str | None = None) -> None:
    """Keep a search in the case, in the place of another one where its uid is given; undoable."""
    if session.case is not None:
        session.follow(
            session.case.saved_searches.save(wish.query, level=wish.level, name=name, uid=uid)
        )


def withdraw(session: CaseSession, *, uid: str) -> None:
    """Take a saved search away; undoable."""
    if session.case is not None:
        session.follow(session.case.saved_searches.withdraw(uid))


def show_hit(workspace: Workspace, found: FoundHit, at: int = 0) -> None:
    """Show an article at one of the places where it was found, all of them marked."""
    document = found.hit.document.id
    if workspace.document_id != document:
        workspace.case_session.show(document)
    if found.places:
        workspace.hub.publish(PassageSought(*found.places[at]))
        workspace.hub.publish(WordsFound(document, found.places, at))


def get_ready(case: CaseFile) -> Iterator[object]:
    """What the first search of a day reads, read before it is asked."""
    yield case.names("في")
    yield case.titles("في")


def _parts(case: CaseFile, wish: SearchWish) -> Iterator[Part]:
    try:
        first = _page(case, wish, 0, FIRST_PAGE)
    except BAD_QUERIES as problem:
        yield SearchFailed(problem)
        return
    yield first
    documents = case.search.documents(wish.query, level=wish.level)
    yield HitCount(len(documents))
    yield from case.facets(documents)


def _page(case: CaseFile, wish: SearchWish, offset: int, limit: int) -> HitPage:
    hits = case.search(wish.query, level=wish.level, limit=limit, offset=offset)
    return HitPage(offset, found_hits(case, wish, hits), whole=len(hits) < limit)


def found_hits(case: CaseFile, wish: SearchWish, hits: Sequence[SearchHit]) -> tuple[FoundHit, ...]:
    """The hits of a search with what is told of them."""
    rows = case.windows.named([hit.document.id for hit in hits])
    places = case.search.places(wish.query, level=wish.level)
    found = []
    for hit in hits:
        row = rows[hit.document.id]
        more = places(case.documents.get(row.id).text)
        every = tuple(sorted({*hit.spans, *more}))
        found.append(FoundHit(hit, row.outlet, row.published, every))
    return tuple(found)


def _counts(
    case: CaseFile, searches: tuple[SavedSearch, ...], seen: Mapping[str, int]
) -> Iterator[tuple[str, int, int]]:
    for search in searches:
        try:
            documents = case.search.documents(search.query, level=search.level)
        except BAD_QUERIES:
            continue
        last = seen.get(search.uid, 0)
        yield search.uid, len(documents), len(documents) - bisect_right(documents, last)
