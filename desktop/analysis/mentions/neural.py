"""The neural recogniser's answers as candidates, without the proclitics that the model saw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.decoding import label_spans
from desktop.analysis.mentions.name_spans import NameSpans, Span
from desktop.analysis.mentions.pieces import key_of
from desktop.analysis.mentions.word_features import word_features
from desktop.analysis.mentions.words import name_words
from desktop.analysis.model import MentionKind
from desktop.analysis.reading import Reading
from resources.gazetteer import Gazetteer
from resources.lexicons import Lexicons
from resources.models.names import Features, NameModel

# What the model sees at once: as in its training, up to so many neighbouring sentences, and so many
# words; a longer sentence is cut.
_SENTENCES = 3
_WINDOW = 110
# A text's words beyond these are left to the other recognisers: no news article is so long, and a
# file of megabytes must not take minutes.
_MOST_WORDS = 30_000
_KINDS: dict[str, MentionKind] = {"PERS": "person", "LOC": "place", "ORG": "organisation"}
# A country is an organisation, its team or government, only where the model is as sure as this.
_SURE_BODY = 0.95
_DROPPED = re.compile(
    "[\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c]"
)
_DIGITS = {first + n: str(n) for first in (0x0660, 0x06F0) for n in range(10)}


@dataclass(frozen=True)
class Heard:
    """What the model said: its candidates, and how sure it is of each token that it saw that the
    token belongs to no name."""

    candidates: tuple[Candidate, ...]
    silence: Mapping[int, float]


def hear(reading: Reading, lexicons: Lexicons, gazetteer: Gazetteer, model: NameModel) -> Heard:
    """Ask the model for the persons, places and organisations of a reading."""
    windows = list(_windows(reading))
    inputs = [[_plain(reading.tokens[i].text) for i in window] for window in windows]
    known = NameSpans(reading, name_words(lexicons), gazetteer)
    features = None
    if model.feature_count:
        features = [_features(reading, window, lexicons, model.feature_count) for window in windows]
    outside = model.labels.index("O")
    starts = _sentence_starts(reading)
    candidates: list[Candidate] = []
    silence: dict[int, float] = {}
    answers = model.log_probabilities(inputs, features)
    for window, rows in zip(windows, answers, strict=True):
        silence.update(zip(window, np.exp(rows[:, outside]).tolist(), strict=False))
        for part in _parts(window, starts):
            read = rows[part.start - window.start : part.stop - window.start]
            for span in label_spans(read, model.labels):
                kind = _KINDS.get(span.label)
                if kind is None:
                    continue
                name = known.span(part[span.first], part[span.last], kind)
                if name is not None:
                    candidates.append(_candidate(reading, name, span.probability, known))
    return Heard(tuple(candidates), silence)


def _windows(reading: Reading) -> Iterator[range]:
    """The tokens that the model sees together, as ranges of indices."""
    start = end = sentences = 0
    for sentence in reading.sentences:
        tokens = reading.tokens_between(sentence.start, sentence.end)
        first = reading.token_index(tokens[0].start) if tokens else None
        if first is None or end > _MOST_WORDS:
            continue
        if sentences == _SENTENCES or first + len(tokens) - start > _WINDOW:
            yield from _cut(start, end)
            start, sentences = first, 0
        end = first + len(tokens)
        sentences += 1
    yield from _cut(start, end)


def _sentence_starts(reading: Reading) -> frozenset[int]:
    """The first token of each sentence."""
    firsts = (reading.token_index(sentence.start) for sentence in reading.sentences)
    return frozenset(first for first in firsts if first is not None)


def _parts(window: range, starts: frozenset[int]) -> Iterator[range]:
    """The sentences of a window: seen together, but no name goes from one into the next."""
    cuts = [window.start, *(token for token in window[1:] if token in starts), window.stop]
    return (range(start, end) for start, end in pairwise(cuts))


def _cut(start: int, end: int) -> Iterator[range]:
    return (range(at, min(at + _WINDOW, end)) for at in range(start, end, _WINDOW))


def _features(reading: Reading, window: range, lexicons: Lexicons, count: int) -> Features:
    """What the lexicons say of each word of a window: a row of zeros and ones."""
    matrix = np.zeros((len(window), count), np.float32)
    folded = [reading.tokens[index].fold for index in window]
    for row, columns in enumerate(word_features(lexicons).of(folded)):
        matrix[row, list(columns)] = 1
    return matrix


def _plain(text: str) -> str:
    """A token as the model knows words: without tatweel and marks, with ASCII digits."""
    return _DROPPED.sub("", text).translate(_DIGITS) or text


def _candidate(reading: Reading, name: Span, probability: float, known: NameSpans) -> Candidate:
    first, last, kind = name
    if kind == "organisation":
        if probability < _SURE_BODY and known.country(first, last):
            kind = "place"
        elif known.facility(first, last):
            kind = "facility"
    piece = known.piece(first, kind)
    return Candidate(
        first=first,
        last=last,
        start=piece.start,
        end=reading.tokens[last].end,
        key=key_of(reading.tokens[first : last + 1], piece.stem),
        kind=kind,
        form="name",
        by="neural",
        confidence=probability,
        why=f"neural:{kind}",
        klass="person" if kind == "person" else "",
        rule=known.sort(first, last, piece, kind),
    )
