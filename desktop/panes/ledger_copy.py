"""Rows of the ledger for a spreadsheet: tab-separated text and an HTML table. No Qt.

Cells that a spreadsheet would run get an apostrophe before them: see
:mod:`desktop.exporting.formulas`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from desktop.exporting.formulas import begins_formula

_ISOLATES = re.compile("[\u2066-\u2069\u200e\u200f\u2060]")
_BREAKS = re.compile(r"[\t\r\n\v\f\u2028\u2029]+")


def harmless(cell: str) -> str:
    """A cell's words in one line, without marks of direction, that no spreadsheet runs."""
    words = _ISOLATES.sub("", cell)
    words = _BREAKS.sub(" ", words).strip()
    return f"'{words}" if begins_formula(cell) else words


def tsv(rows: Sequence[Sequence[str]]) -> str:
    """The rows as tab-separated text, a line's end after each."""
    return "".join("\t".join(map(harmless, row)) + "\n" for row in rows)


def html(rows: Sequence[Sequence[str]], *, rtl: bool) -> str:
    """The rows as an HTML table whose first row are its headings."""
    head, *body = rows
    lines = [_row(head, "th"), *(_row(row, "td") for row in body)]
    direction = "rtl" if rtl else "ltr"
    return f'<meta charset="utf-8"><table dir="{direction}">{"".join(lines)}</table>'


def _row(cells: Sequence[str], tag: str) -> str:
    inner = "".join(f'<{tag} dir="auto">{escape(harmless(cell))}</{tag}>' for cell in cells)
    return f"<tr>{inner}</tr>"
