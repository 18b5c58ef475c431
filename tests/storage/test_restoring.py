"""A backup is brought back as a new case or in the case's place, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import encryption
from storage.automatic_backup import BackupRun
from storage.backup_folder import backups
from storage.case_file import CaseFile
from storage.passphrase import Passphrase
from storage.problems import (
    CaseExists,
    CaseInUse,
    DamagedCase,
    PassphraseNeeded,
    WrongPassphrase,
)
from storage.restoring import Contents, contents, put_in_place, restore
from tests.storage.secrets import fill, new_passphrase, passphrase, plain_files


@pytest.fixture(params=[False, True], ids=["plain", "encrypted"])
def given(request: pytest.FixtureRequest) -> Passphrase | None:
    return passphrase() if request.param else None


@pytest.fixture
def case(tmp_path: Path, given: Passphrase | None) -> Path:
    """A case of four articles, with a backup of when it had three."""
    path = tmp_path / "قضية.rawi"
    with CaseFile.create(path, passphrase=given) as opened:
        fill(opened, 3)
        assert BackupRun(opened.connection).wait().made is not None
        fill(opened, 4)
    return path


def count(path: Path, given: Passphrase | None) -> int:
    with CaseFile.open(path, passphrase=given) as opened:
        assert opened.verify().problems == ()
        return opened.documents.count()


def test_it_tells_what_it_holds(case: Path, given: Passphrase | None) -> None:
    (backup,) = backups(case)
    assert contents(backup.path, given) == Contents(documents=3, entries=3)
    if given is not None:
        with pytest.raises(PassphraseNeeded):
            contents(backup.path)
        with pytest.raises(WrongPassphrase):
            contents(backup.path, new_passphrase())


def test_a_new_case_is_made_of_it_and_goes_on(
    case: Path, given: Passphrase | None, tmp_path: Path
) -> None:
    (backup,), out = backups(case), tmp_path / "new.rawi"
    restore(backup.path, out, given)
    with CaseFile.open(out, passphrase=given) as opened:
        assert not opened.read_only
        fill(opened, 6)
    assert count(out, given) == 6
    assert count(backup.path, given) == 3
    with pytest.raises(CaseExists):
        restore(backup.path, out, given)
    assert count(out, given) == 6


def test_it_takes_the_case_s_place_and_the_case_is_kept(
    case: Path, given: Passphrase | None, tmp_path: Path
) -> None:
    (backup,) = backups(case)
    kept = put_in_place(backup.path, case, given)
    again = put_in_place(backup.path, case, given)
    assert kept is not None
    assert again is not None
    assert kept != again
    assert [count(path, given) for path in (case, kept, again)] == [3, 4, 3]
    left = {file.name for file in tmp_path.iterdir()}
    assert left == {case.name, kept.name, again.name, f"{case.name}.backups"}
    if given is not None:
        assert plain_files(tmp_path) == []


def test_what_is_only_in_the_log_of_the_case_is_kept_too(
    case: Path, given: Passphrase | None
) -> None:
    with CaseFile.open(case, passphrase=given) as opened:
        fill(opened, 5)
        whole = {suffix: case.with_name(case.name + suffix).read_bytes() for suffix in ("", "-wal")}
    for suffix, content in whole.items():
        case.with_name(case.name + suffix).write_bytes(content)
    kept = put_in_place(backups(case)[0].path, case, given)
    assert kept is not None
    assert count(case, given) == 3
    assert count(kept, given) == 5


def test_a_case_that_is_gone_is_put_back(case: Path, given: Passphrase | None) -> None:
    case.unlink()
    assert put_in_place(backups(case)[0].path, case, given) is None
    assert count(case, given) == 3


def test_a_case_that_somebody_writes_to_stays(case: Path, given: Passphrase | None) -> None:
    with CaseFile.open(case, passphrase=given), pytest.raises(CaseInUse):
        put_in_place(backups(case)[0].path, case, given)
    assert count(case, given) == 4


def test_a_damaged_backup_takes_nobody_s_place(case: Path, given: Passphrase | None) -> None:
    (backup,) = backups(case)
    content = bytearray(backup.path.read_bytes())
    for page in range(8, len(content) // 4096):
        content[page * 4096 : page * 4096 + 300] = bytes(300)
    backup.path.write_bytes(content)
    before = sorted(case.parent.iterdir())
    with pytest.raises(DamagedCase):
        put_in_place(backup.path, case, given)
    assert sorted(case.parent.iterdir()) == before
    assert count(case, given) == 4


def test_a_disk_without_hard_links(
    case: Path, given: Passphrase | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_names: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    kept = put_in_place(backups(case)[0].path, case, given)
    monkeypatch.undo()
    assert kept is not None
    assert [count(case, given), count(kept, given)] == [3, 4]


def test_what_is_kept_is_encrypted_with_the_case(tmp_path: Path) -> None:
    path = tmp_path / "a.rawi"
    with CaseFile.create(path) as opened:
        fill(opened, 2)
        assert BackupRun(opened.connection).wait().made is not None
    assert put_in_place(backups(path)[0].path, path) is not None
    with CaseFile.open(path) as opened:
        encryption.encrypt(opened, passphrase())
    assert plain_files(tmp_path) == []
