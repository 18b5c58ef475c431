"""What a brief says, before it is typeset: sections of statements, each with its footnotes.

Whoever writes a brief in a format (HTML, a word processor's, paper) takes this and decides nothing
but how it looks. Strings may hold bidirectional isolates (Unicode UAX #9); a format that has means
of its own for directions takes them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.exporting.brief.drawing import Drawing
from desktop.exporting.brief.judgements import CELLS, Stated
from desktop.look.translation import Language

_EASTERN = {ord("0") + value: digit for value, digit in enumerate("٠١٢٣٤٥٦٧٨٩")}


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where a quotation stands.

    Attributes:
        number: in the brief, from 1.
        document: its number in the case.
        digest: SHA-256 of its stored text, hexadecimal.
        title, outlet, published: of the document, in words.
        start: of the quotation in the document's text, in characters.
        end: in characters, exclusive.
        quotation: the very words, ``text[start:end]``.
        place: the document, in words.
        offsets: start and end, in words.
        fingerprint: the beginning of the digest, in words.
    """

    number: int
    document: int
    digest: str
    title: str
    outlet: str
    published: str
    start: int
    end: int
    quotation: str
    place: str = ""
    offsets: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source inside a sentence: all of a footnote's quotation, or its beginning and
    « …». ``opening`` and ``closing`` are the marks around it; its footnote follows them."""

    text: str
    footnote: int
    opening: str = ""
    closing: str = ""


Part = str | Quoted


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of ours, or of the analyst's.

    Attributes:
        parts: its words in order.
        cites: footnotes at its end.
        lead: a label before it: what happened, and where.
        judged: the analyst says it, no source: a verdict, a grade or a note.
        judgement: which one (:mod:`desktop.exporting.brief.judgements`); "" where that is not told.
    """

    parts: tuple[Part, ...]
    cites: tuple[int, ...] = ()
    lead: str = ""
    judged: bool = False
    judgement: str = ""

    @property
    def footnotes(self) -> tuple[int, ...]:
        """All its footnotes, in order."""
        return (*(p.footnote for p in self.parts if isinstance(p, Quoted)), *self.cites)


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one heading. ``sides``: two that are set beside each other."""

    heading: str
    statements: tuple[Statement, ...] = ()
    sides: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """``code``: letters for machines, set from left to right in a type of one width;
    ``judgement``: as a statement's."""

    text: str
    cites: tuple[int, ...] = ()
    code: bool = False
    judgement: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """``left_out``: sentences that say what was not taken in, and how many."""

    key: str
    heading: str
    lead: tuple[Statement, ...] = ()
    picture: Drawing | None = None
    groups: tuple[Group, ...] = ()
    table: Table | None = None
    left_out: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.lead or self.groups or self.table or self.picture)


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole brief.

    Attributes:
        covers: what it covers, in a sentence.
        made: when, and by which version of Rawi, in a sentence.
        eastern_digits: whether numbers are written in the digits ٠ to ٩.
        labels: the words that a format needs beside: of the footnotes, of the contents.
        seal_key: of :mod:`desktop.exporting.brief.seal`; empty: the brief gets no seal.
    """

    language: Language
    title: str
    covers: str
    made: str
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    eastern_digits: bool
    labels: Mapping[str, str]
    seal_key: bytes = b""

    @property
    def rtl(self) -> bool:
        return self.language == "ar"

    def shown(self, number: int) -> str:
        """A number of a footnote or a page, in the digits that the person wants."""
        return str(number).translate(_EASTERN) if self.eastern_digits else str(number)

    def stated(self) -> Iterator[Stated]:
        """What it states of judgements, in order; a row of a table as a whole."""
        for section in self.sections:
            groups = [section.lead, *((*g.sides, *g.statements) for g in section.groups)]
            for statement in (each for group in groups for each in group):
                if statement.judgement:
                    words = "".join(part for part in statement.parts if isinstance(part, str))
                    yield Stated(statement.judgement, words)
            for row in section.table.rows if section.table else ():
                words = CELLS.join(cell.text for cell in row if cell.text)
                yield from (Stated(c.judgement, words) for c in row if c.judgement)

    def footnote(self, number: int) -> Footnote:
        return self.footnotes[number - 1]
