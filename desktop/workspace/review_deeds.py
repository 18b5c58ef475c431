"""What a person says of an item of the review, one function each: written through, and undoable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import get_args

from desktop.analysis.model import Analysis, Claim, Mention, MentionKind, Quantity, Stance, Timex
from desktop.case_comparison import CaseConflict
from desktop.workspace import conflicts, editing, judging
from desktop.workspace.conflicts import ClaimSpan, Verdict
from desktop.workspace.judging import ClaimPlace
from desktop.workspace.reviewing import ReviewItem
from desktop.workspace.workspace import Workspace

KINDS: tuple[MentionKind, ...] = get_args(MentionKind)
STANCES: tuple[Stance, ...] = get_args(Stance)
# Verdicts by digits: which of two claims holds.
HOLDING: tuple[Verdict, ...] = ("first", "second", "both")
OPEN = ".."

Told = Mention | Timex | Quantity | Claim


class NotAValueError(ValueError):
    """What was typed is neither a time nor a number that can be kept."""


def told(item: ReviewItem, analysis: Analysis) -> Told | None:
    """What the reading of the item's document has at its words; None where that is gone."""
    kinds: dict[str, Sequence[Told]] = {
        "mention": analysis.mentions,
        "time": analysis.times,
        "number": analysis.quantities,
        "claim": analysis.claims,
        "conflict": analysis.claims,
    }
    place = (item.start, item.end)
    found = (one for one in kinds.get(item.kind, ()) if (one.start, one.end) == place)
    return next(found, None)


def confirm(workspace: Workspace, item: ReviewItem) -> None:
    """What the machine says is right as it stands."""
    session = workspace.case_session
    if item.conflict is not None:
        _decide(workspace, item.conflict, "open")
        return
    match _at(workspace, item):
        case Mention() as mention:
            editing.confirm(session, mention=mention)
        case Timex() | Quantity() as value:
            _correct(workspace, item, value_of(value))
        case Claim():
            judging.confirm(session, claims=[_place(item)])
        case None if item.suggestion is not None:
            workspace.comparing.accept(item.suggestion)


def reject(workspace: Workspace, item: ReviewItem) -> None:
    """What the machine says is not so."""
    session = workspace.case_session
    if item.conflict is not None:
        _decide(workspace, item.conflict, "none")
        return
    match _at(workspace, item):
        case Mention() as mention:
            editing.reject(session, mention=mention)
        case Timex() | Quantity():
            _correct(workspace, item, "")
        case Claim():
            judging.reject(session, claims=[_place(item)])
        case None if item.suggestion is not None:
            workspace.comparing.refuse(item.suggestion)


def retag(workspace: Workspace, item: ReviewItem, number: int) -> bool:
    """A mention is of the kind, a claim has the stance, a conflict the verdict, of this number from
    1; gives whether it means anything for the item."""
    session = workspace.case_session
    if item.conflict is not None:
        if number > len(HOLDING):
            return False
        _decide(workspace, item.conflict, HOLDING[number - 1])
        return True
    match _at(workspace, item):
        case Mention() as mention:
            kind = KINDS[number - 1]
            if mention.kind == kind:
                editing.confirm(session, mention=mention)
            else:
                editing.relabel(session, mention=mention, kind=kind)
        case Claim():
            judging.set_stance(session, claims=[_place(item)], stance=STANCES[number - 1])
        case _:
            return False
    return True


def set_value(workspace: Workspace, item: ReviewItem, value: str) -> None:
    """The time or number is this: one value, or two with «/» between, «..» for an open end.

    Raises:
        NotAValueError: it is none of these.
    """
    _correct(workspace, item, checked(item, value))


def checked(item: ReviewItem, value: str) -> str:
    """The value as it is kept. Raises NotAValueError."""
    ends = [end.strip() or OPEN for end in value.split("/")]
    if len(ends) > 2 or set(ends) == {OPEN}:
        raise NotAValueError(value)
    try:
        known = [_number(end) if item.kind == "number" else _day(end) for end in ends]
    except ValueError as error:
        raise NotAValueError(value) from error
    closed = [end for end in known if end is not None]
    if len(closed) == 2 and closed[0] > closed[1]:  # type: ignore[operator]
        raise NotAValueError(value)
    return "/".join(ends)


def value_of(told: Timex | Quantity) -> str:
    """What the machine takes a time or a number for, as :func:`set_value` takes it."""
    if isinstance(told, Timex):
        low, high = told.earliest or OPEN, told.latest or OPEN
    else:
        low, high = _written(told.low), _written(told.high)
    return low if low == high and low != OPEN else f"{low}/{high}"


def _decide(workspace: Workspace, conflict: CaseConflict, verdict: Verdict) -> None:
    first, second = (ClaimSpan(c.document, c.start, c.end) for c in conflict.sides)
    conflicts.judge(workspace.case_session, pairs=[(first, second)], verdict=verdict)


def _written(number: float | None) -> str:
    if number is None:
        return OPEN
    return str(int(number)) if number == int(number) else str(number)


def _number(end: str) -> float | None:
    return None if end == OPEN else float(end)


def _day(end: str) -> date | None:
    return None if end == OPEN else date.fromisoformat(end[:10])


def _correct(workspace: Workspace, item: ReviewItem, value: str) -> None:
    action = editing.correct_time if item.kind == "time" else editing.correct_number
    action(workspace.case_session, start=item.start, end=item.end, value=value)


def _at(workspace: Workspace, item: ReviewItem) -> Told | None:
    reading = workspace.analysis
    if reading is None or item.document != workspace.document_id:
        return None
    return told(item, reading)


def _place(item: ReviewItem) -> ClaimPlace:
    assert item.document is not None, "a claim stands in a document"
    return ClaimPlace(item.document, item.start, item.end)
