"""How old someone is: «يبلغ من العمر 30 عاماً», «طفل (9 سنوات)». It places nothing in time; the
quantities count its years."""

from __future__ import annotations

from desktop.analysis.times.specs import Duration, Spec
from desktop.analysis.times.words import Cursor

_REACH = 3
_TERMS = frozenset(("مده", "لمده", "بالسجن", "السجن", "فتره", "خلال"))
_CLOSING = frozenset((")", "،", ","))


def is_age(cursor: Cursor, index: int, end: int, spec: Spec) -> bool:
    """Whether the length from ``index`` to before ``end`` is an age."""
    if not isinstance(spec, Duration) or not spec.iso.endswith(("Y", "M")):
        return False
    if cursor.fold(index - 1) == "(" and cursor.fold(end) in _CLOSING:
        return not any(cursor.fold(at) in _TERMS for at in range(max(0, index - _REACH - 1), index))
    if any(cursor.first(at, "age") for at in range(max(0, index - _REACH), index)):
        return True
    return cursor.fold(end) == "من" and cursor.first(end + 1, "age") is not None
