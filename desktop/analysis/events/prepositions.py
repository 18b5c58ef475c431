"""The preposition that governs a mention: before it, on it, or before its descriptors."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.model import Mention
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits

# From a mention back to its preposition: descriptors, numbers and adjectives may stand between.
_BACK = 5
_SHORTEST = 3
_AT_A_DISTANCE = "عند مسافه"
# «قرية A شمالي محافظة X» lies in it.
_REGIONS = frozenset(("محافظه", "ولايه", "اقليم", "مديريه", "قضاء", "منطقه"))
_STOPS = "،,.؛:()؟!"
# Read of what is governed by a word of its own and has no role in the event: «موالية لـX»,
# «وفقاً لـX».
_APART = "تبع"
_BOUND = frozenset(("ل", "ب", "من", "علي", "الي"))


@dataclass(frozen=True, slots=True)
class Aside:
    """Starts of tokens that stand between a preposition and what it governs without meaning, those
    of times and amounts; ``bare``: of amounts of what is named behind «من»."""

    tokens: frozenset[int]
    bare: frozenset[int]


def aside_of(reading: Reading) -> Aside:
    """The tokens of the times and amounts of a reading."""
    starts = [mention.start for mention in reading.mentions]
    bare: set[int] = set()
    tokens: set[int] = set()
    for time in reading.times:
        tokens.update(token.start for token in reading.tokens_between(time.start, time.end))
    for amount in reading.quantities:
        inside = {token.start for token in reading.tokens_between(amount.start, amount.end)}
        tokens |= inside
        if bisect_left(starts, amount.start) == bisect_left(starts, amount.end):
            bare |= inside
    return Aside(frozenset(tokens), frozenset(bare))


def preposition_of(
    reading: Reading,
    words: EventWords,
    mention: Mention,
    first: int,
    floor: int,
    aside: Aside,
    *,
    behind_place: bool = False,
) -> str:
    """The preposition of a mention as the lexicon reads it, folded; "" for none.

    Args:
        first: the mention's first token.
        floor: the last token that is no more looked at, going back.
        behind_place: a place by name ends there («قرية A شمال X»).
        aside: what stands between without meaning.
    """
    own = reading.tokens[first]
    if mention.start > own.start:
        particle = reading.folded.text[own.fold_start : own.fold_end]
        written = _particle(particle, mention.start - own.start)
        if written:
            return _APART if _stands_apart(reading, words, first, written) else written
    steps = _BACK
    for position in range(first - 1, floor, -1):
        token = reading.tokens[position]
        if token.start in aside.tokens:
            continue
        steps -= 1
        parted = token.kind == "mark" and token.text in _STOPS
        if steps < 0 or parted or _is_governed(reading, words, position, floor):
            return ""
        found = _phrase_at(reading, words, position, floor) or _prefixed(words, token.fold)
        if found == "من" and _partitive(reading, words, position, aside):
            continue
        if found and _stands_apart(reading, words, position, found):
            return _APART
        if found:
            return found
        if token.fold in words.directions:
            found = _before_direction(reading, words, position, floor, aside)
            inside = reading.tokens[position + 1].fold in _REGIONS
            return found or (_AT_A_DISTANCE if behind_place and not inside else "في")
    return ""


def _is_governed(reading: Reading, words: EventWords, position: int, floor: int) -> bool:
    """«قصف من الجو | منطقة X»: a definite noun takes the preposition before it."""
    word = reading.tokens[position].fold
    alone = word.startswith("ال") and word.removeprefix("ال") not in words.heads
    return alone and position - 1 > floor and bool(_phrase_at(reading, words, position - 1, floor))


def _stands_apart(reading: Reading, words: EventWords, position: int, found: str) -> bool:
    """Whether a preposition at a token, or written on it, belongs to the word before it."""
    if found not in _BOUND or not position:
        return False
    before = reading.tokens[position - 1].fold
    adverb = found == "ل" and (before in words.adverbial or _bare(before) in words.adverbial)
    return adverb or _bare(before).removeprefix("ال") in words.allegiance


def _before_direction(
    reading: Reading, words: EventWords, position: int, floor: int, aside: Aside
) -> str:
    """«من شمال X» is from there; «انفجار شمال X» is in that direction; «30 كم شمال X» only tells
    where another place lies, and so may what is right behind one ("")."""
    while position - 1 > floor and reading.tokens[position - 1].fold in words.directions:
        position -= 1
    if position - 1 <= floor:
        return ""
    if reading.tokens[position - 1].start in aside.tokens:
        return _AT_A_DISTANCE
    before = reading.tokens[position - 1].fold
    found = _phrase_at(reading, words, position - 1, floor) or _prefixed(words, before)
    return found or "في"


def _partitive(reading: Reading, words: EventWords, position: int, aside: Aside) -> bool:
    """Whether «من» at a token follows an amount: «أربعة من …», «عدد من …» govern nothing."""
    before = reading.tokens[position - 1] if position else None
    if before is None:
        return False
    if before.start in aside.bare:
        return not _done_by(words, before.fold)
    return any(split.stem in words.amounts for split in splits(before.fold))


def _done_by(words: EventWords, word: str) -> bool:
    """Whether «من» behind a counted noun says who did it: «سبعة هجمات من …»."""
    forms = {form for split in splits(word) for form in (split.stem, split.stem.removesuffix("ا"))}
    senses = (sense for form in forms for sense in words.senses.get(form, ()))
    return any(sense.prepositions.get("من") == "actor" for sense in senses)


def _phrase_at(reading: Reading, words: EventWords, position: int, floor: int) -> str:
    """A preposition that ends at a token: «بالقرب من» before «من»."""
    whole = reading.tokens[position].fold
    here = whole if whole in words.prepositions else _bare(whole)  # «وسط» has a و of its own
    if position - 1 > floor:
        before = _bare(reading.tokens[position - 1].fold)
        if found := words.prepositions.get(f"{before} {here}"):
            return found
    return words.prepositions.get(here, "")


def _bare(word: str) -> str:
    """A preposition without the conjunction on it: «وعلى»."""
    return word[1:] if word.startswith(("و", "ف")) and len(word) > _SHORTEST - 1 else word


def _particle(word: str, length: int) -> str:
    """ب or ل among the first letters of a word, which are cut off it."""
    cut = word[:length].removeprefix("و").removeprefix("ف")
    return cut[:1] if cut[:1] in ("ب", "ل") else ""


def _prefixed(words: EventWords, word: str) -> str:
    """ب or ل written on a descriptor (بريف حماة، لمدينة X); «بلدة» is one word itself."""
    if word in words.heads:
        return ""
    for split in splits(word):
        particle = split.prefix.removeprefix("و").removesuffix("ال")
        known = split.stem in words.heads or split.stem in words.amounts
        if particle in ("ب", "ل", "لل") and known:
            return particle[:1]
    return ""
