"""A copy that cannot be written whole is not there, and the case stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from storage.automatic_backup import renew_backup
from storage.backup_folder import backups
from storage.case_file import CaseFile
from storage.encryption import change_passphrase, decrypt, encrypt
from storage.passphrase import Passphrase
from storage.problems import CaseError
from tests.storage.disks import files_no_longer_than
from tests.storage.faults.writes import EITHER, FAULTS, PAGES_A_STEP, everything, on_unix
from tests.storage.secrets import new_passphrase, passphrase

COPYING: dict[str, Callable[[CaseFile], object]] = {
    "backup": lambda case: renew_backup(case.connection),
    "copy": lambda case: case.copy_to(case.path.with_name("out.rawi")),
}
REWRITING: dict[str, Callable[[CaseFile], object]] = {
    "encrypting": lambda case: encrypt(case, passphrase()),
    "another passphrase": lambda case: change_passphrase(case, passphrase(), new_passphrase()),
    "decrypting": lambda case: decrypt(case, passphrase()),
}


@pytest.mark.parametrize("what", COPYING)
@EITHER
@on_unix
def test_a_copy_that_fails_anywhere_is_not_there(
    path: Path, what: str, secret: Passphrase | None
) -> None:
    failed = _fails_by_page(path, COPYING[what], secret, secret)
    made = [*(backup.path for backup in backups(path)), path.with_name("out.rawi")]
    (copy,) = [file for file in made if file.exists()]
    assert failed >= 3
    with CaseFile.open(path, passphrase=secret) as case, CaseFile.open(
        copy, read_only=True, passphrase=secret
    ) as opened:  # fmt: skip
        assert everything(opened) == everything(case)


@pytest.mark.parametrize("what", REWRITING)
@on_unix
def test_a_rewriting_that_fails_anywhere_leaves_the_case_as_it_was(
    path: Path, tmp_path: Path, what: str
) -> None:
    del path  # of which copy.rawi is a copy
    case = tmp_path / "copy.rawi"
    before = passphrase() if what != "encrypting" else None
    after = {"encrypting": passphrase(), "another passphrase": new_passphrase()}.get(what)
    if before is not None:
        with CaseFile.open(case) as opened:
            encrypt(opened, before)
    assert _fails_by_page(case, REWRITING[what], before, after) >= 3


def _fails_by_page(
    path: Path,
    work: Callable[[CaseFile], object],
    before: Passphrase | None,
    after: Passphrase | None,
) -> int:
    """Let files grow longer and longer until the work is done; gives how often it was not."""
    failed = 0
    with CaseFile.open(path, passphrase=before) as case:
        held, files = everything(case), set(path.parent.iterdir())
        while True:
            with files_no_longer_than(failed * PAGES_A_STEP * 4096):
                try:
                    work(case)
                    break
                except CaseError:
                    failed += 1
                    FAULTS["page of a new file"] += 1
            assert everything(case) == held
            left = {file for file in path.parent.iterdir() if not file.name.endswith(".backups")}
            assert left <= files, "a half of a file was left"
            assert backups(path) == []
        assert everything(case) == held
        assert case.verify().problems == ()
    with CaseFile.open(path, passphrase=after) as case:
        assert not case.read_only
        assert everything(case) == held
    return failed
