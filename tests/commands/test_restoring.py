"""backup --list and restore: which backups there are, and one brought back; nothing is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.commands.passphrases import PRESENT
from desktop.look.translation import LANGUAGES, Language
from storage.automatic_backup import BackupRun
from storage.backup_folder import backups
from storage.case_file import CaseFile
from tests.commands.running import Terminal
from tests.commands.test_bad_input import assert_told
from tests.storage.cases import article
from tests.storage.secrets import TYPED, fill, passphrase


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A case with two backups, of one and two articles; it has three."""
    path = tmp_path / "قضية.rawi"
    with CaseFile.create(path) as opened:
        for number in range(3):
            opened.documents.add(article(f"نص {number}"), file=None)
            if number < 2:
                assert BackupRun(opened.connection).wait().made is not None
    return path


def count(path: Path) -> int:
    with CaseFile.open(path, read_only=True) as opened:
        return opened.documents.count()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_backups_are_listed(rawi: Terminal, kept: Path, language: Language) -> None:
    answer = rawi("backup", kept, "--list", language=language)
    assert (answer.code, answer.err) == (0, "")
    first, second, last = answer.out.splitlines()
    assert (first.split()[0], second.split()[0]) == ("1", "2")
    made = backups(kept)[0].made.astimezone()
    assert f"{made:%H:%M}" in first
    if language == "en":
        assert "one article, no judgement" in first
        assert "2 articles" in second
        assert first.endswith(" MB")
    assert f"{kept.name}.backups" in last


def test_without_backups_that_is_said(rawi: Terminal, tmp_path: Path) -> None:
    CaseFile.create(tmp_path / "a.rawi").close()
    assert rawi("backup", tmp_path / "a.rawi", "--list").out == ("There is no backup of it yet.\n")
    assert_told(rawi("restore", tmp_path / "a.rawi", tmp_path / "b.rawi"), "a.rawi", "en")


def test_a_damaged_backup_is_listed_without_what_it_holds(rawi: Terminal, kept: Path) -> None:
    with backups(kept)[0].path.open("r+b") as file:
        file.seek(100)
        file.write(bytes(4000))
    answer = rawi("backup", kept, "--list")
    assert answer.code == 0
    assert "article" not in answer.out.splitlines()[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_is_made_a_new_case(
    rawi: Terminal, kept: Path, tmp_path: Path, language: Language
) -> None:
    last, first = tmp_path / "last.rawi", tmp_path / "first.rawi"
    answer = rawi("restore", kept, last, language=language)
    assert (answer.code, answer.err) == (0, "")
    assert last.name in answer.out
    assert rawi("restore", kept, first, "--number", "1", language=language).code == 0
    assert [count(path) for path in (kept, last, first)] == [3, 2, 1]
    assert_told(rawi("restore", kept, first, language=language), first.name, language)
    assert_told(
        rawi("restore", kept, tmp_path / "no.rawi", "--number", "7", language=language),
        kept.name,
        language,
    )
    assert count(first) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_takes_the_place_of_the_case_which_is_kept(
    rawi: Terminal, kept: Path, language: Language
) -> None:
    answer = rawi("restore", kept, "--in-place", language=language)
    assert (answer.code, answer.err) == (0, "")
    (former,) = kept.parent.glob("قضية.before-*")
    assert former.name in answer.out
    assert [count(kept), count(former)] == [2, 3]
    with CaseFile.open(kept):
        assert_told(rawi("restore", kept, "--in-place", language=language), kept.name, language)


@pytest.mark.parametrize("wrong", [("restore",), ("restore", "out", "--in-place")])
def test_it_must_be_one_or_the_other(rawi: Terminal, kept: Path, wrong: tuple[str, ...]) -> None:
    name, *rest = wrong
    answer = rawi(name, kept, *rest)
    assert answer.code == 2
    assert "--in-place" in answer.err
    assert rawi("backup", kept).code == 2
    assert rawi("backup", kept, "out.rawi", "--list").code == 2


def test_an_encrypted_one_asks_for_its_passphrase(
    rawi: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.rawi"
    with CaseFile.create(path, passphrase=passphrase()) as opened:
        fill(opened, 2)
        assert BackupRun(opened.connection).wait().made is not None
    assert rawi("restore", path, tmp_path / "b.rawi").code == 1
    monkeypatch.setenv(PRESENT, TYPED)
    assert "2 articles, 2 judgements" in rawi("backup", path, "--list").out
    monkeypatch.setenv(PRESENT, TYPED)
    assert rawi("restore", path, tmp_path / "b.rawi").code == 0
    with CaseFile.open(tmp_path / "b.rawi", passphrase=passphrase()) as opened:
        assert opened.documents.count() == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_backups_are_made_in_a_folder_that_is_chosen(
    rawi: Terminal, kept: Path, tmp_path: Path, language: Language
) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    answer = rawi("backup", kept, "--folder", folder, language=language)
    assert answer.code == 0
    assert str(folder) in answer.out
    assert ("same disk" in answer.err) == (language == "en")
    with CaseFile.open(kept) as opened:
        made = BackupRun(opened.connection).wait().made
    assert made is not None
    assert made.path.parent.parent == folder
    folder.rename(tmp_path / "away")
    answer = rawi("backup", kept, "--list", language=language)
    assert answer.code == 0
    assert ("Connect the disk" in answer.err) == (language == "en")
    assert_told(rawi("backup", kept, "--folder", folder, language=language), folder.name, language)
    assert rawi("backup", kept, "--folder", kept.parent, language=language).err == ""
