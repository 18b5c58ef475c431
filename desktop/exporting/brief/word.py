"""The brief as a document of a word processor (DOCX), with footnotes that are footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from itertools import count
from typing import IO, Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu

from desktop.exporting.brief.bitmap import png
from desktop.exporting.brief.drawing import Drawing
from desktop.exporting.brief.exactness import without_isolates, writable
from desktop.exporting.brief.letters import is_rtl
from desktop.exporting.brief.outline import Group, Outline, Section, Statement, Table
from desktop.exporting.brief.read_word import read_word
from desktop.exporting.brief.seal import seal_of
from desktop.exporting.brief.word_footnotes import (
    JUDGED,
    QUOTED_STYLE,
    SEAL,
    Footnotes,
    bookmark,
)
from desktop.exporting.brief.word_styles import LEAD_STYLE, set_styles


def write_document(outline: Outline, made: datetime, file: IO[bytes]) -> None:
    """Write the document; ``made``: UTC, what its properties say."""
    document = docx.Document()
    set_styles(document, rtl=outline.rtl)
    _WordBrief(document, outline).write()
    _forget_template(document)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title = writable(without_isolates(outline.title))[:255]
    properties.language = outline.language
    properties.created = properties.modified = made.replace(tzinfo=None)
    if outline.seal_key:
        _seal(document, outline.seal_key)
    file.write(_saved(document))


def _forget_template(document: Document) -> None:
    """The library's template says that Word for the Mac made the file, and has a picture of an
    empty page for it: who reads a brief as evidence would be misled."""
    package = document.part.package
    for name, relationship in list(package.rels.items()):
        if relationship.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[name]
        elif relationship.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relationship.target_part._blob = _PROPERTIES  # noqa: SLF001 - it has no other way


_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Rawi</Application></Properties>"
)


def _saved(document: Document) -> bytes:
    """As bytes first: where a disk fills, the library leaves an archive open that complains of it
    later, when nobody asked."""
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _seal(document: Document, key: bytes) -> None:
    """Mark the beginning of a finished document with its seal: word processors keep bookmarks."""
    name = f"{SEAL}{seal_of(key, read_word(_saved(document)).body)}"
    document.element.body.insert(0, bookmark("w:bookmarkEnd", _SEAL_ID))
    document.element.body.insert(0, bookmark("w:bookmarkStart", _SEAL_ID, name))


_JUDGED_ID, _SEAL_ID = 1_000_000, 2_000_000
"""Of the bookmarks of judgements, and of the seal's: those of footnotes are numbered from 1."""
_MARK = {True: "\u200f", False: "\u200e"}
"""Of direction (UAX #9: RLM, LRM), by whether the document runs from right to left."""


