"""The clause round a trigger: where its arguments may stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping
from dataclasses import dataclass

from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.reading import Reading

_STOPS = "،؛:"
# An inserted phrase is no longer, in tokens.
_INSERTED = 16
_COMMAS = "،,"
_ENDS = ".؛:؟!"


@dataclass(frozen=True, slots=True)
class Clause:
    """Token indices, ``end`` exclusive. ``inserted``: those inside it of phrases between commas
    that only say when, where or by whom more («واصل الجيش، أمس، القصف»)."""

    start: int
    end: int
    inserted: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Others:
    """Token indices but for a few: those of all triggers that are not of one happening. (A set made
    anew for each happening would be as long as the article.)"""

    indices: frozenset[int]
    own: frozenset[int]

    def __contains__(self, index: object) -> bool:
        return index in self.indices and index not in self.own


def clause_end(reading: Reading, first: int, verbs: Container[int], words: EventWords) -> int:
    """The end of the clause that goes on at a token: the next verb, clause word or relative."""
    sentence = reading.sentence_at(reading.tokens[first - 1].start)
    stop = sentence.end if sentence is not None else 0
    end = first
    while end < len(reading.tokens) and reading.tokens[end].start < stop:
        word = reading.tokens[end].fold
        parted = parts_clauses(word, words) and not _within(reading, end, words)
        if end in verbs or parted or word in words.relatives:
            break
        end += 1
    return end - 1 if end - 1 > first and _is_speaker(reading, end, words) else end


def insertions(reading: Reading, words: EventWords) -> Mapping[int, int]:
    """The commas that close an inserted phrase, to those that open it, as tokens: it begins with a
    preposition, a relative or a time, and what follows is not joined to it."""
    times = frozenset(time.start for time in reading.times)
    found: dict[int, int] = {}
    opening: int | None = None
    for index, token in enumerate(reading.tokens):
        if token.kind != "mark" or token.text not in _COMMAS + _ENDS:
            continue
        if token.text in _ENDS:
            opening = None
            continue
        if opening is not None and index - opening <= _INSERTED:
            first, following = reading.tokens[opening + 1], reading.tokens[index + 1 : index + 2]
            inserts = (
                first.start in times
                or first.fold in words.prepositions
                or first.fold in words.relatives
            )
            if inserts and following and not following[0].fold.startswith("و"):
                found[index] = opening
        opening = index
    return found


def clause_start(
    reading: Reading,
    index: int,
    verbs: Container[int],
    words: EventWords,
    inserted: Mapping[int, int],
) -> int:
    """The first token of the clause of the one at ``index``: a comma right before a verb without
    conjunction closes an inserted phrase («القاضي، الذي …»), another one parts clauses, but for
    those of ``inserted``."""
    tokens = reading.tokens
    sentence = reading.sentence_at(tokens[index].start)
    floor = sentence.start if sentence is not None else tokens[index].start
    start = index
    while start > 0 and tokens[start - 1].start >= floor:
        before = tokens[start - 1]
        opening = inserted.get(start - 1)
        if opening is not None and tokens[opening].start >= floor:
            start = opening + (opening in inserted)
            continue
        if before.fold in words.breaks or start - 1 in verbs:
            break
        verb = start == index or tokens[start].fold in words.support
        closes = verb or tokens[start].fold in words.relatives
        if before.text in _STOPS and not (before.text == "،" and closes):
            break
        start -= 1
    return start


def _is_speaker(reading: Reading, verb: int, words: EventWords) -> bool:
    """«… في حماة وموسكو تنفي»: the word before a verb of saying, joined, is its subject."""
    if verb >= len(reading.tokens) or reading.tokens[verb].fold not in words.saying:
        return False
    return reading.tokens[verb - 1].fold.startswith("و")


def _within(reading: Reading, index: int, words: EventWords) -> bool:
    """Whether a word that elsewhere parts clauses goes on with one: «من قبل X» says who did it, not
    when, «وسط مدينة X» where, not how."""
    word = reading.tokens[index].fold
    if word == "وسط":
        return _is_middle(reading, index, words)
    return word == "قبل" and reading.tokens[index - 1].fold == "من"


def _is_middle(reading: Reading, index: int, words: EventWords) -> bool:
    """Whether «وسط» at a token is the middle of a place."""
    following = reading.tokens[index + 1 : index + 2]
    if not following:
        return False
    first = bisect_left(reading.mentions, following[0].start, key=lambda mention: mention.start)
    named = reading.mentions[first : first + 1]
    placed = bool(named) and named[0].kind == "place" and named[0].start < following[0].end
    return placed or following[0].fold.removeprefix("ال") in words.descriptors


def parts_clauses(word: str, words: EventWords) -> bool:
    """Whether a folded word begins another clause, «و» before it or not."""
    return word in words.breaks or (word.startswith("و") and word[1:] in words.breaks)
