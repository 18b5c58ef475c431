"""An Arabic name as people write it in Latin letters: a pattern that finds «Karmawi», «al-Karmaoui»
and «ElKarmawy» for «الكرماوي».

Every newspaper has its own way with letters that English lacks, so each letter has all that it is
written with, and short vowels may stand anywhere between. Long vowels must be seen.
"""

from __future__ import annotations

from collections.abc import Sequence

_VOWELS = "[aeiou'’`ʿʾ]{0,2}"
_ARTICLE = "(?:(?:[aeu]l|[ae](?:dh|sh|th|[dnrstz]))[-_ .]?)?"
_WRITTEN = {
    "ا": "[aeiou'’ʾ]{1,2}", "ب": "b", "ت": "t", "ث": "(?:th|s|t)", "ج": "(?:dj|j|g)",
    "ح": "[h7]", "خ": "(?:kh|ch|x|k|5)", "د": "d", "ذ": "(?:dh|th|d|z)", "ر": "r", "ز": "z",
    "س": "(?:ss|s|c)", "ش": "(?:sch|sh|ch)", "ص": "s", "ض": "(?:dh|d)", "ط": "t",
    "ظ": "(?:dh|z|d)", "ع": "[aeiou'’`ʿ3]{0,2}", "غ": "(?:gh|g|q)", "ف": "(?:ph|f)",
    "ق": "(?:gh|q|k|g|c)", "ك": "(?:ck|k|c)", "ل": "l", "م": "m", "ن": "n", "ه": "h?",
    "و": "(?:ou|oo|aw|w|u|o|v)", "ي": "(?:[iye]{1,2}|j)", "ء": "['’ʾ]?", "پ": "p", "چ": "(?:ch|j)",
    "ڤ": "v", "گ": "g", "ژ": "(?:zh|j)",
}  # fmt: skip
_FIRM = frozenset(_WRITTEN) - set("اعويهء")
_FEWEST = 3
"""Names with fewer firm consonants are too many words of other languages («علي», «سعد»)."""


def latin_pattern(words: Sequence[str], between: str) -> str | None:
    """A pattern without groups; None for a name that would be found where it is not.

    Args:
        words: of a name, folded.
        between: the pattern of what may stand between its words.
    """
    firm = sum(letter in _FIRM for word in words for letter in word)
    if firm < _FEWEST or any(not set(word) <= _WRITTEN.keys() for word in words):
        return None
    least = 0 if firm > _FEWEST else 1
    return between.join(_word(word, least) for word in words)


def _word(word: str, least: int) -> str:
    """``least``: so many short vowels stand between two firm letters that begin a word: «كرم» is
    no «cream», but «محمد» is «Mhammed»."""
    bare = word.removeprefix("ال") if len(word) > len("الي") else word
    first = latin_letter(bare[0])
    if set(bare[:2]) <= _FIRM and len(bare) > 1:
        first += _VOWELS.replace("0", str(least), 1)
    elif len(bare) > 1:
        first += _VOWELS
    return _ARTICLE + first + _VOWELS.join(map(latin_letter, bare[1:]))


def latin_letter(letter: str) -> str:
    """What a letter is written with, doubled or not."""
    written = _WRITTEN[letter]
    return f"{written}{{1,2}}" if letter in _FIRM else written
