"""Whatever a person does in whatever order, nothing said is lost and nothing dangles.

A state machine walks through everything that writes to a case and its copies, against a plain model
of what was acknowledged (tests/storage/proof). ``RAWI_PROOF_STEPS=10000`` lets it walk so many
steps, and tells how often it did what; without it the walks are few.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from storage.automatic_backup import renew_backup
from storage.case_file import CaseFile
from storage.encryption import change_passphrase, decrypt, encrypt
from storage.judgements import Judgement
from storage.passphrase import Passphrase
from storage.problems import WrongPassphrase
from storage.pruning import prune
from tests.storage.proof import saying
from tests.storage.proof.checks import hold
from tests.storage.proof.desk import Copy, Desk
from tests.storage.proof.happening import FAILED_AFTER, HAPPENING, TALLY, noting_failures, step
from tests.storage.proof.killing import write_until_killed
from tests.storage.proof.texts import UNHEARD, VERSIONS, reading

STEPS = int(os.environ.get("RAWI_PROOF_STEPS", "0"))
WALK = 50  # steps between an empty case and its end
SEEDS = st.integers(0, 2**32 - 1)
MOST_COPIES = 3
PASSPHRASES = tuple(Passphrase(typed) for typed in ("جسر قديم 7", "another one", "ثالثة"))


def has_documents(machine: Desk) -> bool:
    return bool(machine.model.imports)


def has_copies(machine: Desk) -> bool:
    return bool(machine.away)


class CaseMachine(Desk, RuleBasedStateMachine):
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
            self._acknowledgestore(file, text)

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

    # --- what a person does

    @step(6)
    def bring_in(self, draw: random.Random) -> None:
        """A new article, the same again, or a changed text of the same file."""
        file, text = self.article(draw)
        self.store(self.case, file, text)
        self._acknowledgestore(file, text)

    @step(12, has_documents)
    def judge(self, draw: random.Random) -> None:
        for _ in range(draw.randrange(1, 5)):
            number = draw.choice(self.case.documents.ids())
            action = draw.choice(saying.ON_WORDS)
            many = draw.randrange(2, 4) if draw.random() < 0.2 else 1
            self.say(*(saying.of_words(draw, self.case, number, action) for _ in range(many)))

    @step(6)
    def judge_entities(self, draw: random.Random) -> None:
        self.say(saying.of_entities(draw))

    @step(3, has_documents)
    def judge_document(self, draw: random.Random) -> None:
        self.say(saying.of_document(draw, draw.choice(self.case.documents.ids())))

    @step(6)
    def undo(self, _draw: random.Random) -> None:
        self.turn("undo", self.model.next_undo())

    @step(4)
    def redo(self, _draw: random.Random) -> None:
        self.turn("redo", self.model.next_redo())

    @step(2, has_documents)
    def read_again(self, draw: random.Random) -> None:
        """A newer engine finds other mentions."""
        number = draw.choice(self.case.documents.ids())
        read = reading(self.case.documents.get(number).text)
        mentions = tuple(m for m in read.mentions if draw.random() < 0.8)
        self.case.layers.replace(number, prune(replace(read, mentions=mentions), {}))

    @step(3)
    def go_back(self, draw: random.Random) -> None:
        snapshots = self.case.snapshots.all()
        if not snapshots or draw.random() < 0.5:
            self.case.snapshots.take("لحظة")
            self.learn()
            return
        chosen = draw.choice(snapshots).uid
        stood = {said.uid for said in self.model.standing(until=self.model.log[chosen])}
        self.case.snapshots.go_back(chosen, before="قبل")
        self.learn()
        assert {said.uid for said in self.model.standing()} == stood

    # --- what a person asks

    @step(3, has_documents)
    def search(self, draw: random.Random) -> None:
        """A word is found where it stands, and nowhere else; an outlet where it was set."""
        texts = {n: self.case.documents.get(n).text for n in self.case.documents.ids()}
        word = draw.choice(draw.choice(list(VERSIONS)).replace("،", " ").replace(".", " ").split())
        word = word.strip("«»")
        holding = {number for number, text in texts.items() if word in _words(text)}
        self._found(word, texts, holding)
        outlet = draw.choice([name for name in saying.OUTLETS if name])
        of_outlet = {n for n, text in texts.items() if self.model.outlet(text) == outlet}
        self._found(f"{word} ناشر:{outlet}", texts, holding & of_outlet)

    def _found(self, query: str, texts: dict[int, str], holding: set[int]) -> None:
        hits = self.case.search(query, level="exact", limit=100)
        found = {hit.document.id for hit in hits}
        replaced = {
            number
            for number in holding
            if self.model.is_superseded(texts[number])
            and self.model.later(texts[number]) & {texts[other] for other in holding}
        }
        assert holding - replaced <= found <= holding
        word = query.split(maxsplit=1)[0]
        assert all(texts[h.document.id][s:e] == word for h in hits for s, e in h.spans)

    @step(1)
    def import_that_fails(self, draw: random.Random) -> None:
        """What was taken back is found nowhere, and its words are found when they come again."""
        file, text = self.article(draw)
        with suppress(ZeroDivisionError), self.case.together():
            self.store(self.case, file, f"{text}\n{' '.join(UNHEARD)}")
            self.store(self.case, file, text)
            raise ZeroDivisionError
        for word in UNHEARD:
            assert self.case.search(word, level="root") == []

    # --- what happens to the file

    @step(2)
    def reopen(self, draw: random.Random) -> None:
        self.case.close()
        if self.here.passphrase is not None:
            wrong = draw.choice([one for one in PASSPHRASES if not one.is_same(self._secret())])
            with suppress(WrongPassphrase):
                CaseFile.open(self.here.path, passphrase=wrong)
                raise AssertionError("a wrong passphrase opened the case")
        self.open()
        thorough = self.case.verify(thorough=True)
        assert thorough.problems == ()

    def _secret(self) -> Passphrase:
        assert self.here.passphrase is not None
        return self.here.passphrase

    @step(2)
    def lose_power(self, _draw: random.Random) -> None:
        """Go on with the file and its log as they lie there, without having been closed."""
        path = self.here.path
        left = {file.name: file.read_bytes() for file in path.parent.glob(f"{path.name}*")
                if file.is_file() and not file.name.endswith("-shm")}  # fmt: skip
        self.case.close()
        for name, content in left.items():
            (path.parent / name).write_bytes(content)
        self.open()

    @step(2, lambda _: sys.platform != "win32")
    def be_killed(self, draw: random.Random) -> None:
        """Killed in the middle of writing: what was acknowledged is there, and no half of more."""
        self.case.close()
        plan = [self._planned(draw) for _ in range(6)]
        writes = [write for write, _ in plan]
        done = write_until_killed(
            self.here.path, self.here.passphrase, writes, after=draw.randrange(5)
        )
        self.open()
        said = [one for one in self.case.history.page(limit=1000) if one.uid not in self.model.log]
        files = self.case.connection.rows(
            "SELECT p.file, d.text FROM provenances p JOIN documents d ON d.id = p.document_id"
            " ORDER BY p.id"
        )
        written = len(said) + len(files) - len(self.model.imports)
        assert written in (done, done + 1)
        new = self.learn()
        for _, about in plan[:written]:
            if isinstance(about, tuple):
                self._acknowledgestore(*about)
            else:
                assert new.pop(0).judgement.value == about
        assert new == []

    def _planned(
        self, draw: random.Random
    ) -> tuple[Callable[[CaseFile], object], str | tuple[str, str]]:
        if draw.random() < 0.5:
            file, text = self.article(draw)
            reading(text)
            return (lambda case: self.store(case, file, text)), (file, text)
        value = str(draw.random())
        return (lambda case: case.journal.append(Judgement(action="note", value=value))), value

    @step(2)
    def change_encryption(self, draw: random.Random) -> None:
        old, new = self.here.passphrase, draw.choice((None, *PASSPHRASES))
        if old is None and new is not None:
            encrypt(self.case, new)
        elif old is not None and new is None:
            decrypt(self.case, old)
        elif old is not None and new is not None:
            change_passphrase(self.case, old, new)
        self.here.passphrase = new

    # --- copies that grow apart

    @step(3)
    def part(self, draw: random.Random) -> None:
        """A copy goes to another laptop: of the closed file, or of the open one, or a backup."""
        place = self.new_place()
        how = draw.choice(("file", "copy", "backup"))
        if how == "copy":
            self.case.copy_to(place)
        elif how == "backup" and (made := renew_backup(self.case.connection)) is not None:
            shutil.copy(made.path, place)
        else:
            self.case.close()
            shutil.copy(self.here.path, place)
            self.open()
        self.away.append(Copy(place, self.model.copy(), self.here.passphrase))
        if len(self.away) == MOST_COPIES:
            shutil.rmtree(self.away.pop(0).path.parent)

    @step(3, has_copies)
    def go_elsewhere(self, draw: random.Random) -> None:
        """Somebody goes on with another copy; so is a backup restored."""
        self.case.close()
        self.away.append(self.here)
        self.here = self.away.pop(draw.randrange(len(self.away) - 1))
        self.open()

    @step(3, has_copies)
    def join(self, draw: random.Random) -> None:
        """Take in what another copy has; that one stays as it is."""
        other = draw.choice(self.away)
        with CaseFile.open(other.path, read_only=True, passphrase=other.passphrase) as case:
            self.case.merge(case)
        self.model.unite(other.model)

    # --- what must hold

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


def _words(text: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in text).split())


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
