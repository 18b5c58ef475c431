"""What a person once said of the columns of tables, kept in the case for every table with the same
header: the window and the terminal remember the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from desktop.importing import ReaderProcess
from desktop.importing.formats import Found
from desktop.importing.found import FoundArticle
from desktop.importing.problems import TableWithoutText
from storage.documents import text_digest
from storage.own_memory import OwnMemory

_KEY = "columns/"

Columns = Mapping[str, str]
"""Roles by the names of columns, as :class:`desktop.importing.source.Reading` has them."""
SaidColumns = Mapping[str, Columns]
"""What was said, by :func:`header_key`."""


def remembered_columns(memory: OwnMemory) -> dict[str, dict[str, str]]:
    """What was said of the columns of tables."""
    kept = memory.under(_KEY)
    return {key.removeprefix(_KEY): json.loads(text) for key, text in kept.items()}


def remember_columns(memory: OwnMemory, names: Iterable[str], said: Columns) -> None:
    """Keep it for every table whose columns have these names. Raises CaseError."""
    memory.put(_KEY + header_key(names), json.dumps(dict(said)))


def carry_columns(of: OwnMemory, into: OwnMemory, said: Columns) -> None:
    """Remember what another memory holds that was ``said``. Raises CaseError."""
    for key, text in of.under(_KEY).items():
        if json.loads(text).items() <= said.items():
            into.put(key, text)


def header_key(names: Iterable[str]) -> str:
    """What stands for a table's header, whatever the order of its columns."""
    return text_digest("\n".join(sorted(names)))


def columns_in(found: Found) -> Columns:
    """The columns of a table and what each was taken for; none where nothing tells them."""
    if isinstance(found, FoundArticle):
        return found.columns or {}
    if isinstance(found, TableWithoutText):
        return dict.fromkeys(str(found.fields["names"]).split("\n"), "")
    return {}


def with_role(columns: Columns) -> dict[str, str]:
    """The columns that are taken for something."""
    return {name: role for name, role in columns.items() if role}


def read_as_said(
    reader: ReaderProcess,
    path: Path,
    *,
    encoding: str | None,
    columns: Columns | None,
    said: SaidColumns,
) -> tuple[list[Found], Columns | None]:
    """What a file holds, and the columns of ``said`` by which a table in it was read: where
    ``columns`` are given, or nothing else was said of its header, None."""
    found = list(reader.read(path, encoding=encoding, columns=columns))
    recalled = _recalled(found, said) if columns is None else None
    if recalled is not None:
        found = list(reader.read(path, encoding=encoding, columns=recalled))
    return found, recalled


def _recalled(found: Iterable[Found], said: SaidColumns) -> Columns | None:
    for one in found:
        columns = columns_in(one)
        told = said.get(header_key(columns)) if columns else None
        if told is not None and told != with_role(columns):
            return told
    return None
