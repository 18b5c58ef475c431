from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from desktop.importing.folder import files_in, left_out
from desktop.importing.problems import (
    FileBinary,
    FilesLeftOut,
    FileUnreadable,
    FolderEmpty,
    ImportProblem,
)


def made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    return folder


def test_all_files_come_in_order_whatever_their_ending(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a.md", "in/c", ".git/d.txt", ".e", "f.rawi", "f.rawi-wal")
    made(tmp_path, "f.rawi.backups/g.rawi", "f.before-2020.rawi")
    made(tmp_path, "~$c.docx", "خبر.pdf.crdownload", "g.PART", "Thumbs.db", "in/desktop.ini")
    found = [path.relative_to(tmp_path).as_posix() for path in files_in(tmp_path)]  # type: ignore[union-attr]
    assert found == ["a.md", "b.txt", "in/c"]


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (problem,) = files_in(tmp_path)
    assert isinstance(problem, FolderEmpty)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read anywhere")
def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "in/b.txt")
    (tmp_path / "in").chmod(0)
    try:
        path, problem = files_in(tmp_path)
    finally:
        (tmp_path / "in").chmod(0o700)
    assert path == tmp_path / "a.txt"
    assert isinstance(problem, FileUnreadable)


def test_a_few_are_told_each_and_many_in_one(tmp_path: Path) -> None:
    met: list[tuple[Path, ImportProblem]] = [
        (tmp_path / f"in/{n}.png", FileBinary(f"{n}.png")) for n in range(9)
    ]
    assert left_out(tmp_path, met[:2]) == [problem for _, problem in met[:2]]
    (one,) = left_out(tmp_path, met)
    assert isinstance(one, FilesLeftOut)
    assert one.fields["count"] == 9
    assert "in/0.png" in str(one)
    assert str(one).endswith("…")