class _WordBrief:
    def __init__(self, document: Document, outline: Outline) -> None:
        self._document = document
        self._outline = outline
        self._ids = {str(style.name): style.style_id for style in document.styles}
        self._footnotes = Footnotes(document, self._add, rtl=outline.rtl)
        self._judgements = count(1)

    def write(self) -> None:
        outline = self._outline
        self._paragraph(outline.title, "Title")
        self._paragraph(outline.covers)
        self._paragraph(outline.made, "Subtitle")
        for section in outline.sections:
            self._section(section)
        self._page_numbers()
        self._footnotes.finish()

    def _section(self, section: Section) -> None:
        self._paragraph(section.heading, "Heading 1")
        for statement in section.lead:
            self._statement(statement)
        if section.picture or section.table:
            self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        if section.picture is not None:
            self._picture(section.picture)
        for group in section.groups:
            self._group(group)
        if section.table is not None:
            self._table(section.table)
        for told in section.left_out:
            self._paragraph(told, "Intense Quote")

    def _group(self, group: Group) -> None:
        self._paragraph(group.heading, "Heading 2")
        if group.sides:
            table = self._new_table(1, len(group.sides))
            _row_property(table.rows[0], "w:cantSplit")
            for cell, side in zip(table.rows[0].cells, group.sides, strict=True):
                self._fill(cell.paragraphs[0]._p, side)  # noqa: SLF001 - the library has no other way
                self._direct(cell.paragraphs[0])
        for statement in group.statements:
            self._statement(statement)

    def _statement(self, statement: Statement) -> None:
        paragraph = self._new_paragraph("Quote" if statement.judged else None)
        with self._judged(paragraph._p, statement.judgement):  # noqa: SLF001
            self._fill(paragraph._p, statement)  # noqa: SLF001

    @contextmanager
    def _judged(self, paragraph: Any, code: str) -> Iterator[None]:
        """Name what is written meanwhile by a judgement's code, if it has one."""
        if not code:
            yield
            return
        number = next(self._judgements)
        name = f"{JUDGED}{number}_{code}"
        paragraph.append(bookmark("w:bookmarkStart", _JUDGED_ID + number, name))
        yield
        paragraph.append(bookmark("w:bookmarkEnd", _JUDGED_ID + number))

    def _fill(self, paragraph: Any, statement: Statement) -> None:
        if statement.lead:
            self._add(paragraph, f"{statement.lead} — ", style=LEAD_STYLE)
        for part in statement.parts:
            if isinstance(part, str):
                self._add(paragraph, part)
                continue
            self._add(paragraph, part.opening)
            self._add(paragraph, part.text, style=QUOTED_STYLE, exact=True)
            self._add(paragraph, part.closing)
            self._footnotes.refer(paragraph, self._outline.footnote(part.footnote))
        self._cite(paragraph, statement.cites)

    def _cite(self, paragraph: Any, numbers: tuple[int, ...]) -> None:
        for at, number in enumerate(numbers):
            if at:
                self._add(paragraph, "، " if self._outline.rtl else ", ")
            self._footnotes.refer(paragraph, self._outline.footnote(number))

    def _paragraph(self, text: str, style: str | None = None) -> None:
        paragraph = self._new_paragraph(style)
        self._add(paragraph._p, text)  # noqa: SLF001

    def _new_paragraph(self, style: str | None) -> Any:
        paragraph = self._document.add_paragraph()
        if style:
            # By its id: by name the library goes through all styles, each time.
            paragraph._p.style = self._ids[style]  # noqa: SLF001
        self._direct(paragraph)
        return paragraph

    def _direct(self, paragraph: Any) -> None:
        """Let a paragraph run from right to left where the document does."""
        if self._outline.rtl:
            properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
            properties.insert_element_before(
                OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
                "w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:rPr", "w:sectPr",
            )  # fmt: skip

    def _add(self, paragraph: Any, text: str, *, style: str = "", exact: bool = False) -> None:
        """Words in runs of one direction each, which is how a word processor knows directions.

        Args:
            paragraph: takes them.
            text: isolates in it become marks of direction, which every word processor knows.
            style: of the words.
            exact: the text is a source's, and every character of it is kept.
        """
        rtl = self._outline.rtl
        pieces = [(text, True)] if exact else _isolated_pieces(text)
        for piece, apart in pieces:
            turned = apart and _runs_against(piece, rtl=rtl)
            own = rtl != turned
            if turned:
                self._run(paragraph, _MARK[rtl], rtl=rtl)
                self._run(paragraph, _MARK[own], rtl=own)
            for words, direction in _runs(writable(piece), rtl=own):
                self._run(paragraph, words, rtl=direction, style=style)
            if turned:
                self._run(paragraph, _MARK[own], rtl=own)
                self._run(paragraph, _MARK[rtl], rtl=rtl)

    def _run(self, paragraph: Any, words: str, *, rtl: bool, style: str = "") -> None:
        run = OxmlElement("w:r")
        properties = OxmlElement("w:rPr")
        if style:
            named = OxmlElement("w:rStyle")
            named.set(qn("w:val"), style)
            properties.append(named)
        if rtl:
            properties.append(OxmlElement("w:rtl"))
        if len(properties):
            run.append(properties)
        _write(run, words)
        paragraph.append(run)

    def _picture(self, drawing: Drawing) -> None:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        picture = paragraph.add_run().add_picture(
            BytesIO(png(drawing)), width=_room(self._document)
        )
        about = picture._inline.docPr  # noqa: SLF001
        about.set("descr", writable(without_isolates(drawing.alt)))

    def _table(self, told: Table) -> None:
        table = self._new_table(len(told.rows) + 1, len(told.columns))
        _row_property(table.rows[0], "w:tblHeader")
        for cell, column in zip(table.rows[0].cells, told.columns, strict=True):
            self._direct(cell.paragraphs[0])
            self._add(cell.paragraphs[0]._p, column, style=LEAD_STYLE)  # noqa: SLF001
        # A row's cells are asked for once: the library counts all of the table each time.
        for row, cells in zip(table.rows[1:], told.rows, strict=True):
            for place, cell in zip(row.cells, cells, strict=True):
                paragraph = place.paragraphs[0]
                if not cell.code:
                    self._direct(paragraph)
                with self._judged(paragraph._p, cell.judgement):  # noqa: SLF001
                    self._add(paragraph._p, cell.text)  # noqa: SLF001
                self._cite(paragraph._p, cell.cites)  # noqa: SLF001

    def _new_table(self, rows: int, columns: int) -> Any:
        table = self._document.add_table(rows, columns, style="Table Grid")
        if self._outline.rtl:
            properties = table._tbl.tblPr  # noqa: SLF001
            properties.insert_element_before(
                OxmlElement("w:bidiVisual"), "w:tblStyleRowBandSize", "w:tblStyleColBandSize",
                "w:tblW", "w:jc", "w:tblLayout", "w:tblLook",
            )  # fmt: skip
        return table

    def _page_numbers(self) -> None:
        for section in self._document.sections:
            paragraph = section.footer.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), " PAGE ")
            run = OxmlElement("w:r")
            _write(run, "1")
            field.append(run)
            paragraph._p.append(field)  # noqa: SLF001


