"""Backups of an encrypted case are as encrypted as it; none of a plain one stays plain after it is
encrypted."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import encryption
from storage.automatic_backup import BackupRun
from storage.backup_folder import backup_folder, backups
from storage.case_file import CaseFile
from storage.copying import copy_to_memory
from storage.problems import PassphraseNeeded, WrongPassphrase
from tests.storage.cases import article
from tests.storage.disks import read_only
from tests.storage.secrets import fill, new_passphrase, passphrase, plain_files


def backed_up(path: Path, *, encrypted: bool = True) -> Path:
    with CaseFile.open(path, passphrase=passphrase() if encrypted else None) as case:
        made = BackupRun(case.connection).wait().made
    assert made is not None
    return made.path


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "قضية.rawi"
    with CaseFile.create(path, passphrase=passphrase()) as case:
        fill(case, 3)
    return path


def test_a_backup_of_an_encrypted_case_is_encrypted(secret: Path, tmp_path: Path) -> None:
    made = backed_up(secret)
    with pytest.raises(PassphraseNeeded):
        CaseFile.open(made)
    with pytest.raises(WrongPassphrase):
        CaseFile.open(made, passphrase=new_passphrase())
    with CaseFile.open(made, passphrase=passphrase()) as backup:
        assert backup.documents.count() == 3
        assert backup.verify(thorough=True).problems == ()
    assert plain_files(tmp_path) == []


def test_so_is_a_copy_by_hand_and_what_is_kept_of_a_case_that_went(
    secret: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.rawi"
    with CaseFile.open(secret, passphrase=passphrase()) as case:
        case.copy_to(out)
        secret.unlink()
    (kept,) = backups(secret)
    for file in (out, kept.path):
        with CaseFile.open(file, passphrase=passphrase()) as copy:
            assert copy.documents.count() == 3
    assert plain_files(tmp_path) == []


def test_backups_are_encrypted_and_decrypted_with_their_case(tmp_path: Path) -> None:
    path = tmp_path / "a.rawi"
    with CaseFile.create(path) as case:
        fill(case, 2)
    made = backed_up(path, encrypted=False)
    left = backup_folder(path) / f".{made.name}.copying"
    left.write_bytes(made.read_bytes())
    with CaseFile.open(path) as case:
        encryption.encrypt(case, passphrase())
        case.documents.add(article("بعد التعمية"), file=None)
        with pytest.raises(PassphraseNeeded):
            CaseFile.open(made)
    assert plain_files(tmp_path) == []
    with CaseFile.open(path, passphrase=passphrase()) as case:
        encryption.change_passphrase(case, passphrase(), new_passphrase())
    with CaseFile.open(made, passphrase=new_passphrase()) as backup:
        assert backup.documents.count() == 2
    assert plain_files(tmp_path) == []


def test_an_encrypted_case_on_a_medium_is_read_with_its_log(secret: Path, tmp_path: Path) -> None:
    medium = tmp_path / "medium"
    medium.mkdir()
    with CaseFile.open(secret, passphrase=passphrase()) as case:
        case.documents.add(article("في السجل وحده"), file=None)
        for suffix in ("", "-wal"):
            content = secret.with_name(secret.name + suffix).read_bytes()
            (medium / f"a.rawi{suffix}").write_bytes(content)
    with (
        read_only(medium),
        CaseFile.open(medium / "a.rawi", passphrase=passphrase()) as case,
    ):
        assert case.documents.count() == 4
        assert case.verify().problems == ()
        copy_to_memory(case.connection).close()
    assert plain_files(tmp_path) == []
