"""What a write changed: views refresh from this alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """``kinds``: "documents", "properties" (outlet, date, title), "analysis", "journal";
    ``documents``: ids of the documents concerned (empty with a case-wide change)."""

    kinds: frozenset[str] = frozenset()
    documents: frozenset[int] = frozenset()

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.kinds | other.kinds, self.documents | other.documents)


def changed(*kinds: str, documents: tuple[int, ...] = ()) -> Changes:
    return Changes(frozenset(kinds), frozenset(documents))
