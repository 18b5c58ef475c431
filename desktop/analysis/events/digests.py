"""The events of a digest: its heading states the day of all that it tells without a time.

Such a time is concluded, not said of the event, so that it is no argument of it; its reason tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.analysis.model import Event, Timex
from desktop.analysis.reading import Reading
from desktop.analysis.text.fold import fold_word
from desktop.analysis.text.sentences import Sentence
from desktop.analysis.times.reasons import parse_reason
from desktop.analysis.times.stated_days import OF_DIGEST
from resources.lexicons import Lexicons

_HAPPENED = ("actual", "ongoing")
_JOINING = "و"
# «وكانت القوات قد سيطرت …» tells of what was before.
_HAD, _ALREADY = ("كان", "كانت", "كانوا"), "قد"


def of_digest(reading: Reading, lexicons: Lexicons, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, those of a digest that have no time and whose sentence gives none with its day.

    What a sentence recalls («يذكر أن …», «كان قد …») and what has not happened keep none.
    """
    day = next((time for time in reading.times if _heads(time)), None)
    if day is None:
        return tuple(events)
    recalling = _recalling(lexicons)
    return tuple(
        replace(event, time=day.id)
        if event.time is None
        and event.modality in _HAPPENED
        and _is_of_the_day(reading, event, recalling)
        else event
        for event in events
    )


def _heads(time: Timex) -> bool:
    return parse_reason(time.why)[0] == OF_DIGEST


def _recalling(lexicons: Lexicons) -> tuple[tuple[str, ...], ...]:
    """The formulas by which the outlet recalls something, by their folded words."""
    return tuple(
        tuple(fold_word(word) for word in row["phrase"].split())
        for row in lexicons.rows("discourse_leads")
        if row["kind"] == "formula"
    )


def _is_of_the_day(reading: Reading, event: Event, recalling: tuple[tuple[str, ...], ...]) -> bool:
    sentence = reading.sentence_at(event.trigger.start)
    if sentence is None or _is_timed(reading, sentence):
        return False
    folds = [token.fold for token in reading.tokens_between(sentence.start, event.trigger.start)]
    opening = [folds[0].removeprefix(_JOINING), *folds[1:]] if folds else []
    if any(tuple(opening[: len(formula)]) == formula for formula in recalling):
        return False
    had = next((at for at, fold in enumerate(opening) if fold.removeprefix(_JOINING) in _HAD), None)
    return had is None or _ALREADY not in opening[had:]


def _is_timed(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence gives a day, which is then nearer to its events than the heading's."""
    return any(
        sentence.start <= time.start < sentence.end and time.earliest is not None
        for time in reading.times
    )
