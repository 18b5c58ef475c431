"""How ``rawi import`` reaches its case: opened, or made where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.commands.passphrases import PRESENT, open_case, passphrases
from desktop.look.translation import Words
from storage.case_file import CaseFile
from storage.problems import CaseReadOnly


@dataclass(frozen=True, slots=True)
class ImportWay:
    """``backup``: what the case held before is backed up; ``encrypted``: a case that is made is."""

    case: Path
    words: Words
    workers: int
    backup: bool
    encrypted: bool

    def open_or_create(self) -> CaseFile:
        """Raises CaseError."""
        if self.case.exists():
            return self.open()
        given = passphrases()
        chosen = given.chosen(self.case, self.words, variable=PRESENT) if self.encrypted else None
        return CaseFile.create(self.case, passphrase=chosen)

    def open(self) -> CaseFile:
        """For writing. Raises CaseError."""
        case = open_case(self.case, self.words)
        if case.read_only:
            # Said before an hour of reading, not after.
            because = case.read_only_because or ""
            case.close()
            raise CaseReadOnly(self.case, reason=because)
        return case
