"""What keeps the open case safe beside the work on it: automatic backups, warnings of its place."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.messages import BackupEnded, CaseLeaving, CaseShown, ProblemMet
from storage.automatic_backup import BackupOutcome, BackupRun
from storage.backup_folder import Backup, backups
from storage.backup_places import choice, choose, doubt_about_place
from storage.location import Doubt, doubt_about
from storage.problems import BackupFolderAbsent

# The window is drawn first.
_PAUSE = 1500  # milliseconds


class Safekeeping(QObject):
    """``enabled``: whether automatic backups are made. ``backups``: those of the open case, the
    last one made at the end. ``doubt``: what there is to warn of where it lies."""

    _ended = Signal(object)

    def __init__(self, session: CaseSession, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._hub = session, hub
        self._run: BackupRun | None = None
        self._once_more = False
        self.enabled = True
        self.backups: list[Backup] = []
        self.doubt: Doubt | None = None
        self._turn = QTimer(self, singleShot=True, interval=_PAUSE)
        self._turn.timeout.connect(self.back_up)
        self._ended.connect(self._tell)
        hub.subscribe(CaseShown, lambda _: self._look(), self)
        hub.subscribe(CaseLeaving, lambda _: self._let_go(), self)

    def back_up(self) -> None:
        """Begin a backup of the open case, where it changed since the last one."""
        case = self._session.case
        if case is not None and not case.read_only and self.enabled and self._run is None:
            self._warn_of_absence(case.path)
            self._run = BackupRun(case.connection, self._ended.emit)

    def _warn_of_absence(self, case: Path) -> None:
        doubt = doubt_about_place(case)
        if doubt is not None and doubt.kind == "absent":
            self._hub.publish(ProblemMet(BackupFolderAbsent(case, folder=doubt.what)))

    def choose_folder(self, folder: Path | None) -> Doubt | None:
        """Have the backups of the open case made in another folder (None: beside it), the first one
        now. Gives what there is to warn of there. Raises CaseError."""
        path = self._session.path
        if path is None:
            return None
        choose(path, folder)
        # One that is being made may lie in the former folder.
        self._once_more = self._run is not None
        self.back_up()
        return doubt_about_place(path)

    @property
    def folder(self) -> tuple[Path, Doubt | None] | None:
        """Where a person chose to have the backups of the open case, and what there is to warn of;
        None: beside it."""
        path = self._session.path
        chosen = choice(path) if path else None
        return (chosen.folder, doubt_about_place(path)) if chosen and path else None

    def _look(self) -> None:
        path = self._session.path
        self.backups = backups(path) if path else []
        self.doubt = doubt_about(path) if path else None
        self._turn.start()

    def _tell(self, outcome: object) -> None:
        self._run = None
        path = self._session.path
        self.backups = backups(path) if path else []
        ended = cast("BackupOutcome", outcome)
        if ended.problem is not None:
            self._hub.publish(ProblemMet(ended.problem))
        self._hub.publish(BackupEnded())
        if self._once_more:
            self._once_more = False
            self.back_up()

    def _let_go(self) -> None:
        self._turn.stop()
        self._once_more = False
        if self._run is not None:
            self._run.cancel()
            self._run = None
