from __future__ import annotations

from dataclasses import replace

from desktop.workspace.hub import Hub
from desktop.workspace.messages import SelectionChanged
from desktop.workspace.rules import AnyOf, Chosen, During
from desktop.workspace.selection import SharedSelection
from tests.builders import analysis


def test_each_choice_is_told_once() -> None:
    hub, told = Hub(), list[SelectionChanged]()
    hub.subscribe(SelectionChanged, told.append)
    selection = SharedSelection(hub)
    selection.look_at(analysis())
    told.clear()
    selection.choose(Chosen("entity", "e5"), origin="article")
    selection.choose(Chosen("entity", "e5"))
    assert [message.origin for message in told] == ["article"]
    selection.clear()
    assert told[-1].lit is None


def test_a_chosen_entity_is_found_again_by_its_name() -> None:
    selection = SharedSelection(Hub())
    before = analysis()
    selection.look_at(before)
    selection.choose(Chosen("entity", "e5"))
    renumbered = tuple(
        replace(entity, id="e70") if entity.id == "e5" else entity for entity in before.entities
    )
    selection.look_at(replace(before, entities=renumbered))
    assert selection.chosen("entity") == "e70"


def test_a_chosen_claim_is_not_carried_into_another_text() -> None:
    selection = SharedSelection(Hub())
    before = analysis()
    selection.look_at(before)
    selection.choose(Chosen("claim", "c1"))
    selection.look_at(replace(before, document=replace(before.document, text="نص آخر")))
    assert selection.rule is None


def test_a_combined_rule_ends_with_its_article() -> None:
    selection = SharedSelection(Hub())
    selection.look_at(analysis())
    selection.choose(AnyOf((Chosen("claim", "c1"), Chosen("claim", "c3"))))
    selection.look_at(None)
    assert selection.rule is None
    assert selection.lit is None


def test_a_stretch_of_time_is_carried_into_every_article() -> None:
    selection = SharedSelection(Hub())
    selection.look_at(analysis())
    selection.choose(During(0, 9))
    selection.look_at(replace(analysis(), times=()))
    assert selection.rule == During(0, 9)
