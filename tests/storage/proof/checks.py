"""Whether a case holds what the model says, and nothing in it dangles."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from desktop.analysis.model import Analysis
from desktop.analysis.text.fold import fold_word
from storage.case_file import CaseFile
from storage.judgements import locate
from tests.storage.proof.model import Model, Said

_OF_MENTIONS = ("tag", "reject", "relabel", "confirm", "link", "split")


def hold(case: CaseFile, model: Model) -> None:
    """Everything that was acknowledged is there, as it was said, and nothing else."""
    assert case.verify().problems == ()
    texts = {number: case.documents.get(number).text for number in case.documents.ids()}
    _same_documents(case, model, texts)
    _same_journal(case, model, texts)
    for number, text in texts.items():
        _same_on_document(case, model, number, text)
        view = case.current(number)
        if view is not None:
            nothing_dangles(view)
            _indexed(case, number, view, counts=not model.is_superseded(text))
    assert case.annotations.reliability() == model.reliability()


def _same_documents(case: CaseFile, model: Model, texts: dict[int, str]) -> None:
    assert sorted(texts.values()) == sorted(model.texts())
    files = case.connection.rows(
        "SELECT d.text, p.file FROM provenances p JOIN documents d ON d.id = p.document_id"
    )
    assert Counter(files) == Counter((text, file) for _, file, text in model.imports)
    pairs = case.connection.rows("SELECT document_id, revises_id FROM revisions")
    assert {(texts[later], texts[earlier]) for later, earlier in pairs} == model.revisions
    for number, text in texts.items():
        assert case.revisions.is_superseded(number) == model.is_superseded(text)


def _same_journal(case: CaseFile, model: Model, texts: dict[int, str]) -> None:
    """Every judgement, word for word, in its order; standing or not."""
    undone, _ = model.undone()
    known = [said for said in model.entries() if not said.is_turn]
    entries = case.journal.entries()
    assert [(e.clock, e.uid) for e in entries] == [said.order for said in known]
    for entry, said in zip(entries, known, strict=True):
        assert replace(entry.judgement, document=None) == said.judgement
        assert texts.get(entry.judgement.document or 0) == said.text
        assert entry.active == (said.uid not in undone)
    assert {link.uid for link in case.journal.links()} == model.log.keys()
    undo, redo = case.journal.next_undo(), case.journal.next_redo()
    assert ({undo.uid} if undo else set()) <= model.next_undo()
    assert ({redo.uid} if redo else set()) <= model.next_redo()
    assert (undo is None, redo is None) == (not model.next_undo(), not model.next_redo())


def _same_on_document(case: CaseFile, model: Model, number: int, text: str) -> None:
    """What was said of earlier texts is in its place, or kept without one."""
    on = model.on(text)
    assert [replace(j, document=None) for j in case.journal.active(number)] == [
        said.judgement for said in on
    ]
    gone, placed = model.gone(text), model.placed(text)
    unplaced = [replace(judgement, document=None) for judgement in case.current.unplaced(number)]
    assert unplaced == [said.judgement for said in on if said.uid in gone]
    for said in on:
        if said.judgement.anchor is not None and said.uid in placed:
            assert locate(text, said.judgement.anchor) == placed[said.uid]
    notes = {note.uid: (note.start, note.end) for note in case.annotations.notes(number)}
    assert notes.keys() == {
        said.uid
        for said in model.standing()
        if said.action == "note" and (said.text is None or said in on)
    }
    assert all(notes[uid] == placed[uid] for uid in notes.keys() & placed.keys())
    assert all(notes[uid] == (None, None) for uid in notes.keys() & gone)
    _same_verdicts(case, number, [said for said in on if said.uid not in gone], placed)
    assert case.current.row(number).outlet == model.outlet(text)
    own = case.current.own(number)
    if own is not None:
        _same_mentions(own, [said for said in on if said.uid not in gone], placed)


def _same_verdicts(
    case: CaseFile, number: int, on: list[Said], placed: dict[str, tuple[int, int]]
) -> None:
    found = {(v.start, v.end): v for v in case.annotations.verdicts(number)}
    said = [s for s in on if s.action in ("confirm_claim", "grade_claim")]
    if any(one.uid not in placed for one in said):
        return
    assert found.keys() == {placed[one.uid] for one in said}
    for place, verdict in found.items():
        here = [one for one in said if placed[one.uid] == place]
        grades = [one.judgement.value for one in here if one.action == "grade_claim"]
        assert verdict.confirmed == any(one.action == "confirm_claim" for one in here)
        assert verdict.credibility == (grades[-1] if grades else None)


def _same_mentions(own: Analysis, on: list[Said], placed: dict[str, tuple[int, int]]) -> None:
    """What was tagged or rejected is so, where nothing later may have touched it."""
    mentions = {(m.start, m.end): m for m in own.mentions}
    said = [s for s in on if s.action in _OF_MENTIONS]
    for index, one in enumerate(said):
        after = said[index + 1 :]
        if one.uid not in placed or any(a.action not in ("tag", "reject") for a in after):
            continue
        start, end = placed[one.uid]
        if any(a.uid not in placed for a in after) or any(
            placed[a.uid][0] < end and start < placed[a.uid][1] for a in after
        ):
            continue
        here = mentions.get((start, end))
        if one.action == "reject":
            assert here is None
        if one.action == "tag":
            assert here is not None
            assert (here.by, here.kind) == ("analyst", one.judgement.kind)


def _indexed(case: CaseFile, number: int, view: Analysis, *, counts: bool) -> None:
    """The index has of a document what its current view shows."""
    called = {entity.id: (entity.kind, fold_word(entity.name)) for entity in view.entities}
    shown = Counter(called[m.entity] for m in view.mentions if m.entity)
    read = case.connection.rows
    entities = read(
        "SELECT c.kind, c.folded, sum(e.mentions) FROM entity_index e"
        " JOIN names n ON n.id = e.name_id JOIN names c ON c.id = n.canonical_id"
        " WHERE e.document_id = ? GROUP BY c.kind, c.folded",
        number,
    )
    claims = read("SELECT claim, start, end FROM claim_index WHERE id >> 20 = ?", number)
    events = read("SELECT event, start, end FROM event_index WHERE id >> 20 = ?", number)
    if not counts:
        assert (entities, claims, events) == ([], [], [])
        return
    assert {(kind, folded): count for kind, folded, count in entities} == dict(shown)
    assert claims == [(claim.id, claim.start, claim.end) for claim in view.claims]
    assert events == [(e.id, e.trigger.start, e.trigger.end) for e in view.events]


def nothing_dangles(view: Analysis) -> None:
    """Every span quotes its text, and whatever is referred to is there."""
    text = view.document.text
    mentions = {m.id for m in view.mentions}
    entities = {e.id for e in view.entities}
    times, quantities = {t.id for t in view.times}, {q.id for q in view.quantities}
    events, sources = {e.id for e in view.events}, {s.id for s in view.sources}
    spans = [(m.start, m.end, m.text) for m in view.mentions]
    spans += [(t.start, t.end, t.text) for t in view.times]
    spans += [(q.start, q.end, q.text) for q in view.quantities]
    spans += [(c.start, c.end, c.text) for c in view.claims]
    spans += [(e.trigger.start, e.trigger.end, e.trigger.text) for e in view.events]
    spans += [(q.start, q.end, q.text) for c in view.claims for q in c.cues]
    spans += [(q.start, q.end, q.text) for c in view.claims for q in c.hedges]
    assert all(text[start:end] == words for start, end, words in spans)
    assert {m.entity for m in view.mentions} <= entities | {None}
    for entity in view.entities:
        assert entity.mentions
        assert set(entity.mentions) <= mentions
        assert {relation.entity for relation in entity.relations} <= entities
    for event in view.events:
        assert event.time in times | {None}
        assert event.place in mentions | {None}
        for argument in event.arguments:
            assert argument.mention in mentions | {None}
            assert argument.quantity in quantities | {None}
            assert argument.time in times | {None}
    for claim in view.claims:
        assert set(claim.chain) <= sources
        assert set(claim.events) <= events
    claims = {claim.id for claim in view.claims}
    for conflict in view.conflicts:
        assert set(conflict.claims) <= claims
