"""A case copied while it is open, by SQLite's online backup: what is copied is one moment of it.

A copy of the file would miss what is in the write-ahead log and be torn by a write in between. The
copy is written aside, compared and checked, brought to the disk, and only then given its name.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from storage.backups import backup_of_format
from storage.connection import Connection, DatabaseError
from storage.problems import BackupIncomplete, BackupNotWritten, CaseExists, DamagedCase, DiskFull

Progress = Callable[[int, int], None]
"""Is told pages done and pages in all, many times a second; what it raises ends the copying."""

_PAGES_A_STEP = 2048
_STEPS = 50_000
_ASIDE = ".copying"


def copy_case(
    source: Connection,
    out: Path,
    *,
    progress: Progress | None = None,
    on_read: Callable[[], object] = lambda: None,
) -> None:
    """Copy an open case to a new file, encrypted as the case is.

    Others go on writing to the case meanwhile: the copy is of the moment when it begins.

    Args:
        source: a connection that nobody else uses, for the copying holds it.
        out: the new file; it is there when this returns, whole and on the disk, or not at all.
        progress: is told how far it is.
        on_read: is called when ``source`` is not needed any more, and only the disk is waited for.

    Raises:
        CaseExists: ``out`` is there already.
        DiskFull, BackupNotWritten: it cannot be written.
        DamagedCase: what was copied is damaged.
        BackupIncomplete: the copy is not what was copied.
    """
    aside = out.with_name(f".{out.name}{_ASIDE}")
    try:
        try:
            _make_private(aside)
            _copy_pages(source, aside, progress)
            on_read()
            _to_disk(aside)
            _give_name(aside, out)
        finally:
            aside.unlink(missing_ok=True)
    except DiskFull as error:
        raise DiskFull(out) from error
    except OSError as error:
        raise BackupNotWritten(out, reason=error.strerror or str(error)) from error


def back_up_format(case: Connection, number: int) -> None:
    """Copy a case beside itself before it is brought to a format newer than ``number``. What a run
    that was killed then copied already is made anew: the case may have been written to since."""
    out = backup_of_format(case.path, number)
    out.unlink(missing_ok=True)
    own = case.beside(case.path, mode="ro")
    try:
        copy_case(own, out)
    finally:
        own.close()


def sweep_copies(folder: Path) -> None:
    """Remove what killed runs left of copies in a folder where nobody else makes any."""
    for left in folder.glob(f".*{_ASIDE}*"):
        left.unlink(missing_ok=True)


def copy_to_memory(source: Connection) -> Connection:
    """A copy of a case that can be changed and touches no disk."""
    copy = source.beside(source.path, mode="memory")
    with source.failing_kindly():
        source.db.conn.backup(copy.db.conn)
    return copy


def _make_private(aside: Path) -> None:
    """Nobody else may read it: what the case allows is given when it is whole."""
    aside.unlink(missing_ok=True)
    os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _copy_pages(source: Connection, aside: Path, progress: Progress | None) -> None:
    target = source.beside(aside, mode="copy")
    try:
        # One transaction of reading over all steps: without it every write of others would let the
        # copying begin anew (https://sqlite.org/c3ref/backup_finish.html).
        source.rows("BEGIN")
        try:
            before = _marks(source)
            with target.failing_kindly():
                source.db.conn.backup(
                    target.db.conn,
                    pages=_PAGES_A_STEP,
                    progress=lambda _, left, total: progress and progress(total - left, total),
                )
        finally:
            source.rows("ROLLBACK")
        _check(source, target, before, progress)
    finally:
        target.close()


def _check(
    source: Connection, target: Connection, before: list[object], progress: Progress | None
) -> None:
    if progress is not None:
        # What it raises ends the statement (https://sqlite.org/c3ref/progress_handler.html).
        target.db.conn.set_progress_handler(lambda: progress(1, 1), _STEPS)
    try:
        found = target.rows("PRAGMA quick_check(1)")
        same = _marks(target) == before
    except DamagedCase as error:
        raise DamagedCase(source.path, reason=str(error.fields["reason"])) from error
    except DatabaseError:
        if progress is not None:
            progress(1, 1)
        raise
    if found != [("ok",)]:
        raise DamagedCase(source.path, reason=str(found[0][0]))
    if not same:
        raise BackupIncomplete(target.path)


def _marks(connection: Connection) -> list[object]:
    """What must be the same in a case and its copy."""
    return [
        connection.rows(query)
        for query in (
            "PRAGMA user_version",
            "PRAGMA page_count",
            "SELECT count(*), max(id) FROM documents",
            "SELECT count(*), max(hash) FROM journal",
        )
    ]


def _to_disk(aside: Path) -> None:
    descriptor = os.open(aside, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _give_name(aside: Path, out: Path) -> None:
    try:
        os.link(aside, out)
    except FileExistsError:
        raise CaseExists(out) from None
    except OSError:  # a file system without hard links
        if out.exists():
            raise CaseExists(out) from None
        aside.rename(out)
    sync_folder(out.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system has such a thing."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
