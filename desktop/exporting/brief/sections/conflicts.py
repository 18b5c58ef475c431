"""Conflicts: two claims beside each other, why they conflict, and what the analyst holds of it."""

from __future__ import annotations

from desktop.analysis.reasons import describe
from desktop.exporting.brief.drafting import Draft
from desktop.exporting.brief.judgements import of_conflict, of_reason
from desktop.exporting.brief.outline import Group, Section, Statement
from desktop.exporting.brief.saying import capital, isolated
from desktop.exporting.content import ConflictSide, ExportedConflict

_ORDER = ("contradiction", "discrepancy", "admission", "framing")


def conflicts(draft: Draft) -> Section:
    """Those that were judged first, then by weight of their kind; then in order of the texts."""
    found = sorted(
        draft.material.across.conflicts, key=lambda c: (c.verdict is None, _ORDER.index(c.kind))
    )
    chosen = found[: draft.limits.conflicts]
    groups = tuple(_group(draft, conflict) for conflict in chosen)
    lead = (
        (draft.plain("conflicts.lead"),) if groups else (draft.plain("summary.conflicts", count=0),)
    )
    return Section(
        "conflicts", draft.sentences.say("section.conflicts"), lead, groups=groups,
        left_out=draft.left_out("conflicts", len(found) - len(chosen)),
    )  # fmt: skip


def _group(draft: Draft, conflict: ExportedConflict) -> Group:
    sentences = draft.sentences
    kind = sentences.label("conflict", conflict.kind)
    places = dict.fromkeys(place for side in conflict.sides for place in side.places)
    heading = capital(kind)
    if places:
        heading = sentences.say(
            "conflicts.heading", kind=heading, place=draft.join(map(isolated, places))
        )
    why = describe(_apart(conflict.why), sentences.language, "conflict_reasons")
    reason = Statement((why,), tuple(dict.fromkeys(_cite(draft, side) for side in conflict.sides)))
    sides = tuple(
        Statement(draft.say(s.document, s.start, s.end, s.text, s.chain, s.stance))
        for s in conflict.sides
    )
    return Group(heading, (reason, *_judged(draft, conflict)), sides)


def _apart(why: str) -> str:
    """A reason whose values keep their directions; see :func:`desktop.analysis.reasons.reason`."""
    code, *values = why.split("|")
    pairs = (value.partition("=") for value in values)
    return "|".join([code, *(f"{name}={isolated(value)}" for name, _, value in pairs)])


def _cite(draft: Draft, side: ConflictSide) -> int:
    return draft.cite(side.document, side.start, side.end, side.text)


def _judged(draft: Draft, conflict: ExportedConflict) -> list[Statement]:
    sentences = draft.sentences
    one, other = (draft.place(side.document, side.start, side.end) for side in conflict.sides)
    told = sentences.say("conflicts.undecided")
    if conflict.verdict is not None:
        verdict = sentences.label("verdict", conflict.verdict)
        told = sentences.say("conflicts.verdict", verdict=verdict)
    found = [draft.judgement(told, of_conflict(one, other, conflict.verdict))]
    if conflict.note:
        noted = sentences.say("conflicts.note", note=isolated(conflict.note))
        found.append(draft.judgement(noted, of_reason(one, other, conflict.note)))
    return found
