"""What every pane is given: open case, shown reading, selection, actions, look."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from desktop.analysis.model import Analysis
from desktop.look.appearance import Appearance
from desktop.look.palette import Palette, Theme
from desktop.look.preferences import Preferences
from desktop.look.translation import Language
from desktop.workspace.actions import ActionRegistry
from desktop.workspace.asking import Asking
from desktop.workspace.background import Background
from desktop.workspace.batches import Batches
from desktop.workspace.case_entities import CaseEntities
from desktop.workspace.case_jobs import CaseJobs
from desktop.workspace.case_map import CaseMap
from desktop.workspace.case_session import CaseSession
from desktop.workspace.case_time import CaseTime
from desktop.workspace.comparing import Comparing
from desktop.workspace.hub import Hub
from desktop.workspace.intake_jobs import Intake
from desktop.workspace.long_reading import LongReading
from desktop.workspace.messages import (
    AnalysisChanged,
    CaseChanged,
    CaseLeaving,
    DocumentShown,
    LanguageChanged,
    ProblemMet,
    SelectionChanged,
    ThemeChanged,
)
from desktop.workspace.presence import Presence
from desktop.workspace.problems import PROBLEMS
from desktop.workspace.safekeeping import Safekeeping
from desktop.workspace.selection import SharedSelection
from desktop.workspace.trail import Trail
from desktop.workspace.watched_folder import WatchedFolder
from desktop.workspace.work_log import WorkLog

_PAUSE_WHILE_BUSY = 250  # milliseconds


class Workspace(QObject):
    """Panes read from it and publish through it; it knows no pane."""

    def __init__(self, appearance: Appearance | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance or Appearance()
        self.hub = Hub()
        self.selection = SharedSelection(self.hub)
        self.actions = ActionRegistry(self.appearance.words, self.attempt, self)
        self.background = Background(self.hub, self)
        self.work_log = WorkLog(self.hub)
        self.case_session = CaseSession(self.hub, self.present, self.note_changes)
        # Before any pane: it asks where they are when a jump is told.
        self.trail = Trail(self.case_session, self.selection, self.hub, self)
        self.safekeeping = Safekeeping(self.case_session, self.hub, self)
        self.presence = Presence(self.case_session, self.hub, self)
        self.case_jobs = CaseJobs(self.case_session, self.background, self.hub)
        self.intake = Intake(self.case_session, self.background, self.hub)
        # No work outlives its case; what is finished is in the file.
        self.hub.subscribe(CaseLeaving, lambda _: self.background.stop(), self)
        self.comparing = Comparing(self.case_session, self.background, self.hub, self)
        self.asking = Asking(self.case_session, self.hub, self)
        self.watched_folder = WatchedFolder(
            self.case_session, self.intake, self.asking, self.hub,
            lambda: self.appearance.words, self,
        )  # fmt: skip
        self.case_time = CaseTime(self.asking, self.comparing, self.hub, self)
        self.batches = Batches(
            self.case_session, self.background, self.asking, self.hub, lambda: self.appearance.words
        )
        self.case_entities = CaseEntities(
            self.case_session, self.selection, self.asking, self.hub, self
        )
        self.case_map = CaseMap(self.asking, self)
        self.document_id: int | None = None
        self.analysis: Analysis | None = None
        self.long_reading = LongReading(self.hub, self._show_whole, self)
        self.case_session.text_first = self.long_reading.text_first
        self.hub.subscribe(DocumentShown, lambda _: self._catch_up(), self)
        self.hub.subscribe(SelectionChanged, lambda _: self.actions.refresh(), self)
        self._in_turns = False
        self._changed_kinds: frozenset[str] = frozenset()
        self._changed_documents: frozenset[int] = frozenset()
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._publish_changes)

    # --- the look

    @property
    def palette(self) -> Palette:
        return self.appearance.palette

    def tr(self, key: str, **fields: object) -> str:  # type: ignore[override]
        """The words of ``key`` in the present language (see ``desktop.look.translation``)."""
        return self.appearance.words.tr(key, **fields)

    def set_language(self, language: Language) -> None:
        if language != self.appearance.language:
            self.appearance = replace(self.appearance, language=language)
            self.actions.retranslate(self.appearance.words)
            self.hub.publish(LanguageChanged())

    def set_theme(self, theme: Theme) -> None:
        """Show this theme from now on, whatever the system does."""
        self.set_preferences(replace(self.appearance.preferences, follow_system=False), theme)

    def set_preferences(self, preferences: Preferences, theme: Theme) -> None:
        """Show everything as the person wants it now: words are set anew where days and numbers are
        written otherwise."""
        before, after = (
            self.appearance,
            replace(self.appearance, theme=theme, preferences=preferences),
        )
        if after == before:
            return
        self.appearance = after
        if after.words is not before.words:
            self.actions.retranslate(after.words)
            self.hub.publish(LanguageChanged())
        self.hub.publish(ThemeChanged())
        self.actions.refresh()

    def attempt(self, deed: Callable[[], object]) -> bool:
        """Do what a person asked for; what they can mend is told on the hub. Gives the success."""
        try:
            deed()
        except PROBLEMS as problem:
            self.hub.publish(ProblemMet(problem))
            return False
        return True

    # --- the shown reading

    def present(self, document_id: int | None, analysis: Analysis | None) -> None:
        """Show a document's reading in every pane (both None: no document)."""
        same = document_id is not None and document_id == self.document_id
        self.document_id, self.analysis = document_id, analysis
        self.trail.look_at(analysis)
        self.case_entities.look_at(analysis)
        if same and document_id is not None and self._in_turns:
            self.hub.spread(AnalysisChanged(document_id), lambda: self._follow(analysis))
            return
        changed = AnalysisChanged(document_id) if same and document_id is not None else None
        self.hub.publish(changed or DocumentShown(document_id))
        self._follow(analysis)

    def _follow(self, analysis: Analysis | None) -> None:
        """All panes show it: what was chosen is found in it, and what can be done with it."""
        self.selection.look_at(analysis)
        self.actions.refresh()

    def _show_whole(self, document_id: int) -> None:
        """The reading of a long article, of which the text is shown, is there: so far every pane
        was empty, and they fill one after another."""
        if document_id == self.document_id:
            self._in_turns = True
            try:
                self.case_session.show(document_id)
            finally:
                self._in_turns = False
            self._catch_up()

    def _catch_up(self) -> None:
        if not self.long_reading.busy:
            self.intake.catch_up()

    def note_changes(self, kinds: Iterable[str], documents: Iterable[int]) -> None:
        """Gather what was written; one :class:`CaseChanged` follows when the event loop turns.

        While articles stream in, it follows a few times a second: lists are made anew for it.
        """
        self._changed_kinds |= frozenset(kinds)
        self._changed_documents |= frozenset(documents)
        if self._turn.isActive():
            return
        self._turn.start(_PAUSE_WHILE_BUSY if self.background.busy else 0)

    def _publish_changes(self) -> None:
        message = CaseChanged(self._changed_kinds, self._changed_documents)
        self._changed_kinds, self._changed_documents = frozenset(), frozenset()
        self.hub.publish(message)
        self.actions.refresh()
