"""Events, claims and conflicts of a gold file: rows that speak of the other layers."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, get_args

from desktop.analysis.model import Role
from tests.gold.layers import TAKEN, GoldError, Row, Things, need, span_of
from tests.gold.quotations import Span

FILLERS = {"count": ("quantity", "quantities"), "time": ("time", "times")}
ROLES = get_args(Role)


def events(gold: Row, things: Things) -> list[Row]:
    """``e1 = ["killing", "مقتل", "victim جندياً", "count 17", "ongoing", "same e0"]``.

    The fillers of an event are sought in the trigger's paragraph first. What is attacked, taken or
    held is also its place.
    """
    rows = []
    for key, (kind, trigger, *rest) in gold["events"].items():
        span = things.quotations.one(trigger)
        event: Row = {"id": key, "type": kind, "trigger": span.row(), "time": None, "place": None}
        event |= {"polarity": "affirmed", "modality": "actual", "arguments": [], "same_as": None}
        for line in rest:
            try:
                _tell(event, line, things, things.quotations.paragraph_of(span.start))
            except GoldError as error:
                raise GoldError(f"event {key}: {error}") from error
        _taken_place(event, things)
        rows.append(event)
    rows.sort(key=lambda event: int(event["trigger"]["start"]))
    return rows


def _tell(event: Row, line: str, things: Things, around: Span) -> None:
    word, _, filler = line.partition(" ")
    if word in ("attempted", "planned", "ongoing"):
        event["modality"] = word
    elif word == "negated":
        event["polarity"] = word
    elif word == "same":
        event["same_as"] = filler
    else:
        need(holds=word in ROLES, message=f"no role {word!r}")
        name, layer = FILLERS.get(word, ("mention", "mentions"))
        item = things.find(layer, filler, around)["id"]
        event["arguments"].append({"role": word, name: item})
        if word in ("time", "place"):
            event[word] = event[word] or item


def _taken_place(event: Row, things: Things) -> None:
    if event["type"] not in TAKEN:
        return
    where = {m["id"] for m in things.mentions if m["kind"] == "place"}
    where |= {m["id"] for m in things.mentions if (m["kind"], m["form"]) == ("facility", "name")}
    told = [a["mention"] for a in event["arguments"] if a["role"] == "place"]
    for argument in list(event["arguments"]):
        mention = argument.get("mention")
        if argument["role"] in ("target", "object") and mention in where and mention not in told:
            event["arguments"].append({"role": "place", "mention": mention})
            event["place"] = event["place"] or mention
            told.append(mention)


def claims(gold: Row, things: Things, told: list[Row]) -> list[Row]:
    """``c1 = ["asserts", "mil sana out", "span", "mil عن", "sana نقلت", "quoted", "hedge قد"]``.

    A claim holds the events whose trigger lies in it; every event must lie in one.
    """
    rows: list[Row] = []
    for key, (stance, chain, quotation, *rest) in gold["claims"].items():
        span = things.quotations.one(quotation)
        around = things.quotations.paragraph_of(span.start)
        claim: Row = {"id": key, **span.row(), "chain": chain.split(), "cues": [], "stance": stance}
        claim |= {"quoted": False, "hedges": [], "events": []}
        for line in rest:
            word, _, cue = line.partition(" ")
            if word == "quoted":
                claim["quoted"] = True
                continue
            row: dict[str, Any] = things.quotations.one(cue, around).row()
            if word == "hedge":
                claim["hedges"].append(row)
            else:
                need(holds=word in claim["chain"], message=f"{key}: no source {word!r} in chain")
                claim["cues"].append(row | {"source": word})
        for event in told:
            if span_of(event["trigger"]).within(span):
                claim["events"].append(event["id"])
        rows.append(claim)
    spoken = {event for claim in rows for event in claim["events"]}
    lost = [event["id"] for event in told if event["id"] not in spoken]
    need(holds=not lost, message=f"in no claim: events {lost}")
    return sorted(rows, key=lambda claim: (claim["start"], -claim["end"]))


def conflicts(gold: Row) -> list[Row]:
    """``x1 = ["framing", "c1 c4", "why"]``."""
    return [
        {"id": key, "kind": kind, "claims": pair.split(), "why": why}
        for key, (kind, pair, why) in gold.get("conflicts", {}).items()
    ]


def check_names(things: Things) -> None:
    """Names do not nest (the annotation rules): an overlap is a slip of the annotator."""
    for one, other in pairwise(things.mentions):
        crossing = other["start"] < one["end"]
        need(holds=not crossing, message=f"{one['text']!r} and {other['text']!r} overlap")
