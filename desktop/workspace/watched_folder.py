"""A folder of the case whose new files come in by themselves, while the case is open."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from desktop.import_order import ImportOrder
from desktop.look.translation import Words
from desktop.still_files import StillFiles
from desktop.workspace.asking import Asking
from desktop.workspace.case_session import CaseSession
from desktop.workspace.file_import import Arrived, Follower
from desktop.workspace.hub import Hub
from desktop.workspace.intake_jobs import Intake
from desktop.workspace.messages import CaseShown, Notice

_KEY = "watched_folder"
# Milliseconds between two looks while a file is being written, and where the system tells nothing
# of what happens in a folder (on another machine).
_SOON, _SELDOM = 1500, 60_000


class WatchedFolder(QObject):
    """What was given is remembered in the case, so a file comes in once. Errors stand in the log of
    work and are told nowhere else."""

    def __init__(
        self,
        session: CaseSession,
        intake: Intake,
        asking: Asking,
        hub: Hub,
        words: Callable[[], Words],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._intake, self._asking = session, intake, asking
        self._hub, self._words = hub, words
        self._files: StillFiles | None = None
        self._taking = False
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self._turn.start(_SOON))
        hub.subscribe(CaseShown, lambda _: self._follow_case(), self)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched."""
        return self._files.folder if self._files else None

    def watch(self, folder: Path | None) -> None:
        """Watch a folder from now on, with all that is in it; None: none. Raises CaseError."""
        if self._session.case is None or not self._session.can_edit:
            return
        self._files = StillFiles(folder) if folder else None
        self._remember()
        self._begin()

    def _follow_case(self) -> None:
        case = self._session.case
        kept = case.own_memory.get(_KEY) if case and self._session.can_edit else None
        self._files, self._taking = None, False
        if kept is not None:
            told = json.loads(kept)
            seen = {name: (shape[0], shape[1]) for name, shape in told["seen"].items()}
            self._files = StillFiles(Path(told["folder"]), seen)
        self._begin()

    def _begin(self) -> None:
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._turn.stop()
        if self._files is not None:
            self._watcher.addPath(str(self._files.folder))
            self._turn.start(0)

    def _look(self) -> None:
        files = self._files
        if files is None or self._taking:
            return

        def look() -> Iterator[list[Path]]:
            yield files.look()

        def receive(new: list[Path]) -> None:
            if files is self._files:
                self._take(new)
                self._turn.start(_SOON if files.moves() else _SELDOM)

        self._asking.work_out(_KEY, look, receive)

    def _take(self, new: list[Path]) -> None:
        if not new:
            return
        files, count = self._files, 0

        def arrive(arrived: Arrived) -> None:
            nonlocal count
            count += arrived.new

        def end(stopped: bool) -> None:
            self._taking = False
            if stopped or files is not self._files:
                return
            self._remember()
            if count:
                told = self._words().tr("watched.came", count=count)
                self._hub.publish(Notice(told))
            self._turn.start(_SOON)

        self._taking = True
        follower = Follower(fail=lambda _: None, arrive=arrive, end=end)
        self._intake.import_order(ImportOrder(tuple(new)), follower, noted=False)

    def _remember(self) -> None:
        case, files = self._session.case, self._files
        if case is None:
            return
        if files is None:
            case.own_memory.forget(_KEY)
            return
        kept = {"folder": str(files.folder), "seen": files.seen}
        case.own_memory.put(_KEY, json.dumps(kept))
