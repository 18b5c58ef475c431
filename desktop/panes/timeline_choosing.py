"""What is chosen on the timeline, and what of it a choice lights."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.panes.timeline_canvas import TimelineCanvas
from desktop.panes.timeline_case import entities_named, lit_in_case, member
from desktop.panes.timeline_events import ToldEvent
from desktop.workspace.messages import PassageSought, SelectionChanged
from desktop.workspace.rules import AnyOf, Chosen, During, Rule
from desktop.workspace.workspace import Workspace

Shown = tuple[frozenset[str] | None, frozenset[str], tuple[int, int] | None]


class TimelineChoosing:
    """Turns clicks into the shared selection.

    An event of another article than the shown one is ringed here, and chooses there who takes part
    in it; its article opens when its words are to be read.
    """

    def __init__(self, workspace: Workspace, canvas: TimelineCanvas, pane_id: str) -> None:
        self._workspace, self._canvas, self._pane_id = workspace, canvas, pane_id
        self._elsewhere: frozenset[str] = frozenset()
        self._rule_of_elsewhere: Rule | None = None

    def choose(self, events: Iterable[str]) -> None:
        """Choose events by their ids; none clears the selection."""
        view = self._canvas.view
        self.choose_told(*(view.told[view.numbers[event]] for event in events))

    def choose_told(self, *told: ToldEvent) -> None:
        """Choose these events."""
        here = [name for event in told if (name := self._in_shown_article(event)) is not None]
        if here or not told:
            self._elsewhere = frozenset()
            self._select(Chosen("event", name) for name in here)
            self._show_ringed()
            return
        analysis = self._workspace.analysis
        shared = [entities_named(event, analysis) for event in told] if analysis else []
        entities = dict.fromkeys(entity for found in shared for entity in found)
        self._elsewhere = frozenset(name for event in told for name in event.members)
        self._rule_of_elsewhere = _any_of(Chosen("entity", entity) for entity in entities)
        self._select(Chosen("entity", entity) for entity in entities)
        self._show_ringed()

    def choose_claims(self, claims: tuple[str, str]) -> None:
        """Choose the claims of a contradiction; of those of a case, what stands in the shown
        article."""
        shown = self._workspace.document_id
        own = [claim.partition(":") for claim in claims]
        if self._canvas.view.case is None:
            self._select(Chosen("claim", claim) for claim in claims)
            return
        here = [claim for document, _, claim in own if document == str(shown)]
        if here:
            self._select(Chosen("claim", claim) for claim in here)
        else:
            document, _, claim = own[0]
            self._workspace.case_session.show(int(document))
            self._select([Chosen("claim", claim)])

    def choose_time(self, start: int, end: int) -> None:
        """Choose a stretch of time, in minutes, ``end`` exclusive."""
        self._workspace.selection.choose(During(start, end), origin=self._pane_id)

    def choose_all_time(self) -> None:
        """No stretch of time is chosen any more."""
        if isinstance(self._workspace.selection.rule, During):
            self._workspace.selection.choose(None, origin=self._pane_id)

    def read(self, told: ToldEvent) -> None:
        """Open the article of an event at its words."""
        session, trigger = self._workspace.case_session, told.event.trigger
        if told.document is not None and self._in_shown_article(told) is None:
            session.show(told.document)
        name = self._in_shown_article(told)
        if name is not None:
            self._select([Chosen("event", name)])
        if told.document in (None, self._workspace.document_id):
            self._workspace.hub.publish(PassageSought(trigger.start, trigger.end))

    def lit(self, message: SelectionChanged) -> Shown:
        """What is lit (None: nothing is dimmed), what is ringed, and the chosen stretch of time."""
        view, rule, analysis = self._canvas.view, message.rule, self._workspace.analysis
        brushed = (rule.start, rule.end) if isinstance(rule, During) else None
        if rule != self._rule_of_elsewhere:
            self._elsewhere = frozenset()
        ringed = _chosen_events(rule)
        lit = message.lit.events if message.lit else None
        if view.case is not None:
            document = self._workspace.document_id
            ringed = frozenset(member(document or 0, event) for event in ringed)
            if rule is not None:
                lit = lit_in_case(rule, view.told, document, analysis)
        return lit, ringed | self._elsewhere, brushed

    def _show_ringed(self) -> None:
        """Nobody tells of a choice that is the same as before, but its ring may be another."""
        selection = self._workspace.selection
        message = SelectionChanged(selection.rule, selection.lit, reveal=False, origin=None)
        lit, ringed, brushed = self.lit(message)
        self._canvas.show_selection(lit, ringed, reveal=False, brushed=brushed)

    def _in_shown_article(self, told: ToldEvent) -> str | None:
        """The id of an event, or of an account of it, in the shown article's own reading."""
        if told.document is None:
            return told.id
        shown = f"{self._workspace.document_id}:"
        own = (name.removeprefix(shown) for name in told.members if name.startswith(shown))
        return next(own, None)

    def _select(self, chosen: Iterable[Chosen]) -> None:
        self._workspace.selection.choose(_any_of(chosen), origin=self._pane_id)


def _any_of(chosen: Iterable[Chosen]) -> Rule | None:
    rules = tuple(chosen)
    return AnyOf(rules) if len(rules) > 1 else next(iter(rules), None)


def _chosen_events(rule: Rule | None) -> frozenset[str]:
    """The events that were chosen themselves, not only what belongs to something chosen."""
    match rule:
        case Chosen("event", event):
            return frozenset({event})
        case AnyOf(rules):
            return frozenset().union(*map(_chosen_events, rules))
    return frozenset()
