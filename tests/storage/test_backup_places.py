"""Backups in a folder that a person chose: made, found, rotated, encrypted there; its absence."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import backup_places, encryption
from storage.automatic_backup import BackupRun
from storage.backup_folder import backup_folder, backups, case_of
from storage.backup_places import choose, doubt_about_place
from storage.case_file import CaseFile
from storage.cipher import is_encrypted
from storage.location import Doubt
from storage.problems import BackupNotWritten
from storage.rewriting import aside_of
from tests.storage.cases import article
from tests.storage.disks import small_disk
from tests.storage.secrets import fill, passphrase, plain_files

IS_SAME_DISK = backup_places.is_same_disk


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "here" / "قضية.rawi"
    path.parent.mkdir()
    with CaseFile.create(path) as opened:
        opened.documents.add(article(), file=None)
    return path


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that passes for another disk's."""
    folder = tmp_path / "قرص آخر"
    folder.mkdir()
    monkeypatch.setattr(
        backup_places,
        "is_same_disk",
        lambda case, other: not other.is_relative_to(folder) and IS_SAME_DISK(case, other),
    )
    return folder


def back_up(path: Path) -> Path:
    with CaseFile.open(path) as opened:
        made = BackupRun(opened.connection).wait().made
    assert made is not None
    return made.path


def change(path: Path, text: str) -> None:
    with CaseFile.open(path) as opened:
        opened.documents.add(article(text), file=None)


def test_they_are_made_there_and_those_beside_still_count(case: Path, disk: Path) -> None:
    first = back_up(case)
    choose(case, disk)
    # Nothing changed, but there is none on the other disk.
    second = back_up(case)
    assert first.parent == case.with_name(case.name + ".backups")
    assert second.parent.parent == disk
    assert [backup.number for backup in backups(case)] == [1, 2]
    assert case_of(second) == case
    with CaseFile.open(second) as backup:
        assert backup.read_only
    assert doubt_about_place(case) is None
    choose(case, None)
    assert backup_folder(case) == first.parent
    assert [backup.number for backup in backups(case)] == [1, 2]


def test_cases_of_one_name_do_not_share_a_folder(case: Path, disk: Path, tmp_path: Path) -> None:
    other = tmp_path / "there" / case.name
    other.parent.mkdir()
    with CaseFile.create(other) as opened:
        opened.documents.add(article("أخرى"), file=None)
    for path in (case, other):
        choose(path, disk)
        back_up(path)
    assert [len(backups(path)) for path in (case, other)] == [1, 1]
    assert backup_folder(case) != backup_folder(other)


def test_rotation_counts_them_together(case: Path, disk: Path) -> None:
    for number in range(4):
        change(case, f"نص {number}")
        back_up(case)
    choose(case, disk)
    for number in range(4, 8):
        change(case, f"نص {number}")
        back_up(case)
    assert [backup.number for backup in backups(case)] == [4, 5, 6, 7, 8]


@pytest.mark.parametrize("leaves_a_folder", [False, True])
def test_a_disk_that_is_not_connected_is_warned_of_and_replaced_by_the_usual_folder(
    case: Path, disk: Path, monkeypatch: pytest.MonkeyPatch, leaves_a_folder: bool
) -> None:
    choose(case, disk)
    back_up(case)
    disk.rename(disk.with_name("away"))
    monkeypatch.setattr(backup_places, "is_same_disk", IS_SAME_DISK)
    if leaves_a_folder:
        disk.mkdir()
    assert doubt_about_place(case) == Doubt("absent", str(disk))
    change(case, "نص آخر")
    made = back_up(case)
    assert made.parent == case.with_name(case.name + ".backups")
    assert not leaves_a_folder or list(disk.iterdir()) == []


def test_the_same_disk_and_a_synced_folder_are_warned_of(
    case: Path, disk: Path, tmp_path: Path
) -> None:
    near = tmp_path / "near"
    near.mkdir()
    choose(case, near)
    assert doubt_about_place(case) == Doubt("same_disk", str(near))
    assert back_up(case).parent.parent == near
    synced = disk / "Dropbox"
    synced.mkdir()
    choose(case, synced)
    assert doubt_about_place(case) == Doubt("synced", "Dropbox")


def test_a_folder_that_is_none_is_refused_and_the_old_choice_stays(case: Path, disk: Path) -> None:
    choose(case, disk)
    with pytest.raises(BackupNotWritten):
        choose(case, disk / "none")
    assert backup_folder(case).parent == disk


def test_settings_that_cannot_be_read_are_as_none(case: Path, disk: Path) -> None:
    choose(case, disk)
    for content in ("{", "[]", '{"x": 1}', f'{{"{case}": {{"folder": 3}}}}'):
        backup_places._settings().write_text(content, "utf-8")
        assert backup_folder(case) == case.with_name(case.name + ".backups")


def test_copies_on_another_disk_are_encrypted_with_the_case(tmp_path: Path) -> None:
    path = tmp_path / "a.rawi"
    with CaseFile.create(path) as opened:
        fill(opened, 2)
    with small_disk(tmp_path, "200m") as disk:
        choose(path, disk)
        made = back_up(path)
        assert made.parent.parent == disk
        with CaseFile.open(path) as opened:
            report = encryption.encrypt(opened, passphrase())
        assert report == encryption.Rewritten((), (), ())
        assert is_encrypted(made)
        assert plain_files(tmp_path) == []
        # What a run that was killed left there goes when the case is opened.
        left = aside_of(made)
        left.write_bytes(b"x" * 5000)
        with CaseFile.open(path, passphrase=passphrase()) as opened:
            assert not left.exists()
            encryption.decrypt(opened, passphrase())
        assert not is_encrypted(made)
        assert [file.name for file in made.parent.iterdir()] == [made.name]


def test_copies_that_cannot_be_reached_are_told_when_the_case_is_encrypted(
    case: Path, disk: Path
) -> None:
    choose(case, disk)
    back_up(case)
    disk.rename(disk.with_name("away"))
    with CaseFile.open(case) as opened:
        assert encryption.encrypt(opened, passphrase()).unreached == (disk,)
