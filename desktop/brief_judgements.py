"""What stands of a case's judgements, in the form in which briefs state them. Qt-free."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.export_content import remark_of
from desktop.exporting.brief.judgements import (
    Judged,
    Place,
    Standing,
    of_confirmed,
    of_conflict,
    of_conflict_turned,
    of_grade,
    of_reason,
    of_remark,
    of_source,
    standing,
)
from storage.case_file import CaseFile
from storage.conflict_verdicts import ClaimSpan


def judgements_of(case: CaseFile) -> Standing:
    """Verdicts, grades and notes of the whole case, as they are now."""
    return standing(_judged(case))


def _judged(case: CaseFile) -> Iterator[Judged]:
    digests = case.documents.recorded_digests()
    for document in case.annotations.judged(list(digests)):
        yield from _of_article(case, document, digests[document])
    for note in case.annotations.notes():
        if note.document is None:
            yield of_remark("", remark_of(note))
    for name, grade in case.annotations.reliability().items():
        yield of_source(name[1], grade)

    def place(claim: ClaimSpan) -> Place:
        return digests[claim.document], claim.start, claim.end

    for (one, other), judged in case.conflict_verdicts.all().items():
        yield of_conflict(place(one), place(other), judged.verdict)
        yield of_conflict_turned(place(one), place(other), judged.verdict)
        if judged.note:
            yield of_reason(place(one), place(other), judged.note)


def _of_article(case: CaseFile, document: int, digest: str) -> Iterator[Judged]:
    for verdict in case.annotations.verdicts(document):
        claim = (digest, verdict.start, verdict.end)
        if verdict.confirmed:
            yield of_confirmed(claim)
        if verdict.credibility is not None:
            yield of_grade(claim, verdict.credibility)
    for note in case.annotations.notes(document):
        if note.document is not None:
            yield of_remark(digest, remark_of(note))
