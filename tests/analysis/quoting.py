"""Every span of an analysis quotes the text at its offsets, and every reference finds its item."""

from __future__ import annotations

from desktop.analysis.model import Analysis


def assert_quotes(analysis: Analysis) -> None:
    """Fail on a span that does not quote its words or lies outside, or an id without its item."""
    text = analysis.document.text
    spans: list[tuple[int, int, str]] = [
        (item.start, item.end, item.text)
        for items in (
            *(analysis.mentions, analysis.times, analysis.quantities, analysis.claims),
            [event.trigger for event in analysis.events],
            [cue for claim in analysis.claims for cue in claim.cues],
            [hedge for claim in analysis.claims for hedge in claim.hedges],
        )
        for item in items
    ]
    spans += [
        (source.start, source.end, source.text)
        for source in analysis.sources
        if source.start is not None and source.end is not None
    ]
    for start, end, words in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == words
    _assert_paragraphs(analysis)
    _assert_references(analysis)


def _assert_paragraphs(analysis: Analysis) -> None:
    last = 0
    for paragraph in analysis.document.paragraphs:
        assert last <= paragraph.start < paragraph.end <= len(analysis.document.text)
        last = paragraph.end


def _assert_references(analysis: Analysis) -> None:
    mentions = {mention.id for mention in analysis.mentions}
    entities = {entity.id for entity in analysis.entities}
    times = {time.id for time in analysis.times}
    quantities = {quantity.id for quantity in analysis.quantities}
    sources = {source.id for source in analysis.sources}
    claims = {claim.id for claim in analysis.claims}
    events = {event.id for event in analysis.events}
    for mention in analysis.mentions:
        assert mention.entity is None or mention.entity in entities
    for entity in analysis.entities:
        assert set(entity.mentions) <= mentions
    for quantity in analysis.quantities:
        assert quantity.counts is None or quantity.counts in mentions
    for source in analysis.sources:
        assert source.entity is None or source.entity in entities
    for claim in analysis.claims:
        assert set(claim.chain) <= sources
        assert set(claim.events) <= events
    for event in analysis.events:
        assert event.time is None or event.time in times
        assert event.place is None or event.place in mentions
        assert event.same_as is None or event.same_as in events
        for argument in event.arguments:
            assert argument.mention is None or argument.mention in mentions
            assert argument.quantity is None or argument.quantity in quantities
            assert argument.time is None or argument.time in times
            assert argument.event is None or argument.event in events
    for conflict in analysis.conflicts:
        assert set(conflict.claims) <= claims
