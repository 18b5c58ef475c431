"""What a write changed: views refresh from this alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """What was written.

    ``kinds``: "documents", "properties" (outlet, date, title), "analysis", "journal", and "remarks"
    beside "journal" where what was said changes no reading; ``documents``: ids of the documents
    concerned (empty with a case-wide change).
    """

    kinds: frozenset[str] = frozenset()
    documents: frozenset[int] = frozenset()

    @property
    def beside_readings(self) -> bool:
        """Whether every reading is as it was: only notes and grades are others."""
        return self.kinds == {"journal", "remarks"}

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.kinds | other.kinds, self.documents | other.documents)


def changed(*kinds: str, documents: tuple[int, ...] = ()) -> Changes:
    return Changes(frozenset(kinds), frozenset(documents))
