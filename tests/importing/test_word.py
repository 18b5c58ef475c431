"""Word: what a reader sees on the page, in the order of reading, and nothing else."""

from __future__ import annotations

import pytest

from desktop.importing.found import Guess
from tests.importing.reading import read_one, told
from tests.importing.samples.zipped import SENTENCE, docx, paragraph, run, zipped

_ROW = "<w:tr>{}</w:tr>"
_CELL = "<w:tc>{}</w:tc>"


def _table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(_CELL.format(cell) for cell in row) for row in rows)
    return f"<w:tbl>{''.join(map(_ROW.format, cells))}</w:tbl>"


def test_paragraphs_tables_and_notes_stand_in_the_order_of_reading() -> None:
    facts = _table(
        (paragraph(run("المدينة")), paragraph(run("القتلى"))),
        (paragraph(run("الميناء")), paragraph(run("12"))),
    )
    layout = _table((paragraph(run("فقرة أولى")) + paragraph(run("فقرة ثانية")), paragraph("")))
    note = f'<w:footnote w:id="2">{paragraph(run("بحسب الوكالة."))}</w:footnote>'
    rule = f'<w:footnote w:type="separator" w:id="0">{paragraph(run("—"))}</w:footnote>'
    body = paragraph(run("عنوان الخبر"), "1") + facts + paragraph(run(SENTENCE)) + layout
    found = read_one(docx(body, notes=rule + note), "خبر.docx")
    assert found.text.split("\n") == [
        "عنوان الخبر",
        "المدينة\tالقتلى",
        "الميناء\t12",
        SENTENCE,
        "فقرة أولى",
        "فقرة ثانية",
        "بحسب الوكالة.",
    ]


def test_what_is_seen_is_read_and_what_is_not_is_not() -> None:
    box = (
        f"<w:r><AlternateContent><Choice><w:txbxContent>{paragraph(run('في إطار'))}"
        f"</w:txbxContent></Choice><Fallback><w:txbxContent>{paragraph(run('في إطار'))}"
        "</w:txbxContent></Fallback></AlternateContent></w:r>"
    )
    inline = (
        run("قال")
        + f"<w:ins>{run(' المتحدث')}</w:ins><w:del>{run(' الناطق')}</w:del>"
        + f"<w:hyperlink>{run(' إن')}</w:hyperlink>"
        + run(" سراً", "<w:vanish/>")
        + f"<w:sdt><w:sdtContent>{run(' الهدوء')}</w:sdtContent></w:sdt>"
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + run(" عاد", '<w:vanish w:val="0"/>')
        + box
    )
    found = read_one(docx(paragraph(inline) + f"<w:sdt>{paragraph(run('بعده'))}</w:sdt>"), "a.docx")
    assert found.text == "قال المتحدث إن الهدوء عاد\nفي إطار\nبعده"


def test_paragraphs_that_a_tracked_change_joined_are_one() -> None:
    def joined(text: str) -> str:
        return f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run(text)}</w:p>"

    mark = '<w:bookmarkStart w:id="1"/>'
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('خلية'))}</w:tc></w:tr></w:tbl>"
    body = f"{joined('قال')}{mark}{joined(' المتحدث')}{paragraph(run(' نعم.'))}{joined('ثم')}"
    found = read_one(docx(f"{body}{table}{joined('سكت')}"), "a.docx")
    assert found.text.split("\n") == ["قال المتحدث نعم.", "ثم", "خلية", "سكت"]


def test_what_the_document_says_of_itself() -> None:
    found = read_one(docx(paragraph(run("عنوان الخبر"), "a3") + paragraph(run(SENTENCE))), "a.docx")
    assert found.format == "word"
    assert found.title == Guess("عنوان الخبر", "first_heading", "عنوان الخبر")
    assert found.author == Guess("سلمى القاضي", "document_author", "سلمى القاضي")
    assert found.outlet == Guess("وكالة الشاطئ", "document_company", "وكالة الشاطئ")
    assert found.published == Guess(
        "2024-03-04T10:00:00+00:00", "document_created", "2024-03-04T10:00:00Z"
    )


def test_a_declared_title_counts_where_it_stands_in_the_text() -> None:
    body = paragraph(run("عنوان الخبر")) + paragraph(run(SENTENCE))
    found = read_one(docx(body, title="عنوان، الخبر"), "a.docx")
    assert found.title == Guess("عنوان الخبر", "document_title", "عنوان، الخبر")
    assert read_one(docx(body, title="قالب الرسائل"), "a.docx").title is None


_BOMB = '<!DOCTYPE x [<!ENTITY a "قال"><!ENTITY b "&a;&a;&a;">]><x><body>&b;</body></x>'
_FETCHES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x><body>&a;</body></x>'


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"PK\x03\x04 broken", "FileDamaged"),
        (docx(paragraph(run(SENTENCE)))[:-40], "FileDamaged"),
        (zipped({"word/document.xml": "<w:document"}), "FileDamaged"),
        (zipped({"word/document.xml": _BOMB}), "FileDamaged"),
        (zipped({"word/document.xml": _FETCHES}), "FileDamaged"),
        (zipped({"word/document2.xml": "<x/>"}), "FileDamaged"),
        (zipped({"word/document.xml": "<p>" * 300 + "</p>" * 300}), "FileDamaged"),
        (zipped({"word/document.xml": b" " * 100_000_001}), "ArchiveTooLarge"),
        (docx(paragraph(run("no Arabic"))), "NoArabic"),
        (docx(""), "FileEmpty"),
    ],
)
def test_a_file_that_is_no_use_is_one_sentence(raw: bytes, problem: str) -> None:
    assert told(raw, "a.docx") == [problem]


def test_a_locked_part_is_told() -> None:
    raw = bytearray(docx(paragraph(run(SENTENCE))))
    place = 0
    while (place := raw.find(b"PK\x01\x02", place + 1)) > 0:
        raw[place + 8] |= 1
    assert told(bytes(raw), "a.docx") == ["FilePasswordProtected"]
