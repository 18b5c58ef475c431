"""Verdicts and notes of the conflict board: asked for, kept, told."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.panes.conflicts_rows import ConflictRow, pairs_of
from desktop.panes.dialogs.note import NoteDialog
from desktop.workspace import conflicts
from desktop.workspace.conflicts import VERDICTS
from desktop.workspace.messages import Notice
from desktop.workspace.workspace import Workspace


class ConflictsJudging:
    """Each method is one thing that a person does to a conflict, and one step to undo."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        self._workspace, self._parent = workspace, parent

    def judge(self, row: ConflictRow, verdict: str) -> bool:
        """Keep a verdict ("" takes it away) and say it; gives whether one stands now."""
        session, tr = self._workspace.case_session, self._workspace.tr
        pairs = pairs_of(row, self._workspace.document_id)
        chosen = next((one for one in VERDICTS if one == verdict), None)
        deed = partial(conflicts.judge, session, pairs=pairs, verdict=chosen)
        if not self._workspace.attempt(deed):
            return False
        words = tr("verdict.taken_away")
        if chosen is not None:
            words = tr("verdict.said", verdict=tr(f"verdict.{chosen}"))
        self._workspace.hub.publish(Notice(words))
        return chosen is not None

    def note(self, row: ConflictRow, standing: str) -> None:
        """Ask for a note on a conflict, with the one that stands already there."""
        workspace, session = self._workspace, self._workspace.case_session
        pairs = pairs_of(row, workspace.document_id)
        if not session.can_edit or not pairs:
            return
        dialog = NoteDialog(workspace, row.sides[0].claim.text, standing, self._parent)
        while dialog.exec():  # what was typed is kept until it is written
            text = "" if dialog.withdrawn else dialog.text
            if workspace.attempt(partial(conflicts.note, session, pairs=pairs, text=text)):
                return
            dialog.withdrawn = False
