"""OpenDocument: paragraphs, lists, tables, frames and notes; what was deleted is not there."""

from __future__ import annotations

import pytest

from desktop.importing.found import Guess
from tests.importing.reading import read_one, told
from tests.importing.samples.zipped import SENTENCE, flat_odt, odt, zipped

_NOTE = (
    "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>بحسب الوكالة.</text:p></text:note-body></text:note>"
)
_BODY = (
    "<text:tracked-changes><text:p>محذوف</text:p></text:tracked-changes>"
    '<text:p text:style-name="P1">عنوان الخبر</text:p>'
    f"<text:p>قال<text:s/><text:span>المتحدث</text:span>{_NOTE} ثم<text:tab/>سكت</text:p>"
    "<text:list><text:list-item><text:p>أولاً</text:p></text:list-item></text:list>"
    "<table:table><table:table-row><table:table-cell><text:p>المدينة</text:p></table:table-cell>"
    "<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>"
    "<text:p>قبل<draw:frame><draw:text-box><text:p>في إطار</text:p></draw:text-box></draw:frame>"
    " وبعد</text:p>"
)
_TYPE = "application/vnd.oasis.opendocument.text"
_LINES = [
    "عنوان الخبر",
    "قال المتحدث ثم\tسكت",
    "أولاً",
    "المدينة\t12",
    "قبل وبعد",
    "في إطار",
    "بحسب الوكالة.",
]


def test_a_text_is_read_in_its_order() -> None:
    found = read_one(odt(_BODY), "خبر.odt")
    assert found.text.split("\n") == _LINES
    assert found.format == "opendocument"
    assert found.title == Guess("عنوان الخبر", "first_heading", "عنوان الخبر")
    assert found.author == Guess("سلمى القاضي", "document_author", "سلمى القاضي")
    assert found.published is not None
    assert found.published.value == "2024-03-04T10:00:00"


def test_a_flat_document_is_read_too() -> None:
    found = read_one(flat_odt(_BODY).encode(), "خبر.fodt")
    assert found.text.split("\n") == _LINES


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"PK\x03\x04", "FileDamaged"),
        (b"<office", "FileDamaged"),
        (zipped({"mimetype": _TYPE, "content.xml": "<x/>"}), "FileDamaged"),
        (zipped({"mimetype": _TYPE}), "FileDamaged"),
        (odt(f"<text:p>{SENTENCE}&secret;</text:p>"), "FileDamaged"),
        (odt("<text:p>no Arabic</text:p>"), "NoArabic"),
        (odt("", manifest="<file-entry><encryption-data/></file-entry>"), "FilePasswordProtected"),
    ],
)
def test_a_file_that_is_no_use_is_one_sentence(raw: bytes, problem: str) -> None:
    assert told(raw, "a.odt") == [problem]


def test_a_row_of_spaces_has_an_end() -> None:
    body = f'<text:p>{SENTENCE}<text:s text:c="999999999"/></text:p>'
    assert read_one(odt(body), "a.odt").text == SENTENCE
