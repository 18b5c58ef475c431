"""Whatever a person does in whatever order, nothing said is lost and nothing dangles.

A state machine walks through everything that writes to a case, against a plain model of what was
acknowledged. ``RAWI_PROOF_STEPS=10000`` lets it walk so many steps; without it the walks are few.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.analysis.model import Analysis, Article, MentionKind
from storage.case_file import CaseFile
from storage.changes import Changes
from storage.judgements import Action, EntityRef, Judgement, anchor_at
from storage.pruning import prune
from storage.standing import replay
from tests.storage.cases import OTHER, TEXT, analysis

STEPS = int(os.environ.get("RAWI_PROOF_STEPS", "300"))
WALK = 50  # steps between an empty case and its end
KINDS: tuple[MentionKind, ...] = ("person", "place", "organisation", "other")
RANDOM = st.randoms(use_true_random=False)
ENDINGS = ("", "\nوانتهت الأعمال أمس.", "\nوقال شهود إن الطريق مفتوح.", "\nولا إصابات في صيدا.")


def _texts() -> list[str]:
    return [base + ending for base in (TEXT, OTHER) for ending in ENDINGS]


READINGS = {text: analysis(text) for text in _texts()}


@dataclass
class Model:
    """What was acknowledged: texts with their files, and judgements as they stand."""

    texts: dict[str, set[str]] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    standing: list[list[str]] = field(default_factory=list)
    undone: list[list[str]] = field(default_factory=list)
    merged: bool = False


class CaseMachine(RuleBasedStateMachine):
    """A case, copies of it, and what a person does."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "a.rawi"
        self.case = CaseFile.create(self.path)
        self.model = Model()
        self.fork: tuple[Path, set[str], dict[str, set[str]]] | None = None

    def teardown(self) -> None:
        self.check_index()
        self.case.close()
        shutil.rmtree(self.folder)

    # --- what a person does

    @rule(draw=RANDOM)
    def bring_in(self, draw: random.Random) -> None:
        """A new article, the same again, or a changed text of the same file."""
        text = draw.choice(list(READINGS))
        file = f"{'a' if text.startswith(TEXT) else 'b'}{draw.randrange(2)}.txt"
        added = self.case.documents.add(Article(text), file=file)
        if self.case.layers.stamp(added.id) is None:
            self.case.layers.replace(added.id, READINGS[text])
        self.model.texts.setdefault(text, set()).add(file)

    @rule(draw=RANDOM)
    @precondition(lambda self: self.case.documents.count() > 0)
    def judge(self, draw: random.Random) -> None:
        number = draw.choice(self.case.documents.ids())
        text = self.case.documents.get(number).text
        actions: list[Action] = ["tag", "reject", "relabel", "confirm", "link", "split"]
        actions += ["correct_time", "correct_number", "reject_claim", "set_stance", "set_property"]
        action = draw.choice(actions)
        many = draw.randrange(1, 4) if draw.random() < 0.2 else 1
        self.say(*(self._judgement(draw, action, number, text) for _ in range(many)))

    def _judgement(self, draw: random.Random, action: Action, number: int, text: str) -> Judgement:
        view = self.case.current(number)
        assert view is not None
        spans = [(m.start, m.end) for m in view.mentions]
        spans += [(t.start, t.end) for t in view.times] + [
            (q.start, q.end) for q in view.quantities
        ]
        start = draw.randrange(len(text) - 12)
        spans += [(start, start + draw.randrange(1, 12))] * 3
        if action in ("reject_claim", "set_stance"):
            spans = [(c.start, c.end) for c in view.claims] or spans
        said = Judgement(action=action, document=number, kind=draw.choice(KINDS))
        if action == "set_property":
            outlet = draw.choice(("المرفأ", "الساحل", None))
            return replace(said, kind=None, property="outlet", value=outlet)
        value = {
            "correct_time": draw.choice(("2020-01-01/2020-01-03", "2020-05-05", "")),
            "correct_number": draw.choice(("3", "2/..", "")),
            "set_stance": draw.choice(("denies", "alleges")),
        }.get(action)
        target = EntityRef(draw.choice(KINDS), draw.choice(("صيدا", "الميناء", "سامي")))
        return replace(
            said,
            anchor=anchor_at(text, *draw.choice(spans)),
            value=value,
            target=target if action in ("link", "split") else None,
        )

    @rule(draw=RANDOM)
    def judge_entities(self, draw: random.Random) -> None:
        names = ("صيدا", "طرابلس", "رويترز", "سامي الحداد")
        one, two = (EntityRef(draw.choice(KINDS), draw.choice(names)) for _ in range(2))
        self.say(
            Judgement(action=draw.choice(("merge", "merge", "keep_apart")), entity=one, target=two)
        )

    @rule(draw=RANDOM)
    def remark(self, draw: random.Random) -> None:
        self.say(Judgement(action="note", value=str(draw.random())))

    def say(self, *judgements: Judgement) -> None:
        before = {entry.uid for entry in self.case.journal.entries()}
        self.case.journal.append(*judgements)
        new = [e.uid for e in self.case.journal.entries() if e.uid not in before]
        assert len(new) == len(judgements)
        self.model.said |= set(new)
        self.model.standing.append(new)
        self.model.undone.clear()

    @rule()
    def undo(self) -> None:
        self._turn(self.case.journal.undo(), self.model.standing, self.model.undone)

    @rule()
    def redo(self) -> None:
        self._turn(self.case.journal.redo(), self.model.undone, self.model.standing)

    def _turn(
        self, changes: Changes | None, giving: list[list[str]], taking: list[list[str]]
    ) -> None:
        if not self.model.merged:
            assert (changes is None) == (not giving)
            if giving:
                taking.append(giving.pop())

    @rule(draw=RANDOM)
    @precondition(lambda self: self.case.documents.count() > 0)
    def read_again(self, draw: random.Random) -> None:
        """A newer engine finds other mentions."""
        number = draw.choice(self.case.documents.ids())
        self.case.layers.replace(
            number, self._otherwise(draw, READINGS[self.case.documents.get(number).text])
        )

    def _otherwise(self, draw: random.Random, read: Analysis) -> Analysis:
        kept = {m.id for m in read.mentions if draw.random() < 0.8}
        mentions = tuple(m for m in read.mentions if m.id in kept)
        return prune(replace(read, mentions=mentions), {})

    @rule(draw=RANDOM)
    def go_back(self, draw: random.Random) -> None:
        if not self.case.snapshots.all() or draw.random() < 0.5:
            self.case.snapshots.take("لحظة")
        else:
            chosen = draw.choice(self.case.snapshots.all())
            self.case.snapshots.go_back(chosen.uid, before="قبل")
            self.model.merged = True  # the stacks are another history's now

    @rule()
    def reopen(self) -> None:
        self.case.close()
        self.case = CaseFile.open(self.path)

    @rule()
    def lose_power(self) -> None:
        """Go on with the file and its log as they lie there, without having been closed."""
        found = self.path.with_name("found.rawi")
        shutil.copy(self.path, found)
        log = self.path.with_name(self.path.name + "-wal")
        if log.exists():
            shutil.copy(log, found.with_name(found.name + "-wal"))
        self.case.close()
        for leftover in self.path.parent.glob(self.path.name + "*"):
            leftover.unlink()
        for file in self.path.parent.glob("found.rawi*"):
            file.rename(self.path.with_name(file.name.replace("found.rawi", self.path.name)))
        self.case = CaseFile.open(self.path)

    @rule(draw=RANDOM)
    @precondition(lambda self: self.case.documents.count() > 0)
    def part(self, draw: random.Random) -> None:
        """A copy goes to another laptop, where something is said too."""
        self.reopen()
        self.case.close()
        copy = self.path.with_name("copy.rawi")
        shutil.copy(self.path, copy)
        here, model = self.path, self.model
        self.path, self.case, self.model = copy, CaseFile.open(copy), Model(merged=True)
        self.bring_in(draw)
        self.judge(draw)
        self.judge_entities(draw)
        self.undo()
        self.case.close()
        self.fork = (copy, self.model.said, self.model.texts)
        self.path, self.model = here, model
        self.case = CaseFile.open(here)

    @rule()
    @precondition(lambda self: self.fork is not None)
    def join(self) -> None:
        assert self.fork is not None
        copy, said, texts = self.fork
        with CaseFile.open(copy, read_only=True) as other:
            self.case.merge(other)
        self.fork = None
        self.model.said |= said
        self.model.merged = True
        for text, files in texts.items():
            self.model.texts.setdefault(text, set()).update(files)

    # --- what must hold

    @invariant()
    def nothing_is_lost(self) -> None:
        case, model = self.case, self.model
        assert case.verify().problems == ()
        entries = case.journal.entries()
        assert model.said <= {entry.uid for entry in entries}
        active = {entry.uid for entry in entries if entry.active}
        written = case.connection.rows(
            "SELECT uid, action, json_extract(payload, '$.uid') FROM journal ORDER BY clock, uid"
        )
        undone = replay(written).keys()
        assert active == {entry.uid for entry in entries} - undone
        if not model.merged:
            said = {uid for group in model.standing for uid in group}
            assert active - {e.uid for e in entries if e.judgement.action == "snapshot"} == said
        stored = {case.documents.get(number).text for number in case.documents.ids()}
        assert stored == model.texts.keys()
        files = case.connection.rows(
            "SELECT d.text, p.file FROM provenances p JOIN documents d ON d.id = p.document_id"
        )
        assert set(files) == {(t, file) for t, names in model.texts.items() for file in names}
        for number in case.documents.ids():
            view = case.current(number)
            assert view is not None
            nothing_dangles(view)

    def check_index(self) -> None:
        """The index is what a rebuild makes."""
        tables = ("document", "entity", "claim", "event", "role")
        read = self.case.connection.rows
        before = [sorted(read(f"SELECT * FROM {t}_index"), key=repr) for t in tables]
        self.case.renew_index(even_if_current=True)
        assert [sorted(read(f"SELECT * FROM {t}_index"), key=repr) for t in tables] == before


