"""The articles of the open case, compared beside the window whenever one of them changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from desktop.analysis.entities.suggestions import SuggestedMerge
from desktop.case_comparison import CaseComparison, Compared
from desktop.comparison_process import ComparisonProcess
from desktop.workspace import editing
from desktop.workspace.background import Background, Cancelled, Emit, Job
from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.messages import CaseChanged, CaseCompared, CaseLeaving, CaseShown
from resources.lexicons import load
from storage.case_file import CaseFile

# Milliseconds without a change before the articles are compared.
_PAUSE = 300
# Fewer articles than this are compared in a thread: a process costs more than it saves.
_FEW = 40
# Seconds of comparing that a person is not told of.
_PATIENCE = 1.5


class Comparing(QObject):
    """``found`` is what the articles yielded last; :class:`CaseCompared` tells when it is new."""

    def __init__(
        self, session: CaseSession, background: Background, hub: Hub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.found = Compared()
        self._session, self._background, self._hub = session, background, hub
        self._here: CaseComparison | None = None
        self._elsewhere: ComparisonProcess | None = None
        self._queued = self._changed = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.start)
        hub.subscribe(CaseShown, lambda _: self._begin_case(), self)
        hub.subscribe(CaseLeaving, lambda _: self._leave_case(), self)
        hub.subscribe(CaseChanged, lambda _: self._pause.start(), self)

    @property
    def waiting(self) -> bool:
        """Whether a comparison is to come or going on."""
        return self._queued or self._pause.isActive()

    def start(self) -> None:
        """Compare the articles now, when other work is done."""
        self._pause.stop()
        self._changed = True
        if self._queued or self._session.case is None:
            return
        self._queued = True
        self._background.start(
            Job(
                what="work.comparing",
                total=self._session.count + 1,
                run=self._run,
                receive=self._receive,
                finish=self._finish,
                patience=_PATIENCE,
                gives_way=True,
            )
        )

    def accept(self, suggestion: SuggestedMerge) -> None:
        """Two names are one entity's: both are merged in the whole case."""
        editing.accept(self._session, suggestion=suggestion)
        self._settle(suggestion)

    def refuse(self, suggestion: SuggestedMerge) -> None:
        """Two names are two entities': this is not suggested again."""
        editing.keep_apart(self._session, suggestion=suggestion)
        self._settle(suggestion)

    def _settle(self, suggestion: SuggestedMerge) -> None:
        """What was judged is gone at once; the next comparison says what follows from it."""
        left = tuple(found for found in self.found.suggestions if found != suggestion)
        self.found = replace(self.found, suggestions=left)
        self._hub.publish(CaseCompared())

    def _run(self, emit: Emit, cancelled: Cancelled) -> None:
        self._changed = False
        case = self._session.case
        if case is None:
            return
        if case.documents.count() < _FEW:
            found: Compared | None = self._compare_here(case, emit, cancelled)
        else:
            found = self._compare_elsewhere(case, emit, cancelled)
        if found is not None and not cancelled():
            emit(found)

    def _compare_here(self, case: CaseFile, emit: Emit, cancelled: Cancelled) -> Compared:
        if self._here is None:
            self._here = CaseComparison(case, load())
        self._here.catch_up(lambda: emit(None), cancelled)
        return self._here.compare(cancelled)

    def _compare_elsewhere(
        self, case: CaseFile, emit: Emit, cancelled: Cancelled
    ) -> Compared | None:
        self._here = None
        if self._elsewhere is None or not self._elsewhere.alive:
            self._elsewhere = ComparisonProcess(case.path, case.key)
        return self._elsewhere.compare(lambda: emit(None), cancelled)

    def _receive(self, part: Compared | None) -> None:
        if part is not None and part != self.found:
            self.found = part
            self._hub.publish(CaseCompared())

    def _finish(self, cancelled: bool) -> None:
        self._queued = False
        if self._changed and not cancelled:
            self._pause.start()

    def _begin_case(self) -> None:
        self.found = Compared()
        self._hub.publish(CaseCompared())
        if self._session.case is not None:
            self._pause.start()

    def _leave_case(self) -> None:
        """The window has stopped the work by now."""
        self._pause.stop()
        self._here = None
        if self._elsewhere is not None:
            self._elsewhere.close()
            self._elsewhere = None
