"""The neural recogniser's answers as candidates, without the proclitics that the model saw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.decoding import LabelSpan, label_spans
from desktop.analysis.mentions.pieces import Piece, key_of, pieces
from desktop.analysis.mentions.word_features import word_features
from desktop.analysis.mentions.words import NameWords, name_words
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
_JOINING = ("و", "ف")
# Foreign names begin so («واطسون», «ويليام», «فوكس»): the letter is theirs.
_OWN_LETTER = ("وا", "وي", "وو", "في", "فو", "فا", "فر", "فل")
_SHORTEST = 4
_TANWIN = ("\u064b", "\u064b\u0627", "\u0627\u064b")
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
    known = _Beginnings(reading, name_words(lexicons), gazetteer)
    features = None
    if model.feature_count:
        features = [_features(reading, window, lexicons, model.feature_count) for window in windows]
    outside = model.labels.index("O")
    candidates: list[Candidate] = []
    silence: dict[int, float] = {}
    answers = model.log_probabilities(inputs, features)
    for window, rows in zip(windows, answers, strict=True):
        silence.update(zip(window, np.exp(rows[:, outside]).tolist(), strict=False))
        for span in label_spans(rows, model.labels):
            kind = _KINDS.get(span.label)
            if kind is not None and known.may_name(window[span.first], window[span.last], kind):
                candidates.append(_candidate(reading, window, span, kind, known))
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


def _candidate(
    reading: Reading, window: range, span: LabelSpan, kind: MentionKind, known: _Beginnings
) -> Candidate:
    first, last, kind = known.span(window[span.first], window[span.last], kind)
    if kind == "organisation" and span.probability < _SURE_BODY and known.country(first, last):
        kind = "place"
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
        confidence=span.probability,
        why=f"neural:{kind}",
        klass="person" if kind == "person" else "",
    )


class _Beginnings:
    """Decides which letters before a name are proclitics: the model saw the words whole."""

    def __init__(self, reading: Reading, words: NameWords, gazetteer: Gazetteer) -> None:
        self._reading = reading
        self._words = words
        self._gazetteer = gazetteer
        self._written = frozenset(token.fold for token in reading.tokens)

    def may_name(self, first: int, last: int, kind: MentionKind) -> bool:
        """Whether a span can be a name: «ريف», «العراقية» alone are none, nor is «عربياً»."""
        if first < last or kind != "place":
            return True
        token = self._reading.tokens[first]
        options = [piece for piece in pieces(self._reading, token) if not piece.article]
        described = any(piece.stem in self._words.descriptors for piece in options)
        adjective = any(piece.stem in self._words.nationalities for piece in options)
        adjective = adjective and not any(self._known(piece, kind) for piece in options)
        return not described and not adjective and not token.text.endswith(_TANWIN)

    def span(self, first: int, last: int, kind: MentionKind) -> tuple[int, int, MentionKind]:
        """The span and kind by Rawi's rules.

        Without «مدينة», «تنظيم» and titles before a name, marks at its ends and adjectives behind
        a place; with the word for a facility (مطار، سد).
        """
        tokens = self._reading.tokens
        while first < last and (tokens[first].kind == "mark" or self._describes(first, last, kind)):
            first += 1
        while first < last and (
            (tokens[last].kind == "mark" and tokens[last].text != ".")
            or (kind == "place" and self._only_tells_which(first, last))
        ):
            last -= 1
        if kind == "place":
            if self._facility_head(first) and first < last:
                return first, last, "facility"
            if first and self._facility_head(first - 1):
                return first - 1, last, "facility"
        return first, last, kind

    def country(self, first: int, last: int) -> bool:
        """Whether these words are a country: one that acts, or its team, is the country still."""
        tokens = self._reading.tokens[first : last + 1]
        return any(
            place.kind == "country"
            for piece in pieces(self._reading, tokens[0])
            for place in self._gazetteer.find(key_of(tokens, piece.stem))
        )

    def _only_tells_which(self, first: int, last: int) -> bool:
        """«حلب الغربي» is حلب, «كاليفورنيا الأميركية» كاليفورنيا, where no gazetteer has both."""
        telling = self._words.directions | self._words.nationalities
        rest = last
        while rest > first and self._reading.tokens[rest].fold in telling:
            rest -= 1
        return rest < last and not self._listed(first, last) and self._listed(first, rest)

    def _listed(self, first: int, last: int) -> bool:
        """Whether the gazetteer holds these words, proclitics aside."""
        tokens = self._reading.tokens[first : last + 1]
        return any(
            key_of(tokens, piece.stem) in self._gazetteer
            for piece in pieces(self._reading, tokens[0])
        )

    def _facility_head(self, index: int) -> bool:
        """Whether a word names the kind of a facility and belongs to its name (مطار، معبر)."""
        for piece in pieces(self._reading, self._reading.tokens[index]):
            descriptor = self._words.descriptors.get(piece.stem)
            if descriptor is not None and not piece.article:
                single = descriptor.number == "one" and descriptor.klass != "road"
                return descriptor.kind == "facility" and descriptor.keeps_head and single
        return False

    def _describes(self, first: int, last: int, kind: MentionKind) -> bool:
        words = self._words
        for piece in pieces(self._reading, self._reading.tokens[first]):
            if kind == "place":
                descriptor = None if piece.article else words.descriptors.get(piece.stem)
                if descriptor is not None and not descriptor.keeps_head:
                    return piece.stem not in words.beginnings and not self._listed(first, last)
            if kind == "person" and words.offices.get(piece.stem) is not None:
                return piece.stem not in words.given
            if kind == "organisation" and piece.stem in words.describing:
                rest = self._reading.tokens[first + 1 : last + 1]
                return " ".join(token.fold for token in rest) in words.known
        return False

    def piece(self, index: int, kind: MentionKind) -> Piece:
        """The part of a token that begins the name."""
        options = pieces(self._reading, self._reading.tokens[index])
        whole = options[0]
        for option in options:
            if self._known(option, kind):
                return option
        for option in options[1:]:
            if option.stem.startswith("ال") or option.prefix.endswith("لل"):
                return option
        for option in options[1:]:
            if option.prefix not in _JOINING or len(option.stem) < _SHORTEST:
                continue
            if option.stem in self._written or not whole.stem.startswith(_OWN_LETTER):
                return option
        return whole

    def _known(self, option: Piece, kind: MentionKind) -> bool:
        """Whether a lexicon of that kind knows the word."""
        words, stem = self._words, option.stem
        if kind == "person":
            return stem in words.given or stem in words.person_words
        if stem in words.known or stem in words.media:
            return True
        if kind == "organisation":
            return stem in words.heads
        if kind == "facility":
            return stem in words.descriptors
        return any(place.known for place in self._gazetteer.find(stem))
