"""What a person can say about a reading: the entries of the journal, as typed values.

A judgement about words is anchored by offsets *and* by the words themselves with a little of what
stands round them, so that it finds its place again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Literal

from desktop.analysis.doubts import DoubtKind
from desktop.analysis.model import MentionKind

Action = Literal[
    "tag", "reject", "relabel", "confirm", "link", "split", "merge", "keep_apart",
    "correct_time", "correct_number", "place", "confirm_claim", "reject_claim", "set_stance",
    "grade_claim", "grade_source", "judge_conflict", "note_conflict", "note", "save_search",
    "set_property",
    "snapshot", "undo", "redo",
]  # fmt: skip
Property = Literal["title", "outlet", "published"]

# What is said beside a reading and changes nothing in it.
BESIDE: frozenset[Action] = frozenset(
    {
        "confirm_claim", "grade_claim", "grade_source", "judge_conflict", "note_conflict", "note",
        "keep_apart", "save_search", "snapshot",
    }
)  # fmt: skip
# What a person has spoken of with one of these need not be asked about again.
SETTLED: Mapping[Action, DoubtKind] = MappingProxyType(
    {
        "tag": "mention",
        "reject": "mention",
        "relabel": "mention",
        "confirm": "mention",
        "link": "mention",
        "split": "mention",
        "correct_time": "time",
        "correct_number": "number",
        "confirm_claim": "claim",
        "reject_claim": "claim",
        "set_stance": "claim",
        "grade_claim": "claim",
    }
)
CONTEXT = 24


@dataclass(frozen=True, slots=True)
class Anchor:
    """``start``/``end`` in the stored text, the words there, and CONTEXT characters around."""

    start: int
    end: int
    quote: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Facing:
    """The other claim of a conflict: the digest of its document's text, for a document's number
    differs between copies of a case, and its words there."""

    digest: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity by what it is called: numbers of entities change with every analysis.

    ``places``: ids of the gazetteer, where several places of a case have the name.
    """

    kind: str
    name: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One thing a person said.

    tag: the words at ``anchor`` are a mention of ``kind``. reject: they are none. relabel: the
    mention there, and all of its entity, are of ``kind``. confirm: the mention is right. link: the
    mention is of the entity ``target``. split: so are all of its entity with the same words. merge:
    the entity ``entity`` is ``target``, in the whole case. keep_apart: it is not, and is not to
    be suggested again. correct_time, correct_number: the time or number at ``anchor`` is ``value``
    (:mod:`storage.applying.values`). place: what the mention there is of lies at ``value``
    (:mod:`storage.applying.places`); with a ``target``, that mention alone, which is of a place
    called so. confirm_claim, reject_claim: the claim there is one, or none.
    set_stance: its stance is ``value``. grade_claim: how credible it is, "1" to "6"; grade_source:
    how reliable ``entity`` is as a source, "A" to "F" (the Admiralty scale, NATO AJP-2.1).
    judge_conflict: of the claim at ``anchor`` and the one ``facing`` it, ``value`` holds
    (:mod:`storage.conflict_verdicts`); note_conflict: ``value`` is remarked of them. note:
    ``value`` is remarked, of words, a document, an entity or the case, in the place of the note
    ``uid`` where there is one (``value`` None: that note is withdrawn). save_search: the
    search ``value`` (:mod:`storage.saved_searches`) is to be asked again; ``uid`` as with notes.
    set_property: ``property`` is ``value``. snapshot: the case as it stands is called ``value``.
    undo, redo: of the entry ``uid``. Judgements of one ``group`` were made together, and are undone
    together.
    """

    action: Action
    document: int | None = None
    anchor: Anchor | None = None
    facing: Facing | None = None
    kind: MentionKind | None = None
    entity: EntityRef | None = None
    target: EntityRef | None = None
    property: Property | None = None
    value: str | None = None
    uid: str | None = None
    group: str | None = None


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """The anchor of a span of a document's text."""
    return Anchor(
        start,
        end,
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
    )


def locate(text: str, anchor: Anchor) -> tuple[int, int] | None:
    """Where the anchored words stand in a text: where they have most of the same surroundings, of
    several such places at their offsets, else the first; None where the words are gone."""
    start, end = anchor.start, anchor.end
    if anchor_at(text, start, end) == anchor:
        return start, end
    best: tuple[int, bool, int] | None = None
    at = text.find(anchor.quote)
    while at >= 0 and anchor.quote:
        place = (_shared(text, at, anchor), at == start, -at)
        best = place if best is None else max(best, place)
        at = text.find(anchor.quote, at + 1)
    return None if best is None else (-best[2], -best[2] + len(anchor.quote))


def _shared(text: str, at: int, anchor: Anchor) -> int:
    """How many characters round the words at a place are those that stood round them."""
    end = at + len(anchor.quote)
    before, after = text[max(0, at - CONTEXT) : at], text[end : end + CONTEXT]
    return _shared_start(before[::-1], anchor.before[::-1]) + _shared_start(after, anchor.after)


def _shared_start(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(other))


def to_json(judgement: Judgement, digest: str | None) -> str:
    """The judgement as the journal keeps it, keys sorted: its hash is taken of these words.

    ``digest`` is that of its document's text: a document's number differs between copies of a case.
    """
    known = {key: value for key, value in asdict(judgement).items() if value is not None}
    for key in ("entity", "target"):
        if key in known and not known[key]["places"]:
            del known[key]["places"]
    if digest is not None:
        known["document"] = digest
    return json.dumps(known, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str, document: int | None) -> Judgement:
    """The judgement that was written down, about the document of this number."""
    data = json.loads(text) | {"document": document}
    if "anchor" in data:
        data["anchor"] = Anchor(**data["anchor"])
    if "facing" in data:
        other = data["facing"]
        data["facing"] = Facing(other["digest"], Anchor(**other["anchor"]))
    for key in ("entity", "target"):
        if key in data:
            places = tuple(data[key].pop("places", ()))
            data[key] = EntityRef(**data[key], places=places)
    return Judgement(**data)
