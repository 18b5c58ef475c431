"""What a person means by a word: spelling forgiven, proclitics left out."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.analysis.model import Analysis
from desktop.analysis.text.clitics import splits
from desktop.analysis.text.fold import fold, fold_word

# Shorter remainders are too often chance (كان is not ك + ان).
_STEM_ALONE = 3


def matches(query: str, names: Iterable[str]) -> bool:
    """Whether each word typed begins a word of one name, spelling and proclitics forgiven."""
    wanted = fold_word(query).split()
    return any(_has_all(wanted, name) for name in names) if wanted else True


def _has_all(wanted: list[str], name: str) -> bool:
    written = [split.stem for word in fold_word(name).split() for split in splits(word)]
    return all(
        any(stem.startswith(split.stem) for split in splits(word) for stem in written)
        for word in wanted
    )


def word_span(analysis: Analysis, position: int) -> tuple[int, int]:
    """The word at a character, without its proclitic where what remains is known to be a word.

    Known is what this article shows: a word of an entity's name, or a word that stands alone
    elsewhere in the text (لقسد gives قسد where قسد is written by itself).
    Returns start and end in characters of the stored text, end exclusive.
    """
    text = analysis.document.text
    start, end = _letters_round(text, position)
    folded = fold(text[start:end])
    names = {word for entity in analysis.entities for word in fold_word(entity.name).split()}
    alone = frozenset(fold_word(text).split())
    for split in splits(folded.text, keep_article=True):
        long_enough = len(split.stem) >= _STEM_ALONE
        if split.prefix and (split.stem in names or (long_enough and split.stem in alone)):
            cut, _ = folded.original_span(len(split.prefix), len(folded.text))
            return start + cut, end
    return start, end


def _letters_round(text: str, position: int) -> tuple[int, int]:
    start = end = min(max(position, 0), len(text))
    while start > 0 and _is_of_word(text[start - 1]):
        start -= 1
    while end < len(text) and _is_of_word(text[end]):
        end += 1
    return start, end


def _is_of_word(letter: str) -> bool:
    combining = "\u064b" <= letter <= "\u0670" or letter == "\u0640"
    return letter.isalnum() or letter == "_" or combining
