"""The tokens of an article by its paragraphs, as the engine sees them."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.model import Document
from desktop.analysis.text.fold import fold
from desktop.analysis.text.tokens import Token, tokenise


def paragraph_tokens(document: Document) -> Iterator[list[Token]]:
    """The tokens of each paragraph that has any."""
    tokens = iter(tokenise(document.text, fold(document.text)))
    token = next(tokens, None)
    for paragraph in document.paragraphs:
        inside = []
        while token is not None and token.start < paragraph.end:
            if token.start >= paragraph.start:
                inside.append(token)
            token = next(tokens, None)
        if inside:
            yield inside
