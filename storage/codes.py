"""The numbers that stand in the index for words of the schema; a case holds the list in ``codes``.

A number is a word's place in its list, from 1. The roles of one entity in one event are a sum of
powers of two, for it may have several.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from desktop.analysis.doubts import DoubtKind
from desktop.analysis.model import EventType, Modality, Polarity, Role, Stance

Kind = Literal["type", "polarity", "modality", "stance", "role", "doubt"]

# Who is the origin of the claim that tells an event, beside the roles in the event itself.
SOURCE = "source"

_WORDS: dict[Kind, tuple[str, ...]] = {
    "type": get_args(EventType),
    "polarity": get_args(Polarity),
    "modality": get_args(Modality),
    "stance": get_args(Stance),
    "doubt": get_args(DoubtKind),
}
_ROLES = (*get_args(Role), SOURCE)
_CODES: dict[Kind, dict[str, int]] = {
    **{kind: {word: code for code, word in enumerate(words, 1)} for kind, words in _WORDS.items()},
    "role": {role: 1 << place for place, role in enumerate(_ROLES)},
}


def rows() -> list[tuple[str, int, str]]:
    """The table ``codes``, in order."""
    return sorted(
        (kind, code, word) for kind, words in _CODES.items() for word, code in words.items()
    )


def code(kind: Kind, word: str) -> int:
    """The number of a word; 0 where the schema has none such."""
    return _CODES[kind].get(word, 0)


def word(kind: Kind, number: int) -> str:
    """The word of a number; empty for 0."""
    words = _WORDS[kind]
    return words[number - 1] if 0 < number <= len(words) else ""


def role_codes(roles: Iterable[str]) -> int:
    """Some roles as one number."""
    total = 0
    for role in roles:
        total |= code("role", role)
    return total


def role_words(codes: int) -> tuple[str, ...]:
    """The roles in a number, in the order of the schema."""
    return tuple(role for place, role in enumerate(_ROLES) if codes & (1 << place))
