"""Repair of an encrypted case: its key found in whatever is left, and nothing plain on the disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage import page_cipher
from storage.automatic_backup import BackupRun
from storage.case_file import CaseFile
from storage.cipher import is_encrypted, key_for
from storage.damaged_key import needs_passphrase
from storage.page_cipher import PageChecksums, PageCipher
from storage.problems import DiskFull, NothingToSave, PassphraseNeeded, WrongPassphrase
from storage.raw_pages import PAGE_SIZE, DecryptedPages, StoredPages
from storage.repair import repair
from tests.storage.disks import fill as fill_disk
from tests.storage.disks import small_disk
from tests.storage.secrets import fill, new_passphrase, passphrase, plain_files

ARTICLES = 8


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    path = tmp_path / "a.rawi"
    with CaseFile.create(path, passphrase=passphrase()) as case:
        fill(case, ARTICLES)
    return path


def overwrite(path: Path, start: int, size: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(bytes(size))


def test_every_page_is_decrypted_and_a_wrong_byte_costs_two_blocks(secret: Path) -> None:
    key = key_for(secret, passphrase())
    assert key is not None
    cipher = PageCipher(key, secret.with_name("carrier"))
    sound = secret.read_bytes()
    whole = DecryptedPages(StoredPages(sound), cipher)
    first = whole.page(1)
    assert first.startswith(b"SQLite format 3\0")
    assert int.from_bytes(first[16:18], "big") == PAGE_SIZE
    assert int.from_bytes(first[28:32], "big") == whole.total
    assert PAGE_SIZE - first[20] == whole.usable
    checksums = PageChecksums(key)
    for number in (1, 2, whole.total):
        at = (number - 1) * PAGE_SIZE + 1603
        damaged = bytearray(sound)
        damaged[at] ^= 0x20
        stored = StoredPages(bytes(damaged))
        assert checksums.is_whole(number, StoredPages(sound).page(number))
        assert not checksums.is_whole(number, stored.page(number))
        pairs = zip(DecryptedPages(stored, cipher).page(number), whole.page(number), strict=True)
        wrong = [place for place, (one, other) in enumerate(pairs) if one != other]
        assert {1600 <= place < 1632 for place in wrong} == {True}
    cipher.close()
    assert not secret.with_name("carrier").exists()


def test_nothing_is_plain_at_any_moment(secret: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overwrite(secret, 5 * PAGE_SIZE, 40)
    seen = []
    blob, close = PageCipher._blob, CaseFile.close

    def blob_and_look(cipher: PageCipher) -> bytes:
        seen.append(plain_files(secret.parent))
        return blob(cipher)

    def close_and_look(case: CaseFile) -> None:
        seen.append(plain_files(secret.parent))
        close(case)

    monkeypatch.setattr(page_cipher.PageCipher, "_blob", blob_and_look)
    monkeypatch.setattr(CaseFile, "close", close_and_look)
    out = secret.with_name("out.rawi")
    assert repair(secret, out, passphrase=passphrase()).documents == ARTICLES
    assert len(seen) > 2
    assert seen == [[]] * len(seen)
    assert plain_files(secret.parent) == []
    assert is_encrypted(out)
    with CaseFile.open(out, passphrase=passphrase()) as case:
        assert case.verify().problems == ()


def test_what_ends_before_its_time_leaves_nothing(secret: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    before = sorted(secret.parent.iterdir())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.salvage_pages._TELLING", 1)
        with pytest.raises(KeyboardInterrupt):
            repair(secret, secret.with_name("out.rawi"), passphrase=passphrase(), on_page=stop)
    assert sorted(secret.parent.iterdir()) == before


def test_the_passphrase_is_asked_for_and_must_be_right(secret: Path) -> None:
    out = secret.with_name("out.rawi")
    assert needs_passphrase(secret)
    with pytest.raises(PassphraseNeeded):
        repair(secret, out)
    with pytest.raises(WrongPassphrase):
        repair(secret, out, passphrase=new_passphrase())
    assert not out.exists()


def test_a_lost_beginning_is_found_in_the_log_or_in_a_backup(secret: Path) -> None:
    """The file begins with the salt, without which no passphrase opens it."""
    with CaseFile.open(secret, passphrase=passphrase()) as case:
        assert BackupRun(case.connection).wait().made is not None
        case.renew_index(even_if_current=True)
        with case.connection.atomic() as db:
            db.conn.execute("PRAGMA user_version = 5")
        logged = secret.with_name("torn.rawi")
        logged.write_bytes(secret.read_bytes())
        log = secret.with_name("a.rawi-wal").read_bytes()
        logged.with_name("torn.rawi-wal").write_bytes(log)
    assert StoredPages(b"", log).frames.count(1) > 0
    for path in (secret, logged):
        overwrite(path, 0, PAGE_SIZE)
        assert needs_passphrase(path)
        out = path.with_name(f"saved {path.name}")
        assert repair(path, out, passphrase=passphrase()).documents == ARTICLES


def test_without_its_beginning_and_any_copy_the_passphrase_opens_nothing(secret: Path) -> None:
    overwrite(secret, 0, PAGE_SIZE)
    with pytest.raises(WrongPassphrase):
        repair(secret, secret.with_name("out.rawi"), passphrase=passphrase())


def test_a_plain_case_whose_beginning_is_noise_needs_no_passphrase(tmp_path: Path) -> None:
    path, out = tmp_path / "a.rawi", tmp_path / "out.rawi"
    with CaseFile.create(path) as case:
        fill(case, ARTICLES)
    with path.open("r+b") as file:
        file.write(os.urandom(PAGE_SIZE))
    assert not needs_passphrase(path)
    assert repair(path, out).documents == ARTICLES


def test_noise_is_no_case_under_any_passphrase(tmp_path: Path) -> None:
    (tmp_path / "a.rawi").write_bytes(os.urandom(20 * PAGE_SIZE))
    with pytest.raises((NothingToSave, WrongPassphrase)):
        repair(tmp_path / "a.rawi", tmp_path / "b.rawi", passphrase=passphrase())


def test_a_full_disk_is_said(secret: Path) -> None:
    with small_disk(secret.parent, "2m") as disk:
        fill_disk(disk, but=100_000)
        with pytest.raises(DiskFull):
            repair(secret, disk / "out.rawi", passphrase=passphrase())
        assert [file.name for file in disk.iterdir()] == ["ballast"]
