"""Precision, recall and F1 of one layer, summed over articles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """``right_found`` of ``found`` are right, ``right_gold`` of ``gold`` were found.

    The two rights differ only for links, where B-cubed gives each mention a part.
    """

    right_found: float = 0.0
    found: int = 0
    right_gold: float = 0.0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_gold + other.right_gold,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def hits(right: int, gold: int, found: int) -> Tally:
    return Tally(right, found, right, gold)
