"""Archives: every member as its own format; bombs, locks, traps in names are one sentence each."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest

from desktop.case_words import in_words
from desktop.importing.found import FoundArticle
from desktop.importing.member_names import file_name, mended
from desktop.importing.problems import FileEmpty, FilesLeftOut
from desktop.importing.source import MOST_BYTES, Budget, Reading
from desktop.look.translation import words
from tests.importing.reading import read_all, read_one, told
from tests.importing.samples.pdf import Shown, pdf
from tests.importing.samples.zipped import SENTENCE, docx, odt, paragraph, run, zipped

TEXT = SENTENCE.encode("cp1256")


def _nested(depth: int) -> bytes:
    raw = zipped({"a.txt": TEXT})
    for number in range(depth - 1):
        raw = zipped({f"{number}.zip": raw})
    return raw


def _patched(raw: bytes, offset: int, value: bytes) -> bytes:
    """Each entry of the directory with other bytes at a place in it."""
    changed = bytearray(raw)
    place = -1
    while (place := changed.find(b"PK\x01\x02", place + 1)) >= 0:
        changed[place + offset : place + offset + len(value)] = value
    return bytes(changed)


def test_members_are_read_as_their_own_formats() -> None:
    raw = zipped(
        {
            "أخبار/خبر.txt": TEXT,
            "أخبار/": b"",
            "a.docx": docx(paragraph(run(SENTENCE))),
            "b.bin": odt(f"<text:p>{SENTENCE}</text:p>"),
            "c.pdf": pdf([[Shown(SENTENCE, 700)]]),
            "d.zip": zipped({"e.txt": SENTENCE}),
            "__MACOSX/._a.txt": b"\x00\x05",
            ".DS_Store": b"x",
        }
    )
    found = [each for each in read_all(raw, "كل.zip") if isinstance(each, FoundArticle)]
    assert [(each.member, each.format, each.text) for each in found] == [
        ("أخبار/خبر.txt", "text", SENTENCE),
        ("a.docx", "word", SENTENCE),
        ("b.bin", "opendocument", SENTENCE),
        ("c.pdf", "pdf", SENTENCE),
        ("d.zip/e.txt", "text", SENTENCE),
    ]
    assert len(found) == len(read_all(raw, "كل.zip"))


def test_a_folder_of_that_name_is_no_document() -> None:
    assert read_one(zipped({"word/a.txt": TEXT}), "a.zip").text == SENTENCE
    assert told(zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "a.pptx") == [
        "FileBinary"
    ]


def test_what_is_no_article_is_told_together() -> None:
    pictures = {f"{number}.png": b"\x89PNG" for number in range(5)}
    *articles, left = read_all(zipped({"a.txt": TEXT, **pictures}), "a.zip")
    assert len(articles) == 1
    assert isinstance(left, FilesLeftOut)
    assert left.fields["count"] == 5
    assert "0.png" in str(left)


def test_three_archives_are_opened_and_a_fourth_is_a_trap() -> None:
    assert read_one(_nested(3), "a.zip").member == "1.zip/0.zip/a.txt"
    assert told(_nested(4), "a.zip") == ["ArchiveTooDeep"]


@pytest.mark.parametrize(
    ("raw", "problems"),
    [
        (b"PK\x03\x04", ["FileDamaged"]),
        (zipped({"a.txt": TEXT})[:-30], ["FileDamaged"]),
        (zipped({}), ["FileEmpty"]),
        (_patched(zipped({"a.txt": TEXT}), 8, b"\x01"), ["FilePasswordProtected"]),
        (_patched(zipped({"a.txt": TEXT}), 10, b"\x63"), ["FileDamaged"]),
        (_patched(zipped({"a.txt": TEXT}), 16, b"\x00\x00\x00\x00"), ["FileDamaged"]),
        (zipped({"a.txt": b"\x00" * 20_000_000}), ["ArchiveTooLarge"]),
        # What says that it is larger than it is; and what says that it is small.
        (_patched(zipped({"a.txt": TEXT}), 24, b"\xff\xff\xff\x7f"), ["ArchiveTooLarge"]),
        (_patched(zipped({"a.txt": b"\x00" * 20_000_000}), 24, b"\x10\x00"), ["ArchiveTooLarge"]),
        (
            _patched(zipped({"a.txt": b"\x00" * 20_000_000}), 24, b"\x10\x00\x00\x00"),
            ["FileDamaged"],
        ),
    ],
)
def test_an_archive_that_is_no_use_is_one_sentence(raw: bytes, problems: list[str]) -> None:
    assert told(raw, "a.zip") == problems


def test_a_locked_member_is_told_and_the_others_are_read() -> None:
    raw = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    problem, article = read_all(bytes(raw), "a.zip")
    assert str(problem).startswith("a.zip/a.txt: this file is locked")
    assert isinstance(article, FoundArticle)


def test_what_is_nested_shares_one_budget() -> None:
    inner = zipped({f"{number}.txt": SENTENCE for number in range(10)})
    raw = zipped({"a.zip": inner, "b.zip": inner})
    size = len(inner)
    reading = Reading(budget=Budget(bytes_left=size + 5 * len(SENTENCE.encode())))
    found = read_all(raw, "c.zip", reading)
    assert sum(isinstance(each, FoundArticle) for each in found) == 5
    assert {type(each).__name__ for each in found[5:]} == {"ArchiveTooLarge"}
    many = read_all(raw, "c.zip", Reading(budget=Budget(MOST_BYTES, members_left=4)))
    assert sum(isinstance(each, FoundArticle) for each in many) == 3


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "../../etc/passwd.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\news\\a.txt", "C:/news/a.txt"),
        ("a\u202etxt.exe", "a\ufffdtxt.exe"),
        ("\u200fخبر\u2067.txt", "خبر\ufffd.txt"),
        ("a\nb.txt", "a\ufffdb.txt"),
        ("ا" * 400 + ".txt", "ا" * 300 + "…"),
    ],
)
def test_names_are_shown_and_mislead_nobody(name: str, shown: str, tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, TEXT)
    assert read_one(stream.getvalue(), "a.zip").member == shown


def _names() -> Iterator[tuple[str, str]]:
    for name in ("خبر عاجل.txt", "تقرير رقم 3.docx", "الاثنين 12-3.txt", "لبنان.pdf"):
        for encoding in ("utf-8", "cp1256", "cp720"):
            yield name, encoding
    yield "café.txt", "cp437"
    yield "plain.txt", "cp437"


@pytest.mark.parametrize(("name", "encoding"), list(_names()))
def test_names_in_other_encodings_are_mended(name: str, encoding: str) -> None:
    assert mended(name.encode(encoding)) == name


def test_a_name_without_its_encoding_reaches_the_article_mended() -> None:
    raw = zipped({"aaaaaa.txt": TEXT}).replace(b"aaaaaa", "مقالات".encode("cp720"))
    assert read_one(raw, "a.zip").member == "مقالات.txt"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("خبر\u202etxt.exe", "خبر\ufffdtxt.exe"),
        ("a\nb.txt", "a\ufffdb.txt"),
        (os.fsdecode("خبر.txt".encode("cp1256")), "خبر.txt"),
        ("تقرير 3.docx", "تقرير 3.docx"),
    ],
)
def test_names_of_files_are_shown_so_too(name: str, shown: str) -> None:
    assert file_name(PurePath(name)) == shown


def test_a_sentence_on_a_file_is_not_turned_round_by_its_name() -> None:
    told = in_words(FileEmpty("خبر\u202etxt.exe").fields, words("en"))
    assert told["file"] == "خبر\ufffdtxt.exe"
