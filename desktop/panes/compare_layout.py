"""How far the paragraphs of two columns are pushed down so that those which tell the same come
level, and where a name is looked at in both. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from desktop.analysis.model import Document
from desktop.workspace.alignment import Level
from desktop.workspace.naming import Naming, SharedEntity, Span


@dataclass(frozen=True, slots=True)
class Column:
    """Where the paragraphs of a text begin, in pixels from one height of the screen on, and how
    far it can be scrolled; both without gaps."""

    tops: Sequence[float]
    scrolled: float


@dataclass(slots=True)
class Gaps:
    """Pixels over paragraphs, by their number, and under the whole text."""

    above: dict[int, float] = field(default_factory=dict)
    below: float = 0.0


def gaps(here: Column, there: Column, levels: Iterable[Level]) -> tuple[Gaps, Gaps]:
    """What brings the paragraphs of each pair to one height, and lets both texts be scrolled as
    far as each other."""
    ours, theirs = Gaps(), Gaps()
    pushed = [0.0, 0.0]
    for level in levels:
        by = (there.tops[level.there] + pushed[1]) - (here.tops[level.here] + pushed[0])
        if by > 0:
            ours.above[level.here] = by
            pushed[0] += by
        elif by < 0:
            theirs.above[level.there] = -by
            pushed[1] -= by
    ends = here.scrolled + pushed[0], there.scrolled + pushed[1]
    ours.below, theirs.below = (max(0.0, *ends) - end for end in ends)
    return ours, theirs


def places(
    entity: SharedEntity, here: Document, there: Document, levels: Iterable[Level]
) -> tuple[tuple[Span, Span], ...]:
    """Where to look at an entity in both texts, one place after the other: where they call it
    differently, or else wherever both name it; in paragraphs that stand level where there are
    such."""
    ours = _spans(entity.only_here, entity.names_here)
    theirs = _spans(entity.only_there, entity.names_there)
    beside = {level.here: level.there for level in levels}
    of_paragraph = {n: [s for s in theirs if _paragraph(s, there) == n] for n in beside.values()}
    found: list[tuple[Span, Span]] = []
    left = list(theirs)
    for span in ours:
        level = beside.get(_paragraph(span, here), -1)
        near = [one for one in of_paragraph.get(level, ()) if one in left]
        near = near or of_paragraph.get(level, []) or left[:1] or theirs[-1:]
        found.append((span, near[0]))
        left = [one for one in left if one != near[0]]
    found += [(ours[-1], span) for span in left]
    return tuple(found)


def _spans(only: Sequence[Naming], all_names: Sequence[Naming]) -> list[Span]:
    return sorted(span for naming in (only or all_names) for span in naming.spans)


def _paragraph(span: Span, document: Document) -> int:
    """The number of the paragraph that a span begins in, -1 for none."""
    numbers = (n for n, p in enumerate(document.paragraphs) if p.start <= span[0] < p.end)
    return next(numbers, -1)
