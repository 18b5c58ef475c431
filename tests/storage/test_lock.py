"""The lock: one writer, a readable owner, nothing left behind, on POSIX and as on Windows."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import lock
from storage.case_file import CaseFile
from storage.lock import CaseLock, LockHeld, lock_path


class _Windows:
    """What Windows does otherwise: an open file cannot be removed, and there is no ``pread``."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._open: dict[int, Path] = {}
        self._really_open, self._really_close = os.open, os.close
        self._really_unlink = Path.unlink
        patch.setattr(lock, "_REMOVES_OPEN_FILES", False)
        patch.delattr(os, "pread")
        patch.setattr(os, "open", self._note)
        patch.setattr(os, "close", self._forget)
        patch.setattr(Path, "unlink", lambda path, missing_ok=False: self._unlink(path, missing_ok))

    def _note(self, path: Path, *rest: int) -> int:
        descriptor = self._really_open(path, *rest)
        self._open[descriptor] = Path(path)
        return descriptor

    def _forget(self, descriptor: int) -> None:
        self._open.pop(descriptor, None)
        self._really_close(descriptor)

    def _unlink(self, path: Path, missing_ok: bool) -> None:
        if path in self._open.values():
            raise PermissionError(errno.EACCES, "used by another process")
        self._really_unlink(path, missing_ok=missing_ok)


@pytest.fixture(params=["here", "windows"])
def case(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "windows":
            _Windows(patch)
        yield tmp_path / "قضية.rawi"


def test_the_second_learns_who_holds_it(case: Path) -> None:
    held = CaseLock(case)
    with pytest.raises(LockHeld) as caught:
        CaseLock(case)
    assert caught.value.owner is not None
    assert caught.value.owner.process == os.getpid()
    held.release()
    CaseLock(case).release()


def test_nothing_is_left_behind(case: Path) -> None:
    CaseLock(case).release()
    assert list(case.parent.iterdir()) == []


def test_one_that_a_dead_process_left_is_taken(case: Path) -> None:
    lock_path(case).write_text(
        json.dumps({"user": "a", "host": "b", "process": 1, "since": "2031-01-01"}) + "x" * 900
    )
    held = CaseLock(case)
    with pytest.raises(LockHeld) as caught:
        CaseLock(case)
    assert caught.value.owner is not None
    assert caught.value.owner.process == os.getpid()
    held.release()


def test_words_that_are_no_owner_s_are_no_trouble(case: Path) -> None:
    held = CaseLock(case)
    lock_path(case).write_bytes(b"\xff\x00{")
    with pytest.raises(LockHeld) as caught:
        CaseLock(case)
    assert caught.value.owner is None
    held.release()


def test_one_that_another_took_between_is_not_removed_from_under_it(case: Path) -> None:
    first = CaseLock(case)
    first.release()
    second = CaseLock(case)
    with pytest.raises(LockHeld):
        CaseLock(case)
    second.release()


def test_a_file_system_without_locks_is_read_and_the_reason_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    path = tmp_path / "a.rawi"
    CaseFile.create(path).close()
    monkeypatch.setattr(lock, "_lock", no_locks)
    with CaseFile.open(path) as case:
        assert case.read_only_because == os.strerror(errno.ENOLCK)
        assert case.lock_owner is None
