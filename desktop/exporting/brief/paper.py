"""The brief on paper: a PDF of our own typesetting, its footnotes at the end.

The footnotes are in the file as an attachment too, letter by letter, for whoever checks them: what
a PDF shows are glyphs, and not the text that they were made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import IO, Any, TypeVar

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfdoc
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Table as PaperTable

from desktop.exporting.brief.exactness import without_isolates, writable
from desktop.exporting.brief.letters import is_rtl, joined
from desktop.exporting.brief.outline import (
    Cell,
    Footnote,
    Group,
    Outline,
    Quoted,
    Section,
    Statement,
    Table,
)
from desktop.exporting.brief.paper_attachment import NO_SEAL, SEAL, attach
from desktop.exporting.brief.paper_contents import Contents
from desktop.exporting.brief.paper_drawing import Picture
from desktop.exporting.brief.paper_fonts import Face, name_of, width
from desktop.exporting.brief.paper_lines import Ink, Lines, MarksLater, Piece, Setting
from desktop.exporting.brief.seal import body_digest, seal_of

T = TypeVar("T")
MARGIN = 18 * mm
_ROOM = A4[0] - 2 * MARGIN
"""Points from margin to margin."""
HEADING_ROOM = 24
"""Points over a heading that the outline of the file shows with it."""
_HEADING, _TABLE_OPENING, _MOST_OPENING = 36.0, 48.0, 620.0
"""Points that a heading takes, that follow it at least, and the most that are kept with it."""
_CELL, _PADDING, _LONGEST_WORD = 8.5, 9.0, 90.0
"""Of tables: the size of the type, the points beside it, and the widest word that is not broken."""
_INK, _MUTED, _ACCENT, _JUDGED, _RULE = "#1c262c", "#4f5d68", "#0b6170", "#7a5200", "#dde3e6"


def write_paper(outline: Outline, file: IO[bytes]) -> None:
    """Write the paper."""
    paper = _Paper(outline)
    made = BytesIO()
    document = BaseDocTemplate(
        made, pagesize=A4, title=writable(without_isolates(outline.title)), author="", subject="",
        creator="Rawi", keywords=NO_SEAL if outline.seal_key else "",
        leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
    )  # fmt: skip
    frame = Frame(
        MARGIN, MARGIN, A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=paper.page, onPageEnd=paper.full))
    document.build(list(paper.flow()))
    file.write(_sealed(made.getvalue(), outline.seal_key))


def _sealed(data: bytes, key: bytes) -> bytes:
    """The file with its seal, of all its bytes, among its keywords."""
    if not key:
        return data
    return data.replace(NO_SEAL.encode(), f"{SEAL}{seal_of(key, body_digest(data))}".encode(), 1)


class _Place(Flowable):  # type: ignore[misc]
    """A section's place, in the outline of the file too."""

    width = height = 0.0

    def __init__(self, key: str, heading: str, pages: dict[str, int]) -> None:
        super().__init__()
        self._key, self._heading, self._pages = key, heading, pages

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self._key, 0, HEADING_ROOM)
        self.canv.addOutlineEntry(self._heading, self._key, 0)
        self._pages[self._key] = self.canv.getPageNumber()


