"""Names in Arabic and in Latin letters, brought to one skeleton of consonants.

Vowels are written in one script and not in the other, and every newspaper has its own way with the
letters that English lacks: Qaddafi, Gaddafi, Khadafi, Kadhafi are القذافي. So letters that stand
for one another are one class, weak letters, doubling and the article go, and a Latin letter that
may stand for two classes gives two skeletons.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

from desktop.analysis.text.fold import fold_word

_ARABIC = str.maketrans(
    {
        **dict.fromkeys("بپ", "b"), **dict.fromkeys("تطث", "t"), **dict.fromkeys("جچ", "j"),
        **dict.fromkeys("حه", "h"), **dict.fromkeys("خقكغگ", "k"), **dict.fromkeys("دذضظ", "d"),
        **dict.fromkeys("زژ", "z"), **dict.fromkeys("سص", "s"), "ر": "r", "ش": "x",
        **dict.fromkeys("فڤ", "f"), "ل": "l", "م": "m", "ن": "n",
        **dict.fromkeys("اويءع '’", ""),
    }
)  # fmt: skip
# A longer piece first; each with the classes that it may stand for.
_LATIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tch", ("x",)), ("sch", ("x",)), ("dj", ("j",)), ("sh", ("x", "sh")), ("ch", ("x", "k")),
    ("kh", ("k",)), ("gh", ("k",)), ("dh", ("d",)), ("th", ("t", "d")), ("ph", ("f",)),
    ("ck", ("k",)), ("qu", ("k",)), ("zh", ("d", "z")), ("ts", ("ts",)), ("x", ("ks",)),
    ("b", ("b",)), ("p", ("b",)), ("c", ("k", "s")), ("d", ("d",)), ("f", ("f",)), ("v", ("f",)),
    ("g", ("k", "j")), ("h", ("h",)), ("j", ("j",)), ("k", ("k",)), ("q", ("k",)), ("l", ("l",)),
    ("m", ("m",)), ("n", ("n",)), ("r", ("r",)), ("s", ("s",)), ("t", ("t",)), ("z", ("z", "d")),
)  # fmt: skip
_ARTICLES = frozenset(
    (
        "al", "el", "ul", "il", "as", "es", "ash", "esh", "ad", "ed", "adh", "ar", "er", "at", "et",
        "ath", "az", "ez", "an", "en", "the", "of",
    )
)  # fmt: skip
_SERVANT = re.compile(r"^abd(?:ul|el|al|oul|ou?l|ur|us|er|es|ar|as|in|un)?(?=[a-z]{2})")
_JOINED_ARTICLE = re.compile(r"^(?:al|el)(?=[^aeiou].{2})")
_LETTERS = re.compile("[a-z]")
_MOST_SKELETONS = 8
_REMEMBERED = 1 << 15
_SILENT_END = re.compile("(?<=.)h$")


def is_latin(words: str) -> bool:
    """Whether words are in Latin letters."""
    return bool(_LETTERS.search(plain(words)))


def plain(words: str) -> str:
    """Latin words without capitals, accents and signs for hamza and ain."""
    letters = unicodedata.normalize("NFKD", words.lower())
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’‘`ʿʾ")


@lru_cache(maxsize=_REMEMBERED)
def of_arabic(word: str) -> str:
    """The skeleton of one Arabic word; empty where it has weak letters alone."""
    folded = fold_word(word)
    bare = folded[2:] if folded.startswith("ال") and len(folded) > len("الي") else folded
    return _squeezed(_SILENT_END.sub("", bare.translate(_ARABIC)))


def latin_words(name: str) -> list[str]:
    """The words of a Latin name that an Arabic one is written with: without the article."""
    words = re.findall("[a-z]+", plain(name))
    return [word for word in words if word not in _ARTICLES] or words


def of_latin(word: str) -> list[str]:
    """The skeletons that one Latin word may have."""
    shapes = dict.fromkeys((word, _JOINED_ARTICLE.sub("", word)))
    found = [skeleton for shape in shapes for skeleton in _skeletons(_SERVANT.sub("abd", shape))]
    return list(dict.fromkeys(found))[:_MOST_SKELETONS]


def _skeletons(word: str) -> list[str]:
    pieces: list[tuple[str, ...]] = []
    at = 0
    while at < len(word):
        for letters, classes in _LATIN:
            if word.startswith(letters, at):
                is_silent = letters == "h" and at + 1 == len(word)
                pieces.append(("",) if is_silent else classes)
                at += len(letters)
                break
        else:
            at += 1
    rows = islice(product(*pieces), _MOST_SKELETONS)
    return [_squeezed("".join(row)) for row in rows]


def romanised(name: str) -> str:
    """An Arabic name in Latin letters, roughly: consonants by class, long vowels kept."""
    words = [word for word in fold_word(name).split() if word]
    return " ".join(_romanised_word(word) for word in words)


def _romanised_word(word: str) -> str:
    bare = word[2:] if word.startswith("ال") and len(word) > len("الي") else word
    return bare.translate(_SOUNDS)


_SOUNDS = str.maketrans(
    dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويءپچژگڤ", (
        "a", "b", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t", "z",
        "a", "gh", "f", "q", "k", "l", "m", "n", "h", "u", "i", "", "p", "ch", "zh", "g", "v",
    ), strict=True))
)  # fmt: skip


def _squeezed(skeleton: str) -> str:
    """Doubled letters as one."""
    return re.sub(r"(.)\1+", r"\1", skeleton)
