"""The file that an export is written to before it gets its name; what a killed one left goes.

Who writes a part holds a lock on it (on Windows, has it open), which the system takes back when the
process ends, however that is.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_SUFFIX = ".rawi-part"
_NAME = re.compile(rf"\.[a-z0-9_]{{8}}{re.escape(_SUFFIX)}")
"""As :mod:`tempfile` makes them."""
# Seconds. A part is without its lock for a moment when it is made and, on Windows, when it is done.
_QUIET = 10.0


@contextmanager
def part_in(folder: Path) -> Iterator[Path]:
    """An empty file that its owner alone may read; what has not got another name by the end is
    removed. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=_SUFFIX)
    part = Path(name)
    try:
        if sys.platform == "win32":  # it renames no open file
            os.close(handle)
        else:
            _lock(handle)
        yield part
    finally:
        if sys.platform != "win32":
            os.close(handle)
        part.unlink(missing_ok=True)


@contextmanager
def room_for(file: IO[bytes]) -> Iterator[str]:
    """A folder for what a part is made of. It lies beside it, for the system's folder of temporary
    files may be another disk, which nobody chose for the words of a case; a file without a name has
    it there."""
    part = Path(file.name) if isinstance(getattr(file, "name", None), str) else None
    beside, prefix = (part.parent, f"{part.name}-") if part else (None, ".rawi-")
    with tempfile.TemporaryDirectory(prefix=prefix, dir=beside) as room:
        yield room


def sweep(folder: Path) -> None:
    """Remove the parts that nobody writes any more, with their rooms; what cannot be told stays."""
    with suppress(OSError):
        for part in [each for each in folder.iterdir() if _NAME.fullmatch(each.name)]:
            with suppress(OSError):
                _remove_if_left(part)


def _remove_if_left(part: Path) -> None:
    told = part.lstat()
    if not stat.S_ISREG(told.st_mode) or time.time() - told.st_mtime < _QUIET:
        return
    if sys.platform == "win32":
        part.unlink()  # refused where it is open
        _remove_rooms(part)
        return
    if told.st_uid != os.geteuid():
        return
    handle = os.open(part, os.O_RDWR | os.O_NOFOLLOW)
    try:
        if _lock(handle):
            _remove_rooms(part)
            part.unlink()
    finally:
        os.close(handle)


def _remove_rooms(part: Path) -> None:
    for room in part.parent.glob(f"{part.name}-*"):
        shutil.rmtree(room, ignore_errors=True)


def _lock(handle: int) -> bool:
    """Whether this process has the lock now; a disk without locks gives none."""
    import fcntl  # noqa: PLC0415 - Windows has no such module

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
