"""The part of a token that may begin a name: the token itself, or it without proclitics."""

from __future__ import annotations

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
    return tuple(
        Piece(
            split.stem,
            reading.folded.origins[token.fold_start + len(split.prefix)],
            split.prefix,
            split.article,
        )
        for split in splits(token.fold, keep_article=keep_article)
        if not split.prefix.endswith("س")
    )


def key_of(tokens: tuple[Token, ...], first_stem: str) -> str:
    """The folded name of tokens whose first one lost its proclitics."""
    return " ".join((first_stem, *(token.fold for token in tokens[1:])))
