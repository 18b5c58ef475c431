"""The indexes of texts: for the search, and of what texts share. Both cut a text into the same
words, and most words are known from an earlier text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sqlite_utils import Database

from storage.fingerprints import fingerprints_of, word_hash
from storage.reprints import add_fingerprints
from storage.search.index import Indexed, index_words, indexed
from storage.search.tokens import bare_words

_CACHED = 1 << 17


def index_texts(db: Database, texts: Mapping[int, str]) -> None:
    """Index new documents, by number, inside the caller's transaction. None of them may be indexed
    yet, nor any of a greater number."""
    if not texts:
        return
    known = {number: [_known(word) for word in bare_words(text)] for number, text in texts.items()}
    found = {n: fingerprints_of([one[1] for one in words]) for n, words in known.items()}
    add_fingerprints(db, found)
    index_words(db, {n: [one[0] for one in words] for n, words in known.items()})


@lru_cache(maxsize=_CACHED)
def _known(word: str) -> tuple[Indexed, int]:
    return indexed(word), word_hash(word)
