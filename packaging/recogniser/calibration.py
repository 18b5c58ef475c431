"""How large the inputs of each matrix grow: what quantising needs to spare the small ones.

A few inputs of an encoder are many times larger than the rest. One scale for all then leaves the
rest few steps. Each input is therefore divided by a factor of its own, and the matrix's row
multiplied by it (Xiao and others, *SmoothQuant*, 2023).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

import numpy as np
import numpy.typing as npt
import torch

from recogniser.batches import collate
from recogniser.network import Network
from recogniser.windows import Window

Array = npt.NDArray[np.float32]

# How much of an input's size goes into the matrix: all of it at 1.
_SHARE = 0.8
_MATRICES = ("query", "attended", "inner", "outer")


def largest_inputs(network: Network, windows: Iterable[Window]) -> dict[str, Array]:
    """The largest absolute value of each input over these windows, by the matrix's name.

    The matrix ``query`` stands for the three that read the same.
    """
    largest: dict[str, Array] = {}

    def watch(name: str, _: object, inputs: tuple[torch.Tensor, ...]) -> None:
        values = inputs[0].detach().abs().flatten(0, 1).amax(0).numpy()
        largest[name] = np.maximum(largest.get(name, values), values)

    hooks = [
        module.register_forward_pre_hook(partial(watch, name))
        for name, module in network.named_modules()
        if name.rpartition(".")[2] in _MATRICES
    ]
    network.eval()
    with torch.no_grad():
        for window in windows:
            batch = collate([window])
            network(batch.ids, batch.mask, batch.features)
    for hook in hooks:
        hook.remove()
    return largest


def factors(largest: Mapping[str, Array], name: str, weight: Array) -> Array:
    """What to divide the inputs of a matrix (out, in) by, and to multiply its weights with."""
    inputs = np.maximum(largest[name], 1e-3)
    weights = np.maximum(np.abs(weight).max(0), 1e-5)
    found: Array = (inputs**_SHARE / weights ** (1 - _SHARE)).astype(np.float32)
    return found
