"""What the conflict board shows, worked out from what the comparison of the case found. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from desktop.analysis.model import Analysis
from desktop.case_comparison import CaseConflict, Compared
from desktop.panes.conflicts_filter import BoardWish, is_decided, places, tellers, wanted
from desktop.panes.conflicts_groups import grouped
from desktop.panes.conflicts_rows import (
    ArticleLabel,
    ConflictRow,
    conflict_rows,
    judged_of_row,
    rows_across,
    with_circumstances,
)
from desktop.workspace.conflicts import ConflictJudged, Pair

LabelsOf = Callable[[set[int]], Mapping[int, ArticleLabel]]


@dataclass(frozen=True, slots=True)
class BoardQuestion:
    """``shown``: the document shown, with its reading; ``only``: conflicts with claims of this
    document alone; ``unnamed`` stands for an outlet that nobody named."""

    compared: Compared
    analysis: Analysis | None
    shown: int | None
    only: int | None
    unnamed: str

    @property
    def size(self) -> int:
        """How many conflicts are to be looked through."""
        return len(self.compared.conflicts) + len(self.compared.within)


@dataclass(frozen=True, slots=True)
class Board:
    """All conflicts, of the shown article, between articles and within others, with what a person
    holds of them."""

    own: tuple[ConflictRow, ...] = ()
    across: tuple[ConflictRow, ...] = ()
    others: tuple[ConflictRow, ...] = ()
    judged: Mapping[ConflictRow, ConflictJudged] | None = None

    @property
    def rows(self) -> tuple[ConflictRow, ...]:
        return (*self.own, *self.across, *self.others)

    @property
    def decided(self) -> int:
        """How many have a verdict."""
        return sum(map(is_decided, (self.judged or {}).values()))

    def narrowed(self, wish: BoardWish) -> Board:
        """What is wanted of it, in the order wanted."""
        judged = self.judged or {}
        own, across, others = (
            wanted(rows, wish, judged) for rows in (self.own, self.across, self.others)
        )
        return Board(own, across, others, judged)


@dataclass(frozen=True, slots=True)
class BoardAnswer:
    """A board as it is wanted: ``whole`` and ``shown`` of it; who and what places are told of."""

    whole: Board
    shown: Board
    tellers: tuple[str, ...]
    places: tuple[str, ...]


def lay_board(
    question: BoardQuestion,
    wish: BoardWish,
    labels_of: LabelsOf,
    judged: dict[Pair, ConflictJudged],
) -> BoardAnswer:
    """Work the board out.

    Args:
        question: what was found, and what of it is asked for.
        wish: what the person wants to see.
        labels_of: how articles are told from one another, by number; those gone are left out.
        judged: all verdicts and notes.
    """
    compared, shown = question.compared, question.shown
    own: tuple[ConflictRow, ...] = ()
    if question.analysis is not None:
        own = conflict_rows(question.analysis, question.unnamed)
        own = grouped(with_circumstances(own, compared.within, shown))
    elsewhere = [one for one in compared.within if one.sides[0].document != shown]
    labels = labels_of(_documents((*compared.conflicts, *elsewhere)))
    across, others = (
        grouped(rows_across(found, labels, question.unnamed, document=question.only))
        for found in (compared.conflicts, elsewhere)
    )
    rows = (*own, *across, *others)
    whole = Board(own, across, others, {row: judged_of_row(row, shown, judged) for row in rows})
    return BoardAnswer(whole, whole.narrowed(wish), tuple(tellers(rows)), tuple(places(rows)))


def _documents(found: Iterable[CaseConflict]) -> set[int]:
    return {side.document for conflict in found for side in conflict.sides}
