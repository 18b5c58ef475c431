"""The engine's reasons in the words of the window. No Qt."""

from __future__ import annotations

from desktop.analysis.claims.reasons import describe as describe_conflict
from desktop.analysis.times.reasons import ReasonError
from desktop.analysis.times.reasons import describe as describe_time
from desktop.look.translation import Words
from resources.lexicons import load


def time_reason(why: str, words: Words) -> str:
    """Why a time means what it does; what is no code of the engine is given as it stands."""
    try:
        return describe_time(why, words.language, load())
    except ReasonError:
        return why


def conflict_reason(why: str, words: Words) -> str:
    """Why two claims conflict; what is no code of the engine is given as it stands."""
    return describe_conflict(why, words.language)
