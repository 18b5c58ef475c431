"""Decoding: from the probabilities of BIO labels, word by word, to the likeliest legal spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]

_FORBIDDEN = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class LabelSpan:
    """The words ``first`` to ``last`` (inclusive) with one label and how probable it is, from 0 to
    1: the geometric mean over its words."""

    first: int
    last: int
    label: str
    probability: float


def label_spans(log_probabilities: Array, labels: tuple[str, ...]) -> Iterator[LabelSpan]:
    """The spans of the likeliest sequence in which I-X follows only B-X or I-X (Viterbi)."""
    path = _best_path(log_probabilities, labels)
    start = 0
    for end in range(1, len(path) + 1):
        ended = end == len(path) or not labels[path[end]].startswith("I-")
        if not ended:
            continue
        if labels[path[start]] != "O":
            rows = np.arange(start, end)
            mean = float(np.exp(log_probabilities[rows, path[start:end]].mean()))
            yield LabelSpan(start, end - 1, labels[path[start]][2:], mean)
        start = end


def _best_path(log_probabilities: Array, labels: tuple[str, ...]) -> list[int]:
    if not len(log_probabilities):
        return []
    first, following = _transitions(labels)
    score = log_probabilities[0] + first
    back = []
    for row in log_probabilities[1:]:
        through = score[:, None] + following
        best = through.argmax(axis=0)
        back.append(best)
        score = through[best, np.arange(len(labels))] + row
    path = [int(score.argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]


@lru_cache(maxsize=4)
def _transitions(labels: tuple[str, ...]) -> tuple[Array, Array]:
    """What each label costs at the beginning, and after each other label."""
    inside = np.array([label.startswith("I-") for label in labels])
    kinds = [label[2:] for label in labels]
    first = np.where(inside, _FORBIDDEN, np.float32(0)).astype(np.float32)
    following = np.zeros((len(labels), len(labels)), np.float32)
    for to in np.flatnonzero(inside):
        for origin, kind in enumerate(kinds):
            if kind != kinds[to]:
                following[origin, to] = _FORBIDDEN
    return first, following
