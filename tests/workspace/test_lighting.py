"""What a choice lights: the thing and all that belongs to it."""

from __future__ import annotations

from desktop.workspace.lighting import Lit, everything, light
from desktop.workspace.rules import AllOf, AnyOf, Chosen, During, Not
from storage.intervals import minutes
from tests.builders import analysis


def test_an_entity_lights_its_mentions_events_times_and_claims() -> None:
    lit = light(Chosen("entity", "e5"), analysis())
    assert lit.mentions == {"m5", "m7", "m12"}
    assert lit.events == {"v1", "v2", "v3", "v4"}
    assert lit.times == {"t1", "t2"}
    assert lit.claims == {"c1", "c3"}


def test_a_source_lights_what_it_said() -> None:
    assert light(Chosen("entity", "e3"), analysis()).claims == {"c1", "c2"}


def test_an_event_lights_who_took_part() -> None:
    lit = light(Chosen("event", "v4"), analysis())
    assert lit.entities == {"e5", "e8", "e9"}
    assert lit.claims == {"c4"}


def test_a_time_lights_what_happened_then() -> None:
    assert light(Chosen("time", "t2"), analysis()).events == {"v3"}


def test_a_number_lights_its_event() -> None:
    assert light(Chosen("quantity", "q1"), analysis()).events == {"v2"}


def test_a_claim_lights_its_chain_and_what_it_speaks_of() -> None:
    lit = light(Chosen("claim", "c3"), analysis())
    assert lit.mentions == {"m7", "m8"}
    assert lit.times == {"t2"}
    assert lit.events == {"v3"}


def test_rules_combine() -> None:
    reading = analysis()
    town, group = Chosen("entity", "e5"), Chosen("entity", "e4")
    both = light(AllOf((town, group)), reading)
    assert both.events == {"v1"}
    either = light(AnyOf((town, group)), reading)
    assert either.mentions == {"m4", "m5", "m7", "m9", "m12"}
    assert light(Not(AnyOf(())), reading) == everything(reading)
    assert light(Not(town), reading).mentions.isdisjoint({"m5", "m7", "m12"})


def test_what_is_not_there_lights_nothing() -> None:
    assert light(Chosen("claim", "c99"), analysis()) == Lit()
    assert light(Chosen("event", "v99"), analysis()) == Lit()


def test_a_stretch_of_time_lights_what_may_have_happened_in_it() -> None:
    reading = analysis()
    time = next(time for time in reading.times if time.id == "t2")
    first, last = minutes(time.earliest, last=False), minutes(time.latest, last=True)
    assert first is not None
    assert last is not None
    assert "t2" in light(During(last, last + 1), reading).times
    assert light(During(first, last + 1), reading).events >= {"v3"}
    assert "t2" not in light(During(last + 1, last + 9), reading).times
    assert "t2" not in light(During(first - 9, first), reading).times
