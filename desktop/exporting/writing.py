"""Writing a file so that it is whole or not there: aside, forced to the disk, then renamed."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from desktop.exporting.parts import part_in, sweep
from desktop.exporting.problems import (
    ExportDiskFull,
    ExportExists,
    ExportFolderMissing,
    ExportNotWritten,
)

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(out: Path, write: Callable[[IO[bytes]], None], *, replace: bool = False) -> None:
    """Write a file that only its owner may read.

    Args:
        out: the file.
        write: writes its bytes; whatever it raises leaves no file behind.
        replace: a file of that name is replaced.

    Raises:
        ExportExists: there is a file of that name, and it is not to be replaced.
        ExportFolderMissing, ExportDiskFull, ExportNotWritten: nothing was written.
    """
    try:
        if not replace and out.exists():
            raise ExportExists(str(out))
        if not out.parent.is_dir():
            raise ExportFolderMissing(str(out))
        _write_aside(out, write, replace=replace)
    except FileExistsError:
        raise ExportExists(str(out)) from None
    except OSError as error:
        if error.errno in _FULL:
            raise ExportDiskFull(str(out)) from error
        raise ExportNotWritten(str(out), reason=error.strerror or str(error)) from error


def _write_aside(out: Path, write: Callable[[IO[bytes]], None], *, replace: bool) -> None:
    sweep(out.parent)
    with part_in(out.parent) as aside:
        # Opened by its name: a format that needs room of its own finds its folder by it.
        with aside.open("w+b") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            aside.replace(out)
        else:
            _name_if_free(aside, out)
        _sync_folder(out.parent)


def _name_if_free(aside: Path, out: Path) -> None:
    """Give the file its name; a file that came to have it meanwhile is not replaced."""
    try:
        os.link(aside, out)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as FAT on a stick
        if out.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(out)) from None
        aside.rename(out)


def _sync_folder(folder: Path) -> None:
    """Make the name durable where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
