"""Phrases of one or more words, looked up at a token: the longest that stands there, through the
proclitics (و ف ب ل ك) that its first word may carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from desktop.analysis.text.fold import fold
from desktop.analysis.text.tokens import Token, tokenise

Value = TypeVar("Value")

# Shorter words are not cut: what is left would be no word.
_MIN_STEM = 2


@dataclass(frozen=True, slots=True)
class Hit(Generic[Value]):
    """``end`` is the index after the last token; ``prefix`` the proclitics before the phrase."""

    value: Value
    end: int
    prefix: str


@lru_cache(maxsize=65536)
def proclitic_cuts(word: str) -> tuple[tuple[str, str], ...]:
    """The (prefix, rest) cuts of a folded word, the whole word first. لل becomes ل + ال."""
    cuts = [("", word)]
    joins = ("", word[0]) if word[:1] in ("و", "ف") else ("",)
    for join in joins:
        rest = word[len(join) :]
        if join:
            cuts.append((join, rest))
        if rest.startswith("لل"):
            cuts.append((join + "ل", "ا" + rest[1:]))
        if rest[:1] in ("ب", "ل", "ك"):
            cuts.append((join + rest[0], rest[1:]))
    return tuple(cut for cut in cuts if not cut[0] or len(cut[1]) >= _MIN_STEM)


class Phrases(Generic[Value]):
    """A table from phrase to values; phrases are folded and cut into tokens here."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in entries:
            first, *rest = (token.fold for token in tokenise(phrase, fold(phrase)))
            self._by_first.setdefault(first, []).append((tuple(rest), value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def hits(self, tokens: Sequence[Token], index: int) -> list[Hit[Value]]:
        """Every phrase at the token, the longest first; of equal length the least cut first."""
        word = tokens[index].fold
        found: list[Hit[Value]] = []
        for prefix, bare in proclitic_cuts(word):
            for rest, value in self._by_first.get(bare, ()):
                end = index + 1 + len(rest)
                if not rest or tuple(t.fold for t in tokens[index + 1 : end]) == rest:
                    found.append(Hit(value, end, prefix))
        if len(found) > 1:
            found.sort(key=lambda hit: (-hit.end, len(hit.prefix)))
        return found

    def longest(
        self, tokens: Sequence[Token], index: int, *, bare: bool = False
    ) -> Hit[Value] | None:
        """The longest phrase at the token; ``bare``: without proclitics."""
        if index >= len(tokens):
            return None
        for hit in self.hits(tokens, index):
            if not bare or not hit.prefix:
                return hit
        return None


def after_prefix(token: Token, prefix: str) -> int:
    """The offset in the stored text where a token goes on after its proclitics; after للـ that of
    the stem, since the article is fused."""
    letters = len(prefix)
    if prefix.endswith("ل") and token.fold[letters - 1 : letters + 1] == "لل":
        letters += 1
    position = 0
    while letters and position < len(token.text):
        position += 1
        letters -= not _is_mark(token.text[position : position + 1])
    return token.start + position


def _is_mark(character: str) -> bool:
    """A vowel mark or tatweel, which belongs to the letter before it."""
    return character != "" and ("\u064b" <= character <= "\u0652" or character in "\u0640\u0670")
