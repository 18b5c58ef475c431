"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass

from storage.search.forms import Level


@dataclass(frozen=True, slots=True)
class HitDocument:
    id: int
    title: str
    file: str | None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A document that matches. ``score``: higher is better. ``spans``: (start, end) of the matching
    words in the stored text; ``snippet``: the text around the first of them."""

    document: HitDocument
    level: Level
    score: float
    snippet: str
    spans: tuple[tuple[int, int], ...]
