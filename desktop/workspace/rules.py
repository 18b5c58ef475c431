"""The shared selection is a rule, not a list of rows: each pane evaluates it on what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ItemKind = Literal["entity", "mention", "time", "quantity", "event", "claim"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One item of the shown reading, and what belongs to it."""

    kind: ItemKind
    id: str


@dataclass(frozen=True, slots=True)
class During:
    """What may have happened between two minutes since the year 1, ``end`` exclusive; it belongs to
    no one reading."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AllOf:
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Not:
    rule: Rule


Rule = Chosen | During | AllOf | AnyOf | Not
