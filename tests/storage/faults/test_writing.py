"""A statement or a page that cannot be written leaves all as it was."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from storage.case_file import CaseFile
from storage.passphrase import Passphrase
from storage.problems import DiskFull
from tests.storage.disks import files_no_longer_than
from tests.storage.faults.log import WAL_HEADER, frame_size, size_of
from tests.storage.faults.writes import EITHER, FAULTS, WRITES, everything, on_unix


class Fault(Exception):
    """The write that was made to fail."""


class Failing:
    """A connection whose n-th writing statement fails, and those after it."""

    def __init__(self, real: Any, after: int) -> None:
        self._real = real
        self._left = after

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def execute(self, sql: str, *values: object) -> Any:
        self._count(sql)
        return self._real.execute(sql, *values)

    def executemany(self, sql: str, *values: object) -> Any:
        self._count(sql)
        return self._real.executemany(sql, *values)

    def _count(self, sql: str) -> None:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "COMMIT")):
            self._left -= 1
            if self._left < 0:
                raise Fault(sql)


@pytest.mark.parametrize("what", WRITES)
@EITHER
def test_a_write_that_fails_anywhere_leaves_all_as_it_was(
    path: Path, what: str, secret: Passphrase | None
) -> None:
    """Every writing statement of a transaction fails once, the commit among them."""
    failed = 0
    with CaseFile.open(path, passphrase=secret) as case:
        before = everything(case)
        while True:
            real = case.connection.db.conn
            case.connection.db.conn = Failing(real, failed)  # type: ignore[assignment]
            try:
                WRITES[what](case)
            except Fault:
                case.connection.db.conn = real
                FAULTS["statement"] += 1
                assert everything(case) == before
            else:
                case.connection.db.conn = real
                break
            failed += 1
        assert case.verify(thorough=True).problems == ()
    assert failed >= 3, "nothing was made to fail"


@pytest.mark.parametrize("what", WRITES)
@EITHER
@on_unix
def test_a_page_that_cannot_be_written_leaves_all_as_it_was(
    path: Path, what: str, secret: Passphrase | None
) -> None:
    """The log takes one page more each time, until the whole transaction has room."""
    log = path.with_name(path.name + "-wal")
    with CaseFile.open(path, passphrase=secret) as case:
        before, room = everything(case), 0
        while True:
            with files_no_longer_than(max(WAL_HEADER, size_of(log)) + room * frame_size(secret)):
                try:
                    WRITES[what](case)
                    break
                except DiskFull:
                    room += 1
                    FAULTS["page of the log"] += 1
            assert everything(case) == before
        assert case.verify(thorough=True).problems == ()
    assert room >= 2, "nothing was made to fail"


@pytest.mark.parametrize("what", WRITES)
def test_a_disk_that_fills_anywhere_leaves_a_whole_case(path: Path, what: str) -> None:
    for room in range(6):
        target = path.with_name(f"{room}.rawi")
        shutil.copy(path, target)
        with CaseFile.open(target) as case:
            before = everything(case)
            ((pages,),) = case.connection.rows("PRAGMA page_count")
            case.connection.db.conn.execute(f"PRAGMA max_page_count = {int(pages) + room}")
            written = True
            for _ in range(40):
                try:
                    WRITES[what](case)
                except DiskFull:
                    FAULTS["page of the file"] += 1
                    written = False
                    break
                before = everything(case)
            assert everything(case) == before
        with CaseFile.open(target) as case:
            assert everything(case) == before
            assert case.verify().problems == ()
            assert written or not case.read_only
