"""Tables as CSV (RFC 4180): UTF-8 with a byte order mark, by which Excel knows the encoding."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import IO

from desktop.exporting.content import Content
from desktop.exporting.formulas import harmless
from desktop.exporting.tables import Cell, Table, headings, rows_of
from desktop.exporting.writable import writable


def csv_of(table: Table) -> Callable[[Content, IO[bytes]], None]:
    """What writes a table: a row of headings, then its rows."""

    def write(content: Content, file: IO[bytes]) -> None:
        head = headings(table, content.words)
        write_csv(file, head, rows_of(table, content), encoding="utf-8-sig")

    return write


def write_csv(
    file: IO[bytes], head: Sequence[str], rows: Iterable[Iterable[Cell]], *, encoding: str
) -> None:
    """Write rows under their headings. Numbers are bare, true and false as every spreadsheet knows
    them; words that it would run get an apostrophe."""
    text = io.TextIOWrapper(file, encoding=encoding, newline="", write_through=False)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(head)
        writer.writerows([_cell(cell) for cell in row] for row in rows)
        text.flush()
    finally:
        text.detach()


def _cell(value: Cell) -> str | int | float | None:
    if isinstance(value, str):
        return harmless(writable(value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return int(value) if isinstance(value, float) and value.is_integer() else value
