"""Hedges: the words by which a statement is held back (ربما، قد يكون، على الأرجح)."""

from __future__ import annotations

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.words import Words
from desktop.analysis.model import Quote


def find_hedges(words: Words, known: Attributions, start: int, end: int) -> tuple[Quote, ...]:
    """The hedges in a span (characters), in order. «قد» is one before a present verb only, and is
    given with it."""
    first, stop = words.range_of(start, end)
    found: list[Quote] = []
    at = first
    while at < stop:
        match = known.hedges.match(words.folds, at, stop)
        length = match[0] if match is not None else 0
        if length == 1 and words.folds[at].endswith("قد"):
            present = at + 1 < stop and _is_present(words.folds[at + 1], known)
            length = 2 if present and words.folds[at] in ("قد", "وقد") else 0
        if length:
            begin = words.start(at) + int(known.hedges.joined(words.folds[at]))
            found.append(words.reading.quote(begin, words.end(at + length)))
        at += length or 1
    return tuple(found)


def _is_present(word: str, known: Attributions) -> bool:
    """A verb of the present; «قد تصدت» and «قد تمكن» are pasts that begin like one."""
    past = word[0] == "ت" and (word.endswith("ت") or word in known.function_words["past_t"])
    return word[0] in "يتن" and not past
