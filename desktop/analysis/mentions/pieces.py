"""The part of a token that may begin a name: the token itself, or it without proclitics."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits
from desktop.analysis.text.tokens import Token


class Piece(NamedTuple):
    """The part of a token behind its proclitics: its folded ``stem`` and where it starts."""

    stem: str
    start: int
    prefix: str
    article: bool


def pieces(reading: Reading, token: Token, *, keep_article: bool = True) -> tuple[Piece, ...]:
    """The token and what remains of it when proclitics are cut, the whole first; «س» stands before
    verbs alone."""
    if token.kind != "word":
        return (Piece(token.fold, token.start, "", article=False),)
    origins, first = reading.folded.origins, token.fold_start
    cuts = _cuts(token.fold, keep_article=keep_article)
    return tuple([Piece(stem, origins[first + at], cut, art) for stem, at, cut, art in cuts])


@lru_cache(maxsize=65536)
def _cuts(fold: str, *, keep_article: bool) -> tuple[tuple[str, int, str, bool], ...]:
    """Stem, the place where it starts in the word, prefix, article."""
    return tuple(
        (split.stem, len(split.prefix), split.prefix, split.article)
        for split in splits(fold, keep_article=keep_article)
        if not split.prefix.endswith("س")
    )


def key_of(tokens: tuple[Token, ...], first_stem: str) -> str:
    """The folded name of tokens whose first one lost its proclitics."""
    return " ".join((first_stem, *(token.fold for token in tokens[1:])))
