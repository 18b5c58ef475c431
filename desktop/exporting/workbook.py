"""Tables as an Excel workbook (XLSX): a sheet each, written row by row into files that are deleted.

Nothing in it is run: words are written as words, whatever they begin with, and where a spreadsheet
would take them for a formula when they are edited, the cell is marked as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook

from desktop.exporting.content import Content
from desktop.exporting.parts import room_for
from desktop.exporting.reading import Reading
from desktop.exporting.sheet_rows import SheetOfRows, Styles
from desktop.exporting.tables import Table, cells, headings
from desktop.exporting.writable import writable
from desktop.look.translation import Words

ROWS = 1_048_576
"""Rows of a sheet, the headings among them (Excel specifications and limits)."""
CHARACTERS = 32_767
"""Of a cell, in UTF-16 code units (the same)."""
_WIDTHS = {"text": 20, "long": 48, "id": 16, "code": 16, "moment": 16, "number": 12}


def workbook_of(*tables: Table) -> Callable[[Content, IO[bytes]], None]:
    """What writes the tables into one workbook. The articles are gone through once."""

    def write(content: Content, file: IO[bytes]) -> None:
        with _workbook(file, content) as book:
            sheets = [_Sheets(book, table, content.words) for table in tables]
            gathered = [table.gather(content) for table in tables]
            for document in content.documents():
                reading = Reading(document.analysis)
                for sheet, rows in zip(sheets, gathered, strict=True):
                    sheet.write(rows.of_article(document, reading))
            for sheet, rows in zip(sheets, gathered, strict=True):
                sheet.write(rows.of_all())
                sheet.end()

    return write


@contextmanager
def _workbook(file: IO[bytes], content: Content) -> Iterator[Workbook]:
    """An open workbook."""
    with room_for(file) as folder:
        book = Workbook(_Output(file), {"constant_memory": True, "tmpdir": folder})
        book.use_zip64()
        book.set_properties({"created": content.made.replace(tzinfo=None), "author": ""})
        try:
            yield book
            book.close()
        except FileCreateError as error:
            _close_parts(book)
            raise error.args[0] from error  # the OSError that it hides
        except BaseException:
            _close_parts(book)
            raise


class _Output:
    """The file, as :mod:`zipfile` writes to it. A ZipFile writes its end when it is deleted, even
    after a write failed and its file was closed: that goes nowhere."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._failed = file, False

    def write(self, data: bytes) -> int:
        if self._failed:
            return len(data)
        try:
            return self._file.write(data)
        except OSError:
            self._failed = True
            raise

    def tell(self) -> int:
        return 0 if self._failed else self._file.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0 if self._failed else self._file.seek(offset, whence)

    def flush(self) -> None:
        if not self._failed:
            self._file.flush()


def _close_parts(book: Workbook) -> None:
    """Let go of what was begun, so that its folder can be deleted on every system."""
    book.fileclosed = True
    for sheet in book.worksheets():
        with suppress(OSError):  # what a full disk has no room for is thrown away with the rest
            sheet.row_data_fh.close()


class _Sheets:
    """The sheets of one table: another one goes on where one is full."""

    def __init__(self, book: Workbook, table: Table, words: Words) -> None:
        self._book, self._table, self._words = book, table, words
        self._make = cells(table, words)
        self._count = 0
        self._bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._styles: Styles = (
            book.add_format({"quote_prefix": True}),
            book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
        )
        self._begin()

    def write(self, rows: Iterable[object]) -> None:
        """Write rows of the table."""
        for row in rows:
            if self._row >= ROWS:
                self.end()
                self._begin()
            self._sheet.add(self._row, self._make(row))
            self._row += 1

    def end(self) -> None:
        """Let people filter the rows of the sheet."""
        self._sheet.autofilter(0, 0, max(self._row - 1, 0), len(self._table.columns) - 1)

    def _begin(self) -> None:
        self._count += 1
        name = self._words.tr(f"export.table.{self._table.key}")
        further = f"{name} {self._count}" if self._count > 1 else name
        self._sheet: SheetOfRows = self._book.add_worksheet(further, worksheet_class=SheetOfRows)
        if self._words.language == "ar":
            self._sheet.right_to_left()
        self._sheet.freeze_panes(1, 1)
        for at, column in enumerate(self._table.columns):
            self._sheet.set_column(at, at, _WIDTHS[column.kind])
        for at, heading in enumerate(headings(self._table, self._words)):
            self._sheet.write_string(0, at, heading, self._bold)
        self._sheet.begin(
            self._styles, [column.kind for column in self._table.columns], self._fitting
        )
        self._row = 1

    def _fitting(self, words: str) -> str:
        """The words, cut where they are too long for a cell, and then said to be."""
        words = writable(words)
        if len(words) <= CHARACTERS // 2 or _units(words) <= CHARACTERS:
            return words
        said = self._words.tr("export.cut", count=len(words))
        room = (CHARACTERS - _units(said)) * 2
        return words.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + said


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
