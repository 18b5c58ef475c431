"""The chosen place on the map: what is told there, where else it may lie, and where a person says
that it lies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.analysis.model import Entity, Mention
from desktop.panes.map_canvas import MapCanvas
from desktop.panes.map_details import (
    about_place,
    account_words,
    candidate_words,
    event_words,
    open_words,
)
from desktop.panes.map_panel import Line, MapPanel
from desktop.panes.map_places import MapPlace, OpenPlace, open_places
from desktop.workspace import editing
from desktop.workspace.case_events import Account
from desktop.workspace.case_map import Candidate
from desktop.workspace.editing import Spot
from desktop.workspace.messages import PassageSought
from desktop.workspace.rules import AnyOf, Chosen, Rule
from desktop.workspace.workspace import Workspace

_POINT_KM = 0.5
"""How surely a person's click tells a point."""


class MapChoosing(QObject):
    """Turns what is done on the map and in its panel into the shared selection and judgements.

    A place that the shown article does not name is chosen on the map alone (``elsewhere``).
    """

    panel_shown = Signal()

    def __init__(
        self, workspace: Workspace, canvas: MapCanvas, panel: MapPanel, pane_id: str
    ) -> None:
        super().__init__(canvas)
        self._workspace, self._canvas, self._panel = workspace, canvas, panel
        self._pane_id = pane_id
        self.elsewhere: str | None = None
        self._rule_of_elsewhere: Rule | None = None
        self.showing_open = False
        self._entity: Entity | None = None
        self.candidates: Sequence[Candidate] = ()
        self._accounts: Sequence[Account] = ()
        self._events: Sequence[str] = ()
        self._open: Sequence[OpenPlace] = ()
        panel.hide()
        canvas.chosen.connect(self.choose)
        canvas.candidate_chosen.connect(self.take_candidate)
        canvas.point_set.connect(self.set_point)
        canvas.left.connect(self._leave)
        panel.closed.connect(self._close)
        panel.candidate_taken.connect(self.take_candidate)
        panel.candidate_pointed.connect(self._point_at)
        panel.event_taken.connect(self._read)
        panel.open_taken.connect(self._take_open)
        panel.point_wanted.connect(lambda on: self._ask_point(asking=on))
        panel.nowhere_said.connect(lambda: self._say(None))

    def retranslate(self) -> None:
        """The language changed."""
        tr = self._workspace.tr
        self._panel.set_appearance(self._workspace.appearance)
        self._panel.name(
            close=tr("map.close"),
            point=tr("map.set_point"),
            nowhere=tr("map.nowhere"),
            lists=(tr("map.open_title"), tr("map.candidates"), tr("map.events_here")),
        )

    # --- choosing

    def choose(self, key: str) -> None:
        """Choose a place everywhere; "" clears the selection."""
        place = next((one for one in self._canvas.places if one.key == key), None)
        self.elsewhere = key if place is not None and not place.entities else None
        self._rule_of_elsewhere = None
        entities = tuple(Chosen("entity", entity) for entity in place.entities) if place else ()
        rule = AnyOf(entities) if len(entities) > 1 else next(iter(entities), None)
        before = self._workspace.selection.rule
        self._workspace.selection.choose(rule, origin=self._pane_id)
        if rule == before:
            self._canvas.show_selection(
                None if rule is None and key == "" else {key}, {key} - {""}, reveal=False
            )
            self.follow(rule)

    def ringed(self, rule: Rule | None) -> frozenset[str]:
        """The keys of the places that were chosen themselves."""
        entities = _entities(rule)
        found = {p.key for p in self._canvas.places if entities & set(p.entities)}
        return frozenset(found | ({self.elsewhere} if self.elsewhere else set()))

    def forget_if(self, rule: Rule | None) -> None:
        """Something else was chosen: the place that only the map had chosen is so no longer."""
        if rule != self._rule_of_elsewhere:
            self.elsewhere = None

    def follow(self, rule: Rule | None) -> None:
        """Show what is chosen in the panel."""
        entities = _entities(rule)
        reading = self._workspace.analysis
        entity = next(
            (e for e in (reading.entities if reading else ())
             if e.id in entities and e.kind in ("place", "facility")),
            None,
        )  # fmt: skip
        if entity != self._entity:
            self._ask_point(asking=False)
            self.candidates = ()
            self._canvas.show_candidates(())
        self._entity = entity
        if entity is not None:
            self.showing_open = False
            self._workspace.case_map.ask_candidates(entity, self._take_candidates)
        place = self._place()
        self._accounts = ()
        if place is not None and place.number is not None:
            self._workspace.case_map.ask_events(place.number, self._take_events)
        self._show()

    def refresh(self) -> None:
        """The places are other ones: the reading or the scope changed."""
        reading = self._workspace.analysis
        if self._entity is not None:
            self.follow(self._workspace.selection.rule)
        self._open = open_places(reading) if reading else ()
        self.showing_open = self.showing_open and bool(self._open)
        self._show()

    def show_open(self, shown: bool) -> None:
        """Show the places of the article that have no point, or no longer."""
        self.showing_open = shown
        reading = self._workspace.analysis
        self._open = open_places(reading) if reading else ()
        if shown:
            self._entity = None
            self._canvas.show_candidates(())
        self._show()

    def _place(self) -> MapPlace | None:
        """The chosen place on the map, where it has a point."""
        own = self._entity.id if self._entity else None
        return next(
            (p for p in self._canvas.places
             if (own is not None and own in p.entities) or p.key == self.elsewhere),
            None,
        )  # fmt: skip

    # --- the panel

    def _show(self) -> None:
        place = self._place()
        if self.showing_open:
            self._show_list()
        elif self._entity is not None or place is not None:
            self._show_place(place)
        self._panel.setVisible(self.showing_open or self._entity is not None or place is not None)
        self.panel_shown.emit()

    def _show_list(self) -> None:
        words = self._workspace.appearance.words
        self._panel.show_open(
            words.tr("map.open_title"),
            words.tr("map.open_about"),
            [Line(one.entity.name, open_words(one, words)) for one in self._open],
        )

    def _show_place(self, place: MapPlace | None) -> None:
        words, reading = self._workspace.appearance.words, self._workspace.analysis
        editable = self._entity is not None and self._workspace.case_session.can_edit
        self._events = sorted(place.events) if place and place.number is None else ()
        events = (
            [Line(*event_words(reading, one, words)) for one in self._events] if reading else []
        )
        if place is not None and place.number is not None:
            events = [Line(*account_words(one, words)) for one in self._accounts]
        lines = self._candidate_lines(place) if editable else []
        entity = self._entity.name if self._entity else ""
        self._panel.show_place(
            place.name if place else entity,
            about_place(place, words) if place else words.tr("map.no_point"),
            candidates=lines,
            hint=self._hint(place, lines) if editable else "",
            events=events,
            events_title=words.tr("map.events_here"),
            editable=editable,
            has_point=place is not None,
        )
        self._panel.point.setChecked(self._canvas.asking)

    def _hint(self, place: MapPlace | None, lines: Sequence[Line]) -> str:
        tr = self._workspace.tr
        if self._canvas.asking:
            return tr("map.asking")
        if not lines:
            return "" if place else tr("map.not_known")
        return tr("map.elsewhere") if place else tr("map.choose_one")

    def _candidate_lines(self, place: MapPlace | None) -> list[Line]:
        words = self._workspace.appearance.words
        others = [p for p in self._canvas.places if p is not place]
        lines = []
        for number, one in enumerate(self.candidates):
            head, why = candidate_words(one, others, words)
            held = self._is_held(one)
            mark = f" ✓ {words.tr('map.held')}" if held else ""
            lines.append(Line(f"{words.digits(str(number + 1))}. {head}{mark}", why, strong=held))
        return lines

    def _is_held(self, candidate: Candidate) -> bool:
        place = self._entity.place if self._entity else None
        return place is not None and place.gazetteer == candidate.spot.gazetteer

    def _take_candidates(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self._show()
        if self._entity is not None and self._workspace.case_session.can_edit:
            held = next((n for n, one in enumerate(candidates) if self._is_held(one)), None)
            several = len(candidates) > 1 or held is None
            self._canvas.show_candidates(candidates if several and self._wants_pins() else (), held)

    def _wants_pins(self) -> bool:
        """A place without a point shows where it may lie at once; another when it is asked for."""
        return self._place() is None or bool(self._canvas.candidates)

    def _take_events(self, accounts: Sequence[Account]) -> None:
        self._accounts = accounts
        self._show()

    def _point_at(self, number: int) -> None:
        if 0 <= number < len(self.candidates):
            self._canvas.show_candidates(self.candidates, number)

    def _take_open(self, number: int) -> None:
        self._workspace.selection.choose(
            Chosen("entity", self._open[number].entity.id), origin=self._pane_id
        )

    def _read(self, number: int) -> None:
        """Open the article of an event at its words."""
        if self._accounts:
            one = self._accounts[number]
            self._workspace.case_session.show(one.document)
            self._workspace.hub.publish(PassageSought(one.start, one.end))
            return
        reading = self._workspace.analysis
        event = next(e for e in (reading.events if reading else ()) if e.id == self._events[number])
        self._workspace.hub.publish(PassageSought(event.trigger.start, event.trigger.end))

    def _close(self) -> None:
        self.showing_open = False
        self.choose("")
        self._panel.hide()
        self.panel_shown.emit()

    def _leave(self) -> None:
        if self._canvas.asking:
            self._ask_point(asking=False)
        else:
            self._canvas.show_candidates(())
        self._show()

    # --- saying where it lies

    def take_candidate(self, number: int) -> None:
        """The chosen name is this place of the gazetteer."""
        if 0 <= number < len(self.candidates):
            self._say(self.candidates[number].spot)

    def set_point(self, lat: float, lon: float) -> None:
        """The chosen name is a place at this point."""
        self._ask_point(asking=False)
        self._say(Spot(lat, lon, _POINT_KM))

    def _ask_point(self, *, asking: bool) -> None:
        self._canvas.ask_point(asking=asking)
        self._panel.point.setChecked(asking)
        if asking:
            self._canvas.setFocus()
            self._canvas.show_candidates(())
            self._show()

    def _say(self, spot: Spot | None) -> None:
        mention = self._mention()
        if mention is None:
            return
        self._canvas.show_candidates(())
        session = self._workspace.case_session
        self._workspace.attempt(lambda: editing.place(session, mention=mention, at=spot))

    def _mention(self) -> Mention | None:
        """The first mention of the chosen name in the shown article."""
        reading, entity = self._workspace.analysis, self._entity
        if reading is None or entity is None:
            return None
        return next((m for m in reading.mentions if m.entity == entity.id), None)


def _entities(rule: Rule | None) -> frozenset[str]:
    match rule:
        case Chosen("entity", entity):
            return frozenset({entity})
        case AnyOf(rules):
            return frozenset().union(*map(_entities, rules))
    return frozenset()
