"""What a query asks of the index: conditions of FTS5 and of SQL, joined by and, or, not."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """An expression of FTS5 on the table ``words``. Every word in it is quoted, so nothing typed
    is an operator there."""

    expression: str


@dataclass(frozen=True, slots=True)
class Where:
    """A condition of SQL on the row ``d`` of ``document_index``."""

    sql: str
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The documents where words stand as asked, looked up beforehand, each with its rank."""

    documents: dict[int, float]


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Plan


Plan = Match | Where | Standing | All | Any | Not


def every(parts: list[Plan]) -> Plan:
    """All of the parts; what FTS5 can answer is one expression, for it does so in one pass."""
    found = [part.expression for part in parts if isinstance(part, Match)]
    unwanted = [
        part.part.expression
        for part in parts
        if isinstance(part, Not) and isinstance(part.part, Match)
    ]
    if not found:
        first = sorted(parts, key=lambda part: not isinstance(part, Standing))
        return parts[0] if len(parts) == 1 else All(tuple(first))
    expression = " AND ".join(f"({one})" for one in found) if len(found) > 1 else found[0]
    if unwanted:
        expression = f"({expression})" + "".join(f" NOT ({one})" for one in unwanted)
    rest = [
        part
        for part in parts
        if not isinstance(part, Match)
        and not (isinstance(part, Not) and isinstance(part.part, Match))
    ]
    match = Match(expression)
    return All((match, *rest)) if rest else match


def either(parts: list[Plan]) -> Plan:
    """One of the parts at least."""
    if all(isinstance(part, Match) for part in parts):
        found = [part.expression for part in parts if isinstance(part, Match)]
        return Match(" OR ".join(f"({one})" for one in found))
    return Any(tuple(parts))


def ranked_by(plan: Plan) -> tuple[Match | Standing | None, list[Plan]]:
    """What orders all that is found, and what else must hold; None: no words asked."""
    first, rest = (plan.parts[0], plan.parts[1:]) if isinstance(plan, All) else (plan, ())
    if isinstance(first, Match | Standing):
        return first, list(rest)
    return None, [plan]


def condition(plan: Plan) -> Where:
    """A plan as a condition on the row ``d`` of ``document_index``."""
    match plan:
        case Match(expression):
            return Where(
                "d.document_id IN (SELECT rowid FROM words WHERE words MATCH ?)", (expression,)
            )
        case Where():
            return plan
        case Standing(documents):
            numbers = json.dumps(list(documents))
            return Where("d.document_id IN (SELECT value FROM json_each(?))", (numbers,))
        case Not(part):
            inner = condition(part)
            return Where(f"NOT coalesce({inner.sql}, 0)", inner.values)
        case All(parts):
            return _joined(" AND ", parts)
        case Any(parts):
            return _joined(" OR ", parts)


def _joined(word: str, parts: tuple[Plan, ...]) -> Where:
    conditions = [condition(part) for part in parts]
    return Where(
        "(" + word.join(one.sql for one in conditions) + ")",
        tuple(value for one in conditions for value in one.values),
    )
