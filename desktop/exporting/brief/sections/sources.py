"""Sources with the analyst's grades."""

from __future__ import annotations

from desktop.analysis.text.fold import fold_name
from desktop.exporting.brief.drafting import Draft
from desktop.exporting.brief.judgements import of_source
from desktop.exporting.brief.outline import Cell, Section, Table
from desktop.exporting.brief.saying import isolated, nominative
from desktop.exporting.claim_rows import ClaimRow


def sources(draft: Draft) -> Section:
    """Who says things first: the graded ones, then those with the most claims."""
    say = draft.sentences.say
    rows: dict[tuple[str, str], list[ClaimRow]] = {}
    for row in draft.material.claims:
        if row.origin:
            rows.setdefault((fold_name(row.origin), row.origin_kind), []).append(row)
    ordered = sorted(rows.values(), key=lambda told: (told[0].reliability is None, -len(told)))
    chosen = ordered[: draft.limits.sources]
    heading = say("section.sources")
    if not chosen:
        return Section("sources", heading)
    columns = ("source", "kind", "side", "claims", "grade", "first")
    table = Table(
        tuple(say(f"sources.column_{column}") for column in columns),
        tuple(_row(draft, told) for told in chosen),
    )
    return Section(
        "sources", heading, (draft.plain("sources.lead"),), table=table,
        left_out=draft.left_out("sources", len(ordered) - len(chosen)),
    )  # fmt: skip


def _row(draft: Draft, told: list[ClaimRow]) -> tuple[Cell, ...]:
    row, sentences = told[0], draft.sentences
    grade = sentences.say("sources.ungraded")
    if row.reliability:
        meaning = sentences.label("reliability", row.reliability)
        grade = f"{isolated(row.reliability)} ({meaning})"
    return (
        Cell(isolated(nominative(row.origin, sentences))),
        Cell(sentences.label("source", row.origin_kind)),
        Cell(sentences.label("side", row.side) if row.side else "—"),
        Cell(sentences.number(len(told))),
        Cell(grade, judgement=draft.code(of_source(row.origin, row.reliability))),
        Cell("", (draft.cite_row(row),)),
    )
