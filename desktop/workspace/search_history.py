"""What was searched for last: kept in the case; of one that is only read, by this window alone."""

from __future__ import annotations

from desktop.workspace.case_session import CaseSession
from desktop.workspace.searching import SearchWish
from storage.recent_searches import MOST, RecentSearch


class SearchHistory:
    """Of the open case."""

    def __init__(self, session: CaseSession) -> None:
        self._session = session
        self._unkept: list[SearchWish] = []

    def begin_case(self) -> None:
        """Another case is open."""
        self._unkept.clear()

    def all(self) -> tuple[SearchWish, ...]:
        """The last first."""
        case = self._session.case
        kept = case.recent_searches.all() if case else []
        found: dict[str, SearchWish] = {}
        for wish in (*self._unkept, *(SearchWish(one.query, one.level) for one in kept)):
            found.setdefault(wish.query, wish)
        return tuple(found.values())[:MOST]

    def remember(self, wish: SearchWish) -> None:
        """A search was of use, not only typed on the way to another. Raises CaseError."""
        case = self._session.case
        if case is None or wish in self.all()[:1]:
            return
        if self._session.can_edit:
            case.recent_searches.remember(RecentSearch(wish.query, wish.level))
        else:
            self._unkept.insert(0, wish)

    def forget(self, wish: SearchWish | None = None) -> None:
        """Forget a search; all where none is given. Nothing is taken from a case that is only read.
        Raises CaseError."""
        self._unkept = [one for one in self._unkept if wish and one.query != wish.query]
        if self._session.case is not None and self._session.can_edit:
            self._session.case.recent_searches.forget(wish.query if wish else None)
