"""The search index: each document's words at three levels of sameness.

exact: the word as written, without vowel marks. spelling: folded. stem: folded, then cut as the
light10 stemmer cuts (Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
Retrieval", 2007).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from sqlite_utils import Database

from desktop.analysis.text.fold import fold_word

Level = Literal["exact", "spelling", "stem"]
LEVELS: tuple[Level, ...] = ("exact", "spelling", "stem")

_WORD = re.compile(r"[\w\u064b-\u065f\u0670]+")
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_LEAST = 2


class Word(NamedTuple):
    """A word of a document and its span in the stored text; a search makes tens of thousands."""

    start: int
    end: int
    text: str


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 17)
def term(word: str, level: Level) -> str:
    """What a word is in the index at a level."""
    if level == "exact":
        return _MARKS.sub("", word).lower()
    folded = fold_word(word).lower()
    return folded if level == "spelling" else stem(folded)


def stem(folded: str) -> str:
    """light10: و off a word of four letters, then one article, then endings while two are left."""
    word = folded
    if word.startswith("و") and len(word) > _LEAST + 1:
        word = word[1:]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST:
            word = word[: -len(suffix)]
    return word


def index_text(db: Database, number: int, text: str) -> None:
    """Put a document's words into the index, inside the caller's transaction."""
    words = [word.text for word in words_of(text)]
    columns = [" ".join(term(word, level) for word in words) for level in LEVELS]
    db.conn.execute(
        "INSERT INTO words (rowid, exact, spelling, stem) VALUES (?, ?, ?, ?)", (number, *columns)
    )
