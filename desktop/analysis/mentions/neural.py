"""The neural recogniser's answers as candidates, without the proclitics that the model saw."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.decoding import LabelSpan, label_spans
from desktop.analysis.mentions.pieces import Piece, key_of, pieces
from desktop.analysis.mentions.words import NameWords
from desktop.analysis.model import MentionKind
from desktop.analysis.reading import Reading
from resources.gazetteer import Gazetteer
from resources.models.names import NameModel

# What the model sees at once: as in its training, up to so many neighbouring sentences, and so many
# words; a longer sentence is cut.
_SENTENCES = 3
_WINDOW = 110
# A text's words beyond these are left to the other recognisers: no news article is so long, and a
# file of megabytes must not take minutes.
_MOST_WORDS = 30_000
_KINDS: dict[str, MentionKind] = {"PERS": "person", "LOC": "place", "ORG": "organisation"}
_JOINING = ("و", "ف")
# Foreign names begin so («واطسون», «ويليام», «فوكس»): the letter is theirs.
_OWN_LETTER = ("وا", "وي", "وو", "في", "فو", "فا", "فر", "فل")
_SHORTEST = 4
_DROPPED = re.compile(
    "[\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c]"
)
_DIGITS = {first + n: str(n) for first in (0x0660, 0x06F0) for n in range(10)}


def find_neural(
    reading: Reading, words: NameWords, gazetteer: Gazetteer, model: NameModel
) -> Iterator[Candidate]:
    """A candidate for each span of persons, places and organisations that the model finds."""
    windows = list(_windows(reading))
    inputs = [[_plain(reading.tokens[i].text) for i in window] for window in windows]
    known = _Beginnings(reading, words, gazetteer)
    for window, rows in zip(windows, model.log_probabilities(inputs), strict=True):
        for span in label_spans(rows, model.labels):
            kind = _KINDS.get(span.label)
            if kind is not None:
                yield _candidate(reading, window, span, kind, known)


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


def _plain(text: str) -> str:
    """A token as the model knows words: without tatweel and marks, with ASCII digits."""
    return _DROPPED.sub("", text).translate(_DIGITS) or text


def _candidate(
    reading: Reading, window: range, span: LabelSpan, kind: MentionKind, known: _Beginnings
) -> Candidate:
    first, last = window[span.first], window[span.last]
    piece = known.piece(first, kind, alone=first == last)
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

    def piece(self, index: int, kind: MentionKind, *, alone: bool) -> Piece:
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
        return any(place.known for place in self._gazetteer.find(stem))
