"""Lines of pages become paragraphs, what every page repeats left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from desktop.importing.document import Block
from desktop.importing.pdf_columns import Placed, go_on, gutters_of, in_reading_order
from desktop.importing.pdf_lines import Line

# Rows at the top and the bottom of a page among which headers and page numbers are looked for.
_EDGE_ROWS = 2
# Points that such a row may move between pages, and the part of the pages that it stands on.
_EDGE_MOVES, _EDGE_SHARE = 6.0, 0.4
# In sizes of type: an indent; in parts of others: larger type, a wider gap, a line that ends early.
_INDENT, _LARGER, _WIDER_GAP, _SHORT, _SHORT_AT_END = 0.8, 1.15, 1.4, 0.3, 0.08
_ENDS_SENTENCE = re.compile(r"[.؟!:…][»\"”)\]]*$")
_NUMBER = re.compile(r"\d+")


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The paragraphs of all pages in the order of reading; those in larger type are headings."""
    placed = list(_placed(_without_repeated(pages)))
    if not placed:
        return []
    body = _body_size(placed)
    leading = _leading(placed)
    groups: list[list[Placed]] = []
    for one in placed:
        if groups and not _begins(groups[-1][-1], one, leading, _LARGER * body):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [
        Block(" ".join(one.line.text for one in group), heading=group[0].line.size > _LARGER * body)
        for group in groups
    ]


def _placed(pages: Sequence[Sequence[Line]]) -> Iterator[Placed]:
    before: list[float] = []
    for page in pages:
        before = gutters_of(page) or go_on(before, page)
        yield from in_reading_order(page, before)


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


def _body_size(placed: Sequence[Placed]) -> float:
    """The size that most letters are set in."""
    sizes: Counter[float] = Counter()
    for one in placed:
        sizes[round(one.line.size, 1)] += len(one.line.text)
    return sizes.most_common(1)[0][0]


def _leading(placed: Sequence[Placed]) -> float:
    """From baseline to baseline in a paragraph, in sizes of type."""
    gaps = [
        (above.line.base - below.line.base) / above.line.size
        for above, below in pairwise(placed)
        if _same_type(above, below) and 0 < above.line.base - below.line.base < 3 * above.line.size
    ]
    return median(gaps) if gaps else 1.5


def _same_type(one: Placed, other: Placed) -> bool:
    small, large = sorted((one.line.size, other.line.size))
    return large <= _LARGER * small


def _begins(above: Placed, line: Placed, leading: float, large: float) -> bool:
    """Whether a line begins a paragraph; ``large``: from which size on type is that of headlines,
    which are set in the middle."""
    if not _same_type(above, line) or (_is_indented(line) and not _is_indented(above)):
        return True
    ends = _ENDS_SENTENCE.search(above.line.text) is not None
    gap = (above.line.base - line.line.base) / line.line.size
    if not 0 < gap < 3 * leading:
        # The next column or page: a sentence goes on there.
        return ends or _ends_early(above, _SHORT)
    if gap > _WIDER_GAP * leading:
        return True
    if line.line.size > large and _is_centred(above) and _is_centred(line):
        return False
    if _ends_early(above, _SHORT):
        return True
    return ends and _ends_early(above, _SHORT_AT_END)


def _is_indented(placed: Placed) -> bool:
    after, _ = _room(placed)
    return after > _INDENT * placed.line.size and not _is_centred(placed)


def _is_centred(placed: Placed) -> bool:
    """Whether as much room is left on one side of a line as on the other."""
    right, left = _room(placed)
    return min(right, left) > _INDENT * placed.line.size and abs(right - left) <= placed.line.size


def _room(placed: Placed) -> tuple[float, float]:
    """What a line leaves of its column, on the right and on the left."""
    line = placed.line
    return placed.column_right - line.right, line.left - placed.column_left


def _ends_early(placed: Placed, share: float) -> bool:
    """Whether a line leaves more than this part of its column empty."""
    return _room(placed)[1] > share * (placed.column_right - placed.column_left)
