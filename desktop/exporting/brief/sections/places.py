"""Places: a map of those that are told of, and a table of all."""

from __future__ import annotations

from collections import Counter

from desktop.analysis.text.fold import fold_word
from desktop.exporting.brief.drafting import Draft
from desktop.exporting.brief.map_drawing import MapPoint, has_doubt, map_of
from desktop.exporting.brief.map_view import near_points
from desktop.exporting.brief.outline import Cell, Section, Table
from desktop.exporting.brief.saying import isolated
from desktop.exporting.claim_rows import ClaimRow

_WIDEST = 150.0
"""Kilometres round its middle: a wider place is no point."""


def places(draft: Draft) -> Section:
    """The places of events, those most told of first."""
    say = draft.sentences.say
    rows: dict[tuple[str, float | None, float | None], list[ClaimRow]] = {}
    for account in draft.accounts:
        row = account.first
        if row.place:
            key = (fold_word(row.place), row.latitude, row.longitude)
            rows.setdefault(key, []).append(row)
    ordered = sorted(rows.values(), key=lambda told: -len(told))
    chosen = ordered[: draft.limits.places]
    heading = say("section.places")
    if not chosen:
        return Section("places", heading)
    columns = ("place", "claims", "position", "first")
    table = Table(
        tuple(say(f"places.column_{column}") for column in columns),
        tuple(_row(draft, told) for told in chosen),
    )
    known = _points(chosen[: draft.limits.places_drawn])
    points = near_points(known)
    named = draft.join(dict.fromkeys(isolated(point.name) for point in points))
    leads = [draft.plain("places.lead")]
    leads += [draft.plain("places.doubt")] if has_doubt(points) else []
    leads += [draft.plain("places.credit")] if points else []
    return Section(
        "places",
        heading,
        tuple(leads),
        picture=map_of(
            points,
            draft.sentences.language,
            say("places.picture", places=named),
            lambda km: say("places.scale", km=km),
            draft.material.hides,
        ),
        table=table,
        left_out=(
            *draft.left_out("places", len(known) - len(points), "far"),
            *draft.left_out("places", len(ordered) - len(chosen)),
        ),
    )


def _row(draft: Draft, told: list[ClaimRow]) -> tuple[Cell, ...]:
    row, sentences = told[0], draft.sentences
    position = Cell(sentences.say("places.unknown"))
    if row.latitude is not None and row.longitude is not None:
        position = Cell(f"{row.latitude:.3f}, {row.longitude:.3f}{_doubt(draft, row)}", code=True)
    return (
        Cell(isolated(row.place)),
        Cell(sentences.number(len(told))),
        position,
        Cell("", (draft.cite_row(row),)),
    )


def _doubt(draft: Draft, row: ClaimRow) -> str:
    """How far around the position: a town and the governorate of its name differ in it."""
    if not row.radius_km:
        return ""
    return draft.sentences.say("places.radius", km=draft.sentences.number(round(row.radius_km)))


def _points(chosen: list[list[ClaimRow]]) -> list[MapPoint]:
    """Those whose position is known, but no whole countries; two of one position are one."""
    counted: Counter[tuple[float, float]] = Counter()
    known: dict[tuple[float, float], ClaimRow] = {}
    for told in chosen:
        row = told[0]
        if row.latitude is None or row.longitude is None:
            continue
        if (row.radius_km or 0.0) <= _WIDEST:
            at = (row.latitude, row.longitude)
            counted[at] += len(told)
            known.setdefault(at, row)
    return [
        MapPoint(known[at].place, *at, weight, known[at].radius_km or 0.0)
        for at, weight in counted.most_common()
    ]
