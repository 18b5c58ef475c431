"""The files of a folder that may be articles, and what is told of those that are none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from desktop.importing.problems import (
    FilesLeftOut,
    FileUnreadable,
    FolderEmpty,
    ImportProblem,
)

# What a program keeps for itself: cases, with their logs and backups, and what is hidden.
_CASE = ".rawi"
_HIDDEN = "."
# What browsers and Office write while a file is not there yet or is open, and what Windows puts
# into folders.
_UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".opdownload", ".tmp")
_LOCK = "~$"
_OF_WINDOWS = frozenset(("thumbs.db", "desktop.ini"))
# More files than this that are no articles are told of in one sentence.
_FEW, _NAMED = 3, 6


def files_in(folder: Path) -> Iterator[Path | ImportProblem]:
    """All files of a folder and the folders in it, in the order of their names; what is hidden and
    case files are passed over. A folder that cannot be looked into is a problem, and so is one
    without files."""
    unreadable: list[OSError] = []
    count = 0
    for path, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not is_passed_over(name))
        for name in sorted(names):
            if not is_passed_over(name):
                count += 1
                yield Path(path) / name
    for error in unreadable:
        yield FileUnreadable(str(error.filename), reason=error.strerror or "?")
    if not count and not unreadable:
        yield FolderEmpty(folder.name)


def left_out(
    folder: PurePath, met: Iterable[tuple[PurePath, ImportProblem]]
) -> list[ImportProblem]:
    """What is told of files of a folder that are no articles: each of a few, or all in one."""
    problems = list(met)
    if len(problems) <= _FEW:
        return [problem for _, problem in problems]
    names = ", ".join(str(path.relative_to(folder)) for path, _ in problems[:_NAMED])
    more = "…" if len(problems) > _NAMED else ""
    return [FilesLeftOut(folder.name, count=len(problems), names=f"{names}{more}")]


def told_together(
    met: Sequence[tuple[Path, ImportProblem]], folders: Sequence[Path]
) -> Iterator[ImportProblem]:
    """The problems of files by themselves, and those of the files of each folder that a person
    gave as a whole: see :func:`left_out`."""
    yield from (problem for path, problem in met if not is_inside(path, folders))
    yield from told_of_folders(met, folders)


def told_of_folders(
    met: Sequence[tuple[Path, ImportProblem]], folders: Sequence[Path]
) -> Iterator[ImportProblem]:
    """Those of the files of folders alone."""
    for folder in folders:
        yield from left_out(folder, [one for one in met if one[0].is_relative_to(folder)])


def is_inside(path: Path, folders: Sequence[Path]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)


def is_passed_over(name: str) -> bool:
    """Whether a file or folder of that name is hidden, no file yet, or belongs to a case or to the
    system."""
    plain = name.lower()
    unfinished = plain.endswith(_UNFINISHED) or plain in _OF_WINDOWS
    hidden = name.startswith((_HIDDEN, _LOCK)) or unfinished
    return hidden or _CASE in Path(name).suffixes or f"{_CASE}-" in name
