"""What happens to the file of a case: it is closed, cut off, killed, encrypted."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from contextlib import suppress

from storage.case_file import CaseFile
from storage.encryption import change_passphrase, decrypt, encrypt
from storage.judgements import Judgement
from storage.passphrase import Passphrase
from storage.problems import WrongPassphrase
from tests.storage.proof.desk import Desk
from tests.storage.proof.happening import step
from tests.storage.proof.killing import write_until_killed
from tests.storage.proof.texts import reading

PASSPHRASES = tuple(Passphrase(typed) for typed in ("جسر قديم 7", "another one", "ثالثة"))


class Mishaps(Desk):
    """What the case that lies open lives through."""

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
                self.acknowledge(*about)
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
