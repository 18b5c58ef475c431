"""Numbers in the place of ids that tell where somebody's words stood: what a person added goes by
the offsets of its words in the text as it was, which tell how long a hidden name is."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from desktop.analysis import model
from desktop.analysis.model import Analysis

_NUMBERED = re.compile("[a-z][0-9]+")
_IDS: dict[type, tuple[str, ...]] = {
    model.Mention: ("id", "entity"),
    model.Relation: ("entity",),
    model.Entity: ("id", "mentions"),
    model.Location: ("anchor",),
    model.Timex: ("id",),
    model.Quantity: ("id", "counts"),
    model.Source: ("id", "entity"),
    model.Cue: ("source",),
    model.Claim: ("id", "chain", "events"),
    model.Argument: ("mention", "quantity", "time", "event"),
    model.Event: ("id", "time", "place", "same_as"),
    model.Conflict: ("id", "claims"),
}


def renumbered(analysis: Analysis) -> Analysis:
    """A reading whose ids are a letter and a number all."""
    given: dict[str, str] = {}

    def number(identity: Any) -> Any:
        if isinstance(identity, tuple):
            return tuple(map(number, identity))
        if identity is None or _NUMBERED.fullmatch(identity):
            return identity
        return given.setdefault(identity, f"h{len(given) + 1}")

    def walk(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(walk, value))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        ids = _IDS.get(type(value), ())
        return replace(
            value,
            **{
                each.name: (number if each.name in ids else walk)(getattr(value, each.name))
                for each in fields(value)
            },
        )

    found: Analysis = walk(analysis)
    return found
