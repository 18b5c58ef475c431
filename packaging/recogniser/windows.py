"""Windows: what the model sees at once, changed a little at random for training."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from desktop.analysis.mentions.word_features import WordFeatures
from desktop.analysis.text.fold import fold_word
from recogniser.corpus import LABELS, OUTSIDE, Sentence

BEGIN, PADDING, END, UNKNOWN = range(4)
# Cross entropy leaves out what bears this label.
UNLABELLED = -100

_LONGEST = 240
_JOINED = 200
# How often a window has one, two or three sentences.
_SIZES, _SIZE_WEIGHTS = (1, 2, 3), (4, 3, 3)
# How often a word is hidden, and a word of a name, whose surroundings must then tell.
_HIDE, _HIDE_NAME = 0.1, 0.15
# How often a window is spelt in another habit, and the habits: no hamza, final ya for alef
# maqsura, ha for ta marbuta, alef maqsura for ya.
_RESPELL = 0.15
HABITS: tuple[tuple[Callable[[str], str], int], ...] = (
    (lambda word: word.translate(str.maketrans("أإآٱ", "اااا")), 5),
    (lambda word: word[:-1] + "ي" if word.endswith("ى") else word, 2),
    (lambda word: word[:-1] + "ه" if word.endswith("ة") and len(word) > 2 else word, 1),
    (lambda word: word[:-1] + "ى" if word.endswith("ي") and len(word) > 3 else word, 1),
)


@dataclass(frozen=True, slots=True)
class Window:
    """``ids`` with their ``labels`` (UNLABELLED off a word's first piece); ``word_of[i]`` is the
    word of piece ``i`` or -1; ``firsts``: where each word's first piece is."""

    ids: list[int]
    labels: list[int]
    word_of: list[int]
    firsts: list[int]
    features: list[frozenset[int]]


class Windows:
    """Makes windows of words.

    Args:
        tokenizer: cuts words into pieces.
        features: what the lists say of words.
        rng: where chance comes from.
    """

    def __init__(self, tokenizer: Tokenizer, features: WordFeatures, rng: random.Random) -> None:
        self._tokenizer = tokenizer
        self._features = features
        self._rng = rng
        self._pieces: dict[str, list[int]] = {}
        self._numbers: dict[int, int] = {}
        self._mask: int = tokenizer.token_to_id("<mask>")

    def pieces(self, word: str) -> list[int]:
        """The ids of a word's pieces, at least one."""
        if word not in self._pieces:
            encoded = self._tokenizer.encode(word, add_special_tokens=False)
            ids = encoded.ids or [UNKNOWN]
            numbers = self._numbers
            self._pieces[word] = [numbers.get(i, UNKNOWN) for i in ids] if numbers else ids
        return self._pieces[word]

    def used(self, sentences: Sequence[Sentence]) -> list[int]:
        """The pieces that training on these sentences can show, sorted."""
        words = {word for sentence in sentences for word in sentence.words}
        spelt = words | {habit(word) for word in words for habit, _ in HABITS}
        ids = {piece for word in spelt for piece in self.pieces(word)}
        return sorted(ids | {BEGIN, PADDING, END, UNKNOWN, self._mask})

    def renumber(self, used: Sequence[int]) -> None:
        """From now on, a piece's id is its place in ``used``: what a smaller network takes. The
        special pieces come first in both, with the same ids."""
        self._numbers = {piece: number for number, piece in enumerate(used)}
        self._mask = self._numbers[self._mask]
        self._pieces.clear()

    def for_training(self, runs: Sequence[Sequence[Sentence]]) -> list[Window]:
        """Every sentence once, joined with its neighbours at random."""
        return [self._changed(*part) for run in runs for part in self._joined(run)]

    def plain(self, sentence: Sentence) -> list[Window]:
        """A sentence as it stands, cut where it is too long."""
        return [
            self._window(words, [self.pieces(word) for word in words], labels)
            for words, labels in self._cut(sentence.words, sentence.labels)
        ]

    def _joined(self, run: Sequence[Sentence]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
        at = 0
        while at < len(run):
            (size,) = self._rng.choices(_SIZES, _SIZE_WEIGHTS)
            words: list[str] = []
            labels: list[str] = []
            for sentence in run[at : at + size]:
                if words and self._length([*words, *sentence.words]) > _JOINED:
                    break
                words += sentence.words
                labels += sentence.labels
                at += 1
            yield from self._cut(words, labels)

    def _cut(
        self, words: Sequence[str], labels: Sequence[str]
    ) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
        while words:
            end = 1
            while end < len(words) and self._length(words[: end + 1]) <= _LONGEST:
                end += 1
            yield words[:end], labels[:end]
            words, labels = words[end:], labels[end:]

    def _length(self, words: Sequence[str]) -> int:
        return sum(len(self.pieces(word)) for word in words)

    def _changed(self, words: Sequence[str], labels: Sequence[str]) -> Window:
        if self._rng.random() < _RESPELL:
            (habit,) = self._rng.choices([h for h, _ in HABITS], [weight for _, weight in HABITS])
            words = [habit(word) for word in words]
        shown = [self._shown(word, label) for word, label in zip(words, labels, strict=True)]
        return self._window(words, shown, labels)

    def _shown(self, word: str, label: str) -> list[int]:
        """The word's pieces, now and then all or half of them hidden."""
        pieces = self.pieces(word)
        if self._rng.random() >= (_HIDE if label == OUTSIDE else _HIDE_NAME):
            return pieces
        whole = self._rng.random() < 0.5
        return [self._mask if whole or self._rng.random() < 0.5 else piece for piece in pieces]

    def _window(
        self, words: Sequence[str], pieces: Sequence[list[int]], labels: Sequence[str]
    ) -> Window:
        ids, answers, word_of, firsts = [BEGIN], [UNLABELLED], [-1], list[int]()
        for number, (parts, label) in enumerate(zip(pieces, labels, strict=True)):
            firsts.append(len(ids))
            ids += parts
            answers += [LABELS.index(label), *[UNLABELLED] * (len(parts) - 1)]
            word_of += [number] * len(parts)
        features = self._features.of([fold_word(word) for word in words])
        return Window([*ids, END], [*answers, UNLABELLED], [*word_of, -1], firsts, features)
