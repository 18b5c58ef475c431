"""The neural recogniser of names: words in, the probabilities of their labels out.

``names.onnx`` is a token classifier (inputs ``ids`` and ``mask``; one row of logits a piece), ``pieces.tsv``
its tokenizer (a piece and its score a line, in the order of ids; the first lines are the special
pieces), ``names.toml`` says what its outputs mean. A word's labels are read at its first piece.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from resources.models.unigram import Unigram

WEIGHTS, PIECES, ABOUT = "names.onnx", "pieces.tsv", "names.toml"

# Ids of the special pieces, the same in all vocabularies of this family of encoders.
_BEGIN, _PADDING, _END, _UNKNOWN = range(4)
_SPECIAL = 4
# A batch holds at most so many pieces, padding included: what bounds the memory of a run.
_BATCH = 2048
# A window's pieces, the two marks at its ends included; the encoder takes no more than 512.
_LONGEST = 254

Probabilities = npt.NDArray[np.float32]


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

    def log_probabilities(self, sentences: Sequence[Sequence[str]]) -> list[Probabilities]:
        """For each sentence one row of log-probabilities a word, in the order of ``labels``.

        Sentences of like length run together. A sentence's words beyond the longest window get no
        row: the caller cuts before.
        """
        pieces = [_limited([self._tokenizer.encode(word) for word in s]) for s in sentences]
        found: list[Probabilities] = [np.empty((0, len(self.labels)), np.float32)] * len(pieces)
        for batch in _batches(pieces):
            logits = self._run([pieces[number] for number in batch])
            for row, number in enumerate(batch):
                firsts = _firsts(pieces[number])
                found[number] = _log_softmax(logits[row, firsts])
        return found

    def _run(self, batch: list[list[tuple[int, ...]]]) -> Probabilities:
        width = max(map(_length, batch))
        ids = np.full((len(batch), width), _PADDING, np.int64)
        mask = np.zeros((len(batch), width), np.int64)
        for row, words in enumerate(batch):
            line = [_BEGIN, *(piece for word in words for piece in word), _END]
            ids[row, : len(line)] = line
            mask[row, : len(line)] = 1
        (logits,) = self._session.run(None, {"ids": ids, "mask": mask})
        return np.asarray(logits, np.float32)


def load_names(folder: Path) -> NameModel | None:
    """The model of a folder, or None when its weights are not there."""
    if not all((folder / name).is_file() for name in (WEIGHTS, PIECES, ABOUT)):
        return None
    about = tomllib.loads((folder / ABOUT).read_text(encoding="utf-8"))
    lines = (folder / PIECES).read_text(encoding="utf-8").removesuffix("\n").split("\n")
    rows = [line.split("\t") for line in lines]
    ids = {piece: number for number, (piece, _) in enumerate(rows)}
    scores = {piece: float(score) for piece, score in rows[_SPECIAL:]}
    return NameModel(folder / WEIGHTS, Unigram(scores, ids, _UNKNOWN), tuple(about["labels"]))


def _limited(words: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    room = _LONGEST - 2
    for number, word in enumerate(words):
        room -= len(word)
        if room < 0:
            return words[:number]
    return words


def _length(words: list[tuple[int, ...]]) -> int:
    return 2 + sum(map(len, words))


def _firsts(words: list[tuple[int, ...]]) -> list[int]:
    """Where each word's first piece stands in its line."""
    positions, at = [], 1
    for word in words:
        positions.append(at)
        at += len(word)
    return positions


def _batches(pieces: list[list[tuple[int, ...]]]) -> Iterator[list[int]]:
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
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
