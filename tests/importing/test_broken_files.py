"""Files that changed on the way, in any place: articles or sentences come back, nothing else."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from desktop.importing.found import FoundArticle
from desktop.importing.problems import FileDamaged, ImportProblem
from tests.importing import test_epub, test_mail, test_rtf, test_table
from tests.importing.reading import read_all, told
from tests.importing.samples.zipped import SENTENCE, docx, odt, paragraph, run, zipped

_WORD = docx(paragraph(run("عنوان الخبر"), "1") + paragraph(run(SENTENCE)))
_FILES = {
    "a.docx": _WORD,
    "a.odt": odt(f"<text:p>{SENTENCE}</text:p>"),
    "a.rtf": test_rtf.WHOLE,
    "a.epub": test_epub.BOOK,
    "a.eml": test_mail.MESSAGE,
    "a.mbox": test_mail.MAILBOX,
    "a.csv": test_table.TABLE,
    "a.jsonl": test_table.LINES,
    "a.xlsx": test_table.WORKBOOK,
    "a.zip": zipped({"a.docx": _WORD, "b.txt": SENTENCE}),
}
# Changes of each file.
_TIMES = 60


def _changed(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, lost or doubled."""
    changed = bytearray(raw)
    for _ in range(chance.randrange(1, 8)):
        place = chance.randrange(max(len(changed), 1))
        how = chance.randrange(3)
        if how == 0:
            changed[place : place + 1] = bytes([chance.randrange(256)])
        elif how == 1:
            del changed[place : place + chance.randrange(1, 30)]
        else:
            changed[place:place] = changed[max(place - 40, 0) : place]
    return bytes(changed)


def _with_member_changed(raw: bytes, chance: random.Random) -> bytes:
    """A ZIP that is whole, with one of its members changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        chosen = chance.choice(old.infolist())
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info, _changed(content, chance) if info is chosen else content)
    return stream.getvalue()


@pytest.mark.parametrize("name", _FILES)
def test_changed_files_are_read_or_told(name: str) -> None:
    chance = random.Random(name)
    raw = _FILES[name]
    for number in range(_TIMES):
        within = raw.startswith(b"PK") and number % 3 > 0
        broken = (_with_member_changed if within else _changed)(raw, chance)
        for found in read_all(broken, name):
            assert isinstance(found, (FoundArticle, ImportProblem))
            assert str(found)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub", "a.xlsx"])
def test_a_document_that_was_cut_off_is_told_as_one(name: str) -> None:
    (found,) = read_all(_FILES[name][:300], name)
    assert isinstance(found, FileDamaged)
    assert found.fields["format"] != "ZIP"


def test_an_archive_with_the_name_of_a_document_is_one() -> None:
    (found,) = read_all(zipped({"b.txt": SENTENCE}), "a.docx")
    assert isinstance(found, FoundArticle)
    assert found.member == "b.txt"


def test_a_member_without_a_name_is_passed_over() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("b.txt", SENTENCE)
        archive.writestr(zipfile.ZipInfo(""), "")
    (found,) = read_all(stream.getvalue(), "a.zip")
    assert isinstance(found, FoundArticle)


def test_a_mailbox_without_a_message_is_told() -> None:
    assert told(b"rubbish", "a.mbox") == ["FileDamaged"]
    assert told(b"", "a.mbox") == ["FileEmpty"]
