"""The entity of the case that all panes are about: chosen in the shown article or beside it.

The shared selection speaks of the shown article alone. An entity of the case has a number; where
the shown article names it, it is chosen there too, and whatever entity is chosen there is the one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.analysis.model import Analysis, Entity
from desktop.analysis.text.fold import fold_word
from desktop.workspace.asking import Asking
from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.messages import CaseChanged, CaseEntityChosen, CaseShown, SelectionChanged
from desktop.workspace.rules import Chosen
from desktop.workspace.selection import SharedSelection
from storage.queries.lines import Named
from storage.queries.together import Prominent
from storage.search.names import NameHit

__all__ = ["CaseEntities", "NameHit", "Named", "Prominent"]


class CaseEntities(QObject):
    """``number``: of the name that the chosen entity goes by in the case; None: none is chosen."""

    def __init__(
        self,
        session: CaseSession,
        selection: SharedSelection,
        asking: Asking,
        hub: Hub,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.number: int | None = None
        self._session, self._selection, self._asking, self._hub = session, selection, asking, hub
        self._reading: Analysis | None = None
        self._choosing = False
        hub.subscribe(SelectionChanged, self._follow, self)
        hub.subscribe(CaseShown, lambda _: self._take(None), self)
        hub.subscribe(CaseChanged, lambda _: self._follow_merges(), self)

    def look_at(self, reading: Analysis | None) -> None:
        """The reading that is shown from now on."""
        self._reading = reading

    def choose(self, number: int) -> None:
        """Make an entity of the case the chosen one, in the shown article too where that names
        it."""
        self._choosing = True
        here = self._here(number)
        self._selection.choose(Chosen("entity", here.id) if here else None)
        self._choosing = False
        self._take(number)

    def clear(self) -> None:
        """Choose none, here and in the shown article."""
        self._selection.clear()
        self._take(None)

    def number_of(self, entity: Entity) -> int | None:
        """What an entity of a reading is in the case; None where the case has no such name yet."""
        case = self._session.case
        place = entity.place.gazetteer if entity.place else None
        return case.entities.number(entity.kind, entity.name, place) if case else None

    def going_by(self, kind: str, name: str) -> Named | None:
        """The entity of the case that a name goes by there; None where the case has no such
        name."""
        case = self._session.case
        number = case.entities.number(kind, name) if case else None
        return case.entities.named(number) if case and number is not None else None

    def chosen(self) -> Named | None:
        """The chosen entity as the case calls it; None where none is chosen."""
        case = self._session.case
        return case.entities.named(self.number) if case and self.number is not None else None

    def merged_names(self) -> tuple[Named, ...]:
        """All that was merged into the chosen entity."""
        case = self._session.case
        return case.entities.merged(self.number) if case and self.number is not None else ()

    # --- looking for some

    def ask_most(
        self, *, limit: int, kinds: tuple[str, ...], receive: Callable[[list[Prominent]], object]
    ) -> None:
        """Tell the entities that most articles name."""
        self._asking.ask(
            "entities.list",
            lambda case: [case.meetings.prominent(limit=limit, kinds=kinds)],
            receive,
        )

    def ask_called(
        self,
        words: str,
        *,
        limit: int,
        receive: Callable[[list[NameHit]], object],
        topic: str = "entities.list",
    ) -> None:
        """Tell the entities that are called most like some words, in Arabic or Latin letters."""
        self._asking.ask(topic, lambda case: [case.names(words, limit=limit)], receive)

    # --- following

    def _follow(self, message: SelectionChanged) -> None:
        if self._choosing:
            return
        match message.rule:
            case Chosen("entity", chosen):
                found = self._entity(chosen)
                self._take(self.number_of(found) if found else None)
            case None if message.reveal:
                self._take(None)
            case None if self.number is not None:
                # Another article is shown, which may name it otherwise.
                self.choose(self.number)

    def _follow_merges(self) -> None:
        """What the chosen entity goes by is another name where it was merged or renamed."""
        now = self.chosen()
        if now is not None and now.id != self.number:
            self.choose(now.id)

    def _take(self, number: int | None) -> None:
        if number != self.number:
            self.number = number
            self._hub.publish(CaseEntityChosen(number))

    def _entity(self, chosen: str) -> Entity | None:
        entities = self._reading.entities if self._reading else ()
        return next((entity for entity in entities if entity.id == chosen), None)

    def _here(self, number: int) -> Entity | None:
        """The entity of the shown article that it is."""
        case = self._session.case
        if case is None or self._reading is None:
            return None
        names = case.entities.called(number)
        return next(
            (e for e in self._reading.entities if (e.kind, fold_word(e.name)) in names), None
        )
