"""Tables as text (CSV, TSV, with semicolons): a row is an article."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from desktop.importing.encoding import CODE_PAGES, decode
from desktop.importing.formats import Found
from desktop.importing.problems import (
    EncodingUnknown,
    FileBinary,
    FileDamaged,
    FileEmpty,
)
from desktop.importing.source import Reading, Source
from desktop.importing.table_articles import Row, articles_of_rows, named
from desktop.importing.table_columns import MOST_ABOVE, header_row, is_header

_DELIMITERS = (",", ";", "\t", "|")
_TOLD = re.compile('\ufeff?"?sep=(.)', re.IGNORECASE)
# Bytes by which the encoding is found, and lines by which the delimiter is.
_SAMPLE, _LINES = 1_000_000, 30
_LONGEST_CELL = 8_000_000


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The articles of a table, one a row.

    Raises:
        ImportProblem: it is empty, no text, damaged, or no column holds articles.
    """
    encoding = reading.encoding or _encoding(source)
    csv.field_size_limit(_LONGEST_CELL)
    source.stream.seek(0)
    text = io.TextIOWrapper(source.stream, encoding, errors="replace", newline="")
    try:
        lines = csv.reader(text, delimiter=_delimiter(text))
        text.seek(0)
        rows = _rows(lines)
        yield from articles_of_rows(rows, source, replace(reading, encoding=encoding), "csv")
    except csv.Error as error:
        raise FileDamaged(source.name, format="CSV") from error
    finally:
        text.detach()


def _encoding(source: Source) -> str:
    sample = source.stream.read(_SAMPLE)
    if not sample.strip(b"\x00 \t\r\n"):
        raise FileEmpty(source.name)
    # The sample may end in the middle of a letter.
    cuts = range(4 if len(sample) == _SAMPLE else 1)
    found = [decoded for cut in cuts if (decoded := decode(sample[: len(sample) - cut]))]
    if not found:
        raise FileBinary(source.name) if b"\x00" in sample else EncodingUnknown(source.name)
    unicode = [decoded.encoding for decoded in found if decoded.encoding not in CODE_PAGES]
    return unicode[0] if unicode else found[0].encoding


def _delimiter(text: io.TextIOWrapper) -> str:
    """The one that Excel was told by the first line, or that cuts the first lines into the same
    number of cells, and into most."""
    lines = list(islice(text, _LINES))
    text.seek(0)
    told = _TOLD.match(lines[0]) if lines else None
    if told:
        return told[1]

    def worth(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) if usual > 1 else 0), usual

    return max(_DELIMITERS, key=worth)


def _rows(lines: Iterator[Sequence[str]]) -> Iterator[Row]:
    first = [[cell.lstrip("\ufeff") for cell in cells] for cells in islice(lines, MOST_ABOVE)]
    start = header_row(first)
    if first and first[0][:1] == ["sep="]:
        # The cell is empty that its delimiter ends.
        start = max(start, 1)
    names = [cell.strip() for cell in first[start]] if start < len(first) else []
    if is_header(names):
        start += 1
    else:
        names = []
    for at, cells in enumerate(chain(first[start:], lines), start + 1):
        yield Row(at, named(cells, names))
