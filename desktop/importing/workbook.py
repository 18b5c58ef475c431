"""Excel's ``.xlsx``: every row of every sheet that holds articles is one."""

from __future__ import annotations

import mimetypes
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain, islice
from typing import Any

from desktop.importing.formats import Found
from desktop.importing.problems import ArchiveTooLarge, FileDamaged, TableWithoutText
from desktop.importing.source import Reading, Source
from desktop.importing.table_articles import Row, articles_of_rows, named
from desktop.importing.table_columns import MOST_ABOVE, header_row, is_header
from desktop.importing.xml_parts import fits, open_zip
from desktop.importing.zip_recognition import ZIP_FAULTS

_FORMAT = "Excel"
_MOST_PART_BYTES = 400_000_000
_MOST_COLUMNS = 200
# Rows without a cell between two with one: what is further is a broken file.
_MOST_EMPTY = 10_000


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The articles of a workbook, one a row; sheets without articles are passed over.

    Raises:
        ImportProblem: it is damaged, a bomb, or no sheet has a column that holds articles.
    """
    _check(source)
    problem: TableWithoutText | None = None
    held = False
    for title, rows in _sheets(source):
        try:
            yield from articles_of_rows(rows, source, reading, "excel", title)
            held = True
        except TableWithoutText as without:
            problem = problem or without
    if not held:
        raise problem or FileDamaged(source.name, format=_FORMAT)


def _check(source: Source) -> None:
    with open_zip(source, _FORMAT) as archive:
        for info in archive.infolist():
            if not fits(info, _MOST_PART_BYTES):
                raise ArchiveTooLarge(source.name)
    source.stream.seek(0)


def _sheets(source: Source) -> Iterator[tuple[str, Iterator[Row]]]:
    """The name and rows of each sheet; the name of the only one is not said."""
    # The library asks the system for media types when it is loaded, from files that this process
    # may not open; those that Python knows are enough.
    mimetypes.knownfiles.clear()
    import openpyxl  # noqa: PLC0415 - only the process that reads files loads it

    with warnings.catch_warnings():
        # It warns of styles and filters that it does not know.
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(source.stream, read_only=True, data_only=True)
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                title = str(sheet.title) if len(book.worksheets) > 1 else ""
                yield title, _rows(sheet, source.name)
        except _FAULTS as error:
            raise FileDamaged(source.name, format=_FORMAT) from error


# What the library raises where a part is missing or says what it may not.
_FAULTS = (
    *ZIP_FAULTS,
    *(KeyError, TypeError, AttributeError, IndexError, SyntaxError, AssertionError),
    OverflowError,
)


def _rows(sheet: Any, name: str) -> Iterator[Row]:
    rows = _filled(sheet, name)
    first = list(islice(rows, MOST_ABOVE))
    start = header_row([cells for _, cells in first])
    names = [cell.strip() for cell in first[start][1]] if first else []
    if is_header(names):
        start += 1
    else:
        names = []
    for number, cells in chain(first[start:], rows):
        yield Row(number, named(cells, names))


def _filled(sheet: Any, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with a cell, and their numbers."""
    empty = 0
    try:
        for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = [_text(value) for value in values[:_MOST_COLUMNS]]
            empty = 0 if any(cells) else empty + 1
            if empty > _MOST_EMPTY:
                return
            if not empty:
                yield number, cells
    except _FAULTS as error:
        raise FileDamaged(name, format=_FORMAT) from error


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
