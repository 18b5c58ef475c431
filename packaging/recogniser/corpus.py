"""The annotated corpus as the words that the engine sees, with BIO labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.analysis.text.fold import fold
from desktop.analysis.text.tokens import tokenise
from recogniser.conll import DEVELOPMENT, read_conll

LABELS = (
    "B-LOC", "B-MISC", "B-ORG", "B-PERS", "I-LOC", "I-MISC", "I-ORG", "I-PERS", "O",
)  # fmt: skip
OUTSIDE = "O"

_DROPPED = re.compile(
    "[\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c]"
)
_DIGITS = {first + n: str(n) for first in (0x0660, 0x06F0) for n in range(10)}


@dataclass(frozen=True, slots=True)
class Sentence:
    """``words`` and their ``labels`` as the model has them; ``heads[i]`` is the word that answers
    for token ``i`` of the corpus, whose own label is ``gold[i]``."""

    words: tuple[str, ...]
    labels: tuple[str, ...]
    heads: tuple[int, ...]
    gold: tuple[str, ...]


def read_corpus(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL file. Labels that are not ours count as outside."""
    return [
        sentence_of((token, label if label in LABELS else OUTSIDE) for token, label in sentence)
        for sentence in read_conll(path)
    ]


def sentence_of(tokens: Iterable[tuple[str, str]]) -> Sentence:
    """Cut the corpus's tokens as the engine cuts text; marks round a name stay out of it."""
    words: list[str] = []
    labels: list[str] = []
    heads: list[int] = []
    gold: list[str] = []
    for token, label in tokens:
        parts = tokenise(token, fold(token))
        texts = [part.text for part in parts] or [token]
        core = [i for i, part in enumerate(parts) if part.kind != "mark"]
        first, last = (core[0], core[-1]) if core else (0, len(texts) - 1)
        heads.append(len(words) + first)
        gold.append(label)
        for index, text in enumerate(texts):
            words.append(plain(text))
            if label == OUTSIDE or not first <= index <= last:
                labels.append(OUTSIDE)
            else:
                labels.append(label if index == first else "I" + label[1:])
    return Sentence(tuple(words), tuple(labels), tuple(heads), tuple(gold))


def plain(word: str) -> str:
    """A word without tatweel, marks and controls, with ASCII digits."""
    return _DROPPED.sub("", word).translate(_DIGITS) or word


def development(sentences: Sequence[Sentence]) -> list[Sentence]:
    return list(sentences[::DEVELOPMENT])


def training_runs(sentences: Sequence[Sentence]) -> list[Sequence[Sentence]]:
    """Runs of neighbouring sentences between those of the development split."""
    starts = range(0, len(sentences), DEVELOPMENT)
    return [sentences[start + 1 : start + DEVELOPMENT] for start in starts]
