"""No word of an encrypted case lies in plain text beside it or in the temporary folder, whatever
was done and whenever it was cut off."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage import encryption, rewriting
from storage.backups import backup_of_format
from storage.case_file import CaseFile
from storage.cipher import is_encrypted
from storage.connection import Connection
from storage.passphrase import Passphrase
from storage.problems import WrongPassphrase
from storage.rewriting import aside_of
from tests.storage.depth import times
from tests.storage.secrets import NEW, TYPED, fill, new_passphrase, passphrase, plain_files

ARTICLES = 40
KILLS = times(4)

# Says when it begins and when it is done.
WORKER = """
import sys
from pathlib import Path
from storage import encryption
from storage.case_file import CaseFile
from storage.passphrase import Passphrase

path, deed, old, new = Path(sys.argv[1]), sys.argv[2], *sys.stdin.read().split("\\n")
given = () if deed == "encrypt" else (Passphrase(old),)
wanted = () if deed == "decrypt" else (Passphrase(new),)
with CaseFile.open(path, passphrase=given[0] if given else None) as case:
    print("began", flush=True)
    getattr(encryption, deed)(case, *given, *wanted)
    print("done", flush=True)
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    return tmp_path / "a.rawi"


def test_the_scan_finds_plain_text(path: Path) -> None:
    with CaseFile.create(path) as case:
        fill(case)
        assert plain_files(path.parent)
    assert plain_files(path.parent) == [str(path)]


def test_nothing_is_plain_while_an_encrypted_case_is_worked_on(path: Path) -> None:
    with CaseFile.create(path, passphrase=passphrase()) as case:
        fill(case, 30)
        assert path.with_name(path.name + "-wal").stat().st_size > 0
        assert plain_files(path.parent) == []
        case.journal.undo()
        case.search("صيدا", level="stem", limit=50)
        case.connection.rows("SELECT text FROM documents ORDER BY length(text), text")
        with case.connection.atomic() as db:
            db.conn.execute("DELETE FROM fingerprints")
            assert plain_files(path.parent) == []
        assert case.verify().problems == ()
        assert plain_files(path.parent) == []
    assert plain_files(path.parent) == []


def test_nothing_is_plain_while_a_case_is_rewritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    compare, replace = rewriting._compare, Path.replace

    def compare_and_look(connection: Connection) -> None:
        compare(connection)
        seen.append(plain_files(path.parent))

    def replace_and_look(new: Path, old: Path) -> None:
        replace(new, old)
        seen.append(plain_files(path.parent))

    monkeypatch.setattr(rewriting, "_compare", compare_and_look)
    monkeypatch.setattr(Path, "replace", replace_and_look)
    with CaseFile.create(path) as case:
        fill(case, 10)
        encryption.encrypt(case, passphrase())
        assert seen == [[str(path)], []]
        encryption.change_passphrase(case, passphrase(), new_passphrase())
        assert seen[2:] == [[], []]
        encryption.decrypt(case, new_passphrase())
        expected = [] if sys.platform == "linux" else [str(aside_of(path))]
        assert seen[4:] == [expected, [str(path)]]


@pytest.mark.skipif(sys.platform != "linux", reason="overwriting is seen through a descriptor")
def test_the_plain_file_is_overwritten(path: Path) -> None:
    with CaseFile.create(path) as case:
        fill(case)
    with path.open("rb") as former:
        with CaseFile.open(path) as case:
            encryption.encrypt(case, passphrase())
        assert set(former.read()) == {0}


def work(path: Path, deed: str, old: str, new: str, after: float | None) -> tuple[bool, float]:
    """Do it in a process that is killed so many seconds after it began; whether it was done, and
    how long it took."""
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(path), deed],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(f"{old}\n{new}")
    worker.stdin.close()
    assert worker.stdout.readline() == "began\n"
    began = time.monotonic()
    if after is not None:
        time.sleep(after)
        worker.send_signal(signal.SIGKILL)
    done = worker.stdout.read() == "done\n"
    took = time.monotonic() - began
    worker.stdout.close()
    worker.wait()
    return done, took


def opened(path: Path, *keys: Passphrase) -> CaseFile:
    """The case, with whichever passphrase opens it."""
    for key in keys:
        try:
            return CaseFile.open(path, passphrase=key)
        except WrongPassphrase:
            continue
    raise AssertionError("no passphrase opens it")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("deed", ["encrypt", "change_passphrase", "decrypt"])
def test_killed_at_any_moment_it_is_one_or_the_other(path: Path, deed: str) -> None:
    """The case is as before or as after, whole; where it is encrypted, nothing plain lies about."""
    starts = None if deed == "encrypt" else passphrase()
    with CaseFile.create(path, passphrase=starts) as case:
        fill(case, ARTICLES)
        entries = [entry.uid for entry in case.journal.entries()]
    whole, backup = path.read_bytes(), backup_of_format(path, 1)
    allowed = {path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-journal")}
    chance = random.Random(deed)
    backup.write_bytes(whole)
    _, seconds = work(path, deed, TYPED, NEW, None)
    states = set()
    for _ in range(KILLS):
        path.write_bytes(whole)
        backup.write_bytes(whole)
        done, _ = work(path, deed, TYPED, NEW, chance.uniform(0, seconds))
        now_encrypted = is_encrypted(path)
        states.add((now_encrypted, done))
        plain = plain_files(path.parent)
        assert set(map(Path, plain)) <= (set() if now_encrypted else {*allowed, backup})
        with opened(path, passphrase(), new_passphrase()) as case:
            assert not case.read_only
            assert case.verify().problems == ()
            assert case.documents.count() == ARTICLES
            assert [entry.uid for entry in case.journal.entries()] == entries
        assert not aside_of(path).exists()
    assert any(not done for _, done in states)