@dataclass
class _Paper:
    outline: Outline

    def __post_init__(self) -> None:
        self._rtl = self.outline.rtl
        self._cited: set[int] = set()
        self._marks_later = MarksLater()
        self._contents = Contents(self._rtl, self.outline.shown)

    def full(self, canvas: Any, _document: Any) -> None:
        """A page is full."""
        self._marks_later.draw(canvas)

    def page(self, canvas: Any, _document: Any) -> None:
        """What is on every page: its number and the title; on the first, what the file is."""
        if canvas.getPageNumber() == 1:
            catalog = canvas._doc.Catalog  # noqa: SLF001 - the library has no other way
            catalog.Lang = pdfdoc.PDFString(self.outline.language)
            if self._rtl:
                canvas.setViewerPreference("Direction", "R2L")
            attach(canvas, self.outline.footnotes, self._quoted(), self.outline.stated())
        canvas.saveState()
        canvas.setFillColor(HexColor(_MUTED))
        y = MARGIN * 0.55
        number = self.outline.shown(canvas.getPageNumber())
        canvas.setFont(name_of("regular"), 8)
        canvas.drawCentredString(A4[0] / 2, y, number)
        canvas.restoreState()

    def _quoted(self) -> Iterator[Quoted]:
        """What sentences quote, in the order in which they are drawn: rows from the left."""
        for section in self.outline.sections:
            statements = [*section.lead]
            for group in section.groups:
                statements += (*self._from_left(group.sides), *group.statements)
            for statement in statements:
                yield from (part for part in statement.parts if isinstance(part, Quoted))

    def _from_left(self, row: Sequence[T]) -> Sequence[T]:
        return row[::-1] if self._rtl else row

    def flow(self) -> Iterator[Flowable]:
        outline = self.outline
        yield self._lines([(outline.title, Ink("bold", 19))], leading=30, after=4)
        yield self._lines([(outline.covers, Ink(size=10.5))], leading=17)
        yield self._lines([(outline.made, Ink(size=9, colour=_MUTED))], after=8)
        yield from self._contents_lines()
        for section in outline.sections:
            yield from self._section(section)
        yield from self._heading("footnotes", outline.labels["footnotes"])
        for footnote in outline.footnotes:
            yield from self._footnote(footnote)
        yield self._contents.numbers()

    def _contents_lines(self) -> Iterator[Flowable]:
        labels = self.outline.labels
        yield self._lines([(labels["contents"], Ink("bold", 10.5))], leading=17, before=2)
        headings = {section.key: section.heading for section in self.outline.sections}
        headings["footnotes"] = labels["footnotes"]
        yield from self._contents.lines(
            {
                key: self._lines([(heading, Ink(colour=_ACCENT, link=key))], after=0)
                for key, heading in headings.items()
            }
        )

    def _section(self, section: Section) -> Iterator[Flowable]:
        lead = [self._statement(each, muted=section.key != "summary") for each in section.lead]
        blocks = [block for group in section.groups for block in self._blocks(group)]
        need = sum(_height(each) for each in lead) + _opening(section, blocks)
        yield from self._heading(section.key, section.heading, need)
        yield from lead
        if section.picture is not None:
            yield Picture(section.picture)
        yield from map(KeepTogether, blocks)
        if section.table is not None:
            yield self._table(section.table)
        for told in section.left_out:
            yield self._lines([(told, Ink(size=9, colour=_JUDGED))], before=3)

    def _heading(self, key: str, heading: str, need: float = 0.0) -> Iterator[Flowable]:
        """``need``: points under it without which it goes on the next page."""
        yield Spacer(1, 10)
        yield CondPageBreak(min(_HEADING + max(need, _TABLE_OPENING), _MOST_OPENING))
        yield _Place(key, without_isolates(heading), self._contents.pages)
        yield self._lines([(heading, Ink("bold", 14, _ACCENT))], leading=22, after=4)

    def _blocks(self, group: Group) -> list[list[Flowable]]:
        """A group in parts that stay together: two sides with all that is said of them, else a
        statement with what the analyst holds of it; the heading with the first of them."""
        heading = self._lines([(group.heading, Ink("bold", 10.5))], leading=17, before=7, after=1)
        blocks: list[list[Flowable]] = [[heading]]
        if group.sides:
            blocks[0].append(self._sides(group.sides))
        for statement in group.statements:
            apart = not group.sides and not statement.judged and len(blocks[0]) > 1
            if apart:
                blocks.append([])
            blocks[-1].append(self._statement(statement))
        return blocks

    def _sides(self, sides: tuple[Statement, ...]) -> Flowable:
        cells = [self._statement(side) for side in sides]
        table = PaperTable([self._from_left(cells)], colWidths=[_ROOM / len(cells)] * len(cells))
        table.setStyle(
            TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("BACKGROUND", (0, 0), (-1, -1), HexColor("#f2f6f7")),
                    ("LINEABOVE", (0, 0), (-1, 0), 1.6, HexColor(_ACCENT)),
                    ("INNERGRID", (0, 0), (-1, -1), 6, HexColor("#ffffff")),
                    ("LEFTPADDING", (0, 0), (-1, -1), 9),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 9),
                ]
            )
        )
        return table

    def _table(self, table: Table) -> Flowable:
        rows = [[self._lines([(c, Ink("bold", _CELL, _MUTED))], leading=13) for c in table.columns]]
        rows += [[self._cell(cell) for cell in row] for row in table.rows]
        widths = _widths(table)
        if self._rtl:
            rows, widths = [row[::-1] for row in rows], widths[::-1]
        paper = PaperTable(rows, colWidths=widths, repeatRows=1)
        paper.setStyle(
            TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(_RULE)),
                    ("LEFTPADDING", (0, 0), (-1, -1), 4),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                    ("TOPPADDING", (0, 0), (-1, -1), 2),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ]
            )
        )
        return paper

    def _cell(self, cell: Cell) -> Lines:
        size = 7.0 if cell.code else _CELL
        pieces: list[Piece] = [(cell.text, Ink(size=size))] if cell.text else []
        pieces += self._marks(cell.cites, _CELL) if cell.text else self._numbers(cell.cites)
        setting = Setting(self._rtl, leading=11.5, after=0, base=False if cell.code else None)
        return Lines(pieces, setting, self._marks_later)

    def _statement(self, statement: Statement, *, muted: bool = False) -> Lines:
        colour = _JUDGED if statement.judged else (_MUTED if muted else _INK)
        pieces: list[Piece] = []
        if statement.lead:
            pieces.append((f"{statement.lead} — ", Ink("bold", colour=colour)))
        for part in statement.parts:
            if isinstance(part, str):
                pieces.append((part, Ink(colour=colour)))
                continue
            pieces.append((part.opening, Ink(colour=colour)))
            words = f"\u2068{writable(part.text)}\u2069"
            pieces.append((words, Ink("source", 10.5, colour)))
            pieces.append((part.closing, Ink(colour=colour)))
            pieces += self._marks((part.footnote,))
        pieces += self._marks(statement.cites)
        indent = 12.0 if statement.judged else 0.0
        setting = Setting(self._rtl, leading=16.5, after=3.5, indent=indent)
        return Lines(pieces, setting, self._marks_later)

    def _marks(self, numbers: tuple[int, ...], size: float = 9.5) -> list[Piece]:
        pieces: list[Piece] = []
        strong = "\u200f" if self._rtl else "\u200e"
        for at, number in enumerate(numbers):
            place = "" if number in self._cited else f"at-{number}"
            self._cited.add(number)
            small = size * 0.66
            if at:
                comma = "، " if self._rtl else ", "
                pieces.append((comma, Ink(size=small, colour=_MUTED, rise=size * 0.36)))
            ink = Ink("regular", small, _ACCENT, size * 0.36, f"note-{number}", place)
            pieces.append((f"{strong}{self.outline.shown(number)}{strong}", ink))
        return pieces

    def _numbers(self, numbers: tuple[int, ...]) -> list[Piece]:
        """Footnotes where nothing stands before them: on the line."""
        return [
            (text, replace(ink, size=_CELL, rise=0.0)) for text, ink in self._marks(numbers, _CELL)
        ]

    def _footnote(self, footnote: Footnote) -> Iterator[Flowable]:
        note = footnote
        about = " · ".join(
            f"\u2068{writable(text)}\u2069"
            for text in (note.outlet, note.published, note.place, note.offsets, note.fingerprint)
        )
        number = Ink("bold", 9, _ACCENT, link=f"at-{note.number}", place=f"note-{note.number}")
        strong = "\u200f" if self._rtl else "\u200e"
        head = self._lines(
            [
                (f"{strong}{self.outline.shown(note.number)}{strong}", number),
                (f"  \u2068{writable(note.title)}\u2069", Ink(size=8.5)),
            ],
            leading=13, after=0, before=4,
        )  # fmt: skip
        place = self._lines([(about, Ink(size=7.5, colour=_MUTED))], leading=12, after=0, indent=12)
        rtl = is_rtl(note.quotation)
        words = Lines(
            [(writable(note.quotation), Ink("source", 9.5))],
            Setting(self._rtl, leading=15, after=3, indent=12, base=rtl),
            self._marks_later,
        )
        yield KeepTogether([head, place])
        yield words

    def _lines(self, pieces: list[Piece], **setting: float) -> Lines:
        safe = [(writable(text), ink) for text, ink in pieces]
        return Lines(safe, Setting(self._rtl, **setting), self._marks_later)  # type: ignore[arg-type]


