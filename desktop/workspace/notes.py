"""A person's own notes on the shown article: written, changed and withdrawn, all undoable."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.workspace.case_session import CaseSession
from storage.judgements import Anchor, Judgement, anchor_at


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note on the shown article; ``place``: its words, start and end in characters of the stored
    text (end exclusive), None: it is of the whole article, or its words are gone."""

    uid: str
    text: str
    author: str
    at: str
    place: tuple[int, int] | None


def notes_of_shown(session: CaseSession) -> tuple[PlacedNote, ...]:
    """The notes on the shown article in order of the text, those on the whole of it first."""
    case, number = session.case, session.document_id
    if case is None or number is None:
        return ()
    found = [
        PlacedNote(
            note.uid,
            note.text,
            note.author,
            note.at,
            None if note.start is None or note.end is None else (note.start, note.end),
        )
        for note in case.annotations.notes(number)
        if note.document is not None
    ]
    return tuple(sorted(found, key=lambda note: note.place or (-1, -1)))


def add_note(session: CaseSession, *, text: str, place: tuple[int, int] | None) -> None:
    """Remark something of words of the shown article, or of the whole article (None)."""
    _write(session, place, value=text)


def change_note(session: CaseSession, *, note: PlacedNote, text: str) -> None:
    """Write a note anew; undo brings the former words back."""
    if text != note.text:
        _write(session, note.place, value=text, uid=note.uid)


def withdraw_note(session: CaseSession, *, note: PlacedNote) -> None:
    """Take a note away; undo brings it back."""
    _write(session, note.place, value=None, uid=note.uid)


def _write(
    session: CaseSession,
    place: tuple[int, int] | None,
    *,
    value: str | None,
    uid: str | None = None,
) -> None:
    case, number = session.case, session.document_id
    if case is None or number is None:
        return
    anchor: Anchor | None = None
    if place is not None:
        anchor = anchor_at(case.documents.get(number).text, *place)
    judgement = Judgement(action="note", document=number, anchor=anchor, value=value, uid=uid)
    session.follow(case.journal.append(judgement))
