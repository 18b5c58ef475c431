"""Documents, mail, tables and archives are read by the process that can touch nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.importing.found import FoundArticle
from desktop.importing.reader_process import ReaderProcess
from tests.importing import test_epub, test_mail, test_table
from tests.importing.samples.pdf import Shown, pdf
from tests.importing.samples.zipped import SENTENCE, docx, odt, paragraph, run, zipped

_RTF = b"{\\rtf1\\ansi\\ansicpg1256 " + SENTENCE.encode("cp1256") + b"}"
_WORD = docx(paragraph(run(SENTENCE)))
_TABLE = f"text\n{test_table.BODY}\n".encode("cp1256")


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("a.docx", _WORD, ["word"]),
        ("a.odt", odt(f"<text:p>{SENTENCE}</text:p>"), ["opendocument"]),
        ("a.rtf", _RTF, ["rtf"]),
        ("a.pdf", pdf([[Shown(SENTENCE, 700)]]), ["pdf"]),
        ("a.epub", test_epub.BOOK, ["epub"]),
        ("a.eml", test_mail.MESSAGE, ["mail"]),
        ("a.mbox", test_mail.MAILBOX, ["mailbox", "mailbox"]),
        ("a.csv", _TABLE, ["csv"]),
        ("a.jsonl", test_table.LINES, ["json"] * 3),
        ("a.xlsx", test_table.WORKBOOK, ["excel"]),
        ("a.zip", zipped({"a.docx": _WORD, "b.zip": zipped({"c.rtf": _RTF})}), ["word", "rtf"]),
        ("zeros.zip", zipped({"a.txt": b"\x00" * 20_000_000}), ["ArchiveTooLarge"]),
        ("bomb.xlsx", test_table.BOMBED, ["FileDamaged"]),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ["FileOldOffice"]),
    ],
)
def test_what_is_found(
    name: str, raw: bytes, told: list[str], reader: ReaderProcess, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(raw)
    found = list(reader.read(tmp_path / name))
    keys = [
        each.format if isinstance(each, FoundArticle) else type(each).__name__ for each in found
    ]
    assert keys == told
    assert all("قال" in each.text for each in found if isinstance(each, FoundArticle))
