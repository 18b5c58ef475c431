"""Commands by what they are called, in either language, and by their keys. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from desktop.analysis.text.fold import fold_word
from desktop.look.translation import LANGUAGES, words
from desktop.workspace.actions import ActionSpec

_BEGINS, _WORD_BEGINS, _HOLDS = range(3)


def load_words() -> int:
    """Read the words of every language now, in a thread where nobody waits for it; gives how many
    languages there are."""
    return len([words(language) for language in LANGUAGES])


def commands_called(query: str, specs: Iterable[ActionSpec], *, limit: int) -> list[ActionSpec]:
    """The commands that may be done now whose words hold all that was typed: first those that
    begin with it, then those with words that do.

    Args:
        query: a part of a command's words in Arabic or English, or its keys.
        specs: all commands.
        limit: how many at most.
    """
    typed = _folded(query)
    if not typed:
        return []
    ranked = [
        (rank, len(words("en").tr(spec.words_key)), spec)
        for spec in specs
        if (rank := _rank(typed, spec)) is not None and spec.enabled()
    ]
    return [spec for _, _, spec in sorted(ranked, key=lambda found: found[:2])][:limit]


def begins_with(query: str, spec: ActionSpec) -> bool:
    """Whether a command's words, in either language, begin with what was typed."""
    return _rank(_folded(query), spec) == _BEGINS


def _rank(typed: str, spec: ActionSpec) -> int | None:
    ranks = [_rank_of(typed, called) for called in _called(spec.words_key)]
    if typed in (key.lower() for key in spec.shortcuts):
        return _BEGINS
    return min((rank for rank in ranks if rank is not None), default=None)


@cache
def _called(words_key: str) -> tuple[str, ...]:
    """The folded words of a command in every language."""
    return tuple(_folded(words(one).tr(words_key)) for one in LANGUAGES)


def _rank_of(typed: str, called: str) -> int | None:
    if called.startswith(typed):
        return _BEGINS
    held = called.split()
    if all(any(word.startswith(part) for word in held) for part in typed.split()):
        return _WORD_BEGINS
    return _HOLDS if all(part in called for part in typed.split()) else None


def _folded(text: str) -> str:
    return " ".join(fold_word(text).lower().split())
