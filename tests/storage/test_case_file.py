"""Creating, opening, locking, refusing: no file is ever harmed by being opened."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from storage import schema
from storage.case_file import CaseFile
from storage.problems import (
    CaseEmpty,
    CaseError,
    CaseExists,
    CaseMissing,
    CaseNotWritable,
    CaseReadOnly,
    DamagedCase,
    DiskFull,
    NewerCase,
    NotACase,
    PassphraseNeeded,
)
from tests.storage.cases import analysis, article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "قضية مع مسافات.rawi"


def test_a_new_case_is_one_file_and_opens_again(path: Path) -> None:
    with CaseFile.create(path) as case:
        added = case.documents.add(article(outlet="المرفأ"), file="a.txt")
        assert added.is_new
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with CaseFile.open(path) as case:
        assert case.documents.get(added.id).outlet == "المرفأ"
        assert not case.read_only


def test_the_same_text_twice_is_one_document(path: Path) -> None:
    with CaseFile.create(path) as case:
        first = case.documents.add(article(), file="a.txt")
        second = case.documents.add(article(published="2021-05-01"), file="b.txt")
        assert (second.id, second.is_new) == (first.id, False)
        assert case.documents.get(first.id).published == "2021-05-01"


def test_a_second_writer_reads_only_and_knows_who_writes(path: Path) -> None:
    with CaseFile.create(path) as first, CaseFile.open(path) as second:
        assert not first.read_only
        assert second.read_only
        assert str(os.getpid()) in (second.read_only_because or "")
        with pytest.raises(CaseReadOnly):
            second.documents.add(article(), file=None)
        added = first.documents.add(article(), file=None)
        assert second.documents.ids() == [added.id]
    with CaseFile.open(path) as third:
        assert not third.read_only


def test_the_lock_of_a_dead_process_holds_nobody(path: Path) -> None:
    CaseFile.create(path).close()
    program = (
        "import os, sys; from pathlib import Path; from storage.case_file import CaseFile;"
        "CaseFile.open(Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    assert path.with_name(path.name + ".lock").exists()
    with CaseFile.open(path) as case:
        assert not case.read_only


def test_creating_never_replaces_a_file(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(CaseExists):
        CaseFile.create(path)
    assert path.read_text() == "mine"


def test_a_case_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CaseNotWritable):
        CaseFile.create(tmp_path / "none" / "a.rawi")


def _foreign(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE recipes (name TEXT)")
    database.commit()
    database.close()


def _newer(path: Path) -> None:
    CaseFile.create(path).close()
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {schema.NEWEST + 1}")
    database.commit()
    database.close()


def _truncated(path: Path) -> None:
    with CaseFile.create(path) as case:
        number = case.documents.add(article(), file=None).id
        case.layers.replace(number, analysis())
    path.write_bytes(path.read_bytes()[:6000])


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda _: None, CaseMissing),
        (lambda path: path.write_bytes(b""), CaseEmpty),
        (lambda path: path.write_bytes(os.urandom(9000)), PassphraseNeeded),
        (lambda path: path.write_bytes(os.urandom(900)), NotACase),
        (lambda path: path.write_text("خبر" * 9000), NotACase),
        (lambda path: path.write_text("خبر"), NotACase),
        (lambda path: path.mkdir(), NotACase),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(5000)), DamagedCase),
        (_foreign, NotACase),
        (_newer, NewerCase),
        (_truncated, DamagedCase),
    ],
)
def test_what_is_no_case_is_refused_and_untouched(
    path: Path, make: object, problem: type[CaseError]
) -> None:
    assert callable(make)
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(problem) as caught:
        CaseFile.open(path)
    assert path.name in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not path.with_name(path.name + ".lock").exists()


def test_a_reader_leaves_no_file_behind(path: Path) -> None:
    with CaseFile.create(path) as case:
        case.documents.add(article(), file=None)
    with CaseFile.open(path, read_only=True) as case:
        assert case.documents.ids()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are made read-only otherwise there")
def test_a_read_only_folder_is_read(path: Path) -> None:
    with CaseFile.create(path) as case:
        case.documents.add(article(), file=None)
    program = (
        "import os, sys; from pathlib import Path; from storage.case_file import CaseFile\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "case = CaseFile.open(Path(sys.argv[1]))\n"
        "print(case.read_only, case.documents.ids(), case.verify().problems)"
    )
    folder = path.parent
    for parent in (*folder.parents,):
        if parent.owner() == folder.owner() and not parent.stat().st_mode & 0o001:
            parent.chmod(parent.stat().st_mode | 0o011)
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        done = subprocess.run(
            [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False
        )
    finally:
        folder.chmod(0o755)
    assert done.stdout.strip() == "True [1] ()", done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_full_disk_loses_nothing_that_was_acknowledged(path: Path) -> None:
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from storage.case_file import CaseFile; from storage.problems import DiskFull\n"
        "from desktop.analysis.model import Article\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "case = CaseFile.create(Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))\n"
        "n = 0\n"
        "try:\n"
        "    while True:\n"
        "        case.documents.add(Article('خبر ' * 900 + str(n)), file=None); n += 1\n"
        "except DiskFull: print(n, flush=True)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False
    )
    written = int(done.stdout)
    assert written > 3, done.stderr
    with CaseFile.open(path) as case:
        assert case.documents.count() == written
        assert case.verify().problems == ()


def test_creating_on_a_full_disk_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: object) -> None:
        raise DiskFull(path)

    monkeypatch.setattr("storage.creating.migrate", full)
    with pytest.raises(DiskFull):
        CaseFile.create(path)
    assert list(path.parent.iterdir()) == []


def test_the_file_says_what_it_is(path: Path) -> None:
    CaseFile.create(path).close()
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA application_id").fetchone() == (0x52415749,)
    assert database.execute("PRAGMA user_version").fetchone() == (schema.NEWEST,)
    assert database.execute("SELECT max(number) FROM migrations").fetchone() == (schema.NEWEST,)
    database.close()
