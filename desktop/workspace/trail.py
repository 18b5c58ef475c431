"""Back and forward, as in a browser: the places where the analyst was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from desktop.analysis.model import Analysis
from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.messages import (
    CaseShown,
    DocumentShown,
    PassageSought,
    SelectionChanged,
)
from desktop.workspace.rules import During, Rule
from desktop.workspace.selection import SharedSelection, carried

_MOST = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """What the eye was on: the first character on the page, and the pane that had the keys (its id,
    «» for none)."""

    position: int = 0
    pane: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """``reading`` is the one that ``rule`` speaks of: its ids mean nothing in another."""

    document_id: int
    rule: Rule | None = None
    reading: Analysis | None = None
    spot: Spot = Spot()


class Trail(QObject):
    """Follows the hub by itself. Another document, a passage or a choice is a step; what one click
    sets in motion in the same turn of the event loop is one step.

    It must hear of a jump before the panes follow it: ``spot`` then still tells what they show.
    ``reach`` brings a spot of the shown document into view.
    """

    def __init__(
        self, session: CaseSession, selection: SharedSelection, hub: Hub, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._selection = session, selection
        self._places: list[Place] = []
        self._at = -1
        self._reading: Analysis | None = None
        self._case: Path | None = None
        self._going = False
        self.spot: Callable[[], Spot] = Spot
        self.reach: Callable[[Spot], object] = lambda _spot: None
        self._turn = QTimer(self, singleShot=True, interval=0)
        hub.subscribe(DocumentShown, self._note_document, self)
        hub.subscribe(PassageSought, lambda _: self._step(), self)
        hub.subscribe(SelectionChanged, self._note_selection, self)
        hub.subscribe(CaseShown, lambda _: self._note_case(), self)

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at + 1 < len(self._places)

    def back(self) -> None:
        """Go to the place before, if there is one."""
        self._go(-1)

    def forward(self) -> None:
        """Go again where :meth:`back` came from, if it did."""
        self._go(1)

    def look_at(self, reading: Analysis | None) -> None:
        """The reading that is shown from now on: called before the panes are told."""
        self._reading = reading

    # --- noting

    def _note_case(self) -> None:
        if self._session.path != self._case:
            self._case = self._session.path
            self._places, self._at = [], -1

    def _note_document(self, message: DocumentShown) -> None:
        if message.document_id is not None:
            self._step(document_id=message.document_id)

    def _note_selection(self, message: SelectionChanged) -> None:
        if message.rule is None:
            return
        if message.reveal and not self._is_drawn_out(message.rule):
            self._step(rule=message.rule)
        else:
            self._amend(rule=message.rule)

    def _is_drawn_out(self, rule: Rule) -> bool:
        """Whether a stretch of time follows another: while a person drags it, it is one step."""
        here = self._places[self._at].rule if self._places else None
        return isinstance(rule, During) and isinstance(here, During)

    def _step(self, *, document_id: int | None = None, rule: Rule | None = None) -> None:
        """Leave the present place for another one, in the same document where none is named."""
        document_id = document_id or self._session.document_id
        if self._going or document_id is None:
            return
        if self._turn.isActive() and self._places:
            here = self._places[self._at]
            self._places[self._at] = replace(
                here, document_id=document_id, rule=rule or here.rule, reading=self._reading
            )
            return
        self._keep_spot()
        place = Place(document_id, rule, self._reading)
        self._places = [*self._places[: self._at + 1], place][-_MOST:]
        self._at = len(self._places) - 1
        self._turn.start()

    def _amend(self, *, rule: Rule) -> None:
        if self._places and not self._going:
            here = self._places[self._at]
            self._places[self._at] = replace(here, rule=rule, reading=self._reading)

    def _keep_spot(self) -> None:
        if self._places:
            self._places[self._at] = replace(self._places[self._at], spot=self.spot())

    # --- going

    def _go(self, by: int) -> None:
        at = self._at + by
        if not 0 <= at < len(self._places):
            return
        self._keep_spot()
        place = self._places[at]
        self._going = True
        try:
            if place.document_id != self._session.document_id:
                self._session.show(place.document_id)
            self._choose_again(place)
            self._at = at
            self.reach(place.spot)
        finally:
            self._going = False

    def _choose_again(self, place: Place) -> None:
        rule = place.rule
        if rule is not None and place.reading is not self._reading:
            rule = carried(rule, place.reading, self._reading)
        self._selection.choose(rule, reveal=False)
