"""The columns of a page and the order in which they are read: from the right, headline by headline.

A page is cut down where no line crosses a gutter, and across below what stands over all of its
columns, again and again (the «recursive X-Y cut» of document analysis).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.importing.pdf_lines import Line, is_latin

# A gutter: at least so many points wide, crossed by at most this part of the lines (headlines are
# set across), with so many lines of so many letters on either side.
_GUTTER_WIDTH, _GUTTER_CROSSED, _COLUMN_LINES, _COLUMN_LETTERS = 6, 0.15, 4, 12
# In parts of the page's or column's width: what is no line of a column among others; a line that
# fills its column, and how many do where it is no table.
_WIDE, _FULL, _MOST_FULL = 0.6, 0.75, 0.6
# Lines that are looked at, time and again, to cut a page; one with more is a drawing and no text.
_MOST_LOOKED_AT = 500_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the edges of its column."""

    line: Line
    column_left: float
    column_right: float


@dataclass(frozen=True, slots=True)
class _Region:
    """Lines from the top, the gutters between them, and the edges of what they were cut out of."""

    lines: Sequence[Line]
    gutters: Sequence[float]
    edges: tuple[float, float] | None = None


def in_reading_order(page: Sequence[Line], gutters: Sequence[float]) -> Iterator[Placed]:
    """The lines of a page whose ``gutters`` are given from the right."""
    lines = sorted(page, key=lambda line: (-line.base, -line.right))
    waiting = [_Region(lines, gutters)]
    looked_at = 0
    while waiting:
        region = waiting.pop()
        dividing = [gutter for gutter in region.gutters if _is_between(gutter, region.lines)]
        free = [gutter for gutter in dividing if not _crossing(region.lines, [gutter])]
        if free:
            waiting.extend(reversed(list(_strips(region.lines, free, dividing))))
        elif dividing and looked_at < _MOST_LOOKED_AT:
            looked_at += len(region.lines)
            waiting.extend(reversed(list(_slices(region.lines, dividing))))
        elif region.lines:
            yield from _column(region)


def _is_between(gutter: float, lines: Sequence[Line]) -> bool:
    return any(line.left >= gutter for line in lines) and any(
        line.right <= gutter for line in lines
    )


def _crossing(lines: Sequence[Line], gutters: Sequence[float]) -> list[int]:
    """Which of the lines stand across one of the gutters."""
    return [
        number
        for number, line in enumerate(lines)
        if any(line.left < gutter < line.right for gutter in gutters)
    ]


def _strips(
    lines: Sequence[Line], free: Sequence[float], gutters: Sequence[float]
) -> Iterator[_Region]:
    """What stands between gutters that nothing crosses, from the right."""
    strips: list[list[Line]] = [[] for _ in range(len(free) + 1)]
    for line in lines:
        strips[sum(gutter >= line.right for gutter in free)].append(line)
    right = float("inf")
    for strip, left in zip(strips, (*free, float("-inf")), strict=True):
        yield _Region(strip, [gutter for gutter in gutters if left < gutter < right])
        right = left


def _slices(lines: Sequence[Line], gutters: Sequence[float]) -> Iterator[_Region]:
    """What stands above the first lines that are set across, these, and what stands below."""
    edges = min(line.left for line in lines), max(line.right for line in lines)
    across = _crossing(lines, gutters)
    end = start = across[0]
    while end < len(lines) and end in across[end - start : end - start + 1]:
        end += 1
    yield _Region(lines[:start], gutters, edges)
    yield _Region(lines[start:end], ())
    yield _Region(lines[end:], gutters, edges)


def _column(region: _Region) -> Iterator[Placed]:
    left, right = region.edges or (
        min(line.left for line in region.lines),
        max(line.right for line in region.lines),
    )
    yield from (Placed(line, left, right) for line in whole_rows(region.lines))


def whole_rows(lines: Sequence[Line]) -> Iterator[Line]:
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


def gutters_of(page: Sequence[Line]) -> list[float]:
    """Where a page is divided into columns, from the right."""
    return _dividing(page, _clear(page)) or _below_wide_text(page)


def go_on(gutters: Sequence[float], page: Sequence[Line]) -> list[float]:
    """Those of the page before that go on here: a last page may have too few lines to tell."""
    return [gutter for gutter in gutters if _goes_on(gutter, page)]


def _goes_on(gutter: float, page: Sequence[Line]) -> bool:
    if sum(line.left < gutter < line.right for line in page) > _GUTTER_CROSSED * len(page):
        return False
    sides = (
        [line for line in page if line.left > gutter],
        [line for line in page if line.right < gutter],
    )
    return all(
        any(len(row.text) >= 2 * _COLUMN_LETTERS for row in whole_rows(side)) for side in sides
    )


def _clear(page: Sequence[Line]) -> list[float]:
    """The middles of strips that hardly any line crosses."""
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
    return found


def _below_wide_text(page: Sequence[Line]) -> list[float]:
    """The gutters of a page of which a part has columns and another is set across: an abstract, or
    an article above another. Columns fill their width, which the cells of a table do not."""
    if not page:
        return []
    width = max(line.right for line in page) - min(line.left for line in page)
    narrow = [line for line in page if line.right - line.left <= _WIDE * width]
    gutters = _dividing(narrow, _clear(narrow))
    columns = list(_strips(narrow, gutters, ())) if gutters else []
    return gutters if all(_is_full(column.lines) for column in columns) else []


def _is_full(lines: Sequence[Line]) -> bool:
    width = max(line.right for line in lines) - min(line.left for line in lines)
    rows = list(whole_rows(sorted(lines, key=lambda line: (-line.base, -line.right))))
    return sum(row.right - row.left >= _FULL * width for row in rows) >= _MOST_FULL * len(rows)


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
