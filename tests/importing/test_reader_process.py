"""Files are read beside us: whatever happens there is one sentence here, and the next goes on."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from desktop.importing.found import FoundArticle
from desktop.importing.problems import (
    FileEmpty,
    FileMissing,
    FileUnreadable,
    NoArabic,
    NotAFile,
    ReaderFailed,
    ReaderTooSlow,
)
from desktop.importing.reader_process import ReaderProcess

SENTENCE = "قال المتحدث إن الهدوء عاد إلى المدينة في هذا اليوم."


@pytest.fixture
def reader() -> Iterator[ReaderProcess]:
    reader = ReaderProcess()
    yield reader
    reader.close()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "مقال.txt"
    path.write_bytes(SENTENCE.encode("cp1256"))
    return path


def _child() -> int:
    (child,) = multiprocessing.active_children()
    assert child.pid is not None
    return child.pid


def test_an_article_comes_back_with_its_encoding(reader: ReaderProcess, article: Path) -> None:
    assert list(reader.read(article)) == [FoundArticle(SENTENCE, "text", encoding="cp1256")]


def test_a_chosen_encoding_wins(reader: ReaderProcess, article: Path) -> None:
    (found,) = reader.read(article, encoding="iso8859_6")
    assert isinstance(found, FoundArticle)
    assert found.encoding == "iso8859_6"
    assert found.text == SENTENCE.encode("cp1256").decode("iso8859_6", errors="replace")


def test_what_is_wrong_is_told_and_the_next_file_goes_on(
    reader: ReaderProcess, article: Path, tmp_path: Path
) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_text("no Arabic at all")
    told = [next(reader.read(path)) for path in (tmp_path / "none.txt", tmp_path, latin)]
    assert [type(problem) for problem in told] == [FileMissing, FileUnreadable, NoArabic]
    assert isinstance(next(reader.read(article)), FoundArticle)


def test_one_process_reads_many_files(reader: ReaderProcess, article: Path) -> None:
    list(reader.read(article))
    first = _child()
    list(reader.read(article))
    assert _child() == first


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_reader_that_falls_is_told_and_replaced(article: Path) -> None:
    reader = ReaderProcess(patience=0.5)
    list(reader.read(article))
    stuck = _child()
    os.kill(stuck, signal.SIGSTOP)
    (told,) = reader.read(article)
    assert isinstance(told, ReaderTooSlow)
    assert isinstance(next(reader.read(article)), FoundArticle)
    reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_reader_that_ends_in_the_middle(reader: ReaderProcess, article: Path) -> None:
    list(reader.read(article))
    os.kill(_child(), signal.SIGSTOP)
    Timer(0.3, os.kill, (_child(), signal.SIGKILL)).start()
    assert [type(told) for told in reader.read(article)] == [ReaderFailed]
    assert list(reader.read(article)) == [FoundArticle(SENTENCE, "text", encoding="cp1256")]


def test_reading_that_is_left_takes_the_process_with_it(
    reader: ReaderProcess, article: Path
) -> None:
    reading = reader.read(article)
    next(reading)
    reading.close()
    assert not multiprocessing.active_children()
    assert isinstance(next(reader.read(article)), FoundArticle)


def test_what_lies_in_no_file_is_read_too(reader: ReaderProcess) -> None:
    (found,) = reader.read_bytes(f"خبر\n{SENTENCE}".encode(), "clipboard")
    assert isinstance(found, FoundArticle)
    assert found.text.startswith("خبر")
    (problem,) = reader.read_bytes(b"", "clipboard")
    assert isinstance(problem, FileEmpty)


def test_a_process_that_the_system_does_not_start_is_told(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_process: object) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    reader = ReaderProcess()
    with monkeypatch.context() as patched:
        patched.setattr(multiprocessing.get_context("spawn").Process, "start", refused)
        (found,) = reader.read(article)
        assert isinstance(found, ReaderFailed)
    (found,) = reader.read(article)
    assert isinstance(found, FoundArticle)
    reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes in folders")
def test_a_pipe_and_a_device_are_told_and_nobody_waits(
    reader: ReaderProcess, tmp_path: Path
) -> None:
    pipe, device = tmp_path / "pipe.txt", tmp_path / "device.txt"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for path in (pipe, device):
        (found,) = reader.read(path)
        assert isinstance(found, NotAFile)
