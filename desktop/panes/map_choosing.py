"""The chosen place on the map: what is told of it in the panel, and what choosing it lights."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.panes.map_canvas import MapCanvas
from desktop.panes.map_details import about_place, account_words, event_words, open_words
from desktop.panes.map_judging import MapJudging
from desktop.panes.map_lines import Line
from desktop.panes.map_panel import MapPanel
from desktop.panes.map_places import MapPlace, OpenPlace, open_places
from desktop.workspace.case_events import Account
from desktop.workspace.messages import PassageSought
from desktop.workspace.rules import AnyOf, Chosen, Rule
from desktop.workspace.workspace import Workspace


class MapChoosing(QObject):
    """Turns what is done on the map and in its panel into the shared selection; ``judging`` into
    judgements.

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
        self.judging = MapJudging(workspace, canvas, panel)
        self._accounts: Sequence[Account] = ()
        self._events: Sequence[str] = ()
        self._open: Sequence[OpenPlace] = ()
        panel.hide()
        canvas.chosen.connect(self.choose)
        panel.closed.connect(self._close)
        panel.event_taken.connect(self._read)
        panel.open_taken.connect(self._take_open)
        self.judging.changed.connect(self._show)

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
        self.judging.show_reaches(same=True)

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
        self.judging.take(entity)
        self.showing_open = self.showing_open and entity is None
        place = self._place()
        self._accounts = ()
        if place is not None and place.counted is not None:
            self._workspace.case_map.ask_events(place.counted, self._take_events)
        self._show()

    def refresh(self) -> None:
        """The places are other ones: the reading or the scope changed."""
        reading = self._workspace.analysis
        if self.judging.entity is not None:
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
            self.judging.take(None)
        self._show()

    def _place(self) -> MapPlace | None:
        """The chosen place on the map, where it has a point."""
        own = self.judging.entity.id if self.judging.entity else None
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
        elif self.judging.entity is not None or place is not None:
            self._show_place(place)
        told = self.judging.entity is not None or place is not None
        self._panel.setVisible(self.showing_open or told)
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
        judging = self.judging
        self._events = sorted(place.events) if place and place.counted is None else ()
        events = (
            [Line(*event_words(reading, one, words)) for one in self._events] if reading else []
        )
        if place is not None and place.counted is not None:
            events = [Line(*account_words(one, words)) for one in self._accounts]
        entity = judging.entity.name if judging.entity else ""
        self._panel.show_place(
            place.called if place else entity,
            about_place(place, words) if place else words.tr("map.no_point"),
            candidates=judging.candidate_lines(place),
            hint=judging.hint(place),
            events=events,
            events_title=words.tr("map.events_here"),
            editable=judging.can_edit,
            has_point=place is not None,
        )
        self._panel.point.setChecked(self._canvas.asking)

    def _take_events(self, accounts: Sequence[Account]) -> None:
        self._accounts = accounts
        self._show()

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


def _entities(rule: Rule | None) -> frozenset[str]:
    match rule:
        case Chosen("entity", entity):
            return frozenset({entity})
        case AnyOf(rules):
            return frozenset().union(*map(_entities, rules))
    return frozenset()
