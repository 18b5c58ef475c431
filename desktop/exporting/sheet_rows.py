"""Rows of a worksheet as SpreadsheetML (ECMA-376, 18.3.1), made at once.

XlsxWriter makes an object of each cell and decides anew for each what it may be: of a hundred
thousand claims that is a minute. What these cells are is known, so their rows are made here, and
put where XlsxWriter keeps rows that need not stay in memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from desktop.exporting.formulas import begins_formula
from desktop.exporting.tables import Cell, Kind

_ZERO = date(1899, 12, 30)
"""From which Excel counts days."""
_MINUTES = 24 * 60
_LOOKED_AT = re.compile(r"[&<>\r]|_x[0-9A-Fa-f]{4}_|^\s|\s$")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?")
_FIRST_DAY = date(1900, 3, 1)
"""Before it, Excel counts a day that never was."""
_MOST_SHARED = 50_000
_ESCAPE_ALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

Styles = tuple[Format, Format, Format]
"""Of words that look like a formula, of days, of minutes."""


class SheetOfRows(Worksheet):
    """A worksheet of a workbook that keeps no rows in memory."""

    def begin(self, styles: Styles, kinds: Sequence[Kind], fit: Callable[[str], str]) -> None:
        """Begin the rows below the headings, which are written already.

        Args:
            styles: the formats of cells.
            kinds: of the columns.
            fit: makes words such that a cell holds them.
        """
        quoted, day, minute = (each._get_xf_index() for each in styles)  # noqa: SLF001

        @lru_cache(maxsize=4096)
        def words(value: str) -> str:
            value = fit(value)
            style = f' s="{quoted}"' if begins_formula(value) else ""
            return f'{style} t="inlineStr"><is>{_text(value)}</is></c>'

        @lru_cache(maxsize=4096)
        def name(value: str) -> str:
            shared = self._shared(fit(value))
            if shared is None or begins_formula(value):
                return words(value)
            return f' t="s"><v>{shared}</v></c>'

        @lru_cache(maxsize=4096)
        def moment(value: str) -> str:
            found = exact_moment(value)
            if found is None:
                return words(value)
            style = minute if isinstance(found, datetime) else day
            return f' s="{style}"><v>{_serial(found)}</v></c>'

        by_kind = {"moment": moment, "text": name, "code": name}
        self._columns = [
            (f'<c r="{xl_col_to_name(at)}', by_kind.get(kind, words))
            for at, kind in enumerate(kinds)
        ]
        self._write_single_row(1)

    def add(self, row: int, values: Sequence[Cell]) -> None:
        """Add a row below all others; ``row`` from 0. Nothing in it is a formula or a link."""
        self._check_dimensions(row, len(values) - 1)
        number = row + 1
        made = []
        for (begin, of_words), value in zip(self._columns, values, strict=True):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                made.append(f'{begin}{number}"{of_words(value)}')
            elif isinstance(value, bool):
                made.append(f'{begin}{number}" t="b"><v>{value:d}</v></c>')
            else:
                made.append(f'{begin}{number}"><v>{value}</v></c>')
        self.row_data_fh.write(f'<row r="{number}">{"".join(made)}</row>')

    def _shared(self, words: str) -> int | None:
        """The number of words that are written once for the whole workbook: those of cells that
        are alike, and as many as the memory may hold. None for others."""
        known = self.str_table.string_table
        if words not in known and (len(known) >= _MOST_SHARED or _LOOKED_AT.search(words)):
            return None
        number: int = self.str_table._get_shared_string_index(words)  # noqa: SLF001
        return number


def exact_moment(value: str) -> date | datetime | None:
    """A day or a minute that Excel can hold as such; None for what is no such moment, has an offset
    from UTC, which Excel does not know, or is too early for it."""
    if not _MOMENT.fullmatch(value):
        return None
    try:
        found = date.fromisoformat(value[:10])
        moment = found if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if found >= _FIRST_DAY else None


def _serial(moment: date | datetime) -> float:
    """The number by which Excel knows a day or a minute."""
    if not isinstance(moment, datetime):
        return (moment - _ZERO).days
    return (moment.date() - _ZERO).days + (moment.hour * 60 + moment.minute) / _MINUTES


def _text(words: str) -> str:
    if not _LOOKED_AT.search(words):
        return f"<t>{words}</t>"
    words = _ESCAPE_ALIKE.sub("_x005F_", words)
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    words = words.replace("\r", "_x000D_")
    return f'<t xml:space="preserve">{words}</t>'
