"""A file is whole or not there."""

from __future__ import annotations

import errno
import gc
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from desktop.exporting.content import Content
from desktop.exporting.formats import FORMATS, Format
from desktop.exporting.problems import (
    ExportDiskFull,
    ExportExists,
    ExportFolderMissing,
    ExportNotWritten,
)
from desktop.exporting.writing import write_whole
from tests.storage.disks import files_no_longer_than


def writes(value: bytes) -> Callable[[IO[bytes]], None]:
    def write(file: IO[bytes]) -> None:
        file.write(value)

    return write


def fails(error: Exception) -> Callable[[IO[bytes]], None]:
    def write(file: IO[bytes]) -> None:
        file.write(b"half")
        raise error

    return write


def test_it_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    out = tmp_path / "قضية.jsonl"
    write_whole(out, writes(b"whole"))
    assert out.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [out]
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (OSError(errno.ENOSPC, "full"), ExportDiskFull),
        (OSError(errno.EIO, "broken"), ExportNotWritten),
        (ValueError("a fault of ours"), ValueError),
    ],
)
def test_nothing_half_written_is_left(
    tmp_path: Path, error: Exception, problem: type[Exception]
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(b"before")
    with pytest.raises(problem):
        write_whole(out, fails(error), replace=True)
    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")

    def write(file: IO[bytes]) -> None:
        full = os.open("/dev/full", os.O_WRONLY)
        os.dup2(full, file.fileno())
        os.close(full)
        file.write(b"x" * 100_000)

    with pytest.raises(ExportDiskFull):
        write_whole(tmp_path / "out", write)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit on the size of files")
@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.key)
def test_a_disk_that_fills_leaves_nothing_of_any_format(
    content: Content, each: Format, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with files_no_longer_than(120), pytest.raises(ExportDiskFull):
        write_whole(out, lambda file: each.write(content, file))
    gc.collect()  # what a library left open complains of it now, and a warning is an error
    assert not list(tmp_path.iterdir())


def test_a_file_is_replaced_only_where_a_person_said_so(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"before")
    with pytest.raises(ExportExists):
        write_whole(out, writes(b"after"))
    assert out.read_bytes() == b"before"
    write_whole(out, writes(b"after"), replace=True)
    assert out.read_bytes() == b"after"


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def write(file: IO[bytes]) -> None:
        file.write(b"mine")
        out.write_bytes(b"another's")

    with pytest.raises(ExportExists):
        write_whole(out, write)
    assert out.read_bytes() == b"another's"
    assert list(tmp_path.iterdir()) == [out]


def test_a_name_that_no_disk_takes_is_told(tmp_path: Path) -> None:
    for replaced in (False, True):
        with pytest.raises(ExportNotWritten):
            write_whole(tmp_path / ("ن" * 300), writes(b"whole"), replace=replaced)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportFolderMissing):
        write_whole(tmp_path / "none" / "out", writes(b""))


_KILLED = """
import os, signal, sys
from pathlib import Path
from desktop.exporting.parts import room_for
from desktop.exporting.writing import write_whole

def write(file):
    file.write(b"half")
    file.flush()
    with room_for(file) as room:
        Path(room, "sheet").write_bytes(b"half")
        print("half", flush=True)
        if sys.argv[2] == "waits":
            sys.stdin.read()
        os.kill(os.getpid(), signal.SIGKILL)

write_whole(Path(sys.argv[1]), write)
"""


def _other_export(out: Path, *, waits: bool) -> subprocess.Popen[bytes]:
    """A process that has written half of a file, and is killed then or when it is told."""
    command = [sys.executable, "-c", _KILLED, str(out), "waits" if waits else "ends"]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline().strip() == b"half"
    return other


def _made_old(path: Path) -> Path:
    an_hour_ago = time.time() - 3600
    os.utime(path, (an_hour_ago, an_hour_ago))
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="signals and locks of Unix")
def test_what_a_killed_export_left_goes_with_the_next(tmp_path: Path) -> None:
    with _other_export(tmp_path / "killed", waits=False) as killed:
        killed.wait()
    part, _room = sorted(tmp_path.iterdir())
    _made_old(part)
    out = tmp_path / "out"
    write_whole(out, writes(b"whole"))
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.skipif(sys.platform == "win32", reason="signals and locks of Unix")
def test_what_another_export_is_writing_stays(tmp_path: Path) -> None:
    with _other_export(tmp_path / "other", waits=True) as other:
        part, room = sorted(tmp_path.iterdir())
        _made_old(part)
        write_whole(tmp_path / "out", writes(b"whole"))
        assert part.read_bytes() == (room / "sheet").read_bytes() == b"half"
        assert other.stdin is not None
        other.stdin.close()
        other.wait()


def test_what_is_not_surely_left_by_an_export_stays(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"a person's")
    names = (".abcd1234.rawi-part~", "abcd1234.rawi-part", ".ABCD1234.rawi-part", ".mine.rawi-part")
    others = [tmp_path / name for name in names]
    for path in others:
        path.write_bytes(b"a person's")
        _made_old(path)
    folder, fresh = tmp_path / ".abcdefgh.rawi-part", tmp_path / ".12345678.rawi-part"
    folder.mkdir()
    _made_old(folder)
    fresh.write_bytes(b"just made, not locked yet")
    link = tmp_path / ".________.rawi-part"
    if sys.platform != "win32":
        link.symlink_to(target)
        others.append(link)
    write_whole(tmp_path / "out", writes(b"whole"))
    assert all(path.exists() for path in (target, *others, folder, fresh))
