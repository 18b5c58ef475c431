"""A file is whole or not there."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from desktop.exporting.problems import (
    ExportDiskFull,
    ExportExists,
    ExportFolderMissing,
    ExportNotWritten,
)
from desktop.exporting.writing import write_whole


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


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportFolderMissing):
        write_whole(tmp_path / "none" / "out", writes(b""))