def _opening(section: Section, blocks: Sequence[Sequence[Flowable]]) -> float:
    """The room that what follows a section's first sentences begins with."""
    if section.picture is not None:
        return _height(Picture(section.picture))
    if blocks:
        return sum(map(_height, blocks[0]))
    return _TABLE_OPENING if section.table is not None else 0.0


def _height(flowable: Flowable) -> float:
    """How high something is where it has the page's whole width."""
    return float(flowable.wrap(_ROOM, A4[1])[1]) + float(flowable.getSpaceAfter())


def _widths(table: Table) -> list[float]:
    """Columns by the length of what is in them, none too narrow for a word of it."""
    weights, least = [], []
    for at, column in enumerate(table.columns):
        cells = [row[at] for row in table.rows]
        longest = [len(column), *(len(cell.text) * (0.5 if cell.code else 1) for cell in cells)]
        weights.append(min(max(sum(longest) / len(longest), len(column) * 0.9, 6), 34))
        plain = [cell.text for cell in cells if not cell.code]
        words = [_wide(word, "regular") for text in plain for word in text.split()]
        words += [_wide(word, "bold") for word in column.split()]
        least.append(min(max(words, default=0.0), _LONGEST_WORD) + _PADDING)
    spare = max(_ROOM - sum(least), 0.0)
    return [own + spare * weight / sum(weights) for own, weight in zip(least, weights, strict=True)]


def _wide(word: str, face: Face) -> float:
    return width(joined(without_isolates(word)), face) * _CELL / 1000
