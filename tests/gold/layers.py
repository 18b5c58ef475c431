"""The rows of a gold file as the layers of ``rawi.analysis/1``: quoted, checked and numbered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.gold.quotations import QuotationError, Quotations, Span

Row = dict[str, Any]
KINDS = ("person", "organisation", "place", "facility", "weapon", "other")
TAKEN = ("attack", "strike", "control_change")
LONE = "_"


class GoldError(ValueError):
    """A row of a gold file breaks the rules; the message says which."""


def need(*, holds: bool, message: str) -> None:
    if not holds:
        raise GoldError(message)


def number(rows: list[Row], letter: str) -> None:
    """Ids in the order of the text."""
    rows.sort(key=lambda row: (row["start"], row["end"]))
    for at, row in enumerate(rows, 1):
        row["id"] = f"{letter}{at}"


def span_of(row: Row) -> Span:
    return Span(row["start"], row["end"], row["text"])


@dataclass
class Things:
    """What events and claims speak of, by span."""

    quotations: Quotations
    mentions: list[Row] = field(default_factory=list)
    times: list[Row] = field(default_factory=list)
    quantities: list[Row] = field(default_factory=list)

    def find(self, layer: str, quotation: str, around: Span) -> Row:
        """The item of a layer that a quotation names, sought in ``around`` first.

        Raises:
            GoldError: no such item, or several of the same words.
        """
        rows: list[Row] = getattr(self, layer)
        for where in (around, None):
            try:
                found, occurrence = self.quotations.all(quotation, where)
            except QuotationError as error:
                raise GoldError(str(error)) from error
            if occurrence:
                found = found[occurrence - 1 : occurrence]
            spans = {(s.start, s.end) for s in found}
            hits = [row for row in rows if (row["start"], row["end"]) in spans]
            if len(hits) == 1:
                return hits[0]
            need(holds=not hits, message=f"{quotation!r} is {len(hits)} of the {layer}")
        raise GoldError(f"{quotation!r} is none of the {layer}")


def mentions_and_entities(gold: Row, things: Things) -> list[Row]:
    """Fills ``things.mentions`` from the tables of kinds; gives the entities.

    ``key = { names = […], nominals = […] }`` is one entity; a quotation that ends in ``*`` stands
    for all its places that no longer quotation takes. ``_`` lists nominals without an entity.
    """
    entities: list[Row] = []
    wanted: list[tuple[str, str, str, str | None]] = []
    for kind in KINDS:
        for key, row in gold.get(kind, {}).items():
            if key == LONE:
                wanted += [(quotation, kind, "nominal", None) for quotation in row]
                continue
            for form in ("name", "nominal"):
                wanted += [(q, kind, form, key) for q in row.get(f"{form}s", [])]
            entities.append(_entity(key, kind, row))
    taken: list[Span] = []
    exact = [w for w in wanted if not w[0].endswith("*")]
    every = sorted((w for w in wanted if w[0].endswith("*")), key=lambda w: -len(w[0]))
    for quotation, kind, form, key in [*exact, *every]:
        if quotation.endswith("*"):
            found = [
                s
                for s in things.quotations.all(quotation[:-1])[0]
                if not any(s.start < t.end and t.start < s.end for t in taken)
            ]
            need(holds=bool(found), message=f"{quotation!r} is nowhere")
        else:
            found = [things.quotations.one(quotation)]
        need(holds=not set(found) & set(taken), message=f"twice a mention: {quotation!r}")
        taken += found
        things.mentions += [
            {**s.row(), "kind": kind, "form": form, "entity": key, "by": "analyst"}
            | {"confidence": 1.0, "loaded": False}
            for s in found
        ]
    number(things.mentions, "m")
    for quotation in gold.get("loaded", []):
        spans = {(s.start, s.end) for s in things.quotations.all(quotation)[0]}
        for mention in things.mentions:
            mention["loaded"] |= (mention["start"], mention["end"]) in spans
    for entity in entities:
        own = [m for m in things.mentions if m["entity"] == entity["id"]]
        entity["mentions"] = [m["id"] for m in own]
        said = dict.fromkeys(m["text"] for m in own if m["form"] == "name")
        entity["name"] = entity["name"] or next(iter(said), "")
        need(holds=bool(entity["name"]), message=f"entity {entity['id']} has no name")
        entity["aliases"] += [n for n in said if n not in (entity["name"], *entity["aliases"])]
    return entities


def _entity(key: str, kind: str, row: Row) -> Row:
    point = row.get("at")
    place: Row | None = None
    if point:
        place = dict(zip(("lat", "lon", "radius_km"), point, strict=True))
        place |= {"gazetteer": None, "candidates": []}
    relations = [dict(zip(("kind", "entity"), r.split(), strict=True)) for r in row.get("is", [])]
    return {
        "id": key,
        "kind": kind,
        "name": row.get("name"),
        "aliases": list(row.get("aliases", [])),
        "mentions": [],
        "relations": relations,
        "place": place,
        "location": None,
    }


def times(gold: Row, things: Things) -> None:
    """``"أمس" = ["date", "2022-08-04", "2022-08-04", "why"]``; ``""`` is an open end."""
    for quotation, (kind, earliest, latest, why) in gold.get("times", {}).items():
        first, last = earliest[:10], latest[:10]
        need(holds=not (first and last) or first <= last, message=f"{quotation!r} ends early")
        edtf = (first if first == last else f"{first}/{last}") if first and last else None
        things.times.append(
            {**things.quotations.one(quotation).row(), "kind": kind, "earliest": earliest or None}
            | {"latest": latest or None, "edtf": edtf, "why": why}
        )
    number(things.times, "t")


def quantities(gold: Row, things: Things) -> None:
    """``"17" = { n = 17, of = "جندي", counts = "جندياً" }``; ``low``/``high`` where open."""
    for quotation, row in gold.get("quantities", {}).items():
        span = things.quotations.one(quotation)
        around = things.quotations.paragraph_of(span.start)
        counts = row.get("counts")
        low, high = row.get("low", row.get("n")), row.get("high", row.get("n"))
        need(holds=low is not None or high is not None, message=f"{quotation!r} has no number")
        item = {**span.row(), "low": low, "high": high, "approximate": row.get("about", False)}
        item |= {"what": row.get("of"), "unit": row.get("unit")}
        item["counts"] = things.find("mentions", counts, around)["id"] if counts else None
        things.quantities.append(item | ({"optional": True} if row.get("optional") else {}))
    number(things.quantities, "q")


def sources(gold: Row, things: Things, outlet: str) -> list[Row]:
    """``key = { kind = "agency", at = "وكالة سانا", entity = "sana", again = ["الوكالة"] }``.

    ``again`` are later printings of the source: optional records, in no chain.
    """
    named = {m["entity"] for m in things.mentions if m["form"] == "name"}
    rows: list[Row] = []
    for key, row in gold["sources"].items():
        at, entity = row.get("at"), row.get("entity")
        spans: list[Row] = [{"start": None, "end": None, "text": outlet}]
        if at:
            spans = [dict(things.quotations.one(at).row())]
        about = {"entity": entity, "kind": row["kind"], "named": entity in named or key == "out"}
        rows.append({"id": key, **spans[0], **about})
        for later, quotation in enumerate(row.get("again", []), 2):
            span = things.quotations.one(quotation)
            rows.append({"id": f"{key}_{later}", **span.row(), **about, "optional": True})
    return sorted(rows, key=lambda row: (row["start"] is None, row["start"] or 0))
