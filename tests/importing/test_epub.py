"""EPUB: a book is one document, chapter after chapter."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from desktop.importing.found import Guess
from tests.importing.reading import read_all, read_one, told
from tests.importing.samples.zipped import SENTENCE, zipped

_HEAD = (
    '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://x/a.dtd">'
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head><body>'
)
_CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
_ABOUT = (
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>سيرة المدينة</dc:title>'
    "<dc:creator>سلمى القاضي</dc:creator><dc:creator>رامي عيد</dc:creator>"
    "<dc:publisher>دار الشاطئ</dc:publisher><dc:date>2019-05-06</dc:date></metadata>"
)


def _chapter(title: str, *paragraphs: str) -> str:
    told = "".join(f'<p><a id="x"/>{text}</p>' for text in paragraphs)
    return f"{_HEAD}<h1>{title}</h1>{told}</body></html>"


def _book(chapters: Mapping[str, str], **more: str) -> bytes:
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    navigation = (
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    )
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "OPS/book.opf": f"<package>{_ABOUT}<manifest>{navigation}{items}</manifest>"
        f'<spine><itemref idref="nav"/>{spine}{spine}</spine></package>',
        "OPS/nav.xhtml": _chapter("المحتويات", "الفصل الأول"),
        **{f"OPS/text/{name}.xhtml": text for name, text in chapters.items()},
    }
    return zipped(parts | {name.replace("__", "/") + ".xml": text for name, text in more.items()})


FIRST = _chapter("الفصل الأول", SENTENCE, "وبقي&nbsp;الناس في بيوتهم &amp; صبروا.")
SECOND = _chapter("الفصل الثاني", SENTENCE)
BOOK = _book({"second": SECOND, "first": FIRST})


def test_a_book_is_one_document_with_its_chapters_in_order() -> None:
    found = read_one(BOOK, "كتاب.epub")
    assert found.text.split("\n") == [
        "سيرة المدينة",
        "الفصل الثاني",
        SENTENCE,
        "الفصل الأول",
        SENTENCE,
        "وبقي الناس في بيوتهم & صبروا.",
    ]
    assert found.format == "epub"
    assert found.title == Guess("سيرة المدينة", "book_title", "سيرة المدينة")
    assert found.author == Guess("سلمى القاضي، رامي عيد", "book_author", "سلمى القاضي، رامي عيد")
    assert found.outlet == Guess("دار الشاطئ", "book_publisher", "دار الشاطئ")
    assert found.published == Guess("2019-05-06", "book_date", "2019-05-06")


def test_chapters_that_are_no_xml_are_read_as_browsers_do() -> None:
    sloppy = f"<html><body><h1>الفصل الأول<p>{SENTENCE}<br>ثم <b>سكت</p></body>"
    text = read_one(_book({"first": sloppy}), "a.epub").text
    assert text.startswith("سيرة المدينة\nالفصل الأول")
    assert SENTENCE in text


def test_a_broken_chapter_is_told_and_the_others_are_read() -> None:
    raw = _book({"first": FIRST, "second": SECOND}).replace(b"OPS/text/second", b"OPS/text/sec0nd")
    article, problem = read_all(raw, "a.epub")
    assert getattr(article, "format", "") == "epub"
    assert type(problem).__name__ == "FilePartlyRead"


_LOCK = '<encryption><EncryptedData><EncryptionMethod Algorithm="{}"/></EncryptedData></encryption>'


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (_book({"a": FIRST})[:-30], "FileDamaged"),
        (zipped({"mimetype": "application/epub+zip"}), "FileDamaged"),
        (_book({"a": FIRST}, **{"META-INF__container": "<container/>"}), "FileDamaged"),
        (_book({}), "FileEmpty"),
        (
            _book({"a": FIRST}, **{"META-INF__encryption": _LOCK.format("aes256-cbc")}),
            "FilePasswordProtected",
        ),
        (_book({f"a{n}": _chapter("x", "ا" * 900_000) for n in range(10)}), "FileTooLarge"),
    ],
)
def test_a_book_that_is_no_use_is_one_sentence(raw: bytes, problem: str) -> None:
    assert told(raw, "a.epub") == [problem]


def test_disguised_fonts_lock_nothing() -> None:
    lock = _LOCK.format("http://www.idpf.org/2008/embedding")
    assert (
        read_one(_book({"a": FIRST}, **{"META-INF__encryption": lock}), "a.epub").format == "epub"
    )


def test_entities_are_not_expanded() -> None:
    kind = '<!DOCTYPE x [<!ENTITY a "قالقال"><!ENTITY b "&a;&a;">]>'
    bomb = f"{kind}<html><body><p>قال &b;</p></body></html>"
    assert "قالقال" not in read_one(_book({"a": bomb}), "a.epub").text
