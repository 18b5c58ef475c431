"""Fingerprints of a text: a few numbers that texts share where they share a passage. Pure.

Winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
Fingerprinting", 2003): of the hashes of all runs of WORDS words, the least of every WINDOW runs is
kept. Two texts that share WORDS + WINDOW - 1 words in a row share at least one fingerprint,
wherever the passage stands, and an article of 300 words has about 25.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from desktop.analysis.text.fold import fold_word
from storage.search.tokens import bare_words

WORDS = 5
WINDOW = 22
_MASK = (1 << 48) - 1
_FACTOR = 0x5DEECE66D  # any large odd number spreads the words of a run over all bits
_OLDEST = pow(_FACTOR, WORDS, 1 << 48)


def fingerprints(text: str) -> frozenset[int]:
    """The fingerprints of a text, each below 2^48; spelling variants of a word count as one."""
    return fingerprints_of([word_hash(word) for word in bare_words(text)])


def fingerprints_of(words: Sequence[int]) -> frozenset[int]:
    """The fingerprints of a text whose words have these hashes, in order."""
    runs = _runs(words)
    if len(runs) <= WINDOW:
        return frozenset((min(runs),)) if runs else frozenset()
    kept = set()
    least, left = 0, 0
    for end in range(WINDOW, len(runs) + 1):
        # Most windows have the least of the one before, which need not be looked for.
        if left == 0:
            window = runs[end - WINDOW : end]
            least = min(window)
            left = window.index(least) + 1
            kept.add(least)
        elif runs[end - 1] < least:
            least, left = runs[end - 1], WINDOW
            kept.add(least)
        left -= 1
    return frozenset(kept)


def word_hash(word: str) -> int:
    """What stands for a word in the runs."""
    return zlib.crc32(fold_word(word).lower().encode("utf-8", "surrogatepass"))


def _runs(words: Sequence[int]) -> list[int]:
    """A hash for every run of WORDS words; one of the whole text where it is shorter."""
    value = 0
    for word in words[:WORDS]:
        value = (value * _FACTOR + word) & _MASK
    found = [value] if words else []
    for word, oldest in zip(words[WORDS:], words, strict=False):
        value = (value * _FACTOR + word - oldest * _OLDEST) & _MASK
        found.append(value)
    # The sum alone leaves its last word visible in the low bits.
    return [(value ^ (value >> 23)) * _FACTOR & _MASK for value in found]
