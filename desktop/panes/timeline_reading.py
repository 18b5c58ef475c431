"""Reads, of the whole case, the part of time that the timeline shows, while it moves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.panes.timeline_case import asked_for, is_enough, told_account
from desktop.panes.timeline_lanes import LaneBy
from desktop.panes.timeline_scale import TimeScale
from desktop.panes.timeline_tray import PAGE, UndatedModel
from desktop.workspace.case_events import Account
from desktop.workspace.case_time import CaseTime
from desktop.workspace.case_timeline import CaseOverview, CaseSlice

_PAUSE = 40
"""Milliseconds: while time moves it is asked for what is in view so many apart."""
_FINEST = 5
"""Pixels: columns are as wide as this or wider."""


class CaseReading(QObject):
    """``overview`` and ``part`` are what was read last, None before; ``by``: what the lanes of the
    part are made of. ``ready`` tells of another."""

    ready = Signal()

    def __init__(self, case_time: CaseTime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.overview: CaseOverview | None = None
        self.part: CaseSlice | None = None
        self._case_time = case_time
        self.by: LaneBy = "actor"
        self._wanted: LaneBy = "actor"
        self._scale: TimeScale | None = None
        self._asked: object = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask_part)

    def begin(self, by: LaneBy) -> None:
        """Read the case anew: another is open, or it has changed. What was read is shown until
        then."""
        self._wanted = by
        self._case_time.ask_overview(self._take_overview)

    def renew(self) -> None:
        """Read the part in view anew: the articles were compared. What is shown stays so long."""
        if self.part is not None:
            self._asked = None
            self._pause.start()

    def forget(self) -> None:
        """There is nothing to be read any more."""
        self.overview = self.part = self._asked = None
        self._pause.stop()

    def follow(self, scale: TimeScale, by: LaneBy) -> None:
        """Read what is in view, where it was not read yet."""
        self._scale, self._wanted = scale, by
        part = self.part
        enough = part is not None and by == self.by and is_enough(part, scale, _FINEST)
        if self.overview is not None and not enough and not self._pause.isActive():
            self._pause.start()

    def _take_overview(self, overview: CaseOverview) -> None:
        self.overview, self.part, self._asked = overview, None, None
        self.ready.emit()

    def _ask_part(self) -> None:
        if self._scale is None:
            return
        start, end = asked_for(self._scale)
        question = (start, end, self._scale.per_pixel, self._wanted)
        if question == self._asked:
            # What came was not enough, and would not be either: it cannot be told apart.
            return
        self._asked = question
        self._case_time.ask_between(
            start,
            end,
            by=self._wanted,
            finest=self._scale.per_pixel * _FINEST,
            receive=partial(self._take_part, self._wanted),
        )

    def _take_part(self, by: LaneBy, part: CaseSlice) -> None:
        self.part, self.by = part, by
        self.ready.emit()


def read_undated(case_time: CaseTime, events: UndatedModel) -> None:
    """Give ``events`` each page of the case's undated events that it wants."""

    def read(page: int) -> None:
        case_time.ask_undated(offset=page * PAGE, limit=PAGE, receive=partial(take, page))

    def take(page: int, accounts: Sequence[Account]) -> None:
        words = events.appearance.words
        events.take_page(page, [told_account(one, words) for one in accounts])

    events.wanted.connect(read)
