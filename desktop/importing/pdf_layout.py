"""Lines of pages become paragraphs: columns from the right, what every page repeats left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from desktop.importing.document import Block
from desktop.importing.pdf_lines import Line, is_latin

# Rows at the top and the bottom of a page among which headers and page numbers are looked for.
_EDGE_ROWS = 2
# Points that such a row may move between pages, and the part of the pages that it stands on.
_EDGE_MOVES, _EDGE_SHARE = 6.0, 0.4
# A gutter: at least so many points wide, crossed by at most this part of the lines (headlines are
# set across), with so many lines of so many letters on either side.
_GUTTER_WIDTH, _GUTTER_CROSSED, _COLUMN_LINES, _COLUMN_LETTERS = 6, 0.15, 4, 12
# In sizes of type: an indent; in parts of others: larger type, a wider gap, a line that ends early.
_INDENT, _LARGER, _WIDER_GAP, _SHORT, _SHORT_AT_END = 0.8, 1.15, 1.4, 0.3, 0.08
_ENDS_SENTENCE = re.compile(r"[.؟!:…][»\"”)\]]*$")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with the edges of its column."""

    line: Line
    column_left: float
    column_right: float

    @property
    def indented(self) -> bool:
        return self.column_right - self.line.right > _INDENT * self.line.size

    def ends_early(self, share: float) -> bool:
        return self.line.left - self.column_left > share * (self.column_right - self.column_left)


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The paragraphs of all pages in the order of reading; those in larger type are headings."""
    placed = list(_placed(_without_repeated(pages)))
    if not placed:
        return []
    body = _body_size(placed)
    leading = _leading(placed)
    groups: list[list[_Placed]] = []
    for one in placed:
        if groups and not _begins(groups[-1][-1], one, leading):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [
        Block(" ".join(one.line.text for one in group), heading=group[0].line.size > _LARGER * body)
        for group in groups
    ]


def _placed(pages: Sequence[Sequence[Line]]) -> Iterator[_Placed]:
    before: list[float] = []
    for page in pages:
        before = _gutters(page) or [gutter for gutter in before if _goes_on(gutter, page)]
        yield from _in_reading_order(page, before)


def _without_repeated(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Pages without the lines at their edges that come again at the same height; numbers may
    differ."""
    keys = [{_key(line) for line in _edges(page)} for page in pages]
    counted = Counter(key for page in keys for key in page)
    enough = max(2, _EDGE_SHARE * len(pages))
    kept = []
    for page in pages:
        again = {id(line) for line in _edges(page) if counted[_key(line)] >= enough}
        kept.append([line for line in page if id(line) not in again])
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    bases = sorted({round(line.base) for line in page})
    rows = {*bases[:_EDGE_ROWS], *bases[-_EDGE_ROWS:]}
    return [line for line in page if round(line.base) in rows]


def _key(line: Line) -> tuple[str, int]:
    return _NUMBER.sub("#", line.text), round(line.base / _EDGE_MOVES)


def _in_reading_order(page: Sequence[Line], gutters: Sequence[float]) -> Iterator[_Placed]:
    """Columns from the right; a line across all of them ends what stands above it."""
    columns: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for line in sorted(page, key=lambda line: (-line.base, -line.right)):
        if any(line.left < gutter < line.right for gutter in gutters):
            yield from _flushed(columns)
            yield _Placed(line, line.left, line.right)
        else:
            columns[sum(gutter >= line.right for gutter in gutters)].append(line)
    yield from _flushed(columns)


def _flushed(columns: list[list[Line]]) -> Iterator[_Placed]:
    for column in columns:
        if column:
            left = min(line.left for line in column)
            right = max(line.right for line in column)
            yield from (_Placed(line, left, right) for line in _whole_rows(column))
            column.clear()


