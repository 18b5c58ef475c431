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


@dataclass(frozen=True, slots=True)
class _Laid:
    """A whole board, and what it was made of."""

    question: BoardQuestion
    judged: Mapping[Pair, ConflictJudged]
    whole: Board
    tellers: tuple[str, ...]
    places: tuple[str, ...]

    def answers(self, question: BoardQuestion, judged: Mapping[Pair, ConflictJudged]) -> bool:
        return self.question == question and self.judged == judged


class BoardLayer:
    """Lays boards out; what was made of the conflicts between articles is kept until they, or how
    articles are called, are others, and the whole board until something in it is: who narrows it
    otherwise waits for the narrowing alone."""

    def __init__(self, labels_of: LabelsOf) -> None:
        """``labels_of``: how articles are told from one another, by number; those gone are left
        out."""
        self._labels_of = labels_of
        self._made_of: tuple[Compared, str] | None = None
        self._across: tuple[ConflictRow, ...] = ()
        self._within: tuple[ConflictRow, ...] = ()
        self._laid: _Laid | None = None

    def forget(self) -> None:
        """Articles are called otherwise now."""
        self._made_of = self._laid = None

    def lay(
        self, question: BoardQuestion, wish: BoardWish, judged: dict[Pair, ConflictJudged]
    ) -> BoardAnswer:
        """Work the board out.

        Args:
            question: what was found, and what of it is asked for.
            wish: what the person wants to see.
            judged: all verdicts and notes.
        """
        laid = self._laid
        if laid is None or not laid.answers(question, judged):
            laid = self._laid = self._lay_whole(question, judged)
        return BoardAnswer(laid.whole, laid.whole.narrowed(wish), laid.tellers, laid.places)

    def _lay_whole(self, question: BoardQuestion, judged: dict[Pair, ConflictJudged]) -> _Laid:
        self._keep(question.compared, question.unnamed)
        shown, only = question.shown, question.only
        own: tuple[ConflictRow, ...] = ()
        if question.analysis is not None:
            own = conflict_rows(question.analysis, question.unnamed)
            own = grouped(with_circumstances(own, question.compared.within, shown))
        across = tuple(row for row in self._across if only is None or _tells(row, only))
        others = tuple(row for row in self._within if only is None and not _tells(row, shown))
        rows = (*own, *across, *others)
        whole = Board(own, across, others, {row: judged_of_row(row, shown, judged) for row in rows})
        return _Laid(question, judged, whole, tuple(tellers(rows)), tuple(places(rows)))

    def _keep(self, compared: Compared, unnamed: str) -> None:
        made_of = self._made_of
        if made_of is not None and made_of[0] is compared and made_of[1] == unnamed:
            return
        labels = self._labels_of(_documents((*compared.conflicts, *compared.within)))
        self._across, self._within = (
            grouped(rows_across(found, labels, unnamed))
            for found in (compared.conflicts, compared.within)
        )
        self._made_of = compared, unnamed


def _tells(row: ConflictRow, document: int | None) -> bool:
    return any(side.document == document for side in row.all_sides)


def _documents(found: Iterable[CaseConflict]) -> set[int]:
    return {side.document for conflict in found for side in conflict.sides}
