"""Backups on opening: made when something changed, of one moment, checked, and in nobody's way."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from desktop.analysis.model import Article
from storage import automatic_backup
from storage.automatic_backup import BackupRun
from storage.backup_folder import backup_folder, backups
from storage.case_file import CaseFile
from storage.connection import PLAIN_PAGE_SIZE
from storage.problems import CaseGone, CaseReadOnly, DamagedCase, DiskFull, NoRoomForBackup
from tests.storage.cases import TEXT, analysis, article
from tests.storage.disks import fill, small_disk


@pytest.fixture(params=["a.rawi", "قضية فيها مسافات.rawi", "a?b#c%20d\n«e».rawi"])
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / str(request.param)
    with CaseFile.create(path) as case:
        number = case.documents.add(article(), file="a.txt").id
        case.layers.replace(number, analysis())
    return path


@pytest.fixture
def usual(tmp_path: Path) -> Path:
    path = tmp_path / "a.rawi"
    with CaseFile.create(path) as case:
        case.documents.add(article(), file="a.txt")
    return path


def back_up(path: Path) -> automatic_backup.BackupOutcome:
    with CaseFile.open(path) as case:
        return BackupRun(case.connection).wait()


def long_ago(path: Path) -> None:
    """As if the case had last been written to an hour ago."""
    past = time.time() - 3600
    os.utime(path, (past, past))


def test_it_holds_what_the_case_holds(path: Path) -> None:
    made = back_up(path).made
    assert made is not None
    assert made.path.parent == backup_folder(path)
    with CaseFile.open(made.path) as backup:
        assert backup.documents.get(1).text == TEXT
        assert backup.current(1) is not None
        assert backup.verify().problems == ()


def test_what_is_not_yet_in_the_file_itself_is_in_it(usual: Path) -> None:
    with CaseFile.open(usual) as case:
        case.documents.add(article("نص جديد كتب للتو"), file=None)
        assert usual.with_name(usual.name + "-wal").stat().st_size > 0
        made = BackupRun(case.connection).wait().made
    assert made is not None
    with CaseFile.open(made.path) as backup:
        assert backup.documents.count() == 2


def test_only_when_something_changed(usual: Path) -> None:
    long_ago(usual)
    assert back_up(usual).made is not None
    assert back_up(usual).made is None
    with CaseFile.open(usual) as case:
        case.documents.add(article("نص جديد"), file=None)
    assert back_up(usual).made is not None
    assert [backup.number for backup in backups(usual)] == [1, 2]


def test_looking_at_a_case_changes_nothing_in_it(usual: Path) -> None:
    long_ago(usual)
    before = usual.stat().st_mtime_ns
    with CaseFile.open(usual) as case:
        case.current.rows()
    assert usual.stat().st_mtime_ns == before


def test_none_is_made_of_an_empty_case(tmp_path: Path) -> None:
    CaseFile.create(tmp_path / "a.rawi").close()
    assert back_up(tmp_path / "a.rawi").made is None
    assert [file.name for file in tmp_path.iterdir()] == ["a.rawi"]


def test_old_ones_go_when_a_new_one_stands(usual: Path) -> None:
    for number in range(9):
        with CaseFile.open(usual) as case:
            case.documents.add(article(f"نص {number}"), file=None)
            assert BackupRun(case.connection).wait().made is not None
    assert [backup.number for backup in backups(usual)] == [5, 6, 7, 8, 9]
    assert len(list(backup_folder(usual).iterdir())) == 5


def test_it_lets_the_writer_write_and_is_of_one_moment(
    usual: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.copying._PAGES_A_STEP", 2)
    wrote = threading.Event()
    began = threading.Event()

    def wait(self: object, done: int, total: int) -> None:
        began.set()
        assert wrote.wait(30)

    monkeypatch.setattr(automatic_backup._Cancelling, "__call__", wait)
    with CaseFile.open(usual) as case:
        run = BackupRun(case.connection)
        assert began.wait(30)
        case.documents.add(article("كتب أثناء النسخ"), file=None)
        wrote.set()
        made = run.wait().made
        assert case.documents.count() == 2
    assert made is not None
    with CaseFile.open(made.path) as backup:
        assert backup.documents.count() == 1
        assert backup.verify().problems == ()


def test_it_can_be_ended_and_leaves_nothing(usual: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.copying._PAGES_A_STEP", 1)
    began = threading.Event()
    called = automatic_backup._Cancelling.__call__

    def slowly(self: automatic_backup._Cancelling, done: int, total: int) -> None:
        began.set()
        time.sleep(0.02)
        called(self, done, total)

    monkeypatch.setattr(automatic_backup._Cancelling, "__call__", slowly)
    with CaseFile.open(usual) as case:
        run = BackupRun(case.connection)
        assert began.wait(30)
        run.cancel()
        assert run.outcome.made is None
    assert list(backup_folder(usual).iterdir()) == []


def test_what_a_killed_run_left_is_swept_away(usual: Path) -> None:
    backup_folder(usual).mkdir()
    left = backup_folder(usual) / ".0001-2026-01-01T00-00-00Z.rawi.copying"
    left.write_bytes(b"half")
    assert back_up(usual).made is not None
    assert not left.exists()


def test_a_damaged_case_gives_no_backup_and_takes_none_away(usual: Path) -> None:
    with CaseFile.open(usual) as case:
        for number in range(300):
            case.documents.add(Article(f"{TEXT} {number}"), file=None)
        assert BackupRun(case.connection).wait().made is not None
    before = backups(usual)
    whole = bytearray(usual.read_bytes())
    for start in range(0, len(whole), PLAIN_PAGE_SIZE):
        page = slice(start, start + PLAIN_PAGE_SIZE)
        if "فرق الصيانة".encode() in whole[page]:
            whole[page] = b"\xff" * PLAIN_PAGE_SIZE
    usual.write_bytes(whole)
    outcome = back_up(usual)
    assert isinstance(outcome.problem, DamagedCase)
    assert str(usual) in str(outcome.problem)
    assert backups(usual) == before
    assert len(list(backup_folder(usual).iterdir())) == len(before)


@pytest.mark.skipif(os.name == "nt", reason="an open file stays where it is there")
def test_a_case_that_was_taken_away_is_said(usual: Path) -> None:
    with CaseFile.open(usual) as case:
        usual.unlink()
        assert isinstance(BackupRun(case.connection).wait().problem, CaseGone)


def test_a_disk_that_would_be_full_is_left_to_the_case(tmp_path: Path) -> None:
    with small_disk(tmp_path, "4m") as disk:
        path = disk / "a.rawi"
        with CaseFile.create(path) as case:
            case.documents.add(article(), file=None)
        outcome = back_up(path)
        assert isinstance(outcome.problem, NoRoomForBackup)
        assert backups(path) == []
        with CaseFile.open(path) as case:
            case.documents.add(article("ما زال يُكتب"), file=None)


def test_a_disk_that_fills_up_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.automatic_backup._LEFT_FREE", -(1 << 30))
    with small_disk(tmp_path, "4m") as disk:
        path = disk / "a.rawi"
        with CaseFile.create(path) as case:
            case.documents.add(article(), file=None)
        made = back_up(path).made
        with CaseFile.open(path) as case:
            case.documents.add(article("تغيير"), file=None)
            fill(disk)
            outcome = BackupRun(case.connection).wait()
            assert isinstance(outcome.problem, DiskFull)
        (disk / "ballast").unlink()
        assert [backup.path for backup in backups(path)] == [made.path if made else None]
        assert len(list(backup_folder(path).iterdir())) == 1
        with CaseFile.open(path) as case:
            assert case.documents.count() == 2
            assert case.verify().problems == ()


def test_a_backup_is_only_read_for_rotation_would_take_it_away(usual: Path) -> None:
    made = back_up(usual).made
    assert made is not None
    with CaseFile.open(made.path) as backup:
        assert backup.read_only_because == "it is an automatic backup"
        with pytest.raises(CaseReadOnly):
            backup.documents.add(article("نص آخر"), file=None)
    assert [file.name for file in made.path.parent.iterdir()] == [made.path.name]


def test_nobody_else_may_read_it_than_the_case(usual: Path) -> None:
    usual.chmod(0o640)
    made = back_up(usual).made
    assert made is not None
    assert made.path.stat().st_mode & 0o777 == 0o640
    assert backup_folder(usual).stat().st_mode & 0o077 == 0
