"""What is read for claims: the sentences of headline and body, without the furniture of a page.

No claims are: bylines, «اقرأ أيضاً» and the like, addresses, tags, a line of one or two words, the
publisher's name at the end of a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.words import Words
from desktop.analysis.text.fold import fold_word

_ADDRESS = re.compile(r"https?:|www\.|pic\.twitter|@\w")
_TAIL_MARKS = frozenset("|–—-")
_DASHES = frozenset("-–—/")
_SHORT_LINE = 4
# The words under a picture are at most so many, whom it is from at most so many tokens.
_CREDIT_LINE = 24
_CREDIT = 8
_ADDRESS_LINE = 12
_CALL = 18


@dataclass(frozen=True, slots=True)
class Passage:
    """Token indices, ``stop`` exclusive."""

    first: int
    stop: int
    headline: bool


def passages(words: Words, known: Attributions) -> Iterator[Passage]:
    """The sentences to read, in order."""
    reading = words.reading
    waiting: int | None = None
    paragraphs = reading.document.paragraphs
    for number, sentence in enumerate(reading.sentences):
        kind = paragraphs[sentence.paragraph].kind
        first, stop = words.range_of(sentence.start, sentence.end)
        if kind == "byline" or first >= stop or reading.in_page(sentence.start):
            continue
        if _is_furniture(words, known, first, stop, kind):
            continue
        headline = kind == "headline"
        if headline:
            first = _behind_label(words, known, first, stop)
            stop = _without_tail(words, first, stop)
            follows = number + 1 < len(reading.sentences)
            same = follows and reading.sentences[number + 1].paragraph == sentence.paragraph
            if same and _is_fragment(words, known, first, stop):
                waiting = first if waiting is None else waiting
                continue
        yield Passage(first if waiting is None else waiting, stop, headline)
        waiting = None


def _is_fragment(words: Words, known: Attributions, first: int, stop: int) -> bool:
    """«تحت القصف.. المدينة تستقبل العيد»: an adverbial that the dots cut off its clause."""
    return words.folds[first] in known.breaks and stop - first <= 8


def _behind_label(words: Words, known: Attributions, first: int, stop: int) -> int:
    """The token behind «خاص|»، «بالفيديو..»: what sort of article a headline announces."""
    labels = known.function_words["label"]
    if first + 2 >= stop or words.folds[first] not in labels:
        return first
    return first + 2 if words.tokens[first + 1].kind == "mark" else first


def _without_tail(words: Words, first: int, stop: int) -> int:
    outlet = fold_word(words.reading.document.outlet or "").split()
    for at in range(stop - 1, max(first, stop - 8), -1):
        if words.tokens[at].text not in _TAIL_MARKS:
            continue
        tail = [t for t in words.tokens[at + 1 : stop] if t.kind != "mark"]
        latin = bool(tail) and all(token.kind == "latin" for token in tail)
        if latin or (tail and [token.fold for token in tail] == outlet):
            return at
    return stop


def _is_credit(words: Words, known: Attributions, first: int, stop: int) -> bool:
    """«… (رويترز)», «… - أرشيف»: under a picture, at the end of a line that no full stop closes."""
    folds = words.folds[first:stop]
    if len(folds) < 3 or folds[-1] in ".!؟?":
        return False
    bracketed = folds[-1] == ")" and "(" in folds[-_CREDIT:]
    opening = (
        "(" if bracketed else next((m for m in reversed(folds[-_CREDIT:]) if m in _DASHES), "")
    )
    if not opening:
        return False
    at = first + len(folds) - 1 - folds[::-1].index(opening)
    inside = words.folds[at + 1 : stop - int(bracketed)]
    named = " ".join(inside) in known.media
    return named or bool(known.function_words["picture"].intersection(inside))


def _is_furniture(words: Words, known: Attributions, first: int, stop: int, kind: str) -> bool:
    found = known.boilerplate.match(words.folds, first, stop)
    count = sum(words.is_word(at) for at in range(first, stop))
    if found is not None:
        rest = first + found[0]
        labelled = rest < stop and words.folds[rest] == ":"
        if found[1] == "start" or (found[1] == "line" and labelled):
            return True
        if found[1] == "whole" and rest >= stop:
            return True
        if found[1] == "call" and count <= _CALL and words.folds[stop - 1] not in ".!؟":
            return True
    untimed = sum(words.is_word(at) and at not in words.timed for at in range(first, stop))
    if kind == "headline":
        return count < 2 or untimed < 1
    if _is_credit(words, known, first, stop) and count <= _CREDIT_LINE:
        return True
    text = words.reading.text[words.start(first) : words.end(stop)]
    if _ADDRESS.search(text) and count <= _ADDRESS_LINE:
        return True
    if words.folds[first] == "#" and count <= _ADDRESS_LINE:
        return True
    return min(count, untimed + 2) < _SHORT_LINE and text[-1] not in '.!؟?؛»”"'
