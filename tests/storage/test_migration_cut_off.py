"""A migration that is cut off, by kill -9 or by a full disk, leaves a case that opens, whole."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage.case_file import CaseFile
from storage.problems import DiskFull
from tests.storage.cases import TEXT
from tests.storage.disks import fill, small_disk
from tests.storage.test_format_1 import old_case

# Opens the case, and dies at the n-th statement of migrating it, or while it copies the backup.
OPENER = """
import os, signal, sys
from pathlib import Path
import sqlite_utils
from storage import copying, opening
from storage.case_file import CaseFile

path, die_at = Path(sys.argv[1]), int(sys.argv[2])
seen = 0

def count(statement):
    global seen
    seen += 1
    if seen == die_at:
        os.kill(os.getpid(), signal.SIGKILL)

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

if die_at:
    migrate = opening.migrate
    def counted(connection):
        connection.db.conn.set_trace_callback(count)
        migrate(connection)
        print(seen, flush=True)
    opening.migrate = counted
else:
    copying._check = die
CaseFile.open(path).close()
"""


def open_and_die(path: Path, die_at: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", OPENER, str(path), str(die_at)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def assert_whole(path: Path) -> None:
    with CaseFile.open(path) as case:
        assert not case.read_only
        assert case.verify().problems == ()
        assert case.documents.get(1).text == TEXT
        assert [entry.uid for entry in case.journal.entries()] == ["u1", "u2"]
    with CaseFile.open(path.with_name("old.format1.rawi.bak"), read_only=True) as backup:
        assert backup.documents.get(1).text == TEXT
        assert len(backup.journal.entries()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_in_the_middle_of_a_migration(tmp_path: Path) -> None:
    original = tmp_path / "old.rawi"
    old_case(original)
    whole = tmp_path / "whole"
    whole.mkdir()
    shutil.copy(original, whole)
    done = open_and_die(whole / "old.rawi", 10**9)
    statements = int(done.stdout)
    assert statements > 50, done.stderr
    for die_at in (1, 2, statements // 4, statements // 2, statements * 3 // 4, statements):
        folder = tmp_path / str(die_at)
        folder.mkdir()
        shutil.copy(original, folder)
        assert open_and_die(folder / "old.rawi", die_at).returncode == -signal.SIGKILL
        assert_whole(folder / "old.rawi")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_while_the_backup_is_made(tmp_path: Path) -> None:
    path = tmp_path / "old.rawi"
    old_case(path)
    before = path.read_bytes()
    assert open_and_die(path, 0).returncode == -signal.SIGKILL
    assert path.read_bytes() == before
    assert not path.with_name("old.format1.rawi.bak").exists()
    assert_whole(path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["old.format1.rawi.bak", "old.rawi"]


def test_a_disk_without_room_for_the_backup(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        path = disk / "old.rawi"
        old_case(path)
        before = path.read_bytes()
        fill(disk, but=100_000)
        with pytest.raises(DiskFull):
            CaseFile.open(path)
        assert path.read_bytes() == before
        (disk / "ballast").unlink()
        assert sorted(file.name for file in disk.iterdir()) == ["old.rawi"]


@pytest.mark.parametrize("left", [0, 20_000])
def test_a_disk_without_any_room_is_read(tmp_path: Path, left: int) -> None:
    with small_disk(tmp_path) as disk:
        path = disk / "old.rawi"
        old_case(path)
        before = path.read_bytes()
        fill(disk, but=left)
        with CaseFile.open(path) as case:
            assert case.read_only_because == os.strerror(errno.ENOSPC)
            assert case.verify().problems == ()
        assert path.read_bytes() == before


def test_a_disk_that_is_full_in_the_middle_of_a_migration(tmp_path: Path) -> None:
    size = _size_of_an_old_case(tmp_path / "measured.rawi")
    for spare in range(0, 400, 40):
        folder = tmp_path / str(spare)
        folder.mkdir()
        with small_disk(folder, f"{2 * size // 1024 + spare}k") as disk:
            path = disk / "old.rawi"
            old_case(path)
            try:
                CaseFile.open(path).close()
            except DiskFull:
                pass
            else:
                break
            # What is missing is made good elsewhere: nothing of the file was spoilt.
            shutil.copy(path, folder / "old.rawi")
            assert_whole(folder / "old.rawi")
    else:
        pytest.fail("it never had room enough")


def _size_of_an_old_case(path: Path) -> int:
    old_case(path)
    return path.stat().st_size
