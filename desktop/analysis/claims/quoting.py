"""Whether a proposition is, wholly or in part, given in its speaker's own words."""

from __future__ import annotations

from bisect import bisect_left

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.words import Words

# A quotation that covers a claim began at most so many characters before it.
LONGEST_QUOTATION = 1500


def is_quoted(words: Words, known: Attributions, start: int, end: int) -> bool:
    """Whether quotation marks in or round a span hold speech, and not the name of something."""
    quotations = words.reading.quotations
    before = bisect_left(quotations, start - LONGEST_QUOTATION, key=lambda q: q.start)
    for quotation in quotations[before:]:
        if quotation.inner_start >= end:
            break
        if quotation.inner_end <= start:
            continue
        if quotation.inner_start <= start and end <= quotation.inner_end:
            return True
        if _is_speech(words, known, quotation.start, quotation.inner_start, quotation.inner_end):
            return True
    return False


def _is_speech(words: Words, known: Attributions, mark: int, start: int, end: int) -> bool:
    first, stop = words.range_of(start, end)
    if stop - first < 2:
        return False
    before = words.folds[first - 2] if first >= 2 and words.tokens[first - 1].start == mark else ""
    if before.removeprefix("ال") in known.function_words["naming"]:
        return False
    mention = words.mention_at.get(first)
    named = mention is not None and mention.form == "name"
    return not (named and mention is not None and words.mention_stop[mention.id] >= stop)
