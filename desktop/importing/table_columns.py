"""Which column of a table is what: as a person said, else by its name, else by what is in it."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from desktop.importing.table_dates import date_of_cell

ROLES = ("text", "title", "outlet", "published", "author")
Cells = Mapping[str, str]
"""What stands in a row, by the names of the columns."""

MOST_ABOVE = 10
"""Rows among which that of the columns' names is looked for: a caption may stand above it."""

_LETTERS = str.maketrans("أإآٱىة", "ااااي" + "ه")
_SIGNS = re.compile(r"[\W_\u064b-\u0652\u0640]+")
# Names of fields that hold another one's value in some form.
_FORMS = frozenset(("rendered", "value", "raw", "html", "plain"))
_ARABIC = re.compile(r"[\u0621-\u064a]")
# Mean Arabic letters of a cell: an article has more, a headline has between the two.
_ARTICLE, _HEADLINE = 80, 15
# The part of a column's cells that are dates where it is one of dates.
_DATES = 0.8


def columns_of(
    names: Sequence[str], rows: Sequence[Cells], said: Mapping[str, str] | None
) -> dict[str, str]:
    """The column of each role that the table has one for; without ``text`` it holds no articles.

    Args:
        names: the columns.
        rows: the first of the table.
        said: what a person said each column is.
    """
    if said is not None:
        return {role: name for name, role in said.items() if role in ROLES and name in names}
    found: dict[str, str] = {}
    for role in ROLES:
        free = _called(role, [name for name in names if name not in found.values()])
        if free:
            # Of several that are called so, the fullest: «content» and «description».
            found[role] = max(free, key=lambda name: _letters(rows, name))
    _add_by_content(found, names, rows)
    return found


def _called(role: str, names: Sequence[str]) -> list[str]:
    """Those of the columns that are called so; where none is, of the fields within fields those
    that are, the outermost (``tweet.full_text``, ``content.rendered``)."""
    whole = [name for name in names if _folded(name) in _names()[role]]
    if whole:
        return whole
    within = [name for name in names if any(map(_names()[role].__contains__, _parts(name)))]
    depth = min((name.count(".") for name in within), default=0)
    return [name for name in within if name.count(".") == depth]


def _parts(name: str) -> list[str]:
    """What a field within fields may be called: its own name, or that of what it gives a form."""
    parts = name.split(".")
    if len(parts) > 1 and _folded(parts[-1]) in _FORMS:
        parts.pop()
    return [_folded(parts[-1])] if "." in name else []


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """Which of the first rows names the columns: the first with two cells or more of which one is a
    known name, where what stands above it is a caption; else the first."""
    for at, cells in enumerate(rows):
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) > 1:
            return at if any(map(_is_known, filled)) else 0
    return 0


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row names columns: one of its cells is a known name, or none is long or a date."""
    if any(map(_is_known, cells)):
        return True
    return not any(len(cell) > _ARTICLE or date_of_cell(cell) for cell in cells)


def _is_known(cell: str) -> bool:
    return any(_folded(cell) in names for names in _names().values())


def _add_by_content(found: dict[str, str], names: Sequence[str], rows: Sequence[Cells]) -> None:
    free = [name for name in names if name not in found.values()]
    by_length = sorted(free, key=lambda name: _letters(rows, name), reverse=True)
    if "text" not in found and by_length and _letters(rows, by_length[0]) >= _ARTICLE:
        found["text"] = by_length.pop(0)
    if "title" not in found and by_length:
        length = _letters(rows, by_length[0])
        if _HEADLINE <= length < _letters(rows, found.get("text", "")) / 2:
            found["title"] = by_length.pop(0)
    if "published" not in found:
        dated = [name for name in by_length if _share_of_dates(rows, name) >= _DATES]
        if dated:
            found["published"] = dated[0]


def _letters(rows: Sequence[Cells], name: str) -> float:
    """Arabic letters in a cell of that column, on average."""
    return sum(len(_ARABIC.findall(row.get(name, ""))) for row in rows) / max(len(rows), 1)


def _share_of_dates(rows: Sequence[Cells], name: str) -> float:
    filled = [row[name] for row in rows if row.get(name, "").strip()]
    dated = sum(date_of_cell(cell) is not None for cell in filled)
    return dated / len(filled) if filled else 0.0


@cache
def _names() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads(files("resources").joinpath("table_columns.toml").read_text("utf-8"))
    return {role: frozenset(map(_folded, table[role]["names"])) for role in ROLES}


def _folded(name: str) -> str:
    bare = _SIGNS.sub("", unicodedata.normalize("NFKC", name).casefold()).translate(_LETTERS)
    return bare.removeprefix("ال")
