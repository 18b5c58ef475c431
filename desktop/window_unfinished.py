"""A line across the window: an import of this case was cut off; it goes on, or is left as it is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.importing.member_names import file_name
from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.unfinished_imports import UnfinishedImport, leave, unfinished_imports
from desktop.window_banner import Banner
from desktop.workspace.messages import CaseShown
from desktop.workspace.workspace import Workspace

_NAMED = 2


class UnfinishedBanner(Banner):
    """Looks into each case that is opened for writing."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(workspace, problem=False, parent=parent, on_dismiss=self._leave)
        self._left: list[UnfinishedImport] = []
        self.go_on = QPushButton(self)
        self.go_on.setAutoDefault(False)
        self.go_on.clicked.connect(self._go_on)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.count() - 1, self.go_on)
        workspace.hub.subscribe(CaseShown, lambda _: self._look(), self)

    def restyle(self) -> None:
        super().restyle()
        tr = self._workspace.tr
        self.go_on.setText(tr("unfinished.continue"))
        self.dismiss.setToolTip(tr("unfinished.leave"))
        self.dismiss.setAccessibleName(tr("unfinished.leave"))

    def _look(self) -> None:
        session = self._workspace.case_session
        self._left = unfinished_imports(session.case) if session.case and session.can_edit else []
        self._say_next()

    def _say_next(self) -> None:
        if not self._left:
            self.clear()
            return
        one = self._left[0]
        self.say(lambda words: _words(one, words))

    def _go_on(self) -> None:
        order = self._left.pop(0).order
        self._say_next()
        self._workspace.attempt(lambda: self._workspace.intake.import_order(order))

    def _leave(self) -> None:
        case = self._workspace.case_session.case
        if self._left and case is not None:
            one = self._left.pop(0)
            self._workspace.attempt(lambda: leave(case, one))
        self._say_next()


def _words(one: UnfinishedImport, words: Words) -> str:
    names = [isolate(file_name(path)) for path in one.order.paths[:_NAMED]]
    more = "…" if len(one.order.paths) > _NAMED else ""
    comma = "، " if words.language == "ar" else ", "
    what = comma.join(names) + more
    return words.tr("unfinished.words", what=what, done=one.done, total=one.total)
