"""Files removed so that their content goes too, as far as the system lets us."""

from __future__ import annotations

import os
from pathlib import Path

PIECE = 1 << 20


def destroy(path: Path) -> bool:
    """Overwrite and remove a file, where there is one; whether it was overwritten."""
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return False
    try:
        overwritten = overwrite(descriptor, names=1)
    finally:
        os.close(descriptor)
    path.unlink()
    return overwritten


def overwrite(descriptor: int, *, names: int = 0) -> bool:
    """Zeros over all that a file holds, unless it has more names than these; whether it was done.

    An SSD or a copy-on-write file system may keep the old blocks all the same.
    """
    known = os.fstat(descriptor)
    if known.st_nlink > names:
        return False
    left = known.st_size
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        while left > 0:
            left -= os.write(descriptor, bytes(min(left, PIECE)))
        os.fsync(descriptor)
    except OSError:
        return False
    return True
