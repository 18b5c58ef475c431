"""Copies of a case grow apart and are joined."""

from __future__ import annotations

import random
import shutil

from storage.automatic_backup import renew_backup
from storage.case_file import CaseFile
from tests.storage.proof.desk import Copy, Desk
from tests.storage.proof.happening import step

MOST_COPIES = 3


def has_copies(machine: Desk) -> bool:
    return bool(machine.away)


class Copies(Desk):
    """Who takes copies of the case elsewhere and brings back what was said there."""

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
