"""PDF: the text of its pages in the order of reading, letters in the order of writing.

PDFium reads the file; of pypdf, pdfminer.six and PDFium it alone finds every letter of the ways in
which programs write Arabic, and where each is drawn (``tests/benchmarks/score_pdf.py`` measures).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from typing import Any

from desktop.importing.document import Properties, article_of
from desktop.importing.formats import Found
from desktop.importing.pdf_glyphs import NO_LETTER, glyphs_of
from desktop.importing.pdf_layout import paragraphs_of
from desktop.importing.pdf_lines import Line, lines_of
from desktop.importing.problems import (
    FileDamaged,
    FilePasswordProtected,
    FileTooLarge,
    PdfLettersLost,
    PdfLettersMissing,
    PdfTooLong,
    PdfWithoutText,
)
from desktop.importing.source import Reading, Source
from desktop.importing.text_file import LIMIT_MEGABYTES

_FORMAT = "PDF"
_MOST_MEGABYTES = 300
_MOST_PAGES = 3000
# Two bytes each in UTF-8.
_MOST_LETTERS = LIMIT_MEGABYTES * 1_000_000 // 2
# Shapes without their dots, and places where a letter should be: no text has them.
_LOST = re.compile(r"[\x01-\x08\x0e-\x1f\u066e\u066f\u06a1\u06ba\ufffd\ue000-\uf8ff]")
_MOST_LOST = 0.03
_DATE = re.compile(
    r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?"
)


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The one article of a PDF, and a problem where some of its letters are not known.

    Raises:
        ImportProblem: it is damaged, locked, too long, a picture of text, or without Arabic.
    """
    import pypdfium2  # noqa: PLC0415 - only the process that reads files loads it

    if (size := source.size()) > _MOST_MEGABYTES * 1_000_000:
        raise FileTooLarge(source.name, megabytes=ceil(size / 1e6), limit=_MOST_MEGABYTES)
    try:
        document = pypdfium2.PdfDocument(source.stream.read())
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise FilePasswordProtected(source.name) from error
        raise FileDamaged(source.name, format=_FORMAT) from error
    try:
        if len(document) > _MOST_PAGES:
            raise PdfTooLong(source.name, pages=len(document), limit=_MOST_PAGES)
        pages = list(_pages(document, source.name))
        known = _properties(document)
    finally:
        document.close()
    blocks = paragraphs_of(pages)
    text = "".join(block.text for block in blocks)
    if not text.strip():
        raise PdfWithoutText(source.name)
    if len(_LOST.findall(text)) > _MOST_LOST * len(text):
        raise PdfLettersLost(source.name)
    yield article_of(source, reading, "pdf", blocks, known)
    if unknown := text.count(NO_LETTER):
        raise PdfLettersMissing(source.name, count=unknown, sign=NO_LETTER)


def _pages(document: Any, name: str) -> Iterator[list[Line]]:
    """The lines of each page; a page that is broken has none.

    Raises:
        FileTooLarge: there is more text than one article can have.
        FileDamaged: all pages are broken.
    """
    import pypdfium2  # noqa: PLC0415 - as above

    letters = broken = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            broken += 1
            continue
        text_page = page.get_textpage()
        count = text_page.count_chars()
        letters += count
        if letters > _MOST_LETTERS:
            raise FileTooLarge(name, megabytes=ceil(letters * 2 / 1e6), limit=LIMIT_MEGABYTES)
        yield lines_of(glyphs_of(text_page.raw, count))
        text_page.close()
        page.close()
    if broken == len(document):
        raise FileDamaged(name, format=_FORMAT)


def _properties(document: Any) -> Properties:
    return Properties(
        title=_said(document, "Title"),
        author=_said(document, "Author"),
        created=_iso(_said(document, "CreationDate")),
    )


def _said(document: Any, name: str) -> str:
    """What the document says of itself under a name; nothing where that is no text."""
    try:
        return str(document.get_metadata_value(name))
    except UnicodeDecodeError:
        return ""


def _iso(written: str) -> str:
    """The date of a PDF (``D:20240304100000+03'00'``) as ISO 8601; nothing where it is none."""
    found = _DATE.match(written)
    if found is None:
        return ""
    year, month, day, hour, minute, second, utc, offset, offset_minutes = found.groups()
    date = f"{year}-{month}-{day}"
    if hour is None:
        return date
    zone = "+00:00" if utc else f"{offset}:{offset_minutes or '00'}" if offset else ""
    return f"{date}T{hour}:{minute}:{second or '00'}{zone}"
