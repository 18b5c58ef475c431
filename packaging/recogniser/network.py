"""The network: the encoder, the words' features added to its input, and a layer to labels."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from recogniser.corpus import LABELS
from recogniser.encoder import HEADS, HIDDEN, INNER, LAYERS, POSITIONS

_EPSILON = 1e-12
_DROPOUT = 0.1
_HEAD_DROPOUT = 0.15
# A masked position's attention, before the softmax.
_HIDDEN_FROM = -1e4


class Layer(nn.Module):
    """One layer of a BERT encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.attended_norm = nn.LayerNorm(HIDDEN, eps=_EPSILON)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.outer_norm = nn.LayerNorm(HIDDEN, eps=_EPSILON)
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        query, key, value = (part(x) for part in (self.query, self.key, self.value))
        weights = _heads(query) @ _heads(key).transpose(-1, -2) / math.sqrt(HIDDEN // HEADS) + bias
        mixed = self.dropout(functional.softmax(weights, dim=-1)) @ _heads(value)
        attended = self.dropout(self.attended(mixed.transpose(1, 2).flatten(2)))
        x = self.attended_norm(attended + x)
        outer = self.dropout(self.outer(functional.gelu(self.inner(x))))
        return self.outer_norm(outer + x)


class Network(nn.Module):
    """Logits of labels for each piece.

    While it trains, ``words`` holds only the pieces that the corpus can show: the others' vectors
    would not move, and the optimiser would spend its time on them.
    """

    def __init__(self, pieces: int, features: int) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.types = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(_DROPOUT)
        self.head_dropout = nn.Dropout(_HEAD_DROPOUT)
        self.head = nn.Linear(HIDDEN, len(LABELS))
        self.features_in = nn.Linear(features, HIDDEN, bias=False)
        self.features_out = nn.Linear(features, len(LABELS), bias=False)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.features_in.weight)
        nn.init.zeros_(self.features_out.weight)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, features: torch.Tensor
    ) -> torch.Tensor:
        """Args: ``ids`` and ``mask`` (windows, pieces); ``features`` (windows, pieces, features).
        Returns (windows, pieces, labels)."""
        x = self.words(ids) + self.features_in(features)
        x = x + self.positions.weight[: ids.shape[1]] + self.types.weight[0]
        x = self.dropout(self.norm(x))
        bias = (1 - mask[:, None, None, :].to(x.dtype)) * _HIDDEN_FROM
        for layer in self.layers:
            x = layer(x, bias)
        logits: torch.Tensor = (
            self.head(self.head_dropout(x)) + self.features_out(features)
        ).float()
        return logits

    def start_from(self, weights: Mapping[str, npt.NDArray[Any]], pieces: list[int]) -> None:
        """Take the encoder's weights; ``pieces``: which rows of its vocabulary ours are."""
        state = {name: torch.from_numpy(array) for name, array in weights.items()}
        renamed = {
            "words": "words.weight",
            "positions": "positions.weight",
            "types": "types.weight",
        }
        state = {renamed.get(name, name): tensor for name, tensor in state.items()}
        state["words.weight"] = state["words.weight"][pieces]
        self.load_state_dict(state, strict=False)


def _heads(x: torch.Tensor) -> torch.Tensor:
    """(windows, pieces, hidden) -> (windows, heads, pieces, hidden / heads)."""
    return x.unflatten(-1, (HEADS, HIDDEN // HEADS)).transpose(1, 2)
