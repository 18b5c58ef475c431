"""The one selection that all panes share."""

from __future__ import annotations

from desktop.analysis.model import Analysis
from desktop.workspace.hub import Hub
from desktop.workspace.lighting import Lit, light
from desktop.workspace.messages import SelectionChanged
from desktop.workspace.rules import Chosen, During, Rule


class SharedSelection:
    """Holds the rule; ``lit`` is its evaluation on the shown reading (None: nothing chosen)."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._analysis: Analysis | None = None
        self.rule: Rule | None = None
        self.lit: Lit | None = None

    def choose(self, rule: Rule | None, *, origin: str | None = None, reveal: bool = True) -> None:
        """Make ``rule`` the selection of every pane; None clears it."""
        if rule == self.rule:
            return
        self.rule = rule
        self._publish(origin=origin, reveal=reveal)

    def clear(self) -> None:
        self.choose(None)

    def chosen(self, kind: str) -> str | None:
        """The id of the one chosen item when it is of this kind."""
        match self.rule:
            case Chosen(chosen_kind, item) if chosen_kind == kind:
                return item
        return None

    def look_at(self, analysis: Analysis | None) -> None:
        """Another reading is shown: carry the chosen item over if it is found there, else clear."""
        before, self._analysis = self._analysis, analysis
        if self.rule is not None:
            self.rule = carried(self.rule, before, analysis)
        self._publish(origin=None, reveal=False)

    def _publish(self, *, origin: str | None, reveal: bool) -> None:
        known = self.rule is not None and self._analysis is not None
        self.lit = light(self.rule, self._analysis) if known else None  # type: ignore[arg-type]
        self._hub.publish(SelectionChanged(self.rule, self.lit, reveal, origin))


def carried(rule: Rule, before: Analysis | None, after: Analysis | None) -> Rule | None:
    """The rule for another reading: ids belong to one reading, so a chosen item is found anew.

    An entity is found by its name; anything else by its span and kind, in the same text only.
    A time is the same in all.
    """
    if isinstance(rule, During):
        return rule
    if before is None or after is None or not isinstance(rule, Chosen):
        return None
    key = _keys(rule.kind, before).get(rule.id)
    if rule.kind != "entity" and before.document.text != after.document.text:
        return None
    for identity, other in _keys(rule.kind, after).items():
        if other == key:
            return Chosen(rule.kind, identity)
    return None


def _keys(kind: str, analysis: Analysis) -> dict[str, object]:
    """What makes each item of a kind the same one in another reading."""
    match kind:
        case "entity":
            return {entity.id: entity.name for entity in analysis.entities}
        case "mention":
            return {mention.id: (mention.start, mention.end) for mention in analysis.mentions}
        case "time":
            return {time.id: (time.start, time.end) for time in analysis.times}
        case "quantity":
            return {item.id: (item.start, item.end) for item in analysis.quantities}
        case "event":
            return {event.id: (event.trigger.start, event.type) for event in analysis.events}
        case "claim":
            return {claim.id: (claim.start, claim.end) for claim in analysis.claims}
    return {}
