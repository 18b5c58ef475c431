"""The columns of the ledger: what they hold, by what the ledger is sorted when they are clicked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.workspace.ledger import SortKey

Column = Literal[
    "origin", "grade", "stance", "quote", "number", "kind", "place", "time", "document", "chain",
    "actor", "target",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """``width``: usual, in pixels; ``sort``: None where claims cannot be put in its order;
    ``shown``: unless a person chose otherwise."""

    id: Column
    width: int
    sort: SortKey | None = None
    shown: bool = True


COLUMNS: tuple[ColumnSpec, ...] = (
    ColumnSpec("origin", 124, "origin"),
    ColumnSpec("grade", 68, "grade"),
    ColumnSpec("stance", 76, "stance"),
    ColumnSpec("quote", 262),
    ColumnSpec("number", 78, "number"),
    ColumnSpec("kind", 100, "kind"),
    ColumnSpec("place", 104, "place"),
    ColumnSpec("time", 108, "time"),
    ColumnSpec("document", 210, "published"),
    ColumnSpec("chain", 190, "outlet"),
    ColumnSpec("actor", 130, "actor"),
    ColumnSpec("target", 130, "target"),
)


def place_of(column: Column) -> int:
    """Where a column usually stands, from 0."""
    return [spec.id for spec in COLUMNS].index(column)
