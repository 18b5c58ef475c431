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
    return word_choices(analysis, position)[0]


def word_choices(analysis: Analysis, position: int) -> list[tuple[int, int]]:
    """All that may be meant by the word at a character: what is known to be a word, then the word
    as written, then what remains of it without each possible proclitic."""
    text = analysis.document.text
    start, end = _letters_round(text, position)
    folded = fold(text[start:end])
    known: list[tuple[int, int]] = []
    possible: list[tuple[int, int]] = []
    names = {word for entity in analysis.entities for word in fold_word(entity.name).split()}
    alone = frozenset(fold_word(text).split())
    for split in splits(folded.text, keep_article=True):
        if not split.prefix:
            continue
        cut, _ = folded.original_span(len(split.prefix), len(folded.text))
        long_enough = len(split.stem) >= _STEM_ALONE
        if split.stem in names or (long_enough and split.stem in alone):
            known.append((start + cut, end))
        elif long_enough:
            possible.append((start + cut, end))
    return list(dict.fromkeys([*known[:1], (start, end), *known[1:], *possible]))


def next_stop(analysis: Analysis, position: int, by: int) -> int:
    """Where the caret goes by a word forward (1) or back (-1): also between a proclitic and the
    word that it is written together with, where that is known to be one."""
    text = analysis.document.text
    forward = by > 0
    at = position if forward else position - 1
    while 0 <= at < len(text) and not _is_of_word(text[at]):
        at += by
    if not 0 <= at < len(text):
        return len(text) if forward else 0
    start, end = _letters_round(text, at)
    stem, _ = word_span(analysis, at)
    if forward:
        return stem if max(position, start) < stem else end
    return stem if position > stem else start


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
