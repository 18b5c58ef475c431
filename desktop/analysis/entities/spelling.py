"""Whether two names are one name spelled twice: foreign names and slips, not two words.

Transliterations differ in long vowels and between consonants that sound alike (غوتيريش، غوتيريس;
أمريكا، أميركا); a slip doubles or drops one letter. Names that differ in anything else are others.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

# Letters that one transliteration writes and another does not.
_VOWELS = frozenset("اويه")
# Consonants that stand for one sound of another language.
_ALIKE = ("سصث", "تطث", "دض", "ذزظض", "قكغج", "هح", "فڤ", "بپ", "جچ", "كگ")
_SOUNDS = {frozenset((a, b)) for letters in _ALIKE for a in letters for b in letters if a != b} | {
    frozenset("اه")
}
_SKELETON = str.maketrans(
    dict.fromkeys("اويهح") | dict.fromkeys("سصثتط", "س") | dict.fromkeys("دضذزظ", "د")
    | dict.fromkeys("قكغجگچ", "ك") | {"ڤ": "ف", "پ": "ب"}
)  # fmt: skip
_SHORTEST = 4
_SHORTEST_BESIDE_OTHERS = 3
# Words of at least so many letters may differ in two, and in one of any kind that is left out.
_LONG = 6
_VERY_LONG = 8
# Words that the next one belongs to in a name.
_BOUND = frozenset({"ابو", "ابي", "ام", "ابن", "بن", "عبد", "ال"})


def bare_words(folded: str) -> tuple[str, ...]:
    """The words of a folded name without their articles."""
    return tuple(word.removeprefix("ال") or word for word in folded.casefold().split())


@lru_cache(maxsize=1 << 16)
def letters(folded: str) -> frozenset[str]:
    """A folded name without spaces and marks, with its inner articles and without: what «دير الزور»
    and «ديرالزور» have in common, and «كفر الزيت» and «كفر زيت»."""
    spaceless = "".join(folded.casefold().split()).removeprefix("ال")
    return frozenset(
        "".join(c for c in written if c.isalnum())
        for written in (spaceless, "".join(bound_words(folded)))
    ) - {""}


def same_letters(one: str, two: str) -> bool:
    """Whether two folded names differ only in spaces, marks and articles."""
    return not letters(one).isdisjoint(letters(two))


def bound_words(folded: str) -> tuple[str, ...]:
    """The same as :func:`bare_words`, with the parts of a kunya or of «عبد الله» in one word."""
    parts: list[str] = []
    bound = False
    for word in folded.casefold().split():
        bare = word if bound or word in _BOUND else word.removeprefix("ال") or word
        if bound:
            parts[-1] += bare
        else:
            parts.append(bare)
        bound = word in _BOUND
    return tuple(parts)


def skeleton(folded: str) -> str:
    """The consonants of a name by sound, none twice in a row: what its spellings share."""
    sounds = _joined(folded).translate(_SKELETON)
    return "".join(c for at, c in enumerate(sounds) if at == 0 or sounds[at - 1] != c)


def _joined(folded: str) -> str:
    return "".join(c for c in "".join(bound_words(folded)) if c.isalnum())


def differing_words(one: str, two: str) -> list[tuple[str, str]] | None:
    """The words in which two folded names differ, pair by pair; None where they are two names."""
    first, second = bare_words(one), bare_words(two)
    if len(first) != len(second):
        whole = _joined(one), _joined(two)
        return [whole] if min(map(len, whole)) >= _LONG and variants(*whole) else None
    pairs = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    beside = len(pairs) < len(first)
    return pairs if all(variants(a, b, beside=beside) for a, b in pairs) else None


def variants(one: str, two: str, *, beside: bool = False) -> bool:
    """Whether two words are spellings of one.

    Args:
        one, two: folded, without articles.
        beside: the other words of both names are the same.
    """
    short = min(len(one), len(two))
    if short < (_SHORTEST_BESIDE_OTHERS if beside else _SHORTEST):
        return False
    if any(c.isdigit() for c in one + two):
        return False
    if short >= _LONG and _is_transposed(one, two):
        return True
    edits = list(_edits(one, two))
    weak = sum(edits)
    if weak == len(edits):
        return len(edits) <= (2 if short >= _LONG else 1)
    return len(edits) == 1 and short >= _VERY_LONG and len(one) != len(two)


def _is_transposed(one: str, two: str) -> bool:
    """«أمريكا» and «أميركا»: a long vowel and a consonant beside it in the other order."""
    if len(one) != len(two):
        return False
    at = [number for number, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(at) != 2 or at[1] != at[0] + 1:
        return False
    pair = one[at[0]], one[at[1]]
    return pair == (two[at[1]], two[at[0]]) and not _VOWELS.isdisjoint(pair)


def _edits(one: str, two: str) -> Iterator[bool]:
    """For each edit that leads from one word to the other, whether it is one of spelling."""
    for edit in Levenshtein.editops(one, two):
        if edit.tag == "replace":
            yield frozenset((one[edit.src_pos], two[edit.dest_pos])) in _SOUNDS
        elif edit.tag == "insert":
            yield _may_be_left_out(two, edit.dest_pos)
        else:
            yield _may_be_left_out(one, edit.src_pos)


def _may_be_left_out(word: str, at: int) -> bool:
    """A long vowel inside a word, «و» before it, or a letter that stands there twice. At the end of
    a word ي and ه make another word of it («سامي», «سامية»)."""
    letter = word[at]
    if at + 1 < len(word) and word[at + 1] == letter:
        return True
    if at and word[at - 1] == letter:
        return True
    if at == len(word) - 1:
        return letter == "ا"
    return letter in _VOWELS and (at > 0 or letter == "و")
