"""The rows of a table become articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from desktop.analysis.text.said_again import said_again
from desktop.importing.formats import Found
from desktop.importing.found import FoundArticle, Guess
from desktop.importing.named_dates import hijri_guess
from desktop.importing.problems import ImportProblem, RowsLeftOut, TableWithoutText
from desktop.importing.source import Reading, Source
from desktop.importing.table_columns import Cells, columns_of
from desktop.importing.table_dates import date_in_column
from desktop.importing.text_file import article_from_text
from desktop.importing.web.cell import without_tags

# Rows by which columns are guessed, and columns and rows that a sentence names.
_FIRST_ROWS, _NAMED = 50, 8
# A person is shown no more columns to choose from.
_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Row:
    """``number``: as people count it in the file; ``cells``: None where the row is broken."""

    number: int
    cells: Cells | None


def named(cells: Sequence[str], names: Sequence[str]) -> Cells:
    """The cells of a row by the names of their columns; a column without one by its number."""
    known = [*names[: len(cells)], *[""] * (len(cells) - len(names))]
    return {
        name or str(place): cell
        for place, (name, cell) in enumerate(zip(known, cells, strict=True), 1)
    }


def articles_of_rows(
    rows: Iterator[Row], source: Source, reading: Reading, key: str, sheet: str = ""
) -> Iterator[Found]:
    """The articles of a table, one a row, and one sentence on the rows that hold none.

    Args:
        key: the format that the table is in.
        sheet: the name of the sheet, where there are several.

    Raises:
        TableWithoutText: no column holds articles.
    """
    first = list(islice(rows, _FIRST_ROWS))
    known = [row.cells for row in first if row.cells is not None]
    names = list(dict.fromkeys(name for cells in known for name in cells))
    columns = columns_of(names, known, reading.columns)
    if "text" not in columns:
        told = ", ".join(names[:_NAMED]) or "—"
        raise TableWithoutText(source.name, columns=told, names="\n".join(names[:_MOST_COLUMNS]))
    without: list[int] = []
    encoding, is_told = reading.encoding, False
    for row in chain(first, rows):
        if row.cells is not None and not any(map(str.strip, row.cells.values())):
            continue
        member = reading.part(f"{sheet}/{row.number}" if sheet else str(row.number))
        try:
            article = _article(row.cells or {}, columns, key, member, encoding)
        except ImportProblem:
            without.append(row.number)
            continue
        yield article if is_told else replace(article, columns=_roles(names, columns))
        is_told = True
    if without:
        numbers = ", ".join(map(str, without[:_NAMED])) + ("…" if len(without) > _NAMED else "")
        yield RowsLeftOut(source.name, count=len(without), rows=numbers)


def _roles(names: Sequence[str], columns: dict[str, str]) -> dict[str, str]:
    roles = {column: role for role, column in columns.items()}
    return {name: roles.get(name, "") for name in names[:_MOST_COLUMNS]}


def _article(
    cells: Cells, columns: dict[str, str], key: str, member: str, encoding: str | None
) -> FoundArticle:
    """The article of a row; raises ImportProblem where there is none in it."""
    said = {role: cells.get(column, "").strip() for role, column in columns.items()}
    text = without_tags(said["text"])
    title = _once(" ".join(without_tags(said.get("title", "")).split()))
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    guesses = {role: _guess(said, columns, role) for role in ("outlet", "author")}
    written = said.get("published", "")
    published = date_in_column(written)
    return FoundArticle(
        article_from_text(text, member).text,
        key,
        member,
        title=Guess(title, "column", _evidence(said, columns, "title")) if title else None,
        outlet=guesses["outlet"],
        published=(
            Guess(published, "column", _evidence(said, columns, "published"))
            if published
            else hijri_guess(written)
        ),
        author=guesses["author"],
        encoding=encoding,
    )


def _once(title: str) -> str:
    """A title that a program took from several places of a page and put in one cell, as often."""
    again = said_again(title, 0, len(title))
    return title if again is None or again[1] < len(title) else title[: again[0]].rstrip()


def _guess(said: dict[str, str], columns: dict[str, str], role: str) -> Guess | None:
    # Several of a list are names.
    names = (" ".join(name.split()) for name in said.get(role, "").splitlines())
    value = "، ".join(filter(None, names))
    return Guess(value, "column", _evidence(said, columns, role)) if value else None


def _evidence(said: dict[str, str], columns: dict[str, str], role: str) -> str:
    return f"{columns[role]}: {said[role]}"
