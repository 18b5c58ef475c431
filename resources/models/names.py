"""The neural recogniser of names: words in, the probabilities of their labels out.

``model.int8.onnx`` is a token classifier (inputs ``ids``, ``mask`` and, where it was trained with
them, ``features``; one row of logits a piece), ``tokenizer.json`` has its pieces and their scores,
``recogniser.json`` says what its outputs mean. A word's labels are read at its first piece.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from resources.models.unigram import Unigram

# From 1.29 on the library marks the machine with a number and reports its use to its maker, unless
# this is said before it is loaded. The version that we ask for has no such code; another may be
# installed. https://github.com/microsoft/onnxruntime/pull/27379
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime

# On Windows every version writes a trace of its use for the system.
onnxruntime.disable_telemetry_events()

WEIGHTS, PIECES, ABOUT = "model.int8.onnx", "tokenizer.json", "recogniser.json"

# Ids of the special pieces, the same in all vocabularies of this family of encoders.
_BEGIN, _PADDING, _END, _UNKNOWN = range(4)
_SPECIAL = 4
# A batch holds at most so many pieces, padding included: with more, caches are missed and memory
# grows.
_BATCH = 256
# A window's pieces, the two marks at its ends included; the encoder takes no more than 512.
_LONGEST = 254

Probabilities = npt.NDArray[np.float32]
Features = npt.NDArray[np.float32]
# The pieces of each word of one sentence.
Line = list[tuple[int, ...]]


class NameModel:
    """The weights, their tokenizer and their labels (BIO). Safe to call from several threads: the
    session keeps nothing of a run."""

    def __init__(self, weights: Path, tokenizer: Unigram, labels: tuple[str, ...]) -> None:
        options = onnxruntime.SessionOptions()
        # One thread a call: documents, not sentences, are what runs side by side.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # The arena keeps the largest batch's memory for good.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            str(weights), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = tokenizer
        self.labels = labels
        shapes = {given.name: given.shape for given in self._session.get_inputs()}
        # How many features of a word the model takes; 0: none.
        self.feature_count = int(shapes["features"][-1]) if "features" in shapes else 0

    def log_probabilities(
        self, sentences: Sequence[Sequence[str]], features: Sequence[Features] | None = None
    ) -> list[Probabilities]:
        """For each sentence one row of log-probabilities a word, in the order of ``labels``.

        Sentences of like length run together. A sentence's words beyond the longest window get no
        row: the caller cuts before.

        Args:
            sentences: the words of each.
            features: what lexicons know of them, a row a word; for a model that takes features.
        """
        pieces = [_limited([self._tokenizer.encode(word) for word in s]) for s in sentences]
        found: list[Probabilities] = [np.empty((0, len(self.labels)), np.float32)] * len(pieces)
        for batch in _batches(pieces):
            rows = None if features is None else [features[number] for number in batch]
            logits = self._run([pieces[number] for number in batch], rows)
            for row, number in enumerate(batch):
                found[number] = _log_softmax(logits[row, _firsts(pieces[number])])
        return found

    def _run(self, batch: list[Line], features: list[Features] | None) -> Probabilities:
        width = max(map(_length, batch))
        ids = np.full((len(batch), width), _PADDING, np.int64)
        for row, words in enumerate(batch):
            line = [_BEGIN, *(piece for word in words for piece in word), _END]
            ids[row, : len(line)] = line
        inputs: dict[str, npt.NDArray[np.int64] | Features] = {
            "ids": ids,
            "mask": (ids != _PADDING).astype(np.int64),
        }
        if self.feature_count:
            inputs["features"] = self._spread(batch, features, width)
        (logits,) = self._session.run(None, inputs)
        return np.asarray(logits, np.float32)

    def _spread(self, batch: list[Line], features: list[Features] | None, width: int) -> Features:
        """Each word's features on all of its pieces."""
        spread = np.zeros((len(batch), width, self.feature_count), np.float32)
        for row, words in enumerate(batch):
            if features is not None:
                lengths = [len(word) for word in words]
                spread[row, 1 : _length(words) - 1] = features[row][: len(words)].repeat(lengths, 0)
        return spread


def load_names(folder: Path) -> NameModel | None:
    """The model of a folder, or None when its weights are not there."""
    if not all((folder / name).is_file() for name in (WEIGHTS, PIECES, ABOUT)):
        return None
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    rows = json.loads((folder / PIECES).read_text(encoding="utf-8"))["model"]["vocab"]
    ids = {piece: number for number, (piece, _) in enumerate(rows)}
    scores: dict[str, float] = dict(rows[_SPECIAL:])
    return NameModel(folder / WEIGHTS, Unigram(scores, ids, _UNKNOWN), tuple(about["labels"]))


def _limited(words: Line) -> Line:
    room = _LONGEST - 2
    for number, word in enumerate(words):
        room -= len(word)
        if room < 0:
            return words[:number]
    return words


def _length(words: Line) -> int:
    return 2 + sum(map(len, words))


def _firsts(words: Line) -> list[int]:
    """Where each word's first piece stands in its line."""
    positions, at = [], 1
    for word in words:
        positions.append(at)
        at += len(word)
    return positions


def _batches(pieces: list[Line]) -> Iterator[list[int]]:
    """Numbers of sentences, the short ones together, so that little is padding."""
    batch: list[int] = []
    for number in sorted(range(len(pieces)), key=lambda n: _length(pieces[n])):
        if batch and _length(pieces[number]) * (len(batch) + 1) > _BATCH:
            yield batch
            batch = []
        if pieces[number]:
            batch.append(number)
    if batch:
        yield batch


def _log_softmax(logits: Probabilities) -> Probabilities:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    total: Probabilities = np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    probabilities: Probabilities = shifted - total
    return probabilities
