"""Clitics: particles written together with a word (و ف ب ك ل س، ال، object or possessor endings).

Without a dictionary a split is only possible, not sure: «وادي» is a word, «وبلدة» is و + بلدة. The
callers try the splits in order, the least cut first, against what they look for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

# Longest first. After ta marbuta the word shows ت before these (مدينتها).
ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ه", "ي", "ك")

MIN_STEM = 2

# A conjunction may stand before these; لل is ل + ال with the alef lost.
_PARTICLES = ("لل", "ب", "ك", "ل", "س")


@dataclass(frozen=True, slots=True)
class Split:
    """One possible cut of a folded word: ``prefix`` + ``stem``.

    ``article``: ال was part of the prefix, also the one fused in لل.
    """

    prefix: str
    stem: str
    article: bool


@lru_cache(maxsize=65536)
def splits(word: str, *, keep_article: bool = False) -> tuple[Split, ...]:
    """All possible cuts of proclitics off a folded word, the whole word first.

    Args:
        word: one folded word.
        keep_article: leave a written ال on the stem, as names carry it («بالرقة» → ب + الرقة).
    """
    found = [Split("", word, article=False)]
    for join in _options(word, "وف"):
        rest = word[len(join) :]
        for particle in ("", *(p for p in _PARTICLES if rest.startswith(p))):
            prefix = join + particle
            stem = rest[len(particle) :]
            if prefix and len(stem) >= MIN_STEM:
                found.append(Split(prefix, stem, article=particle == "لل"))
            if not keep_article and particle not in ("لل", "س") and stem.startswith("ال"):
                bare = stem[2:]
                if len(bare) >= MIN_STEM:
                    found.append(Split(prefix + "ال", bare, article=True))
    return tuple(sorted(set(found), key=lambda split: (len(split.prefix), split.prefix)))


def _options(word: str, letters: str) -> tuple[str, ...]:
    return ("", word[0]) if word and word[0] in letters else ("",)


# Endings of the third person, and «نا»: what nouns and verbs of news text carry. «ي» on such a word
# is nearly always the adjective's («حربي»), and written ta marbuta (ة) no pronoun.
_THIRD_PERSON = ("هما", "هم", "هن", "ها", "نا", "ه")


def without_pronoun(word: str, written: str) -> tuple[str, ...]:
    """As ``without_enclitics``, for the endings that nouns and verbs of news text carry.

    Args:
        word: the folded word, its proclitics cut or not.
        written: the token as it stands in the text, to tell ه from ة.
    """
    if written.endswith("ة"):
        return (word,)
    found = [word]
    for ending in _THIRD_PERSON:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM:
            stem = word[: -len(ending)]
            found.append(stem)
            if stem.endswith("ت"):
                found.append(stem[:-1] + "ه")
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=65536)
def without_enclitics(word: str) -> tuple[str, ...]:
    """The folded word and what is left of it when a possible ending is cut; ت may stand for a ta
    marbuta, so both are given (مدينتها → مدينت, مدينه)."""
    found = [word]
    for ending in ENCLITICS:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM:
            stem = word[: -len(ending)]
            found.append(stem)
            if stem.endswith("ت"):
                found.append(stem[:-1] + "ه")
    return tuple(dict.fromkeys(found))
