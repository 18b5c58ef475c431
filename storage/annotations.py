"""What a person remarked and graded: notes, claims that were confirmed or graded, sources' grades.

They change nothing in a reading, and stand beside it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from desktop.analysis.text.fold import fold_word
from storage.documents import Documents
from storage.journal import Entry, Journal
from storage.judgements import EntityRef, locate

# The Admiralty scale (NATO AJP-2.1): how reliable a source is, how credible what it says.
RELIABILITY = tuple("ABCDEF")
CREDIBILITY = tuple("123456")


@dataclass(frozen=True, slots=True)
class Note:
    """A remark: of words (``start``, ``end``), of an ``entity``, or of neither: the document, or
    the case. ``uid`` is that of its entry."""

    uid: str
    author: str
    at: str
    text: str
    document: int | None
    start: int | None
    end: int | None
    entity: EntityRef | None


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """What a person holds of the claim at a span; ``credibility`` "1" to "6", None: not graded."""

    start: int
    end: int
    confirmed: bool
    credibility: str | None


class Annotations:
    """The remarks and grades of one open case."""

    def __init__(self, documents: Documents, journal: Journal) -> None:
        self._documents = documents
        self._journal = journal

    def notes(self, document: int | None = None) -> list[Note]:
        """The notes that stand: on a document (and what holds for the whole case), or all.

        A note that was written anew or withdrawn stands again when that is undone; two that were
        written in the place of one, in two copies of a case, both stand.
        """
        written = [
            entry
            for entry in self._journal.entries(document)
            if entry.active and entry.judgement.action == "note"
        ]
        replaced = {entry.judgement.uid for entry in written}
        return [
            self._note(entry, document)
            for entry in written
            if entry.uid not in replaced and entry.judgement.value is not None
        ]

    def on_entities(self) -> list[Note]:
        """The notes on entities that stand, in the whole case; read without any article."""
        written = [entry for entry in self._journal.entries_of("note") if entry.active]
        replaced = {entry.judgement.uid for entry in written}
        return [
            self._note(entry, None)
            for entry in written
            if entry.judgement.entity is not None
            and entry.uid not in replaced
            and entry.judgement.value is not None
        ]

    def verdicts(self, document: int) -> list[ClaimVerdict]:
        """The verdicts on a document's claims, in order of the text; the last word counts."""
        text = self._documents.get(document).text
        found: dict[tuple[int, int], ClaimVerdict] = {}
        for judgement in self._journal.active(document):
            place = locate(text, judgement.anchor) if judgement.anchor else None
            if place is None or judgement.action not in ("confirm_claim", "grade_claim"):
                continue
            known = found.get(place, ClaimVerdict(*place, confirmed=False, credibility=None))
            found[place] = ClaimVerdict(
                *place,
                confirmed=known.confirmed or judgement.action == "confirm_claim",
                credibility=judgement.value
                if judgement.action == "grade_claim"
                else known.credibility,
            )
        return [found[place] for place in sorted(found)]

    def credibility(self) -> dict[tuple[int, int, int], str]:
        """The grades of claims, "1" to "6", by document and span, in the whole case."""
        entries = self._journal.entries_of("grade_claim")
        graded = {entry.judgement.document for entry in entries if entry.active}
        return {
            (document, verdict.start, verdict.end): verdict.credibility
            for document in sorted(number for number in graded if number is not None)
            for verdict in self.verdicts(document)
            if verdict.credibility is not None
        }

    def judged(self, documents: Collection[int]) -> list[int]:
        """Those of some documents whose claims may have verdicts or notes, for most have none."""
        return self._journal.spoken_of(documents, ("confirm_claim", "grade_claim", "note"))

    def reliability(self) -> dict[tuple[str, str], str]:
        """The grades of sources, "A" to "F", by kind and folded name; the last word counts."""
        return {
            (entry.judgement.entity.kind, fold_word(entry.judgement.entity.name)): (
                entry.judgement.value
            )
            for entry in self._journal.entries_of("grade_source")
            if entry.active and entry.judgement.entity is not None and entry.judgement.value
        }

    def _note(self, entry: Entry, document: int | None) -> Note:
        judgement = entry.judgement
        place = None
        if judgement.anchor is not None and judgement.document is not None:
            text = self._documents.get(document or judgement.document).text
            place = locate(text, judgement.anchor)
        start, end = place or (None, None)
        return Note(
            entry.uid, entry.author, entry.at, judgement.value or "", judgement.document, start,
            end, judgement.entity,
        )  # fmt: skip
