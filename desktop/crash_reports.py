"""Reports of bugs, written beside the program on this machine and nowhere else. Qt-free.

A report holds the kinds of errors and the lines of code they went through: never an error's message
or a variable, which may hold words of an article, a passphrase, or the path of a person's file.
"""

from __future__ import annotations

import faulthandler
import os
import platform
import re
import threading
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import IO

REPORT = "errors.log"
# Written by faulthandler while the process dies, one a process; read at the next start.
_HARD = "hard-{pid}.txt"
_FRAME = re.compile(r'\s*File "(?P<file>.*)", line (?P<line>\d+) in (?P<name>[\w<>.]+)')
# An older report makes room beyond so many characters.
_MOST = 400_000


def write_report(error: BaseException, folder: Path) -> Path:
    """Add an error to the report; gives the report's path. Raises OSError."""
    lines = []
    for one in _chained(error):
        lines.append(f"  {type(one).__name__}")
        lines += [
            f"    {_file(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(one.__traceback__)
        ]
    return _add(folder, f"thread {_thread()}", lines)


class HardCrashes:
    """Notices a process that died without a word (a fault in a library, in Qt).

    ``begin`` when a window starts, ``end`` when it is closed as it should be.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / _HARD.format(pid=os.getpid())
        self._file: IO[str] | None = None

    def begin(self) -> Path | None:
        """From now on write down where this process dies; gives the report of one that died
        before, if any did since the last start."""
        self._folder.mkdir(parents=True, exist_ok=True)
        died = self._gather()
        self._file = self._own.open("w", encoding="utf-8")
        faulthandler.enable(self._file, all_threads=False)
        return died

    def end(self) -> None:
        """The process ends as it should: nothing is to be noticed."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            self._own.unlink(missing_ok=True)

    def _gather(self) -> Path | None:
        """Take what dead processes left into the report."""
        report = None
        for left in sorted(self._folder.glob(_HARD.format(pid="*"))):
            if left == self._own or not _is_running(left):
                words = left.read_text(encoding="utf-8", errors="replace")
                left.unlink(missing_ok=True)
                if words.strip():
                    report = _add(self._folder, "died", list(_hard_lines(words)))
        return report


def _add(folder: Path, what: str, lines: list[str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / REPORT
    if report.exists() and report.stat().st_size > _MOST:
        report.replace(folder / f"{REPORT}.old")
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    about = f"{moment} {platform.system()} Python {platform.python_version()} {what}"
    with report.open("a", encoding="utf-8") as file:
        file.write("\n".join([about, *lines]) + "\n")
    return report


def _chained(error: BaseException) -> Iterator[BaseException]:
    """An error, and those that it came of."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or one.__context__


def _hard_lines(words: str) -> Iterator[str]:
    """What faulthandler wrote, without the folders that a person's name may stand in."""
    for line in words.splitlines():
        frame = _FRAME.fullmatch(line)
        if frame is not None:
            yield f"    {_file(frame['file'])}:{frame['line']} {frame['name']}"
        elif line.startswith(("Fatal Python error", "Windows fatal exception")):
            yield f"  {line}"


def _file(name: str) -> str:
    """A file of code by its last two names."""
    return "/".join(PurePath(name.replace("\\", "/")).parts[-2:])


def _thread() -> str:
    return "main" if threading.current_thread() is threading.main_thread() else "other"


def _is_running(left: Path) -> bool:
    number = left.stem.partition("-")[2]
    if not number.isdecimal() or int(number) == os.getpid():
        return False
    if platform.system() == "Windows":  # os.kill ends a process there; its open file stays put
        try:
            left.rename(left)
        except OSError:
            return True
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
