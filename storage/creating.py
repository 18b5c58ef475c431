"""A new, empty case file: made aside, and given its name when it is whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from storage.connection import Connection, DatabaseError
from storage.passphrase import Key
from storage.problems import CaseExists, CaseNotWritable, DiskFull
from storage.schema import migrate


def make_empty_case(path: Path, key: Key | None) -> None:
    """Make an empty case, never over another file.

    Raises:
        CaseExists: there is a file of that name.
        CaseNotWritable: the folder is missing or may not be written to.
        DiskFull: there is no room for it.
    """
    try:
        _make_aside(path, key)
    except OSError as error:
        raise CaseNotWritable(path, reason=error.strerror or str(error)) from error
    except DatabaseError as error:
        raise CaseNotWritable(path, reason=str(error)) from error


def _make_aside(path: Path, key: Key | None) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)
    os.close(descriptor)
    aside = Path(name)
    try:
        connection = Connection(aside, mode="rwc", key=key)
        with connection.atomic():  # nobody sees the formats between: the disk is waited for once
            migrate(connection)
        connection.close()
        try:
            os.link(aside, path)
        except FileExistsError:
            raise CaseExists(path) from None
        except OSError:  # a file system without hard links
            aside.rename(path)
    except DiskFull as error:
        raise DiskFull(path) from error
    finally:
        for leftover in aside.parent.glob(aside.name + "*"):
            leftover.unlink(missing_ok=True)
