"""What a query asks of the index: conditions of FTS5 and of SQL, joined by and, or, not."""

from __future__ import annotations

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
class All:
    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Plan


Plan = Match | Where | All | Any | Not


def every(parts: list[Plan]) -> Plan:
    """All of the parts; what FTS5 can answer is one expression, for it does so in one pass."""
    found = [part.expression for part in parts if isinstance(part, Match)]
    unwanted = [
        part.part.expression
        for part in parts
        if isinstance(part, Not) and isinstance(part.part, Match)
    ]
    if not found:
        return parts[0] if len(parts) == 1 else All(tuple(parts))
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


def ranked_by(plan: Plan) -> tuple[Match | None, list[Plan]]:
    """The expression that orders what is found, and what else must hold; None: no words asked."""
    if isinstance(plan, Match):
        return plan, []
    if isinstance(plan, All) and isinstance(plan.parts[0], Match):
        return plan.parts[0], list(plan.parts[1:])
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
