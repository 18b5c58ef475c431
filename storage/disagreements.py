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
from storage.judgements import Judgement

Subject = tuple[object, ...]


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
            groups[subject(entry.judgement)].append(entry)
    found = []
    for entries in groups.values():
        last = _unanswered(entries, hashes, ancestry)
        if len({_said(entry.judgement) for entry in last}) > 1:
            found.append(Disagreement(tuple(last)))
    return sorted(found, key=lambda one: (one.entries[-1].clock, one.entries[-1].uid))


def subject(judgement: Judgement) -> Subject:
    """What a judgement is about: a property of a document, words of it, or an entity."""
    if judgement.action == "set_property":
        return "property", judgement.document, judgement.property
    if judgement.anchor is not None:
        anchor = judgement.anchor
        return "words", judgement.document, anchor.start, anchor.end, anchor.quote
    if judgement.entity is not None:
        return "entity", judgement.entity.kind, fold_word(judgement.entity.name)
    return "document", judgement.document


def _said(judgement: Judgement) -> tuple[object, ...]:
    target = judgement.target and (judgement.target.kind, fold_word(judgement.target.name))
    return judgement.action, judgement.kind, judgement.value, target


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
