"""In which words articles speak of an entity, and which outlets use them. No Qt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from desktop.analysis.text.fold import fold_word
from storage.queries.entity_naming import Said

# A name goes on in so many loaded words after its mention («داعش الإرهابي الوحشي»).
_MOST_WORDS = 3
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Wording:
    """``loaded``: some of its words take a side. ``outlets``: (outlet, how often), the most first.
    ``document``, ``start``, ``end``: where the latest article uses it first."""

    words: str
    loaded: bool
    count: int
    outlets: tuple[tuple[str | None, int], ...]
    document: int
    start: int
    end: int


@dataclass
class _Used:
    first: Said
    words: str
    loaded: bool
    end: int
    outlets: Counter[str | None] = field(default_factory=Counter)


def wordings(said: Iterable[Said], is_loaded: Callable[[str], bool]) -> tuple[Wording, ...]:
    """The words for an entity, the most used first; those that differ in spelling alone are one.

    Args:
        said: mentions, in the order in which the first of each is to be shown.
        is_loaded: whether a word takes a side.
    """
    found: dict[str, _Used] = {}
    for one in said:
        words, added = _extended(one, is_loaded)
        key = fold_word(words)
        if key not in found:
            loaded = any(map(is_loaded, words.split()))
            found[key] = _Used(one, words, loaded, one.end + added)
        found[key].outlets[one.outlet] += 1
    ordered = sorted(found.values(), key=lambda used: -used.outlets.total())
    return tuple(
        Wording(
            used.words, used.loaded, used.outlets.total(), tuple(used.outlets.most_common()),
            used.first.document, used.first.start, used.end,
        )
        for used in ordered
    )  # fmt: skip


def _extended(one: Said, is_loaded: Callable[[str], bool]) -> tuple[str, int]:
    """The words with the loaded ones that go on from them, and where these end in what follows."""
    words, end = " ".join(one.words.split()), 0
    for _ in range(_MOST_WORDS):
        following = _NEXT_WORD.match(one.after, end)
        if following is None or not is_loaded(following[1]):
            break
        words, end = f"{words} {following[1]}", following.end()
    return words, end
