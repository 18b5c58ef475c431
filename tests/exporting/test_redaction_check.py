"""What is written is searched for hidden names once more, and refused where one is left."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import IO

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.analysis.text.fold import fold_word
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import Content
from desktop.exporting.formats import FORMATS, Format
from desktop.exporting.problems import ExportNameLeft
from desktop.exporting.redaction.checking import Check
from desktop.exporting.redaction.names import HiddenName, NameFinder

RIVER = HiddenName(("قوات النهر",))
YASIR = HiddenName(("أبو ياسر",), "person")


def _check(name: HiddenName) -> Check:
    return Check(NameFinder([name]), NameFinder([name], transcribed=True))


def written(content: Content, kind: Format) -> str:
    """All that a format writes, archives unpacked, as one text."""
    file = BytesIO()
    kind.write(content, file)
    if not zipfile.is_zipfile(file):
        return file.getvalue().decode("utf-8", "replace")
    with zipfile.ZipFile(file) as archive:
        members = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        return "\n".join([*archive.namelist(), *members])


@pytest.mark.parametrize(
    "names",
    [
        ["قوات النهر", "أبو ياسر", "الرقة", "وكالة الفرات"],
        ["الكرامة", "متحدث", "River Forces", "منى"],
    ],
)
def test_nothing_that_leaves_holds_a_name(names: list[str], content: Content) -> None:
    left = chosen(content, Choice(hidden=tuple(HiddenName((name,)) for name in names)))
    for kind in FORMATS:
        output = fold_word(written(left, kind)).casefold()
        for name in names:
            assert fold_word(name).casefold() not in output, kind.key


def test_a_name_that_a_format_writes_all_the_same_is_refused(content: Content) -> None:
    left = chosen(content, Choice(hidden=(YASIR,)))

    def leak(_content: Content, file: IO[bytes]) -> None:
        file.write("…أبي ياسر…".encode())

    leaking = Format("x", ".x", leak)
    with pytest.raises(ExportNameLeft):
        leaking.write(left, BytesIO())


@pytest.mark.parametrize("inner", [False, True])
def test_archives_and_xml_are_looked_into(inner: bool) -> None:
    data = "<w:p><w:r>أبو</w:r><w:r> ياسر</w:r></w:p>".encode()
    for _ in range(1 + inner):
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.xml", data)
        data = file.getvalue()
    assert _check(YASIR).finds_in(data)
    assert not _check(RIVER).finds_in(data)


def test_the_pages_of_a_pdf_are_looked_into() -> None:
    file = BytesIO()
    paper = Canvas(file)
    paper.drawString(72, 72, "said Abu Yasir")
    paper.save()
    assert b"Yasir" not in file.getvalue(), "it is compressed"
    assert _check(HiddenName(("Abu Yasir",))).finds_in(file.getvalue())
    assert not _check(RIVER).finds_in(file.getvalue())


def test_a_name_between_two_parts_of_a_large_file_is_seen() -> None:
    check = _check(YASIR)
    for before in range((1 << 16) - 12, (1 << 16) + 4):
        assert check.finds_in(("x" * (before - 1) + " أبو ياسر " + "y" * 1000).encode())
    assert check.finds_in(json.dumps("قال أبو ياسر").encode()), "escaped, it can be read too"
