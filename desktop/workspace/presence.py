"""Whether the open case's file is in its place: a disk may be pulled out while the window is open.

What was shown stays on screen. Where the same file comes back, work goes on; where its disk comes
back as another one, the case is opened anew at the same article.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.messages import CaseLeaving, CasePresence, CaseShown, ProblemMet
from desktop.workspace.problems import PROBLEMS
from storage.case_file import CaseFile

_EVERY = 2000  # milliseconds


class Presence(QObject):
    """Looks in a thread of its own, for a disk that is not there may keep one waiting.

    ``present`` is what was found last.
    """

    _looked = Signal(object, bool, bool)

    def __init__(self, session: CaseSession, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._hub = session, hub
        self._thread: ThreadPoolExecutor | None = None
        self._looking = self._missed = False
        self.present = True
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._looked.connect(self._take)
        hub.subscribe(CaseShown, lambda _: self._begin(), self)
        hub.subscribe(CaseLeaving, lambda _: self._timer.stop(), self)

    def look(self) -> None:
        """Look now, beside the window; not while another look is going on."""
        case = self._session.case
        if case is None or self._looking:
            return
        self._looking = True
        self._thread = self._thread or ThreadPoolExecutor(1, thread_name_prefix="presence")
        self._thread.submit(self._look_at, case)

    def _begin(self) -> None:
        self.present, self._missed = True, False
        self._hub.publish(CasePresence(present=True))
        if self._session.is_open:
            self._timer.start()
        elif self._thread is not None:
            self._thread.shutdown(wait=False)
            self._thread = None

    def _look_at(self, case: CaseFile) -> None:
        try:
            there = case.path.exists()
            same = there and case.connection.in_place
        except OSError:
            there = same = False
        self._looked.emit(case, there, same)

    def _take(self, case: CaseFile, there: bool, same: bool) -> None:
        self._looking = False
        if case is not self._session.case:
            return
        if there and not same and self._missed:
            self._open_anew()
            return
        self._missed = self._missed or not there
        if same:
            self._missed = False
        if same != self.present:
            self.present = same
            self._hub.publish(CasePresence(present=same))

    def _open_anew(self) -> None:
        try:
            self._session.reopen()
        except PROBLEMS as problem:
            self._hub.publish(ProblemMet(problem))
