"""Encrypted cases in the terminal: asked for without echo, or taken from the environment."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.passphrases import NEW, OTHER, PRESENT, Passphrases
from storage.case_file import CaseFile
from storage.cipher import is_encrypted
from storage.passphrase import Passphrase
from tests.commands.running import Terminal, start
from tests.storage import secrets

SECRET = "جسر فوق النهر"


@pytest.fixture
def encrypted(rawi: Terminal, case: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(PRESENT, SECRET)
    answer = rawi("encrypt", case)
    assert answer.code == 0, answer.err
    return case


def type_in(monkeypatch: pytest.MonkeyPatch, *typed: str) -> list[str]:
    """A person at a terminal who types these; gives what they were asked."""
    asked: list[str] = []
    waiting: Iterator[str] = iter(typed)

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return next(waiting)

    monkeypatch.setattr(getpass, "getpass", answer)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    return asked


def test_a_case_is_encrypted_and_says_what_that_means(
    rawi: Terminal, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = type_in(monkeypatch, SECRET, SECRET)
    answer = rawi("encrypt", case)
    assert (answer.code, answer.out) == (0, "")
    assert "lost case" in answer.err
    assert "SSD" in answer.err
    assert SECRET not in answer.err + "".join(asked)
    assert len(asked) == 2
    assert is_encrypted(case)


def test_two_different_passphrases_change_nothing(
    rawi: Terminal, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, SECRET, SECRET + "1")
    answer = rawi("encrypt", case)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert not is_encrypted(case)


def test_an_empty_passphrase_is_refused(
    rawi: Terminal, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PRESENT, " ")
    answer = rawi("encrypt", case)
    assert answer.code == 1
    assert "empty" in answer.err
    assert not is_encrypted(case)


@pytest.mark.parametrize(
    "command",
    [("show",), ("show", "1"), ("search", "حمص"), ("verify",)],
    ids=["show", "show one", "search", "verify"],
)
def test_every_command_reads_an_encrypted_case(
    rawi: Terminal, encrypted: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    name, *rest = command
    asked = type_in(monkeypatch, SECRET)
    answer = rawi(name, encrypted, *rest)
    assert answer.code == 0, answer.err
    assert answer.out
    assert len(asked) == 1


def test_a_picture_of_an_encrypted_case_is_ordered_with_its_passphrase(
    rawi: Terminal, encrypted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PRESENT, SECRET)
    assert rawi("picture", encrypted, tmp_path / "a.png").code == 0
    (order,) = rawi.ordered
    assert order.passphrase is not None
    assert order.passphrase.is_same(Passphrase(SECRET))
    assert SECRET not in repr(order)


def test_articles_are_added_to_an_encrypted_case(
    rawi: Terminal, encrypted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "third.txt"
    file.write_text("أعلن وزير الطاقة أن التيار عاد إلى مدينة صيدا.", encoding="utf-8")
    monkeypatch.setenv(PRESENT, SECRET)
    assert rawi("import", encrypted, file).code == 0
    with CaseFile.open(encrypted, read_only=True, passphrase=Passphrase(SECRET)) as opened:
        assert opened.documents.count() == 3


def test_a_case_is_made_encrypted(
    rawi: Terminal, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, SECRET, SECRET)
    made = tmp_path / "made.rawi"
    assert rawi("import", made, news, "--encrypted").code == 0
    with CaseFile.open(made, read_only=True, passphrase=Passphrase(SECRET)) as opened:
        assert opened.documents.count() == 1


def test_a_wrong_passphrase_is_one_clear_sentence(
    rawi: Terminal, encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, SECRET + "ا")
    answer = rawi("show", encrypted)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "passphrase does not open" in answer.err
    assert SECRET not in answer.err


def test_without_a_terminal_the_variable_is_named(rawi: Terminal, encrypted: Path) -> None:
    answer = rawi("show", encrypted)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert PRESENT in answer.err


def test_the_passphrase_is_changed(
    rawi: Terminal, encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PRESENT, SECRET)
    monkeypatch.setenv(NEW, "another")
    assert rawi("passphrase", encrypted).code == 0
    CaseFile.open(encrypted, read_only=True, passphrase=Passphrase("another")).close()


def test_decrypting_is_asked_for_explicitly(
    rawi: Terminal, encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PRESENT, SECRET)
    answer = rawi("decrypt", encrypted)
    assert (answer.code, "--yes" in answer.err) == (2, True)
    assert is_encrypted(encrypted)
    monkeypatch.setenv(PRESENT, SECRET)
    assert rawi("decrypt", encrypted, "--yes").code == 0
    assert not is_encrypted(encrypted)


@pytest.mark.parametrize("command", ["passphrase", "decrypt"])
def test_a_plain_case_has_no_passphrase(rawi: Terminal, case: Path, command: str) -> None:
    answer = rawi(command, case)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "not encrypted" in answer.err


def test_an_encrypted_case_is_not_encrypted_twice(rawi: Terminal, encrypted: Path) -> None:
    answer = rawi("encrypt", encrypted)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "already" in answer.err


def test_no_process_inherits_a_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (PRESENT, NEW):
        monkeypatch.setenv(name, SECRET)
    given = Passphrases()
    assert SECRET not in os.environ.values()
    assert SECRET not in repr(given)


def test_as_a_program_of_its_own_with_locked_memory(encrypted: Path) -> None:
    environment = {PRESENT: SECRET, "RAWI_LOCK_MEMORY": "1"}
    answer = start("verify", encrypted, environment=environment)
    assert (answer.code, answer.err) == (0, "")
    assert "all is well" in answer.out


@pytest.mark.parametrize("page", [0, 20, "last"])
@pytest.mark.parametrize("options", [(), ("--thorough",)])
def test_verify_lists_the_damaged_pages_and_repair_saves_the_rest(
    rawi: Terminal,
    encrypted: Path,
    monkeypatch: pytest.MonkeyPatch,
    page: int | str,
    options: tuple[str, ...],
) -> None:
    monkeypatch.setenv(PRESENT, SECRET)
    whole = bytearray(encrypted.read_bytes())
    number = len(whole) // 4096 - 1 if page == "last" else int(page)
    whole[number * 4096 + 1000] ^= 1
    encrypted.write_bytes(whole)
    answer = rawi("verify", encrypted, *options)
    assert answer.code == 1
    assert f"page {number + 1} of the file is damaged" in answer.out
    assert str(encrypted) in answer.err
    out = encrypted.with_name("saved.rawi")
    monkeypatch.setenv(PRESENT, SECRET)
    answer = rawi("repair", encrypted, out)
    assert answer.code == 0, answer.err
    assert "2 articles were saved" in answer.out
    assert is_encrypted(out)
    monkeypatch.setenv(PRESENT, SECRET)
    assert rawi("verify", out).code == 0
    assert encrypted.read_bytes() == bytes(whole)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another copy, with another passphrase and three articles."""
    path = tmp_path / "other.rawi"
    with CaseFile.create(path, passphrase=secrets.new_passphrase()) as copy:
        secrets.fill(copy, 3)
    return path


