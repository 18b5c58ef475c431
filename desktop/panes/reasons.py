"""The engine's reasons in the words of the window. No Qt."""

from __future__ import annotations

import re

from desktop.analysis.reasons import describe as describe_coded
from desktop.analysis.times.reasons import ReasonError
from desktop.analysis.times.reasons import describe as describe_time
from desktop.look.direction import isolate
from desktop.look.translation import Words
from resources.lexicons import load

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def time_reason(why: str, words: Words) -> str:
    """Why a time means what it does; what is no code of the engine is given as it stands.

    Days are put into words: among Arabic letters the parts of «2017-11-12» would change places
    (UAX #9, rules W2 and N1).
    """
    try:
        told = describe_time(why, words.language, load())
    except ReasonError:
        return why
    return _DAY.sub(lambda day: words.iso_date(day[0]), told)


def conflict_reason(why: str, words: Words) -> str:
    """Why two claims conflict, each quoted value in its own direction.

    What is no code of the engine is given as it stands.
    """
    return _coded_reason(why, words, "conflict_reasons")


def merge_reason(why: str, words: Words) -> str:
    """Why two names may be one entity's, each quoted value in its own direction."""
    return _coded_reason(why, words, "merge_reasons")


def _coded_reason(why: str, words: Words, lexicon: str) -> str:
    code, *values = why.split("|")
    fields = (value.partition("=") for value in values)
    apart = [f"{name}={isolate(value)}" for name, _, value in fields]
    told = describe_coded("|".join([code, *apart]), words.language, lexicon)
    return told[:1].upper() + told[1:] if apart else why


def mention_reason(why: str, words: Words) -> str:
    """Why a mention was found; a code without words, and none, give nothing.

    ``why``: a code ``recogniser:rule:detail`` (see ``desktop.analysis.mentions.candidate``).
    """
    recogniser, _, rest = why.partition(":")
    rule, _, detail = rest.partition(":")
    for key in (f"mention_reason.{recogniser}_{rule}", f"mention_reason.{recogniser}"):
        if key in words:
            return words.tr(key, detail=isolate(detail))
    return ""
