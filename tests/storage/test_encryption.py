"""Encrypted cases: made, opened, given another passphrase, decrypted, merged, verified."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from storage import encryption, rewriting
from storage.backups import backup_of_format
from storage.case_file import CaseFile
from storage.cipher import is_encrypted
from storage.connection import Connection
from storage.passphrase import Key, Passphrase
from storage.problems import (
    AlreadyEncrypted,
    CaseError,
    CaseInUse,
    CaseReadOnly,
    DamagedCase,
    NotEncrypted,
    PassphraseNeeded,
    WrongPassphrase,
)
from storage.rewriting import aside_of
from tests.storage.cases import analysis, article
from tests.storage.secrets import NEW, TYPED, fill, new_passphrase, passphrase


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "قضية [سرية] مع مسافات.rawi"


@pytest.fixture
def plain(path: Path) -> Path:
    with CaseFile.create(path) as case:
        fill(case)
        case.connection.rows("ANALYZE")
    return path


@pytest.fixture
def encrypted(path: Path) -> Path:
    with CaseFile.create(path, passphrase=passphrase()) as case:
        fill(case)
    return path


def content(case: CaseFile) -> list[object]:
    """Everything in every table."""
    tables = case.connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    )
    return [(name, case.connection.rows(f'SELECT * FROM "{name}"')) for (name,) in tables]


def test_an_encrypted_case_is_one_file_and_opens_with_its_passphrase(encrypted: Path) -> None:
    assert [file.name for file in encrypted.parent.iterdir()] == [encrypted.name]
    assert is_encrypted(encrypted)
    with CaseFile.open(encrypted, passphrase=passphrase()) as case:
        assert not case.read_only
        assert case.documents.count() == 1
        assert case.verify().problems == ()
        assert case.connection.row("PRAGMA journal_mode") == ("wal",)
        assert case.connection.row("PRAGMA temp_store") == (2,)


def test_any_program_with_sqlcipher_opens_it(encrypted: Path) -> None:
    database = driver.connect(str(encrypted))
    database.execute(f"PRAGMA key = '{TYPED}'")
    assert database.execute("SELECT count(*) FROM documents").fetchone() == (1,)
    settings = {line for (line,) in database.execute("PRAGMA cipher_settings")}
    assert {
        "PRAGMA kdf_iter = 256000;",
        "PRAGMA cipher_use_hmac = 1;",
        "PRAGMA cipher_plaintext_header_size = 0;",
    } <= settings
    database.close()


@pytest.mark.parametrize("typed", ["x", TYPED + "1", TYPED[:-1], TYPED.replace("ج", "ح")])
def test_every_wrong_passphrase_gets_the_same_answer(encrypted: Path, typed: str) -> None:
    before = encrypted.read_bytes()
    with pytest.raises(WrongPassphrase) as met:
        CaseFile.open(encrypted, passphrase=Passphrase(typed))
    assert met.value.fields == {"file": str(encrypted)}
    assert encrypted.read_bytes() == before
    assert list(encrypted.parent.iterdir()) == [encrypted]


def test_a_random_file_and_a_wrong_passphrase_look_alike(encrypted: Path, tmp_path: Path) -> None:
    other = tmp_path / "random.rawi"
    other.write_bytes(os.urandom(3 * 4096))
    kinds: list[type[BaseException]] = []
    for file in (encrypted, other):
        for given in (None, new_passphrase()):
            with pytest.raises(CaseError) as met:
                CaseFile.open(file, passphrase=given)
            kinds.append(met.type)
    assert kinds == [PassphraseNeeded, WrongPassphrase] * 2


def test_the_same_work_is_done_for_any_passphrase(
    encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    derived: list[str] = []
    make = Passphrase.key

    def counting(given: Passphrase, salt: bytes) -> Key:
        derived.append("key")
        return make(given, salt)

    monkeypatch.setattr(Passphrase, "key", counting)
    for typed in (TYPED, TYPED[:-1], "x"):
        try:
            CaseFile.open(encrypted, passphrase=Passphrase(typed)).close()
        except WrongPassphrase:
            derived.append("wrong")
    assert derived == ["key", "key", "wrong", "key", "wrong"]


def test_no_traceback_tells_the_passphrase(encrypted: Path) -> None:
    typed = "عبارة خاطئة بعيدة"
    try:
        CaseFile.open(encrypted, passphrase=Passphrase(typed))
    except WrongPassphrase as error:
        report = traceback.TracebackException.from_exception(error, capture_locals=True)
        frames = [frame for frame in report.stack if "test_encryption" not in frame.filename]
        told = repr([frame.locals for frame in frames]) + "".join(report.format_exception_only())
    assert frames
    assert typed not in told
    assert "x'" not in told


def test_a_wrong_passphrase_writes_nothing_to_standard_error(encrypted: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from storage.case_file import CaseFile\n"
        "from storage.passphrase import Passphrase; from storage.problems import WrongPassphrase\n"
        "try: CaseFile.open(Path(sys.argv[1]), passphrase=Passphrase('x'))\n"
        "except WrongPassphrase: print('wrong')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(encrypted)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("wrong\n", "")


def test_a_damaged_page_is_found_with_the_right_passphrase(encrypted: Path) -> None:
    content_ = bytearray(encrypted.read_bytes())
    content_[len(content_) // 2] ^= 1
    encrypted.write_bytes(content_)
    with CaseFile.open(encrypted, read_only=True, passphrase=passphrase()) as case:
        (problem,) = case.verify().problems
    assert problem.fields == {"page": len(content_) // 2 // 4096 + 1}


def test_a_damaged_first_page_is_not_told_from_a_wrong_passphrase(encrypted: Path) -> None:
    content_ = bytearray(encrypted.read_bytes())
    content_[100] ^= 1
    encrypted.write_bytes(content_)
    with pytest.raises(WrongPassphrase):
        CaseFile.open(encrypted, passphrase=passphrase())


def test_there_and_back_nothing_changes(plain: Path) -> None:
    with CaseFile.open(plain) as case:
        before = content(case)
        report = encryption.encrypt(case, passphrase())
        assert report == encryption.Rewritten((), ())
        assert content(case) == before
        fill(case)  # it is still open for writing
        before = content(case)
        first = case.key
        encryption.change_passphrase(case, passphrase(), new_passphrase())
        assert content(case) == before
        assert case.key is not None
        assert first is not None
        assert case.key.salt != first.salt
    with pytest.raises(WrongPassphrase):
        CaseFile.open(plain, passphrase=passphrase())
    with CaseFile.open(plain, passphrase=new_passphrase()) as case:
        assert content(case) == before
        assert case.search("صيدا", level="stem", limit=5)
        encryption.decrypt(case, new_passphrase())
        assert content(case) == before
    with CaseFile.open(plain) as case:
        assert case.key is None
        assert content(case) == before
        assert case.verify().problems == ()
        assert case.journal.next_undo() is not None
    assert [file.name for file in plain.parent.iterdir()] == [plain.name]


def test_the_rights_of_the_file_stay(plain: Path) -> None:
    plain.chmod(0o640)
    with CaseFile.open(plain) as case:
        encryption.encrypt(case, passphrase())
    assert plain.stat().st_mode & 0o777 == 0o640


def test_a_link_to_the_case_stays_a_link(plain: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.rawi"
    link.symlink_to(plain)
    with CaseFile.open(link) as case:
        encryption.encrypt(case, passphrase())
    assert link.is_symlink()
    assert is_encrypted(plain)


def test_what_has_another_name_is_not_overwritten_but_told(plain: Path, tmp_path: Path) -> None:
    other = tmp_path / "somebody else's copy"
    os.link(plain, other)
    with CaseFile.open(plain) as case:
        report = encryption.encrypt(case, passphrase())
    assert report.linked == (plain,)
    with CaseFile.open(other, read_only=True) as copy:
        assert copy.verify().problems == ()


def test_refusals_leave_the_case_as_it_is(plain: Path) -> None:
    with CaseFile.open(plain, read_only=True) as reading, pytest.raises(CaseReadOnly):
        encryption.encrypt(reading, passphrase())
    with CaseFile.open(plain) as case:
        with pytest.raises(NotEncrypted):
            encryption.decrypt(case, passphrase())
        encryption.encrypt(case, passphrase())
        with pytest.raises(AlreadyEncrypted):
            encryption.encrypt(case, new_passphrase())
        with pytest.raises(WrongPassphrase):
            encryption.decrypt(case, new_passphrase())
        with pytest.raises(WrongPassphrase):
            encryption.change_passphrase(case, new_passphrase(), new_passphrase())
        assert case.verify().problems == ()
    with CaseFile.open(plain, passphrase=passphrase()) as case:
        assert case.documents.count() == 1


def test_a_case_that_somebody_reads_is_left_as_it_is(plain: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from storage.case_file import CaseFile\n"
        "case = CaseFile.open(Path(sys.argv[1]), read_only=True); case.documents.ids()\n"
        "print(1, flush=True); sys.stdin.read(); print(case.documents.count())\n"
    )
    with CaseFile.open(plain) as case:
        reader = subprocess.Popen(
            [sys.executable, "-c", program, str(plain)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert reader.stdout is not None
        assert reader.stdout.readline() == "1\n"
        with pytest.raises(CaseInUse):
            encryption.encrypt(case, passphrase())
        fill(case)
        assert case.key is None
        assert reader.communicate("")[0] == "1\n"
        encryption.encrypt(case, passphrase())


def test_a_case_that_is_being_written_anew_is_not_read(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[int] = []

    def look(_connection: object) -> None:
        program = (
            "import sys; from pathlib import Path; from storage import connection\n"
            "connection._PRAGMAS = ('PRAGMA busy_timeout = 20',)\n"
            "from storage.case_file import CaseFile; from storage.problems import CaseInUse\n"
            "try: CaseFile.open(Path(sys.argv[1]), read_only=True)\n"
            "except CaseInUse: sys.exit(7)\n"
        )
        done = subprocess.run([sys.executable, "-c", program, str(plain)], check=False)
        codes.append(done.returncode)

    monkeypatch.setattr(rewriting, "_compare", look)
    with CaseFile.open(plain) as case:
        encryption.encrypt(case, passphrase())
    assert codes == [7]


def test_no_traceback_of_a_rewriting_tells_the_key(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_connection: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(rewriting, "_compare", fail)
    with CaseFile.open(plain) as case:
        with pytest.raises(RuntimeError) as met:
            encryption.encrypt(case, passphrase())
        report = traceback.TracebackException.from_exception(met.value, capture_locals=True)
        assert case.connection.row("PRAGMA main.journal_mode") == ("wal",)
        fill(case)
    told = repr([frame.locals for frame in report.stack if frame.filename != __file__])
    assert "Key(…)" in told
    assert "x'" not in told
    assert TYPED not in told


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_full_disk_leaves_the_case_as_it_is(plain: Path) -> None:
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from storage import encryption; from storage.case_file import CaseFile\n"
        "from storage.passphrase import Passphrase; from storage.problems import DiskFull\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "case = CaseFile.open(Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: encryption.encrypt(case, Passphrase('x'))\n"
        "except DiskFull: print(case.verify().problems, case.key)\n"
        "case.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(plain)], capture_output=True, text=True, check=False
    )
    assert done.stdout == "() None\n", done.stderr
    assert [file.name for file in plain.parent.iterdir()] == [plain.name]
    assert not is_encrypted(plain)


def test_a_copy_that_is_not_the_same_is_thrown_away(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_copy = rewriting._fill

    def fill_wrongly(connection: object) -> None:
        fill_copy(connection)  # type: ignore[arg-type]
        connection.rows("UPDATE copy.provenances SET outlet = 'other'")  # type: ignore[attr-defined]

    monkeypatch.setattr(rewriting, "_fill", fill_wrongly)
    with CaseFile.open(plain) as case:
        with pytest.raises(DamagedCase):
            encryption.encrypt(case, passphrase())
        assert case.key is None
        fill(case)
    assert [file.name for file in plain.parent.iterdir()] == [plain.name]


def test_what_a_killed_run_left_is_swept_at_the_next_opening(plain: Path) -> None:
    aside_of(plain).write_bytes(plain.read_bytes())
    CaseFile.open(plain, read_only=True).close()
    assert aside_of(plain).exists()
    CaseFile.open(plain).close()
    assert not aside_of(plain).exists()


def test_without_nameless_files_it_goes_by_a_named_one(
    encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.aside._nameless_file", lambda _folder: None)
    with CaseFile.open(encrypted, passphrase=passphrase()) as case:
        encryption.decrypt(case, passphrase())
        assert case.verify().problems == ()
    assert [file.name for file in encrypted.parent.iterdir()] == [encrypted.name]


def test_copies_of_older_formats_go_with_the_case(plain: Path) -> None:
    backup = backup_of_format(plain, 1)
    backup.write_bytes(plain.read_bytes())
    broken = backup_of_format(plain, 2)
    broken.write_text("no case")
    with CaseFile.open(plain) as case:
        assert encryption.encrypt(case, passphrase()).unread == (broken,)
        with CaseFile.open(backup, read_only=True, passphrase=passphrase()) as copy:
            assert copy.documents.count() == 1
        encryption.change_passphrase(case, passphrase(), new_passphrase())
        with CaseFile.open(backup, read_only=True, passphrase=new_passphrase()) as copy:
            assert copy.documents.count() == 1
        encryption.decrypt(case, new_passphrase())
    with CaseFile.open(backup, read_only=True) as copy:
        assert copy.documents.count() == 1
    assert broken.read_text() == "no case"


def test_an_encrypted_case_of_an_older_format_is_backed_up_encrypted(
    encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.opening.NEWEST", 99)
    monkeypatch.setattr("storage.opening.migrate", lambda _connection: None)
    CaseFile.open(encrypted, passphrase=passphrase()).close()
    (backup,) = encrypted.parent.glob("*.bak")
    assert is_encrypted(backup)
    with CaseFile.open(backup, read_only=True, passphrase=passphrase()) as copy:
        assert copy.documents.count() == 1


@pytest.mark.parametrize("ours_too", [True, False])
def test_an_encrypted_copy_is_merged(encrypted: Path, tmp_path: Path, ours_too: bool) -> None:
    ours = Passphrase("غيرها") if ours_too else None
    with (
        CaseFile.create(tmp_path / "ours.rawi", passphrase=ours) as case,
        CaseFile.open(encrypted, read_only=True, passphrase=passphrase()) as other,
    ):
        added = case.documents.add(article(), file=None)
        case.layers.replace(added.id, analysis())
        case.merge(other)
        assert case.documents.count() == 2
        assert case.verify().problems == ()


def test_a_read_only_folder_is_read(encrypted: Path) -> None:
    copy = encrypted.with_name("immutable.rawi")
    copy.write_bytes(encrypted.read_bytes())
    with CaseFile.open(encrypted, read_only=True, passphrase=passphrase()) as case:
        connection = Connection(copy, mode="immutable", key=case.key)
    assert connection.row("SELECT count(*) FROM documents") == (1,)
    connection.close()


def _count(path: Path, key: Key, answers: object) -> None:
    with CaseFile.open(path, read_only=True, passphrase=key) as case:
        command = Path("/proc/self/cmdline").read_bytes() + Path("/proc/self/environ").read_bytes()
        answers.put((case.documents.count(), command))  # type: ignore[attr-defined]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_process_of_ours_is_given_the_key_and_nobody_else(encrypted: Path) -> None:
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    with CaseFile.open(encrypted, passphrase=passphrase()) as case:
        assert case.key is not None
        secret = case.key.specification()[2:66]
        process = context.Process(target=_count, args=(encrypted, case.key, answers))
        process.start()
        count, told = answers.get(timeout=60)
        process.join()
    assert count == 1
    for word in (secret, bytes.fromhex(secret), TYPED, NEW):
        assert (word if isinstance(word, bytes) else word.encode()) not in told


def test_the_key_is_forgotten_when_the_case_is_closed(encrypted: Path) -> None:
    case = CaseFile.open(encrypted, passphrase=passphrase())
    assert case.key is not None
    case.close()
    assert case.key is None
