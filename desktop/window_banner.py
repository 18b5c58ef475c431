"""A line across the window: why the case is read-only, or what went wrong with a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.case_words import reason_in_words
from desktop.look.direction import isolate, paragraph
from desktop.look.icons import icon
from desktop.look.plain_words import PlainLabel
from desktop.look.translation import Words
from desktop.workspace.messages import CasePresence, Notice
from desktop.workspace.workspace import Workspace
from storage.location import Doubt
from storage.lock import Owner
from storage.problems import Reason

_MOST_LINES = 4

Telling = Callable[[Words], str]


class Banner(QFrame):
    """Hidden until it has something to say; several problems stand one under the other.

    What it says is kept as who can say it, so that another language is another wording.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        problem: bool,
        parent: QWidget,
        on_dismiss: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tellings: list[Telling] = []
        self.setObjectName("banner")
        self.setProperty("problem", "true" if problem else "false")
        self._picture = QLabel(self)
        self._is_problem = problem
        self._picture_name = "lock" if on_dismiss is None and not problem else "warning"
        self.words = PlainLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dismiss = QToolButton(self)
        self.dismiss.setAutoRaise(True)
        self.dismiss.clicked.connect(self.clear)
        if on_dismiss is not None:
            self.dismiss.clicked.connect(on_dismiss)
        self.dismiss.setVisible(problem or on_dismiss is not None)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 10, 7)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.dismiss)
        self.hide()

    def say(self, telling: Telling) -> None:
        """Show a line in the place of what was said before."""
        self._tellings = [telling]
        self.restyle()
        self.show()

    def add(self, telling: Telling) -> None:
        """Show a line under those already there; of many, the last ones and how many more."""
        words = self._workspace.appearance.words
        if telling(words) not in [known(words) for known in self._tellings]:
            self._tellings.append(telling)
        self.restyle()
        self.show()

    def clear(self) -> None:
        self._tellings = []
        self.hide()

    def restyle(self) -> None:
        """Take words and colours of the present language and theme."""
        self.words.setText("\n".join(self._lines()))
        palette = self._workspace.palette
        ink = palette.danger if self._is_problem else palette.warning
        self._picture.setPixmap(icon(self._picture_name, ink).pixmap(18, 18))
        self.dismiss.setIcon(icon("close", ink))
        words = self._workspace.tr("banner.dismiss")
        self.dismiss.setToolTip(words)
        self.dismiss.setAccessibleName(words)

    def _lines(self) -> list[str]:
        words = self._workspace.appearance.words
        shown = [telling(words) for telling in self._tellings[-_MOST_LINES:]]
        more = len(self._tellings) - len(shown)
        if more:
            shown = [words.tr("banner.more", count=more), *shown]
        return [paragraph(line, words.language) for line in shown]


class AbsenceBanner(Banner):
    """Says, as long as it is so, that the file of the open case is not in its place."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(workspace, problem=True, parent=parent)
        self.dismiss.hide()
        workspace.hub.subscribe(CasePresence, self._follow, self)

    def _follow(self, message: CasePresence) -> None:
        was_absent = not self.isHidden()
        if not message.present:
            name = isolate(self._workspace.case_session.name)
            self.say(lambda words: words.tr("banner.absent", name=name))
        elif was_absent:
            self.clear()
            self._workspace.hub.publish(Notice(self._workspace.tr("banner.back_again")))


def read_only_words(because: str, owner: Owner | None, words: Words) -> str:
    """Why a case only reads: who writes to it and since when, else what the system said."""
    if isinstance(because, Reason):
        return words.tr("banner.read_only_reason", because=reason_in_words(because, words))
    if owner is None:
        return words.tr("banner.read_only", because=isolate(because))
    since = datetime.fromisoformat(owner.since).astimezone()
    return words.tr(
        "banner.locked",
        user=isolate(owner.user),
        host=isolate(owner.host),
        since=f"{words.date(since.date())} {words.digits(f'{since:%H:%M}')}",
    )


def location_words(doubt: Doubt, words: Words) -> str:
    """Why the place of a case is doubtful, and what to do."""
    return words.tr(f"location.{doubt.kind}", what=isolate(doubt.what))
