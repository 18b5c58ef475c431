from pathlib import Path

import pytest

from desktop.importing import article_from_bytes, article_from_text, read_article
from desktop.importing.problems import (
    EncodingUnknown,
    FileBinary,
    FileEmpty,
    FileIsMarkup,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    ImportProblem,
    NoArabic,
)

TEXT = "أُعيد فتحُ الجسر صباح اليوم.\r\nوقالت البلديّة إنّ الأعمال انتهت."


def test_the_text_is_stored_exactly_as_it_came(tmp_path: Path) -> None:
    file = tmp_path / "خبر.txt"
    file.write_bytes(TEXT.encode())
    article = read_article(file, outlet="النهر", published="2021-05-01")
    assert article.text == TEXT
    assert (article.outlet, article.published) == ("النهر", "2021-05-01")


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", FileEmpty),
        (b" \r\n\t ", FileEmpty),
        (b"\x00" * 100, FileEmpty),
        (b"%PDF-1.7 \xe2\xe3", FileBinary),
        (b"PK\x03\x04 word/document.xml", FileBinary),
        (bytes(range(256)) * 20, FileBinary),
        (b"{\\rtf1\\ansi}", FileBinary),
        ("Съешь же ещё этих мягких булок".encode("koi8-r"), EncodingUnknown),
        (b"Only English here.", NoArabic),
        ("<!DOCTYPE html><html><body>خبر</body></html>".encode(), FileIsMarkup),
        ("<?xml version='1.0'?><rss>خبر</rss>".encode(), FileIsMarkup),
    ],
)
def test_each_bad_file_has_its_own_sentence(
    tmp_path: Path, raw: bytes, problem: type[ImportProblem]
) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(raw)
    with pytest.raises(problem) as caught:
        read_article(file)
    assert "bad.txt" in str(caught.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"none\.txt"):
        read_article(tmp_path / "none.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read_article(tmp_path)


def test_fifty_megabytes_are_refused_without_reading_them(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as out:
        out.truncate(50_000_000)
    with pytest.raises(FileTooLarge, match="50 MB"):
        read_article(file)


def test_pasted_text_is_checked_like_a_file() -> None:
    assert article_from_text("خبر عاجل", "clipboard").text == "خبر عاجل"
    with pytest.raises(NoArabic):
        article_from_text("hello", "clipboard")


def test_a_text_is_as_large_as_its_utf_8_whatever_its_file_is_in() -> None:
    raw = ("قال المتحدث " * 400_000).encode("cp1256")
    assert len(raw) < 8_000_000
    with pytest.raises(FileTooLarge, match="9 MB"):
        article_from_bytes(raw, "old.txt")
    with pytest.raises(FileTooLarge, match="pasted"):
        article_from_text("قال " * 1_200_000, "pasted")
