"""What panes ask about the time of the whole case; answered beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QObject

from desktop.workspace.asking import Asking
from desktop.workspace.case_events import Account, ClaimKey, one_happening
from desktop.workspace.case_timeline import CaseLaneBy, CaseOverview, CaseSlice, CaseTimeline
from desktop.workspace.comparing import Comparing
from desktop.workspace.hub import Hub
from desktop.workspace.messages import CaseChanged, CaseLeaving, CaseShown
from resources.lexicons import load
from storage.case_file import CaseFile

_OF_ONE_HAPPENING = frozenset({"admission", "discrepancy"})


class CaseTime(QObject):
    """Each question is given up when it is asked anew, or when the case is left; without a case
    none is answered."""

    def __init__(
        self, asking: Asking, comparing: Comparing, hub: Hub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._asking, self._comparing = asking, comparing
        self._kept = _Kept()
        for message in (CaseShown, CaseLeaving, CaseChanged):
            hub.subscribe(message, lambda _: self._forget(), self)

    def ask_overview(self, receive: Callable[[CaseOverview], object]) -> None:
        """The whole of the case's time."""
        timeline = self._kept
        self._asking.ask("time.overview", lambda case: [timeline(case).overview()], receive)

    def ask_between(
        self,
        start: int,
        end: int,
        *,
        by: CaseLaneBy,
        finest: float,
        receive: Callable[[CaseSlice], object],
    ) -> None:
        """What lies between two minutes: see :meth:`CaseTimeline.between`."""
        timeline, happenings = self._kept, self._happenings()

        def look(case: CaseFile) -> Iterator[CaseSlice]:
            yield timeline(case).between(start, end, by=by, finest=finest, happenings=happenings)

        self._asking.ask("time.between", look, receive)

    def ask_undated(
        self, *, offset: int, limit: int, receive: Callable[[Sequence[Account]], object]
    ) -> None:
        """A window of the events without a date."""
        timeline = self._kept

        def look(case: CaseFile) -> Iterator[Sequence[Account]]:
            yield timeline(case).undated(offset=offset, limit=limit)

        self._asking.ask(f"time.undated.{offset}", look, receive)

    def _happenings(self) -> Mapping[ClaimKey, ClaimKey]:
        """Claims of two articles that confirm one another, or differ in nothing but a number."""
        return one_happening(
            ((one.document, one.id), (two.document, two.id))
            for one, two in (
                conflict.sides
                for conflict in self._comparing.found.conflicts
                if conflict.kind in _OF_ONE_HAPPENING
            )
        )

    def _forget(self) -> None:
        self._kept = _Kept()


class _Kept:
    """The timeline of a case that does not change: what it counted is kept while it is asked on one
    connection. Called in the thread that asks."""

    def __init__(self) -> None:
        self._made: tuple[CaseFile, CaseTimeline] | None = None

    def __call__(self, case: CaseFile) -> CaseTimeline:
        if self._made is None or self._made[0] is not case:
            self._made = case, CaseTimeline(case, load())
        return self._made[1]
