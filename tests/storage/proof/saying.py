"""What a person may say at random of a case."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import get_args

from desktop.analysis.model import MentionKind
from storage.annotations import CREDIBILITY, RELIABILITY
from storage.case_file import CaseFile
from storage.judgements import Action, EntityRef, Judgement, anchor_at

KINDS: tuple[MentionKind, ...] = get_args(MentionKind)
OUTLETS = ("المرفأ", "الساحل", None)
_NAMES = ("صيدا", "طرابلس", "بيروت", "رويترز", "سامي الحداد", "كريم العلي")
_VALUES: dict[str, tuple[str, ...]] = {
    "correct_time": ("2020-01-01/2020-01-03", "2020-05-05", ""),
    "correct_number": ("3", "2/..", ""),
    "place": ("geo:33.5,35.4;u=4000;id=wof:85633", "geo:-12.25,44.5", "", "geo:x"),
    "set_stance": ("denies", "alleges"),
    "grade_claim": CREDIBILITY,
}
ON_WORDS: tuple[Action, ...] = (
    "tag", "tag", "reject", "reject", "relabel", "confirm", "link", "split", "correct_time",
    "correct_number", "place", "place", "confirm_claim", "reject_claim", "set_stance",
    "grade_claim", "note",
)  # fmt: skip


def of_words(draw: random.Random, case: CaseFile, number: int, action: Action) -> Judgement:
    """Something about words of a document, most often about what the reading found there."""
    view, text = case.current(number), case.documents.get(number).text
    assert view is not None
    start = draw.randrange(len(text) - 12)
    spans = [(start, start + draw.randrange(1, 12))] * 3
    if action in ("reject_claim", "set_stance", "confirm_claim", "grade_claim"):
        spans += [(claim.start, claim.end) for claim in view.claims] * 3
    else:
        spans += [(m.start, m.end) for m in view.mentions]
        spans += [(t.start, t.end) for t in view.times]
        spans += [(q.start, q.end) for q in view.quantities]
    values = _VALUES.get(action)
    value = draw.choice(values) if values else None
    return Judgement(
        action=action,
        document=number,
        anchor=anchor_at(text, *draw.choice(spans)),
        kind=draw.choice(KINDS) if action in ("tag", "relabel") else None,
        value=str(draw.random()) if action == "note" else value,
        target=_entity(draw) if action in ("link", "split") else None,
    )


def of_entities(draw: random.Random) -> Judgement:
    """Something about entities of the whole case."""
    action: Action = draw.choice(("merge", "merge", "merge", "keep_apart", "grade_source", "note"))
    said = Judgement(action=action, entity=_entity(draw))
    if action in ("merge", "keep_apart"):
        return replace(said, target=_entity(draw))
    return replace(said, value=draw.choice(RELIABILITY) if action == "grade_source" else "؟")


def of_document(draw: random.Random, number: int) -> Judgement:
    """A remark on a document, or its outlet."""
    if draw.random() < 0.5:
        return Judgement(action="note", document=number, value=str(draw.random()))
    return Judgement(
        action="set_property", document=number, property="outlet", value=draw.choice(OUTLETS)
    )


def _entity(draw: random.Random) -> EntityRef:
    name = draw.choice(_NAMES)
    kind = "person" if " " in name else "organisation" if name == "رويترز" else "place"
    return EntityRef(kind if draw.random() < 0.8 else draw.choice(KINDS), name)
