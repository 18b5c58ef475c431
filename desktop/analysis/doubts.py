"""What a reading doubts of itself: where a person's look is worth most. Pure.

How sure the machine is comes first, then how much hangs on it: what claims and events refer to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from desktop.analysis.model import Analysis, Claim, Mention, Source

DoubtKind = Literal["mention", "time", "number", "claim"]

# From here on the machine is taken to be sure.
SURE = 0.8
# Times, numbers and claims come without a figure of their own; these stand beside those of names.
_OPEN_TIME = _OPEN_NUMBER = 0.5
_OF_UNKNOWN_THINGS = _OF_UNKNOWN_SOURCE = 0.7
_ONE_OF_SEVERAL_PLACES = 0.55
_CARRIED_SOURCE = 0.65
_DATED = frozenset({"instant", "date", "period"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """``start``/``end`` as everywhere; ``confidence`` 0 to 1; ``hanging``: how many claims and
    events refer to it."""

    kind: DoubtKind
    start: int
    end: int
    confidence: float
    hanging: int


def doubts(analysis: Analysis) -> list[Doubt]:
    """What is worth a look, in order of the text. What a person said is never doubted."""
    hanging = _hanging(analysis)
    found = [
        *_mentions(analysis, hanging),
        *_times(analysis, hanging),
        *_numbers(analysis, hanging),
        *_claims(analysis),
    ]
    return sorted(found, key=lambda doubt: (doubt.start, doubt.end, doubt.kind))


def _hanging(analysis: Analysis) -> Counter[str]:
    """How often claims and events refer to each thing, by its id."""
    found: Counter[str] = Counter()
    for event in analysis.events:
        found.update(one for one in (event.time, event.place) if one is not None)
        for argument in event.arguments:
            filler = argument.mention or argument.quantity or argument.time
            if filler is not None and filler not in (event.time, event.place):
                found[filler] += 1
    entities = Counter(
        source.entity for source in _sources_of_claims(analysis) if source.entity is not None
    )
    for entity in analysis.entities:
        if entities[entity.id] and entity.mentions:
            found[entity.mentions[0]] += entities[entity.id]
    return found


def _sources_of_claims(analysis: Analysis) -> Iterator[Source]:
    sources = {source.id: source for source in analysis.sources}
    for claim in analysis.claims:
        yield from (sources[link] for link in claim.chain if link in sources)


def _mentions(analysis: Analysis, hanging: Counter[str]) -> Iterator[Doubt]:
    ambiguous = {
        entity.mentions[0]
        for entity in analysis.entities
        if entity.mentions and entity.place and len(entity.place.candidates) > 1
    }
    for mention in analysis.mentions:
        confidence = mention.confidence
        if mention.id in ambiguous:
            confidence = min(confidence, _ONE_OF_SEVERAL_PLACES)
        if confidence < SURE and _is_asked_about(mention, hanging[mention.id]):
            yield Doubt("mention", mention.start, mention.end, confidence, hanging[mention.id])


def _is_asked_about(mention: Mention, hanging: int) -> bool:
    """A description that nothing hangs on («السكان») would cost a person's time for nothing."""
    if mention.by == "analyst" or mention.form == "pronoun":
        return False
    return mention.form == "name" or hanging > 0


def _times(analysis: Analysis, hanging: Counter[str]) -> Iterator[Doubt]:
    for time in analysis.times:
        if time.kind in _DATED and time.earliest is None and time.latest is None:
            yield Doubt("time", time.start, time.end, _OPEN_TIME, hanging[time.id])


def _numbers(analysis: Analysis, hanging: Counter[str]) -> Iterator[Doubt]:
    for number in analysis.quantities:
        is_open = number.low is None and number.high is None
        uncounted = number.what is None and number.unit is None and hanging[number.id] > 0
        if is_open or uncounted:
            confidence = _OPEN_NUMBER if is_open else _OF_UNKNOWN_THINGS
            yield Doubt("number", number.start, number.end, confidence, hanging[number.id])


def _claims(analysis: Analysis) -> Iterator[Doubt]:
    sources = {source.id: source for source in analysis.sources}
    for claim in analysis.claims:
        if is_carried_over(claim):
            yield Doubt("claim", claim.start, claim.end, _CARRIED_SOURCE, len(claim.events))
        elif claim.chain and (origin := sources.get(claim.chain[0])) and origin.kind == "unknown":
            yield Doubt("claim", claim.start, claim.end, _OF_UNKNOWN_SOURCE, len(claim.events))


def is_carried_over(claim: Claim) -> bool:
    """Whether no words beside the claim say whose it is: its origin was named before."""
    return len(claim.chain) > 1 and all(cue.source != claim.chain[0] for cue in claim.cues)
