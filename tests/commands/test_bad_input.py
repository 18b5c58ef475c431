"""What cannot be used is named with what to do, code 1, and the case stays as it was."""

from __future__ import annotations

import re
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.look.translation import LANGUAGES, Language
from storage.case_file import CaseFile
from storage.connection import APPLICATION_ID
from tests.commands.conftest import NEWS
from tests.commands.running import Answer, Terminal, as_anyone, start


def empty(path: Path) -> None:
    path.write_bytes(b"")


def blank(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf \r\n\t\n")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 9)


def unknown_encoding(path: Path) -> None:
    path.write_bytes(NEWS.encode("cp864", "ignore") * 30)


def fifty_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(500):
            file.write(NEWS.encode() * (100_000 // len(NEWS.encode()) + 1))


def without_arabic(path: Path) -> None:
    path.write_text("The spokesman said that nothing happened.\n" * 20, encoding="utf-8")


def web_page(path: Path) -> None:
    path.write_text("<!doctype html><html><p>قال المتحدث</p></html>", encoding="utf-8")


def folder(path: Path) -> None:
    path.mkdir()


def not_there(path: Path) -> None:
    path.unlink(missing_ok=True)


NO_ARTICLES: list[Callable[[Path], None]] = [
    *(empty, blank, binary, picture, unknown_encoding, fifty_megabytes),
    *(without_arabic, web_page, not_there),
]


def assert_told(answer: Answer, name: str, language: Language) -> None:
    """One sentence that names the file, in the language, beside the lines of progress."""
    assert answer.code == 1
    assert answer.out == ""
    (told,) = [line for line in answer.err.splitlines() if re.search(rf"{name}: ", line)]
    own = told.replace(name, "")
    assert len(own) > 25
    assert (len(re.findall("[\u0621-\u064a]", own)) > 15) == (language == "ar")
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", NO_ARTICLES, ids=lambda make: make.__name__)
def test_a_file_that_is_no_article(
    rawi: Terminal, case: Path, make: Callable[[Path], None], language: Language
) -> None:
    bad = case.with_name("خبر bad.txt")
    make(bad)
    before = case.read_bytes()
    assert_told(rawi("import", case, bad, language=language), bad.name, language)
    assert case.read_bytes() == before
    assert_told(rawi("analyse", bad, "--json", language=language), bad.name, language)


def test_a_folder_is_no_article(rawi: Terminal, tmp_path: Path) -> None:
    assert_told(rawi("analyse", tmp_path), str(tmp_path), "en")


def test_a_bad_file_from_a_program_of_its_own(case: Path) -> None:
    bad = case.with_name("bad.txt")
    binary(bad)
    before = case.read_bytes()
    assert_told(start("import", case, bad), "bad.txt", "en")
    assert_told(start("analyse", bad, language="ar"), "bad.txt", "ar")
    assert_told(start("analyse", "-", stdin=bad.read_bytes()), "standard input", "en")
    assert case.read_bytes() == before


def foreign_database(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE recipes (name TEXT)")
    database.close()


def broken(path: Path) -> None:
    with CaseFile.create(path):
        pass
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 3000 + whole[3100 : len(whole) // 2])


def cut_short(path: Path) -> None:
    with CaseFile.create(path):
        pass
    path.write_bytes(path.read_bytes()[:20])


def newer(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute("PRAGMA user_version = 99")
    database.execute("CREATE TABLE documents (id INTEGER)")
    database.close()


NO_CASES: list[Callable[[Path], None]] = [
    *(empty, binary, without_arabic, foreign_database, broken, cut_short, newer, folder),
]


def on(case: Path, command: str, news: Path) -> list[str | Path]:
    """The command line of a command on a case."""
    more: dict[str, list[str | Path]] = {
        "import": [news],
        "search": ["حمص", "--json"],
        "backup": [case.with_name("out.rawi")],
    }
    return [command, case, *more.get(command, [])]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["import", "show", "search", "verify", "backup"])
@pytest.mark.parametrize("make", NO_CASES, ids=lambda make: make.__name__)
def test_a_file_that_is_no_case(
    rawi: Terminal,
    news: Path,
    make: Callable[[Path], None],
    command: str,
    language: Language,
) -> None:
    bad = news.with_name("قضية bad.rawi")
    make(bad)
    before = bad.read_bytes() if bad.is_file() else None
    answer = rawi(*on(bad, command, news), language=language)
    assert_told(answer, bad.name, language)
    assert (bad.read_bytes() if bad.is_file() else None) == before
    assert sorted(file.name for file in bad.parent.iterdir()) == sorted([bad.name, news.name])


def test_a_picture_or_a_window_of_what_is_no_case(tmp_path: Path) -> None:
    bad = tmp_path / "bad.rawi"
    foreign_database(bad)
    assert_told(start("picture", bad, tmp_path / "out.png"), "bad.rawi", "en")
    assert_told(start(tmp_path / "missing.rawi"), "missing.rawi", "en")


@pytest.mark.parametrize("command", ["show", "search", "verify"])
def test_a_case_that_is_not_there(rawi: Terminal, tmp_path: Path, command: str) -> None:
    missing = tmp_path / "missing.rawi"
    assert_told(rawi(*on(missing, command, missing)), "missing.rawi", "en")
    assert list(tmp_path.iterdir()) == []


def test_a_newer_case_tells_its_format(rawi: Terminal, tmp_path: Path) -> None:
    newer(tmp_path / "new.rawi")
    answer = rawi("show", tmp_path / "new.rawi")
    assert "99" in answer.err
    assert "newer version" in answer.err


@pytest.fixture
def read_only_folder(case: Path) -> Iterator[Path]:
    """A folder with a case in it where nobody may write."""
    folder = case.parent / "folder"
    folder.mkdir()
    shutil.copy(case, folder / "case.rawi")
    (folder / "case.rawi").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@pytest.mark.skipif(sys.platform != "linux", reason="a read-only folder is made otherwise there")
def test_a_read_only_folder(read_only_folder: Path, news: Path) -> None:
    case = read_only_folder / "case.rawi"
    before = case.read_bytes()
    answer = start("import", case, news, before=as_anyone)
    assert_told(answer, "case.rawi", "en")
    assert "read-only" in answer.err
    answer = start("import", read_only_folder / "new.rawi", news, before=as_anyone)
    assert_told(answer, "new.rawi", "en")
    assert case.read_bytes() == before
    answer = start("show", case, before=as_anyone)
    assert (answer.code, answer.err) == (0, "")
    assert "رويترز" in answer.out
    assert start("verify", case, before=as_anyone).code == 0
    assert [file.name for file in read_only_folder.iterdir()] == ["case.rawi"]


def test_a_case_that_somebody_else_writes(case: Path, news: Path) -> None:
    news.write_text("خبر جديد\n" + NEWS, encoding="utf-8")
    with CaseFile.open(case) as opened:
        answer = start("import", case, news)
        assert_told(answer, "case.rawi", "en")
        assert start("show", case).code == 0
        assert opened.documents.count() == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_may_not_grow(case: Path, language: Language) -> None:
    room = case.stat().st_size + 100_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    answer = start("import", case, *long_articles(case.parent), before=limit, language=language)
    assert_told(answer, "case.rawi", language)
    assert_whole(case, at_least=2)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "none", str(disk)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("only root can mount a small disk, where the system lets it")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(small_disk: Path, case: Path, tmp_path: Path) -> None:
    shutil.copy(case, small_disk / "case.rawi")
    files = long_articles(tmp_path)
    answer = start("import", small_disk / "case.rawi", *files, "--no-backup")
    assert_told(answer, "case.rawi", "en")
    assert "full" in answer.err
    finished = [line for line in answer.err.splitlines() if re.match(r"\d+/", line)]
    assert_whole(small_disk / "case.rawi", at_least=2 + len(finished))
    with (small_disk / "ballast").open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(4096))
        except OSError:
            pass
    answer = start("import", small_disk / "new.rawi", *long_articles(tmp_path))
    assert_told(answer, "new.rawi", "en")
    assert not (small_disk / "new.rawi").exists()


def long_articles(folder: Path) -> list[Path]:
    files = []
    for number in range(12):
        files.append(folder / f"long{number}.txt")
        files[-1].write_text(f"خبر رقم {number}\n" + NEWS * 25, encoding="utf-8")
    return files


def assert_whole(case: Path, *, at_least: int) -> None:
    with CaseFile.open(case) as opened:
        assert opened.documents.count() >= at_least
        assert opened.verify().problems == ()
