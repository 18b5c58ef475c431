"""The clause round a trigger: where its arguments may stand."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.reading import Reading

_STOPS = "،؛:"


@dataclass(frozen=True, slots=True)
class Clause:
    """Token indices, ``end`` exclusive."""

    start: int
    end: int


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
        parted = parts_clauses(word, words) and not _is_agent(reading, end)
        if end in verbs or parted or word in words.relatives:
            break
        end += 1
    return end - 1 if end - 1 > first and _is_speaker(reading, end, words) else end


def clause_start(reading: Reading, index: int, verbs: Container[int], words: EventWords) -> int:
    """The first token of the clause of the one at ``index``: a comma right before a verb without
    conjunction closes an inserted phrase («القاضي، الذي …»), another one parts clauses."""
    tokens = reading.tokens
    sentence = reading.sentence_at(tokens[index].start)
    floor = sentence.start if sentence is not None else tokens[index].start
    start = index
    while start > 0 and tokens[start - 1].start >= floor:
        before = tokens[start - 1]
        if before.fold in words.breaks or start - 1 in verbs:
            break
        inserted = start == index or tokens[start].fold in words.relatives
        if before.text in _STOPS and not (before.text == "،" and inserted):
            break
        start -= 1
    return start


def _is_speaker(reading: Reading, verb: int, words: EventWords) -> bool:
    """«… في حماة وموسكو تنفي»: the word before a verb of saying, joined, is its subject."""
    if verb >= len(reading.tokens) or reading.tokens[verb].fold not in words.saying:
        return False
    return reading.tokens[verb - 1].fold.startswith("و")


def _is_agent(reading: Reading, index: int) -> bool:
    """«من قبل X» says who did it, not when."""
    return reading.tokens[index].fold == "قبل" and reading.tokens[index - 1].fold == "من"


def parts_clauses(word: str, words: EventWords) -> bool:
    """Whether a folded word begins another clause, «و» before it or not."""
    return word in words.breaks or (word.startswith("و") and word[1:] in words.breaks)
