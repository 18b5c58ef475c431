"""Faults: a write that fails, a full disk, a power cut. What was acknowledged is still there.

Whatever writes to a case is made to fail at each of its statements and at each of its pages, in a
plain and in an encrypted case. ``RAWI_PROOF_STEPS`` set: no page is passed over.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.analysis.model import Article
from storage.automatic_backup import renew_backup
from storage.backup_folder import backups
from storage.case_file import CaseFile
from storage.connection import PLAIN_PAGE_SIZE
from storage.encryption import change_passphrase, decrypt, encrypt
from storage.judgements import EntityRef, Judgement, anchor_at
from storage.passphrase import Passphrase
from storage.problems import CaseError, DiskFull
from storage.search import index as search_index
from tests.storage.cases import OTHER, TEXT, analysis
from tests.storage.disks import files_no_longer_than
from tests.storage.secrets import new_passphrase, passphrase

LATER = TEXT + "\nوانتهت الأعمال أمس."
READINGS = {text: analysis(text) for text in (TEXT, OTHER, LATER)}
_WAL_HEADER = 32
_FRAME_HEADER = 24
FAULTS: Counter[str] = Counter()
# Every page of a transaction fails; of files that are written whole, every so many.
_PAGES_A_STEP = 1 if "RAWI_PROOF_STEPS" in os.environ else 11
EITHER = pytest.mark.parametrize("secret", [None, passphrase()], ids=["plain", "encrypted"])
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="no limit on files there")


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


def make_case(path: Path, secret: Passphrase | None) -> None:
    with CaseFile.create(path, passphrase=secret) as case:
        number = case.documents.add(Article(TEXT), file="a.txt").id
        case.layers.replace(number, READINGS[TEXT])
        case.snapshots.take("أول")
        reject(case, "طرابلس")
        say_together(case)
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


def say_together(case: CaseFile) -> None:
    claim = READINGS[TEXT].claims[0]
    anchor = anchor_at(TEXT, claim.start, claim.end)
    case.journal.append(
        Judgement(action="confirm_claim", document=1, anchor=anchor),
        Judgement(action="grade_claim", document=1, anchor=anchor, value="2"),
        Judgement(action="set_property", document=1, property="outlet", value="المرفأ"),
        Judgement(action="grade_source", entity=EntityRef("organisation", "رويترز"), value="B"),
    )


def bring_in(case: CaseFile, text: str = OTHER, file: str = "b.txt") -> None:
    with case.together():
        number = case.documents.add(Article(text), file=file).id
        case.layers.replace(number, READINGS[text])


def merge_copy(case: CaseFile) -> None:
    copy = case.path.with_name("copy.rawi")
    with CaseFile.open(copy, read_only=True, passphrase=passphrase()) as other:
        case.merge(other)


def index_anew(case: CaseFile) -> None:
    """As after an upgrade."""
    with case.together():
        case.renew_index(even_if_current=True)
        with case.connection.atomic() as db:
            search_index.rebuild(db)


def go_back(case: CaseFile) -> None:
    case.snapshots.go_back(case.snapshots.all()[-1].uid, before="قبل")


WRITES: dict[str, Callable[[CaseFile], object]] = {
    "import": bring_in,
    "changed text": lambda case: bring_in(case, LATER, "a.txt"),
    "same text": lambda case: bring_in(case, TEXT, "c.txt"),
    "reading": lambda case: case.layers.replace(1, READINGS[TEXT]),
    "judgement": lambda case: reject(case, "صيدا"),
    "together": say_together,
    "case-wide": merge_names,
    "undo": lambda case: case.journal.undo(),
    "redo": lambda case: case.journal.redo(),
    "snapshot": lambda case: case.snapshots.take("الآن"),
    "going back": go_back,
    "copy": merge_copy,
    "index anew": index_anew,
}


def everything(case: CaseFile) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, those that the search index keeps included."""
    tables = case.connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    )
    read = case.connection.rows
    return {str(t): sorted(read(f"SELECT * FROM {t}"), key=repr) for (t,) in tables}


