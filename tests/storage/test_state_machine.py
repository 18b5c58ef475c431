"""Whatever a person does in whatever order, nothing said is lost and nothing dangles.

A state machine walks through everything that writes to a case and its copies, against a plain model
of what was acknowledged (tests/storage/proof). ``RAWI_PROOF_STEPS=10000`` lets it walk so many
steps, and tells how often it did what; without it the walks are few.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.storage.proof.checks import hold
from tests.storage.proof.copies import Copies
from tests.storage.proof.desk import Desk
from tests.storage.proof.happening import FAILED_AFTER, HAPPENING, TALLY, noting_failures
from tests.storage.proof.mishaps import Mishaps
from tests.storage.proof.person import Person

STEPS = int(os.environ.get("RAWI_PROOF_STEPS", "0"))
WALK = 50  # steps between an empty case and its end
SEEDS = st.integers(0, 2**32 - 1)


class CaseMachine(Person, Mishaps, Copies, RuleBasedStateMachine):
    """A case, copies of it, and what happens to them."""

    def __init__(self) -> None:
        RuleBasedStateMachine.__init__(self)
        Desk.__init__(self)
        self.steps = 0

    def teardown(self) -> None:
        self.clear()
        if STEPS:
            sys.stderr.write(f"{TALLY.total()} steps\r")

    @initialize(seed=SEEDS)
    def begin(self, seed: int) -> None:
        """A case that lies open has some articles, most of the time."""
        draw = random.Random(seed)
        for _ in range(draw.randrange(5)):
            file, text = self.article(draw)
            self.store(self.case, file, text)
            self.acknowledge(file, text)

    @rule(seed=SEEDS)
    def something_happens(self, seed: int) -> None:
        # Hypothesis likes small numbers, and the same again.
        self.steps += 1
        draw = random.Random(f"{seed} {self.steps}")
        possible = [step for step in HAPPENING if step.when(self)]
        (chosen,) = draw.choices(possible, [step.weight for step in possible])
        note(chosen.does.__name__)
        TALLY[chosen.does.__name__] += 1
        with noting_failures():
            chosen.does(self, draw)

    @invariant()
    def nothing_is_lost(self) -> None:
        with noting_failures():
            hold(self.case, self.model)

    @invariant()
    def nothing_leaks(self) -> None:
        """No plain text lies beside an encrypted case, in its log or in a backup."""
        if self.here.passphrase is None:
            return
        marks = [sentence.encode() for text in self.model.texts() for sentence in text.split("\n")]
        with noting_failures():
            for file in self.here.path.parent.rglob("*"):
                content = file.read_bytes() if file.is_file() else b""
                assert not any(mark in content for mark in marks)


TestCase = CaseMachine.TestCase
TestCase.settings = settings(
    max_examples=max(6, -(-STEPS // WALK)),
    stateful_step_count=WALK,
    deadline=None,
    phases=[phase for phase in Phase if not STEPS or phase is not Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module", autouse=True)
def tally() -> Iterator[None]:
    yield
    if STEPS:
        failed = f"failed after {FAILED_AFTER[0]} steps\n" if FAILED_AFTER else ""
        sys.stderr.write(f"\n{failed}{dict(TALLY.most_common())}\n")
