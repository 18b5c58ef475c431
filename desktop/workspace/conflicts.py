"""What a person holds of conflicts: verdicts and notes, each one step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.workspace.case_session import CaseSession
from storage.conflict_verdicts import (
    VERDICTS,
    ClaimSpan,
    ConflictJudged,
    Pair,
    Verdict,
    judged_of,
)

__all__ = ["VERDICTS", "ClaimSpan", "ConflictJudged", "Pair", "Verdict", "judged_of"]


def judged(session: CaseSession) -> dict[Pair, ConflictJudged]:
    """All verdicts and notes that stand in the open case."""
    return session.case.conflict_verdicts.all() if session.case else {}


def judge(session: CaseSession, *, pairs: Sequence[Pair], verdict: Verdict | None) -> None:
    """Say which claims of some pairs hold; None takes the verdict away."""
    if session.case is not None:
        session.follow(session.case.conflict_verdicts.judge(pairs, verdict))


def note(session: CaseSession, *, pairs: Sequence[Pair], text: str) -> None:
    """Remark something of some pairs; "" takes the note away."""
    if session.case is not None:
        session.follow(session.case.conflict_verdicts.note(pairs, text))
