"""Faults: a write that fails, a full disk, a power cut. What was acknowledged is still there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.analysis.model import Article
from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement, anchor_at
from storage.problems import DiskFull
from tests.storage.cases import OTHER, TEXT, analysis

READINGS = {text: analysis(text) for text in (TEXT, OTHER)}
_WAL_HEADER = 32
_FRAME = 24 + 4096


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


def make_case(path: Path) -> None:
    with CaseFile.create(path) as case:
        number = case.documents.add(Article(TEXT), file="a.txt").id
        case.layers.replace(number, READINGS[TEXT])
        reject(case, "طرابلس")
        case.journal.append(Judgement(action="note", value="للمراجعة"))
        case.journal.undo()


def reject(case: CaseFile, words: str) -> None:
    start = TEXT.index(words)
    anchor = anchor_at(TEXT, start, start + len(words))
    case.journal.append(Judgement(action="reject", document=1, anchor=anchor))


def merge_names(case: CaseFile) -> None:
    case.journal.append(
        Judgement(
            action="merge", entity=EntityRef("place", "صيدا"), target=EntityRef("place", "طرابلس")
        )
    )


def bring_in(case: CaseFile) -> None:
    with case.together():
        number = case.documents.add(Article(OTHER), file="b.txt").id
        case.layers.replace(number, READINGS[OTHER])


def merge_copy(case: CaseFile) -> None:
    copy = case.path.with_name("copy.rawi")
    with CaseFile.open(copy, read_only=True) as other:
        case.merge(other)


WRITES: dict[str, Callable[[CaseFile], object]] = {
    "import": bring_in,
    "reading": lambda case: case.layers.replace(1, READINGS[TEXT]),
    "judgement": lambda case: reject(case, "صيدا"),
    "case-wide": merge_names,
    "undo": lambda case: case.journal.undo(),
    "redo": lambda case: case.journal.redo(),
    "snapshot": lambda case: case.snapshots.take("الآن"),
    "copy": merge_copy,
}


def everything(case: CaseFile) -> dict[str, list[tuple[object, ...]]]:
    tables = case.connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE 'words%' AND name NOT LIKE 'written%'"
    )
    read = case.connection.rows
    return {str(t): sorted(read(f"SELECT * FROM {t}"), key=repr) for (t,) in tables}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case, and beside it a copy that has gone on."""
    case = tmp_path / "a.rawi"
    make_case(case)
    copy = tmp_path / "copy.rawi"
    shutil.copy(case, copy)
    with CaseFile.open(copy) as opened:
        bring_in(opened)
        reject(opened, "صيدا")
    return case


@pytest.mark.parametrize("what", WRITES)
def test_a_write_that_fails_anywhere_leaves_all_as_it_was(path: Path, what: str) -> None:
    """Every writing statement of a transaction fails once, the commit among them."""
    failed = 0
    while True:
        with CaseFile.open(path) as case:
            before = everything(case)
            real = case.connection.db.conn
            case.connection.db.conn = Failing(real, failed)  # type: ignore[assignment]
            try:
                WRITES[what](case)
            except Fault:
                case.connection.db.conn = real
                assert everything(case) == before
                assert case.verify().problems == ()
            else:
                case.connection.db.conn = real
                break
        failed += 1
    assert failed >= 3, "nothing was made to fail"


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
                    written = False
                    break
                before = everything(case)
            assert everything(case) == before
        with CaseFile.open(target) as case:
            assert everything(case) == before
            assert case.verify().problems == ()
            assert written or not case.read_only


def test_a_power_cut_anywhere_keeps_what_was_acknowledged(path: Path, tmp_path: Path) -> None:
    """The log is cut off at every frame and within frames, its last frame scrambled."""
    log = path.with_name(path.name + "-wal")
    with CaseFile.open(path) as case:
        acknowledged = [(_size(log), _said(case))]
        for write in (
            bring_in,
            merge_names,
            lambda c: reject(c, "صيدا"),
            lambda c: c.journal.undo(),
        ):
            write(case)
            acknowledged.append((_size(log), _said(case)))
        file, frames = path.read_bytes(), log.read_bytes()
    draw = random.Random(5)
    cuts = [*range(_WAL_HEADER, len(frames) + 1, _FRAME)]
    cuts += [cut + draw.randrange(1, _FRAME) for cut in cuts[:-1]]
    for cut in cuts:
        kept = max((said for size, said in acknowledged if size <= cut), key=len, default=set())
        for scrambled in (False, True):
            left = bytearray(frames[:cut])
            if scrambled:
                left += bytes(draw.randrange(256) for _ in range(3000))
            found = _found(tmp_path, file, bytes(left))
            with CaseFile.open(found) as case:
                assert not case.read_only
                assert case.verify().problems == ()
                assert kept <= _said(case)


def test_a_power_cut_while_the_log_is_folded_in_loses_nothing(path: Path, tmp_path: Path) -> None:
    """Any of the pages may have reached the file, and the log is still whole."""
    log = path.with_name(path.name + "-wal")
    with CaseFile.open(path) as case:
        bring_in(case)
        merge_names(case)
        said = _said(case)
        before, frames = path.read_bytes(), log.read_bytes()
    after = path.read_bytes()
    draw = random.Random(6)
    for _ in range(40):
        mixed = b"".join(
            (after if draw.random() < 0.5 else before)[at : at + 4096] or after[at : at + 4096]
            for at in range(0, len(after), 4096)
        )
        with CaseFile.open(_found(tmp_path, mixed, frames)) as case:
            assert case.verify().problems == ()
            assert _said(case) == said


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _said(case: CaseFile) -> set[str]:
    texts = {case.documents.get(number).text for number in case.documents.ids()}
    return texts | {link.uid for link in case.journal.links()}


def _found(folder: Path, file: bytes, log: bytes) -> Path:
    """A case as it is found after a crash."""
    found = folder / "found.rawi"
    for leftover in folder.glob("found.rawi*"):
        leftover.unlink()
    found.write_bytes(file)
    found.with_name("found.rawi-wal").write_bytes(log)
    return found