@pytest.fixture(scope="module", autouse=True)
def tally() -> Iterator[None]:
    yield
    if "RAWI_PROOF_STEPS" in os.environ:
        sys.stderr.write(f"\nfaults: {dict(FAULTS)}\n")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rounds make a passphrase slow to guess, and prove nothing here."""
    monkeypatch.setattr("storage.passphrase._ROUNDS", 1)


@pytest.fixture
def secret() -> Passphrase | None:
    return None


@pytest.fixture
def path(tmp_path: Path, secret: Passphrase | None) -> Path:
    """A case, and beside it a copy that has gone on."""
    case = tmp_path / "a.rawi"
    make_case(case, secret)
    copy = tmp_path / "copy.rawi"
    shutil.copy(case, copy)
    with CaseFile.open(copy, passphrase=secret) as opened:
        bring_in(opened)
        reject(opened, "صيدا")
        opened.journal.undo()
        merge_names(opened)
    return case


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
            with files_no_longer_than(max(_WAL_HEADER, _size(log)) + room * _frame(secret)):
                try:
                    WRITES[what](case)
                    break
                except DiskFull:
                    room += 1
                    FAULTS["page of the log"] += 1
            assert everything(case) == before
        assert case.verify(thorough=True).problems == ()
    assert room >= 2, "nothing was made to fail"


COPYING: dict[str, Callable[[CaseFile], object]] = {
    "backup": lambda case: renew_backup(case.connection),
    "copy": lambda case: case.copy_to(case.path.with_name("out.rawi")),
}
REWRITING: dict[str, Callable[[CaseFile], object]] = {
    "encrypting": lambda case: encrypt(case, passphrase()),
    "another passphrase": lambda case: change_passphrase(case, passphrase(), new_passphrase()),
    "decrypting": lambda case: decrypt(case, passphrase()),
}


@pytest.mark.parametrize("what", COPYING)
@EITHER
@on_unix
def test_a_copy_that_fails_anywhere_is_not_there(
    path: Path, what: str, secret: Passphrase | None
) -> None:
    failed = _fails_by_page(path, COPYING[what], secret, secret)
    made = [*(backup.path for backup in backups(path)), path.with_name("out.rawi")]
    (copy,) = [file for file in made if file.exists()]
    assert failed >= 3
    with CaseFile.open(path, passphrase=secret) as case, CaseFile.open(
        copy, read_only=True, passphrase=secret
    ) as opened:  # fmt: skip
        assert everything(opened) == everything(case)


@pytest.mark.parametrize("what", REWRITING)
@on_unix
def test_a_rewriting_that_fails_anywhere_leaves_the_case_as_it_was(
    path: Path, tmp_path: Path, what: str
) -> None:
    del path  # of which copy.rawi is a copy
    case = tmp_path / "copy.rawi"
    before = passphrase() if what != "encrypting" else None
    after = {"encrypting": passphrase(), "another passphrase": new_passphrase()}.get(what)
    if before is not None:
        with CaseFile.open(case) as opened:
            encrypt(opened, before)
    assert _fails_by_page(case, REWRITING[what], before, after) >= 3


def _fails_by_page(
    path: Path,
    work: Callable[[CaseFile], object],
    before: Passphrase | None,
    after: Passphrase | None,
) -> int:
    """Let files grow longer and longer until the work is done; gives how often it was not."""
    failed = 0
    with CaseFile.open(path, passphrase=before) as case:
        held, files = everything(case), set(path.parent.iterdir())
        while True:
            with files_no_longer_than(failed * _PAGES_A_STEP * 4096):
                try:
                    work(case)
                    break
                except CaseError:
                    failed += 1
                    FAULTS["page of a new file"] += 1
            assert everything(case) == held
            left = {file for file in path.parent.iterdir() if not file.name.endswith(".backups")}
            assert left <= files, "a half of a file was left"
            assert backups(path) == []
        assert everything(case) == held
        assert case.verify().problems == ()
    with CaseFile.open(path, passphrase=after) as case:
        assert not case.read_only
        assert everything(case) == held
    return failed


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


@EITHER
def test_a_power_cut_anywhere_keeps_what_was_acknowledged(
    path: Path, tmp_path: Path, secret: Passphrase | None
) -> None:
    """The log is cut off at every frame and within frames, its last frame scrambled."""
    log = path.with_name(path.name + "-wal")
    with CaseFile.open(path, passphrase=secret) as case:
        acknowledged = [(_size(log), _said(case))]
        for write in WRITES.values():
            write(case)
            acknowledged.append((_size(log), _said(case)))
        file, frames = path.read_bytes(), log.read_bytes()
    draw = random.Random(5)
    frame = _frame(secret)
    cuts = [*range(_WAL_HEADER, len(frames) + 1, frame)]
    cuts = sorted(draw.sample(cuts, len(cuts) // _PAGES_A_STEP))
    cuts += [cut + draw.randrange(1, frame) for cut in cuts[:-1]]
    assert len(cuts) > 20
    for cut in cuts:
        kept = max((said for size, said in acknowledged if size <= cut), key=len, default=set())
        for scrambled in (False, True):
            left = bytearray(frames[:cut])
            if scrambled:
                left += bytes(draw.randrange(256) for _ in range(3000))
            FAULTS["cut in the log"] += 1
            found = _found(tmp_path, file, bytes(left))
            with CaseFile.open(found, passphrase=secret) as case:
                assert not case.read_only
                assert case.verify().problems == ()
                assert kept <= _said(case)


@EITHER
def test_a_power_cut_while_the_log_is_folded_in_loses_nothing(
    path: Path, tmp_path: Path, secret: Passphrase | None
) -> None:
    """Any of the pages may have reached the file, and the log is still whole."""
    log = path.with_name(path.name + "-wal")
    with CaseFile.open(path, passphrase=secret) as case:
        for write in WRITES.values():
            write(case)
        said = _said(case)
        before, frames = path.read_bytes(), log.read_bytes()
    after, size = path.read_bytes(), _page_size(secret)
    draw = random.Random(6)
    for _ in range(40):
        FAULTS["cut in folding"] += 1
        mixed = b"".join(
            (after if draw.random() < 0.5 else before)[at : at + size] or after[at : at + size]
            for at in range(0, len(after), size)
        )
        with CaseFile.open(_found(tmp_path, mixed, frames), passphrase=secret) as case:
            assert case.verify().problems == ()
            assert _said(case) == said


def _page_size(secret: Passphrase | None) -> int:
    return PLAIN_PAGE_SIZE if secret is None else 4096


def _frame(secret: Passphrase | None) -> int:
    """How long a page is in the log."""
    return _FRAME_HEADER + _page_size(secret)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _said(case: CaseFile) -> set[str]:
    """All texts, and all entries of the journal."""
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
