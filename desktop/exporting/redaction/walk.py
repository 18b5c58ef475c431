"""Replaces names in every text of a value made of our dataclasses, whatever a later one may add.

Only what is listed here stays as it is: codes, numbers of the reading and dates; and the text of an
article, which whoever knows its quotations replaces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from desktop.analysis import model
from desktop.exporting import content
from desktop.exporting.redaction.replacing import Replace, Replaced, Span

T = TypeVar("T")

_AS_THEY_ARE: dict[type, frozenset[str]] = {
    of: frozenset(names.split())
    for of, names in (
        (model.Analysis, "engine lexicons recognisers"),
        (model.Document, "published text"),
        (model.Paragraph, "kind"),
        (model.Mention, "id kind form entity by"),
        (model.Relation, "kind entity"),
        (model.Entity, "id kind mentions side"),
        (model.Location, "relation anchor"),
        (model.Place, "gazetteer"),
        (model.PlaceCandidate, "gazetteer"),
        (model.Timex, "id kind earliest latest edtf duration"),
        (model.Quantity, "id counts"),
        (model.Source, "id entity kind"),
        (model.Cue, "source"),
        (model.Claim, "id chain stance events"),
        (model.Argument, "role mention quantity time event"),
        (model.Event, "id type time place polarity modality same_as"),
        (model.Conflict, "id kind claims"),
        (content.ExportedDocument, "digest seal"),
        (content.Remark, "at"),
        (content.ClaimGrade, "credibility"),
        (content.ConflictSide, "stance side day"),
        (content.ExportedConflict, "kind verdict"),
        (content.ExportedToll, "fate day"),
    )
}


def walked(value: T, replace_in: Replace, moved: Replaced | None = None) -> T:
    """A value with labels in the places of names.

    Args:
        value: a text, a dataclass, a tuple of such, or what holds no text.
        replace_in: replaces the names of a text.
        moved: the text that spans of the value are in; None: it has none.
    """
    found: Any = value
    if isinstance(value, str):
        found = replace_in(value).text
    elif isinstance(value, tuple):
        found = tuple(walked(each, replace_in, moved) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        found = _dataclass(value, replace_in, moved)
    return found  # type: ignore[no-any-return]


def spans_in(value: Any) -> Iterator[Span]:
    """The spans of all that a value holds."""
    if isinstance(value, tuple):
        for each in value:
            yield from spans_in(each)
    elif is_dataclass(value):
        start, end = getattr(value, "start", None), getattr(value, "end", None)
        if isinstance(start, int) and isinstance(end, int):
            yield start, end
        for name in fields(value):
            yield from spans_in(getattr(value, name.name))


def _dataclass(value: Any, replace_in: Replace, moved: Replaced | None) -> Any:
    stay = _AS_THEY_ARE.get(type(value), frozenset())
    changed = {
        each.name: walked(getattr(value, each.name), replace_in, moved)
        for each in fields(value)
        if each.name not in stay
    }
    start, end = changed.get("start"), changed.get("end")
    if moved is not None and isinstance(start, int) and isinstance(end, int):
        changed["start"], changed["end"] = start, end = moved.span(start, end)
        if "text" in changed and type(value) is not content.Remark:
            changed["text"] = moved.text[start:end]
    if type(value) is model.Entity:
        others = dict.fromkeys(changed["aliases"])
        changed["aliases"] = tuple(alias for alias in others if alias != changed["name"])
    return replace(value, **changed)
