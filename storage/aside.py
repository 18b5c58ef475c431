"""A file that is made beside another, to take its place."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from storage.erasing import PIECE, destroy, overwrite


class Aside:
    """The new file while it is made.

    A plain one has no name until it is whole, where the system can do that (Linux): a run that is
    killed then leaves no plain text behind. Elsewhere :func:`storage.rewriting.sweep` removes it.
    """

    def __init__(self, path: Path, *, hidden: bool) -> None:
        self.path = path
        self._nameless = _nameless_file(path.parent) if hidden else None

    def __enter__(self) -> Aside:
        destroy(self.path)
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
        self._filled = os.open(self.path, flags, 0o600)
        return self

    def hide(self) -> None:
        """Take the name away: SQLite has opened the file, still empty."""
        if self._nameless is not None:
            self.path.unlink()

    def empty(self) -> None:
        """Take out what SQLite wrote so far; the file may have no name any more."""
        os.ftruncate(self._filled, 0)

    def complete(self) -> None:
        """SQLite is done with the file: bring it to the disk."""
        if self._nameless is None:
            os.fsync(self._filled)
            return
        # A file that lost its only name never gets one again; one that never had one may.
        with (
            open(self._filled, "rb", closefd=False) as filled,
            open(self._nameless, "wb", closefd=False) as nameless,
        ):
            filled.seek(0)
            shutil.copyfileobj(filled, nameless, PIECE)
        os.fsync(self._nameless)
        overwrite(self._filled)

    def give_name(self) -> None:
        """To be followed at once by the rename: between the two a plain copy has a name."""
        if self._nameless is not None:
            # With a descriptor Python calls linkat(2), which alone follows the symbolic link.
            os.link(self._link(), self.path, src_dir_fd=self._nameless)

    def _link(self) -> str:
        """The symbolic link by which the system reaches a file without a name."""
        return f"/proc/self/fd/{self._nameless}"

    def take_rights(self, known: os.stat_result) -> None:
        """Let the same people read and write it as the old file; then it is open no more."""
        named = self.path if self._nameless is None else Path(self._link())
        named.chmod(stat.S_IMODE(known.st_mode))
        if hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(named, known.st_uid, known.st_gid)
        if self._nameless is None:  # Windows renames no open file
            self._close()

    def _close(self) -> None:
        for descriptor in (self._filled, self._nameless):
            if descriptor is not None and descriptor >= 0:
                os.close(descriptor)
        self._filled, self._nameless = -1, None

    def __exit__(self, *_raised: object) -> None:
        self._close()
        destroy(self.path)


def _nameless_file(folder: Path) -> int | None:
    try:
        return os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
    except (AttributeError, OSError):  # another system, or a file system without it
        return None
