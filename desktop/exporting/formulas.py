"""Cells that a spreadsheet would run.

A spreadsheet takes a cell that begins with =, +, - or @ (or with a tab or a line's end) for a
formula; an article could hold one on purpose. An apostrophe before it says «this is text» (OWASP,
"CSV Injection").
"""

from __future__ import annotations

DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
_UNSEEN = " \u00a0\u061c\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"
"""What a reader of the file may take away from the beginning of a cell."""


def begins_formula(cell: str) -> bool:
    """Whether a spreadsheet may run the cell."""
    return cell.lstrip(_UNSEEN).startswith(DANGEROUS)


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet may run it."""
    return f"'{cell}" if begins_formula(cell) else cell
