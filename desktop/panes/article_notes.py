"""Notes in the article pane: asked for, shown again, changed and withdrawn."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.panes.dialogs.note import NoteDialog
from desktop.workspace.notes import (
    PlacedNote,
    add_note,
    change_note,
    notes_of_shown,
    withdraw_note,
)
from desktop.workspace.workspace import Workspace


class ArticleNotes:
    """``shown`` are the notes on the shown article as last read."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        self._workspace, self._parent = workspace, parent
        self.shown: tuple[PlacedNote, ...] = ()

    def read(self) -> tuple[PlacedNote, ...]:
        self.shown = notes_of_shown(self._workspace.case_session)
        return self.shown

    def write(self, place: tuple[int, int] | None) -> None:
        """Ask for a note on words, or on the whole article (None); a note that is there already is
        opened."""
        known = next((note for note in self.shown if note.place == place), None)
        if known is not None:
            self.open(known.uid)
            return
        dialog = NoteDialog(self._workspace, self._quote(place), "", self._parent)
        while dialog.exec():  # what was typed is kept until it is written
            session, text = self._workspace.case_session, dialog.text
            if self._workspace.attempt(partial(add_note, session, text=text, place=place)):
                return

    def open(self, uid: str) -> None:
        """Show a note, to be changed or withdrawn."""
        note = next(note for note in self.shown if note.uid == uid)
        dialog = NoteDialog(self._workspace, self._quote(note.place), note.text, self._parent)
        session = self._workspace.case_session
        while dialog.exec() and session.can_edit:
            deed = partial(change_note, session, note=note, text=dialog.text)
            if dialog.withdrawn:
                deed = partial(withdraw_note, session, note=note)
            if self._workspace.attempt(deed):
                return
            dialog.withdrawn = False

    def _quote(self, place: tuple[int, int] | None) -> str:
        reading = self._workspace.analysis
        return reading.document.text[slice(*place)] if reading and place else ""
