"""Batches: windows of like length as tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch

from desktop.analysis.mentions.word_features import FEATURES
from recogniser.windows import PADDING, UNLABELLED, Window

# Pieces of a batch, padding included.
BUDGET = 1100
# How often a single feature is hidden from training, and all of a window's.
_HIDE_FEATURE, _HIDE_ALL_FEATURES = 0.15, 0.05


@dataclass(frozen=True, slots=True)
class Batch:
    ids: torch.Tensor
    mask: torch.Tensor
    labels: torch.Tensor
    features: torch.Tensor


def grouped(
    windows: Sequence[Window], rng: random.Random | None = None, budget: int = BUDGET
) -> list[list[Window]]:
    """Windows of like length together; with ``rng`` in random order and a little mixed."""

    def length(window: Window) -> float:
        return len(window.ids) + (rng.random() * 6 if rng else 0)

    groups: list[list[Window]] = []
    for window in sorted(windows, key=length):
        group = groups[-1] if groups else []
        longest = max([len(window.ids), *(len(other.ids) for other in group)])
        if group and longest * (len(group) + 1) <= budget:
            group.append(window)
        else:
            groups.append([window])
    if rng:
        rng.shuffle(groups)
    return groups


def collate(windows: Sequence[Window], rng: random.Random | None = None) -> Batch:
    """The windows as padded tensors; with ``rng`` some features are hidden."""
    longest = max(len(window.ids) for window in windows)
    shape = (len(windows), longest)
    ids = torch.full(shape, PADDING)
    labels = torch.full(shape, UNLABELLED)
    features = torch.zeros((*shape, len(FEATURES)))
    for row, window in enumerate(windows):
        end = len(window.ids)
        ids[row, :end] = torch.tensor(window.ids)
        labels[row, :end] = torch.tensor(window.labels)
        words = _rows(window, rng)
        of_pieces = torch.tensor(window.word_of)
        shown = of_pieces >= 0
        features[row, :end][shown] = words[of_pieces[shown]]
    return Batch(ids, (ids != PADDING).long(), labels, features)


def _rows(window: Window, rng: random.Random | None) -> torch.Tensor:
    rows = torch.zeros((len(window.features), len(FEATURES)))
    if rng and rng.random() < _HIDE_ALL_FEATURES:
        return rows
    for row, columns in enumerate(window.features):
        rows[row, [c for c in columns if not rng or rng.random() >= _HIDE_FEATURE]] = 1.0
    return rows
