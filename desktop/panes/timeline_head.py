"""What stands over the lanes: what marks mean, how much lies outside, when articles were published.
No Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desktop.look.translation import Words
from desktop.panes.timeline_marks import GAP, HeadWords
from desktop.panes.timeline_scale import TimeScale
from desktop.panes.timeline_time import DAY
from desktop.panes.timeline_view import TimelineView

Measure = Callable[[str], float]
SIGN = 7.0
"""Pixels of the sign of an article."""
_CELL = 42.0
"""Pixels: what was published nearer together is counted."""


@dataclass(frozen=True, slots=True)
class Publications:
    """``count`` articles that were published from ``start`` to ``end`` (minutes, end exclusive);
    their sign takes the pixels from ``left`` to ``right``, with ``words`` (a number) beside it."""

    start: int
    end: int
    count: int
    left: float
    right: float
    words: str


def head_words(
    view: TimelineView,
    scale: TimeScale,
    today: tuple[int, int] | None,
    words: Words,
    measure: Measure,
) -> Iterator[HeadWords]:
    """The words over the lanes, the worthiest first."""

    def head(what: str, said: str, x: float) -> HeadWords:
        return HeadWords(what, said, x, measure(said))

    for what, span in (("published", view.published), ("today", today)):
        if span and span[1] > scale.origin and span[0] < scale.end:
            first, last = max(span[0], scale.origin), min(span[1], scale.end)
            yield head(what, words.tr(f"timeline.{what}"), scale.x((first + last) / 2))
    earlier, later = view.beyond(scale.origin, scale.end)
    begins, ends = scale.x(scale.origin), scale.x(scale.end)
    forth, back = ("←", "→") if scale.rtl else ("→", "←")
    if earlier:
        told = words.tr("timeline.earlier", count=earlier)
        yield head("earlier", f"{back} {told}", begins)
    if later:
        told = words.tr("timeline.later", count=later)
        yield head("later", f"{told} {forth}", ends)


def publications(
    days: Sequence[tuple[int, int]],
    scale: TimeScale,
    taken: Sequence[HeadWords],
    words: Words,
    measure: Measure,
) -> list[Publications]:
    """The signs of the articles in view, none over another or over words.

    Args:
        days: the first minute of a day, and how many articles were published on it, in order.
        scale: where time lies.
        taken: the words that stand there already.
        words: for the digits of counts.
        measure: of the counts.
    """
    wide = max(_CELL * scale.per_pixel, DAY)
    first, last = int(scale.origin // wide), int(scale.end // wide)
    begins = bisect_left(days, first * wide, key=lambda day: day[0])
    cells: dict[int, list[tuple[int, int]]] = {}
    for day, count in days[begins : bisect_left(days, (last + 1) * wide, key=lambda day: day[0])]:
        cells.setdefault(int(day // wide), []).append((day, count))
    found: list[Publications] = []
    for cell, held in cells.items():
        count = sum(each for _, each in held)
        said = words.digits(str(count)) if count > 1 else ""
        size = SIGN + (3 + measure(said) if said else 0.0)
        # In the middle of the cell: so they stay apart, and where they are while time moves.
        left = scale.x((cell + 0.5) * wide) - size / 2
        one = Publications(held[0][0], held[-1][0] + DAY, count, left, left + size, said)
        if _is_free(one, taken, found):
            found.append(one)
    return found


def _is_free(one: Publications, taken: Sequence[HeadWords], found: Sequence[Publications]) -> bool:
    beside_words = all(
        one.right + GAP <= other.left or other.right + GAP <= one.left for other in taken
    )
    return beside_words and all(
        one.right + 2 <= other.left or other.right + 2 <= one.left for other in found
    )