def _runs(text: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Stretches of one direction by their letters; punctuation goes with what is before it, a space
    behind words of the other direction with the paragraph."""
    stretch, of = "", rtl
    for letter in text:
        strong = is_rtl(letter) if letter.isalpha() else None
        if strong is not None and strong != of:
            if stretch:
                yield stretch, of
            stretch, of = "", strong
        elif letter.isspace() and stretch and of != rtl:
            yield stretch, of
            stretch, of = "", rtl
        stretch += letter
    if stretch:
        yield stretch, of


def _runs_against(text: str, *, rtl: bool) -> bool:
    """Whether the first letter of a text runs against a direction."""
    first = next((letter for letter in text if letter.isalpha()), None)
    return first is not None and is_rtl(first) != rtl


def _isolated_pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, and whether each stood in isolates."""
    for number, piece in enumerate(re.split("[\u2066\u2067\u2068\u2069]", text)):
        if piece:
            yield piece, number % 2 == 1


def _write(run: Any, words: str) -> None:
    """Text, its line ends and tabs, as the format has them."""
    for at, line in enumerate(words.split("\n")):
        if at:
            run.append(OxmlElement("w:br"))
        for column, part in enumerate(line.split("\t")):
            if column:
                run.append(OxmlElement("w:tab"))
            if part:
                text = OxmlElement("w:t")
                text.text = part
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run.append(text)


def _room(document: Document) -> Emu:
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.2)
    return Emu((section.page_width or 0) - section.left_margin - section.right_margin)


def _row_property(row: Any, name: str) -> None:
    """``w:cantSplit``: the row stays on one page; ``w:tblHeader``: it is repeated on each."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001