def _whole_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Parts of one row of a column put together again, from the right."""
    row: list[Line] = []
    for line in lines:
        if row and abs(row[0].base - line.base) >= row[0].size / 3:
            yield _whole(row)
            row = []
        row.append(line)
    if row:
        yield _whole(row)


def _whole(row: Sequence[Line]) -> Line:
    """A row of parts; a name in Latin letters that is set wide is read from the left."""
    texts: list[str] = []
    place = 0
    for part in row:
        if not is_latin(part.text):
            place = len(texts) + 1
        texts.insert(place, part.text)
    return replace(row[0], text=" ".join(texts), left=min(part.left for part in row))


def _gutters(page: Sequence[Line]) -> list[float]:
    """Where a page is divided into columns, from the right."""
    if len(page) < 2 * _COLUMN_LINES:
        return []
    most = _GUTTER_CROSSED * len(page)
    crossed, found, start = 0, [], None
    edges = [(line.left, 1) for line in page] + [(line.right, -1) for line in page]
    for point, step in sorted(edges):
        crossed += step
        if step < 0 and crossed <= most:
            start = point if start is None else start
        elif crossed > most and start is not None:
            if point - start >= _GUTTER_WIDTH:
                found.append((start + point) / 2)
            start = None
    return _dividing(page, found)


def _goes_on(gutter: float, page: Sequence[Line]) -> bool:
    """Whether columns of the page before go on: a last page may have too few lines to tell."""
    if sum(line.left < gutter < line.right for line in page) > _GUTTER_CROSSED * len(page):
        return False
    sides = (
        [line for line in page if line.left > gutter],
        [line for line in page if line.right < gutter],
    )
    return all(
        any(len(row.text) >= 2 * _COLUMN_LETTERS for row in _whole_rows(side)) for side in sides
    )


def _dividing(page: Sequence[Line], gutters: Sequence[float]) -> list[float]:
    """The gutters that have columns of text on both sides, from the right."""
    kept: list[float] = []
    right = float("inf")
    for gutter in sorted(gutters, reverse=True):
        others = [other for other in gutters if other < gutter]
        left = max(others, default=float("-inf"))
        beside = [line for line in page if gutter < line.left and line.right < right]
        beyond = [line for line in page if left < line.left and line.right < gutter]
        if _is_column(beside) and _is_column(beyond):
            kept.append(gutter)
            right = gutter
    return kept


def _is_column(lines: Sequence[Line]) -> bool:
    letters = sum(len(line.text) for line in lines)
    return len(lines) >= _COLUMN_LINES and letters >= _COLUMN_LETTERS * len(lines)


def _body_size(placed: Sequence[_Placed]) -> float:
    """The size that most letters are set in."""
    sizes: Counter[float] = Counter()
    for one in placed:
        sizes[round(one.line.size, 1)] += len(one.line.text)
    return sizes.most_common(1)[0][0]


def _leading(placed: Sequence[_Placed]) -> float:
    """From baseline to baseline in a paragraph, in sizes of type."""
    gaps = [
        (above.line.base - below.line.base) / above.line.size
        for above, below in pairwise(placed)
        if _same_type(above, below) and 0 < above.line.base - below.line.base < 3 * above.line.size
    ]
    return median(gaps) if gaps else 1.5


def _same_type(one: _Placed, other: _Placed) -> bool:
    small, large = sorted((one.line.size, other.line.size))
    return large <= _LARGER * small


def _begins(above: _Placed, line: _Placed, leading: float) -> bool:
    """Whether a line begins a paragraph."""
    if not _same_type(above, line) or (line.indented and not above.indented):
        return True
    ends = _ENDS_SENTENCE.search(above.line.text) is not None
    gap = (above.line.base - line.line.base) / line.line.size
    if not 0 < gap < 3 * leading:
        # The next column or page: a sentence goes on there.
        return ends or above.ends_early(_SHORT)
    if gap > _WIDER_GAP * leading or above.ends_early(_SHORT):
        return True
    return ends and above.ends_early(_SHORT_AT_END)
