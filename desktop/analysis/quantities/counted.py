"""Which mention a quantity counts: the noun in its span, or right after it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from desktop.analysis.model import Mention, Quantity
from desktop.analysis.reading import Reading
from resources.lexicons import Lexicons

# Between a number and what it counts at most space and one short word: «اثنين من مرافقيه».
_PARTITIVE = frozenset(("", "من"))


def link_counted(reading: Reading, lexicons: Lexicons) -> Reading:  # noqa: ARG001
    """The reading with ``counts`` of each quantity filled where a mention stands for what it
    counts. Percentages and measures count nothing."""
    mentions = sorted(reading.mentions, key=lambda mention: (mention.start, -mention.end))
    starts = [mention.start for mention in mentions]
    quantities = []
    for quantity in reading.quantities:
        counted = None
        if quantity.unit is None:
            counted = _counted(reading, quantity, mentions, starts)
        quantities.append(replace(quantity, counts=counted))
    return replace(reading, quantities=tuple(quantities))


def _counted(
    reading: Reading, quantity: Quantity, mentions: list[Mention], starts: list[int]
) -> str | None:
    inside: Mention | None = None
    for at in range(bisect_left(starts, quantity.start), len(mentions)):
        mention = mentions[at]
        if mention.start >= quantity.end:
            between = reading.text[quantity.end : mention.start].strip()
            follows = inside is None and between in _PARTITIVE
            return mention.id if follows else (inside.id if inside else None)
        inside = inside or mention
    return inside.id if inside else None
