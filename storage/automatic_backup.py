"""The automatic backup of a case: made when it changed since the last one, kept by rotation."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.backup_folder import (
    Backup,
    backup_folder,
    backup_folders,
    backups,
    next_backup,
    superfluous,
)
from storage.connection import Connection, DatabaseError
from storage.copying import copy_case, sweep_copies
from storage.problems import BackupNotWritten, CaseError, CaseGone, NoRoomForBackup

# A backup never fills a disk that the case itself needs.
_LEFT_FREE = 64 << 20
# File systems keep times as coarsely as this (FAT).
_TICK = timedelta(seconds=3)
_COARSE = 2_000_000_000  # nanoseconds

# One backup at a time: what another run left is swept away before.
_TURN = threading.Lock()
_PATIENCE = 0.05

Cancelled = Callable[[], bool]


class BackupCancelled(Exception):
    """The copying was ended before its time; nothing is left of it."""


@dataclass(frozen=True, slots=True)
class BackupOutcome:
    """``made`` is the new backup; None with ``problem`` None: none was needed, or cancelled."""

    made: Backup | None = None
    problem: CaseError | None = None


class BackupRun:
    """Makes the backup of an open case in a thread of its own."""

    def __init__(
        self,
        case: Connection,
        on_end: Callable[[BackupOutcome], object] = lambda _: None,
        *,
        least_age: timedelta = timedelta(0),
    ) -> None:
        """Begin at once.

        Args:
            case: the open case; a connection of its own is opened beside it.
            on_end: called in the thread with what came of it, unless it was cancelled.
            least_age: none is made while the last one is younger than this.
        """
        self._on_end = on_end
        self._stopped, self._read = threading.Event(), threading.Event()
        self.outcome = BackupOutcome()
        self._thread = threading.Thread(
            target=self._run, args=(case, least_age), name="backup", daemon=True
        )
        self._thread.start()

    def cancel(self) -> None:
        """End it soon; nothing is told of it any more. The case may be closed when this returns: a
        backup that only waits for the disk is finished beside."""
        self._stopped.set()
        self._read.wait()

    def wait(self) -> BackupOutcome:
        """Wait until it is made."""
        self._thread.join()
        return self.outcome

    def _run(self, case: Connection, least_age: timedelta) -> None:
        try:
            made = renew_backup(
                case, cancelled=self._stopped.is_set, least_age=least_age, on_read=self._read.set
            )
            self.outcome = BackupOutcome(made)
        except BackupCancelled:
            pass
        except CaseError as problem:
            self.outcome = BackupOutcome(problem=problem)
        finally:
            self._read.set()
        if not self._stopped.is_set():
            self._on_end(self.outcome)


def renew_backup(
    case: Connection,
    *,
    cancelled: Cancelled = lambda: False,
    least_age: timedelta = timedelta(0),
    on_read: Callable[[], object] = lambda: None,
) -> Backup | None:
    """Make a backup of a case that changed since the last one, then let superfluous ones go.

    Args:
        case: the open case; a connection of its own is opened beside it.
        cancelled: asked often.
        least_age: none is made while the last one is younger than this.
        on_read: called when the case has been read, and only the disk is waited for.

    Returns:
        The new backup; None where there is nothing new to keep.

    Raises:
        BackupCancelled: ``cancelled`` said so.
        NoRoomForBackup, DiskFull, BackupNotWritten, DamagedCase, BackupIncomplete, CaseGone: none
        was made; all others were kept.
    """
    with _in_turn(cancelled):
        try:
            return _renew(case, cancelled, least_age, on_read)
        except (OSError, DatabaseError) as error:
            if not case.in_place:
                raise CaseGone(case.path) from error
            raise BackupNotWritten(case.path, reason=str(error)) from error


@contextmanager
def no_backup_meanwhile(case: Path) -> Iterator[None]:
    """No backup of a case is begun or given its name inside, and no half of one is left beside it:
    while a case is encrypted, none of what it was may stay plain."""
    with _TURN:
        for folder in backup_folders(case):
            sweep_copies(folder)
        yield


@contextmanager
def _in_turn(cancelled: Cancelled) -> Iterator[None]:
    while not _TURN.acquire(timeout=_PATIENCE):
        if cancelled():
            raise BackupCancelled
    try:
        yield
    finally:
        _TURN.release()


def _renew(
    case: Connection,
    cancelled: Cancelled,
    least_age: timedelta,
    on_read: Callable[[], object],
) -> Backup | None:
    path, now = case.path, datetime.now(UTC)
    known = backups(path)
    # Elsewhere than the last one, one is made in any case.
    in_its_folder = bool(known) and known[-1].path.parent == backup_folder(path)
    if in_its_folder and (_is_unchanged(path, known[-1]) or abs(now - known[-1].made) < least_age):
        return None
    changed_at = path.stat().st_mtime_ns
    own = case.beside(path, mode="ro")
    try:
        if not own.rows("SELECT 1 FROM documents UNION ALL SELECT 1 FROM journal LIMIT 1"):
            return None
        made = next_backup(path, now)
        _prepare(made.path.parent, case, own)

        def let_go() -> None:
            own.close()
            on_read()

        copy_case(own, made.path, progress=_Cancelling(cancelled), on_read=let_go)
    finally:
        own.close()
    with suppress(OSError):
        shutil.copymode(path, made.path)
        os.utime(made.path, ns=(changed_at, changed_at))
    for old in superfluous([*known, made]):
        # One that cannot be removed now is removed another time.
        with suppress(OSError):
            old.path.unlink()
    return made


def _prepare(folder: Path, case: Connection, own: Connection) -> None:
    """The folder, swept, with room enough."""
    ((pages,),), ((size,),) = own.rows("PRAGMA page_count"), own.rows("PRAGMA page_size")
    needed = int(pages) * int(size)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        sweep_copies(folder)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise BackupNotWritten(folder, reason=error.strerror or str(error)) from error
    if free < needed + _LEFT_FREE:
        raise NoRoomForBackup(case.path, megabytes=(needed + _LEFT_FREE) >> 20)


def _is_unchanged(case: Path, last: Backup) -> bool:
    """Whether a case is what its last backup was made of, by the time that the file was written;
    nothing in it need be read. In doubt it is not."""
    log = case.with_name(case.name + "-wal")
    try:
        if log.exists() and log.stat().st_size > 0:
            return False
        written = case.stat().st_mtime_ns
        return (
            abs(last.path.stat().st_mtime_ns - written) < _COARSE
            and datetime.fromtimestamp(written / 1e9, UTC) < last.made - _TICK
        )
    except OSError:
        return False


class _Cancelling:
    def __init__(self, cancelled: Cancelled) -> None:
        self._cancelled = cancelled

    def __call__(self, _done: int, _total: int) -> None:
        if self._cancelled():
            raise BackupCancelled
