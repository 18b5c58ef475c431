"""The lock that keeps a second writer out of a case, with a readable owner.

It is an operating-system lock on ``NAME.rawi.lock``: it ends with its process, however that dies.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_REMOVES_OPEN_FILES = sys.platform != "win32"
_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a lock; ``since`` is UTC, ISO 8601."""

    user: str
    host: str
    process: int
    since: str

    def __str__(self) -> str:
        return f"{self.user}@{self.host} ({self.process}), {self.since}"


class LockHeld(Exception):
    """Somebody else writes to the case; ``owner`` says who, where that can be read."""

    def __init__(self, owner: Owner | None) -> None:
        super().__init__(str(owner))
        self.owner = owner


class CaseLock:
    """Held from construction to :meth:`release`."""

    def __init__(self, case: Path) -> None:
        """Take the lock of a case.

        Raises:
            LockHeld: another process or window has it.
            OSError: the folder cannot be written to.
        """
        self.path = lock_path(case)
        self._descriptor = self._take()
        try:
            self._write_owner()
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back and leave nothing behind."""
        if _REMOVES_OPEN_FILES:
            # Still locked: whoever opens the file meanwhile finds it held, or gone.
            self.path.unlink(missing_ok=True)
            os.close(self._descriptor)
            return
        os.close(self._descriptor)
        # Whoever took it since has it open, and then the system does not let it be removed.
        with suppress(OSError):
            self.path.unlink()

    def _write_owner(self) -> None:
        owner = Owner(_user(), socket.gethostname(), os.getpid(), _now())
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, json.dumps(asdict(owner)).encode())

    def _take(self) -> int:
        while True:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                locked = _try_lock(descriptor)
            except OSError:
                os.close(descriptor)
                raise
            if not locked:
                owner = _read_owner(descriptor)
                os.close(descriptor)
                raise LockHeld(owner)
            # The last holder may have removed the file between our opening and locking it.
            if _is_at(descriptor, self.path):
                return descriptor
            os.close(descriptor)


def lock_path(case: Path) -> Path:
    return case.with_name(case.name + ".lock")


def _try_lock(descriptor: int) -> bool:
    """Raises OSError where the file system knows no locks: nobody may be taken for the owner."""
    try:
        _lock(descriptor)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        # A byte far behind the owner's words, so that others can read them.
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _read_owner(descriptor: int) -> Owner | None:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return Owner(**json.loads(os.read(descriptor, 4096)))
    except (OSError, ValueError, TypeError):
        return None


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError):
        return "?"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
