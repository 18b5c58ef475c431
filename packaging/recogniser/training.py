"""Training, on two cores or on a graphics card.

On cores two processes share the weights, each takes half of every batch, one steps: two processes
of one thread each lose less to a busy machine than one of two threads, which meet at the end of
every multiplication. Matrices are multiplied in bfloat16 (fast where the processor has
AVX512_BF16; elsewhere slow but the same). A card takes the whole batch, in single precision.
"""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
import torch.multiprocessing as processes
from torch.nn import functional

from recogniser.batches import collate, grouped
from recogniser.corpus import LABELS, Sentence
from recogniser.encoder import LAYERS
from recogniser.network import Network
from recogniser.windows import UNLABELLED, Window, Windows

# The top layer's rate; each layer below gets so much of the one above; the new parts get more.
_RATE, _LAYER_DECAY = 2.6e-4, 0.95
_HEAD_RATE, _FEATURES_IN_RATE, _FEATURES_OUT_RATE = 10, 4, 20
_WEIGHT_DECAY = 0.01
_WARM_UP = 150
_LOWEST = 0.02
# The shipped weights are a running average of the trained ones.
_AVERAGE = 0.997


@dataclass(frozen=True)
class Plan:
    """``epochs`` or ``minutes``, whichever ends first; the rate falls to nothing by then.
    ``device``: ``cpu`` or ``cuda``."""

    epochs: int
    minutes: float
    seed: int
    device: str = "cpu"

    @property
    def on_card(self) -> bool:
        return self.device != "cpu"


class Trainer:
    """Trains a network; ``average`` is what to keep. ``report`` gets a line now and then."""

    def __init__(self, network: Network, plan: Plan, report: Callable[[str], None]) -> None:
        self._plan, self._report = plan, report
        self._rng = random.Random(plan.seed)
        torch.manual_seed(plan.seed)
        torch.set_num_threads(1)
        self._network = network.to(plan.device) if plan.on_card else network.share_memory()
        self._parameters = list(network.parameters())
        self.average = copy.deepcopy(network)
        self._averaged = list(self.average.parameters())
        for parameter in self._parameters:
            parameter.grad = torch.zeros_like(parameter)
        self._optimiser = torch.optim.AdamW(_groups(network), fused=True)
        self._other = None if plan.on_card else OtherHalf(self._network, plan)

    def train(self, runs: Sequence[Sequence[Sentence]], windows: Windows) -> None:
        """Train on runs of neighbouring sentences."""
        began, step, loss = time.monotonic(), 0, 0.0
        steps = self._plan.epochs * len(grouped(windows.for_training(runs)))
        for epoch in range(self._plan.epochs):
            for group in grouped(windows.for_training(runs), self._rng):
                spent = (time.monotonic() - began) / 60 / self._plan.minutes
                progress = max(step / steps, spent)
                if progress >= 1:
                    break
                new = self._step(group, step, progress)
                loss = 0.98 * loss + 0.02 * new if step else new
                step += 1
                if step % 50 == 0:
                    self._report(f"epoch {epoch} step {step} of {steps} loss {loss:.4f}")
        if self._other is not None:
            self._other.end()

    def _step(self, group: list[Window], step: int, progress: float) -> float:
        count = sum(label != UNLABELLED for window in group for label in window.labels)
        halves = 1 if self._other is None else 2
        if self._other is not None:
            self._other.begin(group[1::2], count)
        torch._foreach_zero_([parameter.grad for parameter in self._parameters])
        loss = gradients(self._network, group[::halves], count, self._rng, self._plan)
        if self._other is not None:
            loss += self._other.add_to(self._parameters)
        torch.nn.utils.clip_grad_norm_(self._parameters, 1.0)
        factor = min(1.0, (step + 1) / _WARM_UP) * max(_LOWEST, 1 - progress)
        for settings in self._optimiser.param_groups:
            settings["lr"] = settings["peak"] * factor
        self._optimiser.step()
        with torch.no_grad():
            keep = min(_AVERAGE, (step + 1) / (step + 10))
            torch._foreach_lerp_(self._averaged, self._parameters, 1 - keep)
        return loss


class OtherHalf:
    """A second process that works out the gradients of half of every batch."""

    def __init__(self, network: Network, plan: Plan) -> None:
        self._network, self._plan = network, plan
        self._grads = [torch.zeros_like(p).share_memory_() for p in network.parameters()]
        context = processes.get_context("fork")
        self._jobs, self._answers = context.SimpleQueue(), context.SimpleQueue()
        self._process = context.Process(target=self._work, daemon=True)
        self._process.start()

    def begin(self, windows: list[Window], count: int) -> None:
        """Hand its half of a batch over, of so many labels in the whole."""
        self._jobs.put((windows, count))

    def add_to(self, parameters: Sequence[torch.nn.Parameter]) -> float:
        """Wait for the gradients, add them to those of the parameters; gives the loss."""
        loss: float = self._answers.get()
        torch._foreach_add_([parameter.grad for parameter in parameters], self._grads)
        return loss

    def end(self) -> None:
        self._jobs.put(None)
        self._process.join()

    def _work(self) -> None:
        rng = random.Random(self._plan.seed + 1)
        torch.manual_seed(self._plan.seed + 1)
        for parameter, grad in zip(self._network.parameters(), self._grads, strict=True):
            parameter.grad = grad
        while (job := self._jobs.get()) is not None:
            torch._foreach_zero_(self._grads)
            windows, count = job
            self._answers.put(gradients(self._network, windows, count, rng, self._plan))


def gradients(
    network: Network, windows: list[Window], count: int, rng: random.Random, plan: Plan
) -> float:
    """Add the gradients of some windows to the network's; gives their part of the loss.

    Args:
        windows: none, of a batch of one window that the other half was handed nothing of.
        count: the labels of the whole batch.
    """
    if not windows:
        return 0.0
    network.train()
    batch = collate(windows, rng)
    shown = (batch.ids, batch.mask, batch.features)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not plan.on_card):
        logits = network(*(part.to(plan.device) for part in shown))
    loss = functional.cross_entropy(
        logits.view(-1, len(LABELS)),
        batch.labels.view(-1).to(plan.device),
        ignore_index=UNLABELLED,
        reduction="sum",
    )
    (loss / count).backward()
    return float(loss.item()) / count


def _groups(network: Network) -> list[dict[str, object]]:
    """Every parameter with the highest rate it will have."""
    groups: list[dict[str, object]] = []
    for name, parameter in network.named_parameters():
        part, _, rest = name.partition(".")
        rate = _RATE * _LAYER_DECAY**LAYERS
        if part == "layers":
            rate = _RATE * _LAYER_DECAY ** (LAYERS - 1 - int(rest.partition(".")[0]))
        elif part in _NEW_PARTS:
            rate = _RATE * _NEW_PARTS[part]
        decays = parameter.dim() > 1 and part not in ("words", *_NEW_PARTS)
        decay = _WEIGHT_DECAY if decays else 0.0
        groups.append({"params": [parameter], "lr": rate, "peak": rate, "weight_decay": decay})
    return groups


_NEW_PARTS = {
    "head": _HEAD_RATE,
    "features_in": _FEATURES_IN_RATE,
    "features_out": _FEATURES_OUT_RATE,
}
