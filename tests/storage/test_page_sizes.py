"""Cases of pages of 4 kB, as all once were, and of 8 kB: whatever is done with one, with both."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.automatic_backup import BackupRun
from storage.backup_folder import backups
from storage.case_file import CaseFile
from storage.connection import PLAIN_PAGE_SIZE
from storage.encryption import decrypt, encrypt
from storage.repair import repair
from tests.storage.secrets import fill, passphrase

OLD = 4096


@pytest.fixture(params=[OLD, PLAIN_PAGE_SIZE])
def case(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CaseFile:
    monkeypatch.setattr("storage.connection.PLAIN_PAGE_SIZE", request.param)
    made = CaseFile.create(tmp_path / "a.rawi")
    monkeypatch.undo()
    fill(made, 20)
    assert page_size(made) == request.param
    return made


def page_size(case: CaseFile) -> int:
    return int(case.connection.rows("PRAGMA page_size")[0][0])


def same(case: CaseFile, other: Path) -> bool:
    with CaseFile.open(other, read_only=True) as copy:
        assert copy.verify(thorough=True).problems == ()
        return (
            list(copy.documents.digests()) == list(case.documents.digests())
            and copy.journal.links() == case.journal.links()
        )


def test_it_is_copied_and_backed_up(case: CaseFile, tmp_path: Path) -> None:
    with case:
        case.copy_to(tmp_path / "copy.rawi")
        assert same(case, tmp_path / "copy.rawi")
        assert BackupRun(case.connection).wait().made is not None
        (backup,) = backups(case.path)
        assert same(case, backup.path)


def test_it_is_encrypted_and_decrypted(case: CaseFile) -> None:
    with case:
        links = case.journal.links()
        encrypt(case, passphrase())
        assert page_size(case) == OLD
        assert case.verify(thorough=True).problems == ()
        decrypt(case, passphrase())
        assert page_size(case) == PLAIN_PAGE_SIZE
        assert case.verify(thorough=True).problems == ()
        assert case.journal.links() == links


def test_it_is_repaired(case: CaseFile, tmp_path: Path) -> None:
    with case:
        links = case.journal.links()
        repair(case.path, tmp_path / "from log.rawi")
        assert same(case, tmp_path / "from log.rawi")
    damaged = bytearray(case.path.read_bytes())
    # The head too, which says how large a page is.
    damaged[:100] = b"\xff" * 100
    case.path.write_bytes(damaged)
    repair(case.path, tmp_path / "saved.rawi")
    with CaseFile.open(tmp_path / "saved.rawi") as saved:
        assert saved.documents.count() == 20
        assert saved.journal.links() == links
        assert saved.verify(thorough=True).problems == ()


@pytest.mark.parametrize("into_new", [False, True])
def test_it_is_merged(case: CaseFile, tmp_path: Path, *, into_new: bool) -> None:
    with case, CaseFile.create(tmp_path / "other.rawi") as other:
        fill(other, 5)
        mine, theirs = (other, case) if into_new else (case, other)
        mine.merge(theirs)
        assert mine.documents.count() == 20
        assert mine.verify(thorough=True).problems == ()