def test_a_copy_with_another_passphrase_is_merged_by_the_environment(
    rawi: Terminal, encrypted: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PRESENT, SECRET)
    answer = rawi("merge", encrypted, other)
    assert (answer.code, answer.out) == (1, "")
    assert OTHER in answer.err
    monkeypatch.setenv(PRESENT, SECRET)
    monkeypatch.setenv(OTHER, secrets.NEW)
    answer = rawi("merge", encrypted, other)
    assert answer.code == 0, answer.err
    assert "3 new articles" in answer.out
    assert OTHER not in os.environ
    assert secrets.plain_files(encrypted.parent) == []
    assert secrets.plain_files(other.parent) == []
    with CaseFile.open(encrypted, passphrase=Passphrase(SECRET)) as case:
        assert case.documents.count() == 5


def test_it_is_asked_for_where_the_case_s_own_does_not_open_the_copy(
    rawi: Terminal, encrypted: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = type_in(monkeypatch, SECRET, secrets.NEW)
    assert rawi("merge", encrypted, other).code == 0
    assert [str(encrypted) in asked[0], str(other) in asked[1]] == [True, True]
    copy = other.with_name("copy.rawi")
    copy.write_bytes(encrypted.read_bytes())
    asked = type_in(monkeypatch, SECRET)
    assert rawi("merge", encrypted, copy).code == 0
    assert len(asked) == 1


def test_a_plain_case_that_takes_in_an_encrypted_copy_is_warned_of(
    rawi: Terminal, case: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PRESENT, secrets.NEW)
    answer = rawi("merge", case, other)
    assert answer.code == 0
    assert "plain text there" in answer.err
