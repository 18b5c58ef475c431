from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.loaded import LoadedTerm
from desktop.analysis.model import Quote
from desktop.panes.article_marks import (
    LAYERS,
    NAME_LAYERS,
    chosen_spans,
    dimmed_spans,
    is_lit,
    lit_spans,
    marks,
)
from desktop.workspace.lighting import light
from desktop.workspace.notes import PlacedNote
from desktop.workspace.rules import AnyOf, Chosen, Not
from tests.builders import analysis, span


def test_every_layer_marks_its_own() -> None:
    found = marks(analysis(), frozenset(LAYERS))
    assert {mark.layer for mark in found} == set(LAYERS) - {"claim", "other", "loaded", "note"}


def test_a_layer_that_is_off_marks_nothing() -> None:
    assert {mark.layer for mark in marks(analysis(), {"time"})} == {"time"}


def test_loaded_words_and_notes_are_layers_of_their_own() -> None:
    reading = analysis()
    loaded = [
        LoadedTerm(Quote(*span("زعمت"), "زعمت"), "deed", "s3", "c3", quoted=False),
        LoadedTerm(Quote(*span("صدوا"), "صدوا"), "deed", "s1", None, quoted=False),
    ]
    note = PlacedNote("n1", "من هم؟", "ليلى", "2021-05-06", span("مصادر معارضة"))
    on_all = PlacedNote("n2", "للمراجعة", "ليلى", "2021-05-06", None)
    found = marks(reading, {"loaded", "note"}, (note, on_all), loaded)
    assert [(mark.layer, mark.id) for mark in found] == [
        ("loaded", ""),
        ("loaded", "c3"),
        ("note", "n1"),
    ]
    assert not list(marks(reading, {"time"}, (note,)).between(*span("مصادر معارضة")))


def test_doubt_form_and_confirmation_show() -> None:
    strengths = {mark.id: mark.strength for mark in marks(analysis(), frozenset(NAME_LAYERS))}
    assert strengths["m4"] == "strong"
    assert strengths["m3"] == "weak"
    assert strengths["m8"] == "doubtful"
    assert strengths["m10"] == "confirmed"


def test_pronouns_are_not_marked() -> None:
    reading = analysis()
    pronoun = replace(reading.mentions[0], form="pronoun")
    reading = replace(reading, mentions=(pronoun, *reading.mentions[1:]))
    assert "m1" not in {mark.id for mark in marks(reading, frozenset(NAME_LAYERS))}


def test_the_innermost_mark_is_under_the_pointer() -> None:
    found = marks(analysis(), frozenset(LAYERS))
    start, _ = span("قوات النهر")
    mark = found.innermost(start + 1)
    assert mark is not None
    assert mark.id == "m4"
    assert found.innermost(span("إن")[0]) is None


def test_a_selection_leaves_its_spans_bright() -> None:
    reading = analysis()
    lit = light(Chosen("entity", "e8"), reading)
    assert span("مستشفى السلام") in lit_spans(reading, lit)
    bright = {mark.id for mark in marks(reading, frozenset(NAME_LAYERS)) if is_lit(mark, lit)}
    assert bright == {"m10"}


def test_what_was_chosen_itself_has_spans_of_its_own() -> None:
    reading = analysis()
    both = AnyOf((Chosen("entity", "e8"), Chosen("time", "t1")))
    assert chosen_spans(both, reading) == [span("مستشفى السلام"), span("أمس")]
    assert chosen_spans(Chosen("event", "v1"), reading) == [span("صدوا")]
    assert chosen_spans(Not(Chosen("entity", "e8")), reading) == []
    assert chosen_spans(None, reading) == []


def test_dimmed_is_all_between_the_bright() -> None:
    assert dimmed_spans(10, [(2, 4), (3, 6), (8, 10)]) == [(0, 2), (6, 8)]
    assert dimmed_spans(5, []) == [(0, 5)]
