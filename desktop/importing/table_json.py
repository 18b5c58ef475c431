"""JSON Lines, and JSON that is a list of records: a record is an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import ceil
from typing import Any

from desktop.importing.encoding import decode
from desktop.importing.formats import Found
from desktop.importing.problems import EncodingUnknown, FileDamaged, FileEmpty, FileTooLarge
from desktop.importing.source import Reading, Source
from desktop.importing.table_articles import Row, articles_of_rows

_FORMAT = "JSON"
_MOST_MEGABYTES = 200
# How deep fields of fields are looked for (``article.title``), and how long a list is one cell.
_DEEPEST, _LONGEST_LIST = 4, 1000

# Lines among which the first two records are looked for.
_FIRST_LINES = 100
# What the archive of an account on X puts before its list, so that a browser reads it.
_ARCHIVE = re.compile(r"\s*window(?:\.\w+)+\s*=\s*(?=[\[{])")


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The articles of a file of records, one a record; fields within fields are named by a path.

    Raises:
        ImportProblem: it is empty, too large, damaged, or no field holds articles.
    """
    if (size := source.size()) > _MOST_MEGABYTES * 1_000_000:
        raise FileTooLarge(source.name, megabytes=ceil(size / 1e6), limit=_MOST_MEGABYTES)
    raw = source.stream.read()
    if not raw.strip():
        raise FileEmpty(source.name)
    encoding = reading.encoding
    if encoding is None:
        decoded = decode(raw)
        if decoded is None:
            raise EncodingUnknown(source.name)
        encoding, text = decoded.encoding, decoded.text
    else:
        text = raw.decode(encoding, errors="replace")
    rows = _records(text, source.name)
    yield from articles_of_rows(rows, source, replace(reading, encoding=encoding), "json")


def _records(text: str, name: str) -> Iterator[Row]:
    text = _ARCHIVE.sub("", text, count=1)
    lines = text.splitlines()
    filled = [line for line in lines[:_FIRST_LINES] if line.strip()]
    if len(filled) > 1 and isinstance(_parsed(filled[0]), dict):
        return _of_lines(lines)
    records = _list_in(_parsed(text))
    if not records:
        raise FileDamaged(name, format=_FORMAT)
    return (Row(number, _cells(record)) for number, record in enumerate(records, 1))


def _of_lines(lines: list[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield Row(number, _cells(_parsed(line)))


def _list_in(whole: Any) -> list[Any]:
    """A list of records, or the one in a record that holds little more; a record alone is one."""
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict):
        return []
    lists = [value for value in whole.values() if isinstance(value, list)]
    records = [value for value in lists if value and isinstance(value[0], dict)]
    return max(records, key=_words_in) if records else [whole]


def _words_in(records: list[Any]) -> int:
    """How much a list of records has to say: a chat has more messages than members."""
    first = (_cells(record) or {} for record in records[:_FIRST_LINES])
    return sum(len(cell) for cells in first for cell in cells.values())


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _cells(record: Any) -> dict[str, str] | None:
    if not isinstance(record, dict):
        return None
    return dict(_fields(record, "", 1))


def _fields(record: Mapping[str, Any], path: str, depth: int) -> Iterator[tuple[str, str]]:
    for name, value in record.items():
        if isinstance(value, dict):
            if depth < _DEEPEST:
                yield from _fields(value, f"{path}{name}.", depth + 1)
        elif isinstance(value, list):
            yield f"{path}{name}", _of_list(value[:_LONGEST_LIST])
            if depth < _DEEPEST:
                yield from _of_records(value[:_LONGEST_LIST], f"{path}{name}.", depth + 1)
        elif value is not None:
            yield f"{path}{name}", _mended(str(value))


def _of_records(values: list[Any], path: str, depth: int) -> Iterator[tuple[str, str]]:
    """The fields of the records in a list, those of one name a line each; a text in pieces is
    none of them."""
    fields: dict[str, list[str]] = {}
    for value in values:
        if isinstance(value, dict) and not _has_form(value):
            for name, cell in _fields(value, path, depth):
                fields.setdefault(name, []).append(cell)
    yield from ((name, "\n".join(filter(None, cells))) for name, cells in fields.items())


def _mended(text: str) -> str:
    """A text whose bytes were written as if each were a character, as Facebook exports them."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _of_list(values: list[Any]) -> str:
    """The words of a list, a line each; a text in pieces, some of them with a form (a link, bold
    letters) as messengers export it, is one."""
    pieces = [value["text"] if _has_form(value) else value for value in values]
    words = [_mended(str(piece)) for piece in pieces if isinstance(piece, (str, int))]
    return ("" if any(map(_has_form, values)) else "\n").join(words)


def _has_form(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("text"), str) and "type" in value
