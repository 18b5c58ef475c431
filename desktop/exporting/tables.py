"""What a table is: columns, and rows that come article by article.

Closed lists (kinds, stances, types) stand in words of the person's language, where they are
filtered by; the same codes stand once more at the end, in English, for programs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal, Protocol

from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.reading import Reading
from desktop.look.translation import Words

Cell = str | int | float | bool | None
Kind = Literal["text", "long", "id", "code", "moment", "number"]
"""``text``: names, which are often alike; ``long``: sentences; ``moment``: a day or a minute in ISO
8601."""


@dataclass(frozen=True, slots=True)
class Column:
    """``export.column.KEY`` is its heading. ``words``: where the translations have the words of its
    codes (``event``: ``event.strike``), "" where its cells are no codes."""

    key: str
    of: Callable[[Any], Cell]
    kind: Kind = "text"
    words: str = ""


class Rows(Protocol):
    """The rows of one export."""

    def of_article(self, document: ExportedDocument, reading: Reading) -> Iterable[object]:
        """The rows that an article gives; every article is shown once, in order."""

    def of_all(self) -> Iterable[object]:
        """The rows that all articles together give, after the last."""


@dataclass(frozen=True, slots=True)
class Table:
    """``export.table.KEY`` is its name; ``gather`` begins an export."""

    key: str
    columns: tuple[Column, ...]
    gather: Callable[[Content], Rows]


def field(key: str, kind: Kind = "text", *, named: str | None = None, words: str = "") -> Column:
    """A column of an attribute. ``named``: the heading's key where it is another."""
    return Column(named or key, attrgetter(key), kind, words)


def joined(key: str, kind: Kind = "text") -> Column:
    """A column of several words, joined by semicolons."""
    get = attrgetter(key)
    return Column(key, lambda row: "; ".join(get(row)), kind)


def with_codes(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, and those of codes once more as codes."""
    return (*columns, *(Column(f"{c.key}_code", c.of, "code") for c in columns if c.words))


def headings(table: Table, words: Words) -> list[str]:
    """The headings in the person's language; those of codes in English."""
    return [
        column.key if column.key.endswith("_code") else words.tr(f"export.column.{column.key}")
        for column in table.columns
    ]


def cells(table: Table, words: Words) -> Callable[[object], list[Cell]]:
    """What makes the cells of a row."""

    @cache
    def worded(prefix: str, code: Cell) -> Cell:
        key = f"{prefix}.{code}"
        return words.tr(key) if key in words else code

    getters = [(column.of, column.words) for column in table.columns]

    def make(row: object) -> list[Cell]:
        return [worded(prefix, of(row)) if prefix else of(row) for of, prefix in getters]

    return make


def rows_of(table: Table, content: Content) -> Iterator[list[Cell]]:
    """All rows of one table."""
    make, gathered = cells(table, content.words), table.gather(content)
    for document in content.documents():
        yield from map(make, gathered.of_article(document, Reading(document.analysis)))
    yield from map(make, gathered.of_all())
