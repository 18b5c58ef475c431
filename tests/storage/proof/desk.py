"""The open case and its copies, each with what was acknowledged of it."""

from __future__ import annotations

import random
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

from desktop.analysis.model import Article
from storage.case_file import CaseFile
from storage.judgements import Judgement
from storage.passphrase import Passphrase
from tests.storage.proof.model import Model, Said
from tests.storage.proof.texts import VERSIONS, reading


@dataclass
class Copy:
    """A copy of the case that lies on some laptop, closed."""

    path: Path
    model: Model
    passphrase: Passphrase | None


class Desk:
    """Where one copy of a case is open, and others lie closed."""

    def __init__(self) -> None:
        # The rounds make a passphrase slow to guess, and prove nothing here.
        self.quick = mock.patch("storage.passphrase._ROUNDS", 1)
        self.quick.start()
        self.folder = Path(tempfile.mkdtemp())
        self.here = Copy(self.new_place(), Model(), None)
        self.case = CaseFile.create(self.here.path)
        self.away: list[Copy] = []
        self.moment = 0

    def clear(self) -> None:
        """Leave nothing behind."""
        with suppress(AssertionError):
            self.case.close()
        shutil.rmtree(self.folder)
        self.quick.stop()

    @property
    def model(self) -> Model:
        return self.here.model

    def new_place(self) -> Path:
        """Each copy lies in a folder of its own, with its backups."""
        return Path(tempfile.mkdtemp(dir=self.folder)) / "قضية.rawi"

    def open(self) -> None:
        self.case = CaseFile.open(self.here.path, passphrase=self.here.passphrase)
        assert not self.case.read_only

    def article(self, draw: random.Random) -> tuple[str, str]:
        text = draw.choice(list(VERSIONS))
        return f"{VERSIONS[text].family}{draw.randrange(2)}.txt", text

    def store(self, case: CaseFile, file: str, text: str) -> None:
        with case.together():
            added = case.documents.add(Article(text), file=file)
            if case.layers.stamp(added.id) is None:
                case.layers.replace(added.id, reading(text))

    def acknowledge(self, file: str, text: str) -> None:
        self.moment += 1
        self.model.bring_in(self.moment, file, text)

    def say(self, *judgements: Judgement) -> None:
        self.case.journal.append(*judgements)
        new = self.learn()
        assert [replace(said.judgement, group=None) for said in new] == [
            replace(judgement, document=None) for judgement in judgements
        ]
        (group,) = {said.judgement.group for said in new}
        assert (group is None) == (len(judgements) == 1)

    def learn(self) -> list[Said]:
        """Take what was written since the last time into the model."""
        last = max((said.clock for said in self.model.log.values()), default=0)
        new = []
        for row in self.case.history.page(limit=1000):
            if row.uid in self.model.log:
                continue
            text = None if row.document is None else self.case.documents.get(row.document).text
            new.append(Said(row.clock, row.uid, replace(row.judgement, document=None), text))
        new.reverse()
        assert all(said.clock > last for said in new)
        self.model.log |= {said.uid: said for said in new}
        return new

    def turn(self, action: str, about: set[str]) -> None:
        changes = self.case.journal.undo() if action == "undo" else self.case.journal.redo()
        assert (changes is None) == (not about)
        new = self.learn()
        assert {(said.action, said.judgement.uid) for said in new} == {(action, u) for u in about}
