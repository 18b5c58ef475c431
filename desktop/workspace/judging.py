"""What a person holds of claims and sources: grades, confirmations, notes. Each is undoable.

Grades are those of the Admiralty scale (NATO AJP-2.1): "A" to "F", how reliable a source is; "1" to
"6", how credible what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop.analysis.model import Stance
from desktop.workspace.case_session import CaseSession
from storage.annotations import CREDIBILITY, RELIABILITY
from storage.judgements import Action, Judgement, anchor_at
from storage.queries.ledger_lines import LedgerLine, origin_of

__all__ = ["CREDIBILITY", "RELIABILITY"]


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """A claim by where it stands: characters of the document's text, end exclusive."""

    document: int
    start: int
    end: int


def place_of(line: LedgerLine) -> ClaimPlace:
    """Where a claim of the ledger stands."""
    passage = line.claim.passage
    return ClaimPlace(line.claim.document.id, passage.start, passage.end)


def grade(session: CaseSession, *, lines: Sequence[LedgerLine], value: str) -> int:
    """Grade the sources of some claims with a letter, or what they say with a digit.

    Returns:
        How many sources or claims were graded.

    Raises:
        ValueError: ``value`` is no grade.
    """
    if value in CREDIBILITY:
        return _say(session, map(place_of, lines), "grade_claim", value)
    if value not in RELIABILITY:
        raise ValueError(f"no grade: {value!r}")
    refs = dict.fromkeys(ref for line in lines if (ref := origin_of(line.claim)))
    return _write(
        session,
        [Judgement(action="grade_source", entity=ref, value=value) for ref in refs],
    )


def confirm(session: CaseSession, *, claims: Iterable[ClaimPlace]) -> int:
    """The claims are read rightly; gives how many."""
    return _say(session, claims, "confirm_claim", None)


def reject(session: CaseSession, *, claims: Iterable[ClaimPlace]) -> int:
    """The claims are none; gives how many."""
    return _say(session, claims, "reject_claim", None)


def set_stance(session: CaseSession, *, claims: Iterable[ClaimPlace], stance: Stance) -> int:
    """The claims are put forward with this stance; gives how many."""
    return _say(session, claims, "set_stance", stance)


def note(session: CaseSession, *, claims: Iterable[ClaimPlace], text: str) -> int:
    """Remark something of the words of each of the claims; gives of how many."""
    return _say(session, claims, "note", text)


def _say(
    session: CaseSession, claims: Iterable[ClaimPlace], action: Action, value: str | None
) -> int:
    if session.case is None:
        return 0
    text_of = _texts(session)
    return _write(
        session,
        [
            Judgement(
                action=action,
                document=claim.document,
                anchor=anchor_at(text_of(claim.document), claim.start, claim.end),
                value=value,
            )
            for claim in dict.fromkeys(claims)
        ],
    )


def _texts(session: CaseSession) -> Callable[[int], str]:
    """Texts of documents, each read once."""
    known: dict[int, str] = {}

    def text_of(document: int) -> str:
        if document not in known and session.case is not None:
            known[document] = session.case.documents.get(document).text
        return known[document]

    return text_of


def _write(session: CaseSession, judgements: list[Judgement]) -> int:
    if session.case is not None and judgements:
        session.follow(session.case.journal.append(*judgements))
    return len(judgements)
