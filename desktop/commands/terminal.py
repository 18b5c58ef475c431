"""Arabic in a terminal: tables whose cells are wrapped, then shaped where the terminal does not.

Terminals that order right-to-left text themselves must get it as it is; the others get each line
shaped by arabic-reshaper and ordered by python-bidi, after wrapping. Output that goes to a file or
another program is data and is never reshaped.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import arabic_reshaper
from bidi import get_display
from rich.cells import cell_len

from desktop.commands import output
from desktop.look.translation import Words

Bidi = Literal["auto", "on", "off"]

_GAP = 2
_NARROWEST = 8
_WIDE = 140
# VTE (GNOME Terminal and its kin) orders Arabic since 0.58.
_VTE_WITH_BIDI = 5800


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where text goes: its width in cells, and whether lines must be shaped for it."""

    words: Words
    width: int
    shapes: bool

    def line(self, text: str = "") -> None:
        for part in wrap(text, self.width) if text else [""]:
            output.write(self._shaped(part) + "\n")

    def heading(self, text: str) -> None:
        self.line()
        self.line(text)
        output.write("─" * min(cell_len(text), self.width) + "\n")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Rows under their columns; the widest columns are wrapped until all fits."""
        widths = column_widths([columns, *rows], self.width)
        self._row(columns, widths)
        output.write((" " * _GAP).join("─" * width for width in widths) + "\n")
        for row in rows:
            self._row(row, widths)

    def _row(self, cells: Sequence[str], widths: Sequence[int]) -> None:
        wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
        for number in range(max(map(len, wrapped))):
            parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
            padded = [
                self._shaped(part) + " " * (width - cell_len(part))
                for part, width in zip(parts, widths, strict=True)
            ]
            output.write((" " * _GAP).join(padded).rstrip() + "\n")

    def _shaped(self, text: str) -> str:
        return str(get_display(arabic_reshaper.reshape(text))) if self.shapes else text


def open_terminal(words: Words, bidi: Bidi) -> Terminal:
    """The terminal that this process writes to; what is no terminal gets wide lines."""
    is_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if is_terminal else _WIDE
    return Terminal(words, width, must_shape(bidi, os.environ, is_terminal=is_terminal))


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells, cut between words where it can be."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while cell_len(word) > width:
            lines.append(word[:width])
            word = word[width:]  # noqa: PLW2901 - what is left of a word longer than a line
        line = word
    return [*lines, line] if line or not lines else lines


def column_widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The cells each column gets: what it needs, the widest giving way first."""
    widths = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
    room = width - _GAP * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def must_shape(bidi: Bidi, environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether lines must be shaped and ordered by us."""
    if bidi != "auto":
        return bidi == "on"
    if not is_terminal:
        return False
    vte = environment.get("VTE_VERSION", "0")
    does_it_itself = (
        (vte.isdecimal() and int(vte) >= _VTE_WITH_BIDI)
        or "KONSOLE_VERSION" in environment
        or environment.get("TERM_PROGRAM") == "Apple_Terminal"
        or environment.get("TERM", "").startswith("mlterm")
    )
    return not does_it_itself
