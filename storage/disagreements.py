"""Where two persons, each without knowing of the other, said different things of the same.

The current view follows the later entry, in every copy the same one; both stay in the journal, and
this shows them until somebody who knows of both says which holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.analysis.text.fold import fold_word
from storage.ancestry import Ancestry
from storage.journal import Entry, Journal
from storage.judgements import EntityRef, Judgement

Subject = tuple[object, ...]
_PAIR = "pair"


# What judgements on the same words are about, where it is one matter for several of them.
_MATTERS = {
    **dict.fromkeys(("tag", "reject", "relabel", "confirm", "link", "split"), "mention"),
    **dict.fromkeys(("confirm_claim", "reject_claim"), "claim"),
}
# What two persons can say beside each other.
_REMARKS = ("note", "note_conflict", "save_search", "snapshot")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Entries about one subject, none of which knew of another; the last one holds for now."""

    entries: tuple[Entry, ...]


def disagreements(journal: Journal) -> list[Disagreement]:
    """The open disagreements of a case, by the journal's order."""
    links = journal.links()
    ancestry = Ancestry.of((link.hash, tuple(link.parents.split())) for link in links)
    if not ancestry.parted:
        return []
    hashes = {link.uid: link.hash for link in links}
    groups: dict[Subject, list[Entry]] = defaultdict(list)
    for entry in journal.entries():
        if entry.active:
            for about in subjects(entry.judgement):
                groups[about].append(entry)
    found = []
    for about, entries in groups.items():
        last = _unanswered(entries, hashes, ancestry)
        if len({_said(entry.judgement, about) for entry in last}) > 1:
            found.append(Disagreement(tuple(last)))
    return sorted(found, key=lambda one: (one.entries[-1].clock, one.entries[-1].uid))


def subjects(judgement: Judgement) -> list[Subject]:
    """What a judgement is about: a property of a document, words of it, an entity, or whether two
    entities are one."""
    if judgement.action == "set_property":
        return [("property", judgement.document, judgement.property)]
    if judgement.action in _REMARKS:
        return []
    if judgement.anchor is not None:
        anchor = judgement.anchor
        matter = _MATTERS.get(judgement.action, judgement.action)
        if (facing := judgement.facing) is not None:
            both = (judgement.document, anchor.start, anchor.end, facing.digest)
            return [(matter, *both, facing.anchor.start, facing.anchor.end)]
        return [(matter, judgement.document, anchor.start, anchor.end, anchor.quote)]
    if judgement.entity is None:
        return [("document", judgement.document)]
    if judgement.action == "grade_source":
        return [("source", *_name(judgement.entity))]
    about: list[Subject] = []
    if judgement.action != "keep_apart":
        about.append(("entity", *_name(judgement.entity)))
    if judgement.target is not None:
        pair = sorted((_name(judgement.entity), _name(judgement.target)))
        about.append((_PAIR, *pair))
    return about


def _said(judgement: Judgement, about: Subject) -> tuple[object, ...]:
    if about[0] == _PAIR:
        return (judgement.action,)
    target = judgement.target and _name(judgement.target)
    return judgement.action, judgement.kind, judgement.value, target


def _name(entity: EntityRef) -> tuple[str, str]:
    return entity.kind, fold_word(entity.name)


def _unanswered(
    entries: Iterable[Entry], hashes: dict[str, str], ancestry: Ancestry
) -> list[Entry]:
    """Those that no other of them follows from."""
    entries = list(entries)
    return [
        entry
        for entry in entries
        if not any(
            other is not entry and ancestry.knows(hashes[other.uid], hashes[entry.uid])
            for other in entries
        )
    ]
