"""Whatever a person judges, in whatever order: nothing dangles, and their word stands."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.analysis.model import Analysis, MentionKind
from storage.applying import apply
from storage.judgements import EntityRef, Judgement, anchor_at
from tests.storage.cases import TEXT, analysis

MACHINE = analysis(published="2021-05-02")
SPANS = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 25)).map(
    lambda pair: (pair[0], min(len(TEXT), pair[0] + pair[1]))
) | st.sampled_from([(m.start, m.end) for m in MACHINE.mentions])
KINDS: st.SearchStrategy[MentionKind] = st.sampled_from(get_args(MentionKind))
NAMES = st.sampled_from([EntityRef(entity.kind, entity.name) for entity in MACHINE.entities])


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    action = draw(st.sampled_from(["tag", "reject", "relabel", "confirm", "merge"]))
    if action == "merge":
        return Judgement(action="merge", entity=draw(NAMES), target=draw(NAMES))
    start, end = draw(SPANS)
    return Judgement(
        action=action,  # type: ignore[arg-type]
        document=1,
        anchor=anchor_at(TEXT, start, end),
        kind=draw(KINDS),
    )


def references(view: Analysis) -> None:
    mentions = {mention.id: mention for mention in view.mentions}
    entities = {entity.id for entity in view.entities}
    assert len(mentions) == len(view.mentions)
    assert len(entities) == len(view.entities)
    for mention in view.mentions:
        assert mention.entity is None or mention.entity in entities
        assert view.document.text[mention.start : mention.end] == mention.text
    for entity in view.entities:
        assert entity.mentions
        assert all(mentions[m].entity == entity.id for m in entity.mentions)
        assert all(relation.entity in entities for relation in entity.relations)
    for event in view.events:
        assert event.place is None or event.place in mentions
        assert all(a.mention is None or a.mention in mentions for a in event.arguments)
    for quantity in view.quantities:
        assert quantity.counts is None or quantity.counts in mentions
    for source in view.sources:
        assert source.entity is None or source.entity in entities


@settings(deadline=None, max_examples=200)
@given(st.lists(judgements(), max_size=8))
def test_nothing_dangles(given_judgements: list[Judgement]) -> None:
    references(apply(MACHINE, given_judgements))


@settings(deadline=None)
@given(st.lists(judgements(), max_size=5), SPANS, KINDS)
def test_the_last_tag_stands_and_nothing_overlaps_it(
    before: list[Judgement], span: tuple[int, int], kind: MentionKind
) -> None:
    start, end = span
    tag = Judgement(action="tag", document=1, anchor=anchor_at(TEXT, *span), kind=kind)
    view = apply(MACHINE, [*before, tag])
    over = [m for m in view.mentions if m.start < end and start < m.end]
    assert [(m.start, m.end, m.kind, m.by) for m in over] == [(start, end, kind, "analyst")]


@given(st.lists(judgements(), max_size=5))
def test_the_view_is_the_same_every_time(given_judgements: list[Judgement]) -> None:
    assert apply(MACHINE, given_judgements) == apply(MACHINE, given_judgements)
