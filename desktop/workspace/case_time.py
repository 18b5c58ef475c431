"""What panes ask about the time of the whole case; answered beside the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from desktop.workspace.asking import Asking
from desktop.workspace.case_events import Account, ClaimKey, one_happening
from desktop.workspace.case_session import CaseSession
from desktop.workspace.case_timeline import CaseLaneBy, CaseOverview, CaseSlice, CaseTimeline
from desktop.workspace.comparing import Comparing
from desktop.workspace.hub import Hub
from desktop.workspace.messages import CaseChanged, CaseLeaving, CaseShown
from resources.lexicons import load

_OF_ONE_HAPPENING = frozenset({"admission", "discrepancy"})


class CaseTime(QObject):
    """Each question is given up when it is asked anew, or when the case is left; without a case
    none is answered."""

    def __init__(
        self,
        session: CaseSession,
        asking: Asking,
        comparing: Comparing,
        hub: Hub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._asking, self._comparing = session, asking, comparing
        self._timeline: CaseTimeline | None = None
        for message in (CaseShown, CaseLeaving, CaseChanged):
            hub.subscribe(message, lambda _: self._forget(), self)

    def ask_overview(self, receive: Callable[[CaseOverview], object]) -> None:
        """The whole of the case's time."""
        if timeline := self._now():
            self._asking.ask("time.overview", lambda _: timeline.overview(), receive)

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
        if timeline := self._now():
            happenings = self._happenings()
            self._asking.ask(
                "time.between",
                lambda stale: timeline.between(
                    start, end, by=by, finest=finest, happenings=happenings, cancelled=stale
                ),
                receive,
            )

    def ask_undated(
        self, *, offset: int, limit: int, receive: Callable[[Sequence[Account]], object]
    ) -> None:
        """A window of the events without a date."""
        if timeline := self._now():
            self._asking.ask(
                f"time.undated.{offset}",
                lambda _: timeline.undated(offset=offset, limit=limit),
                receive,
            )

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

    def _now(self) -> CaseTimeline | None:
        if self._timeline is None and self._session.case is not None:
            self._timeline = CaseTimeline(self._session.case, load())
        return self._timeline

    def _forget(self) -> None:
        self._timeline = None
