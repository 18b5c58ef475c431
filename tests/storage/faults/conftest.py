"""A case on which faults are tried, and how many there were."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.case_file import CaseFile
from storage.passphrase import Passphrase
from tests.storage.faults.writes import FAULTS, bring_in, make_case, merge_names, reject


@pytest.fixture(scope="session", autouse=True)
def tally() -> Iterator[None]:
    yield
    if "RAWI_PROOF_STEPS" in os.environ:
        sys.stderr.write(f"\nfaults: {dict(FAULTS)}\n")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rounds make a passphrase slow to guess, and prove nothing here."""
    monkeypatch.setattr("storage.passphrase._ROUNDS", 1)


@pytest.fixture
def secret() -> Passphrase | None:
    return None


@pytest.fixture
def path(tmp_path: Path, secret: Passphrase | None) -> Path:
    """A case, and beside it a copy that has gone on."""
    case = tmp_path / "a.rawi"
    make_case(case, secret)
    copy = tmp_path / "copy.rawi"
    shutil.copy(case, copy)
    with CaseFile.open(copy, passphrase=secret) as opened:
        bring_in(opened)
        reject(opened, "صيدا")
        opened.journal.undo()
        merge_names(opened)
    return case