def nothing_dangles(view: Analysis) -> None:
    text = view.document.text
    mentions = {m.id for m in view.mentions}
    entities = {e.id for e in view.entities}
    times, quantities = {t.id for t in view.times}, {q.id for q in view.quantities}
    events, sources = {e.id for e in view.events}, {s.id for s in view.sources}
    spans = [(m.start, m.end, m.text) for m in view.mentions]
    spans += [(t.start, t.end, t.text) for t in view.times]
    spans += [(q.start, q.end, q.text) for q in view.quantities]
    spans += [(c.start, c.end, c.text) for c in view.claims]
    assert all(text[start:end] == words for start, end, words in spans)
    assert {m.entity for m in view.mentions} <= entities | {None}
    for entity in view.entities:
        assert entity.mentions
        assert set(entity.mentions) <= mentions
        assert {relation.entity for relation in entity.relations} <= entities
    for event in view.events:
        assert event.time in times | {None}
        assert event.place in mentions | {None}
        for argument in event.arguments:
            assert argument.mention in mentions | {None}
            assert argument.quantity in quantities | {None}
            assert argument.time in times | {None}
    for claim in view.claims:
        assert set(claim.chain) <= sources
        assert set(claim.events) <= events
    claims = {claim.id for claim in view.claims}
    for conflict in view.conflicts:
        assert set(conflict.claims) <= claims


TestCase = CaseMachine.TestCase
TestCase.settings = settings(
    max_examples=max(1, STEPS // WALK),
    stateful_step_count=WALK,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
