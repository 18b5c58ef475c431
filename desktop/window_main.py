"""The main window: the panes in their frame, what is dropped on it, and what it remembers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.look.direction import isolate
from desktop.look.dress import dress
from desktop.look.icons import app_icon
from desktop.panes.article import ArticlePane
from desktop.panes.compare import ComparePane
from desktop.panes.pane import Pane
from desktop.window_actions import WindowActions
from desktop.window_backups import BackupActions
from desktop.window_banner import AbsenceBanner, Banner, location_words, read_only_words
from desktop.window_docks import Docks
from desktop.window_drops import Drops
from desktop.window_encryption import EncryptionActions
from desktop.window_exporting import ExportActions
from desktop.window_going import GoingActions
from desktop.window_import import ImportActions
from desktop.window_keeping import KeepingActions
from desktop.window_panes import PANES, PaneLine
from desktop.window_preferences import PreferencesActions
from desktop.window_screen import Screens
from desktop.window_status import StatusBar
from desktop.window_top import TopBar
from desktop.window_unfinished import UnfinishedBanner
from desktop.window_welcome import WelcomePage
from desktop.window_work import WorkActions
from desktop.workspace.messages import (
    CaseLeaving,
    CaseShown,
    DocumentShown,
    LanguageChanged,
    PaneSought,
    ProblemMet,
    ThemeChanged,
)
from desktop.workspace.problems import sentence
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace

USUAL_SIZE = (1280, 800)
# Milliseconds that an article is shown before it is remembered: whoever leafs through many writes
# nothing.
_A_WHILE = 400
_DONE = object()


class MainWindow(QMainWindow):
    """Its ``panes`` by id. ``remembered`` is where its shape is kept."""

    def __init__(
        self,
        workspace: Workspace,
        remembered: Remembered,
        panes: Sequence[PaneLine] = PANES,
    ) -> None:
        super().__init__()
        self.workspace, self.remembered = workspace, remembered
        self.setObjectName("rawi_window")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(860, 540)
        self.resize(*USUAL_SIZE)
        self._dress()
        # Before any pane: dressing the application takes the panes' own colours from them.
        workspace.hub.subscribe(LanguageChanged, lambda _: self._dress(), self)
        workspace.hub.subscribe(ThemeChanged, lambda _: self._dress(), self)
        self._make_banners()
        self.article = ArticlePane(workspace, self)
        self.article.text.set_pixels(remembered.number("article_pixels", self.article.text.pixels))
        self.article.restore_choices(remembered.number("pane/article", 0))
        self.welcome = WelcomePage(workspace, remembered, self)
        self.pages = QStackedWidget(self)
        for page in (self.welcome, self.article):
            self.pages.addWidget(page)
        self.setCentralWidget(self.pages)
        self._giving_way = QTimer(self, singleShot=True, interval=0)
        self._giving_way.timeout.connect(self._give_way)
        self._steps: Iterator[None] = iter(())
        self.docks = Docks(self, workspace, remembered)
        self.panes: dict[str, Pane] = {"article": self.article}
        self._make_panes(panes)
        actions = self.actions_of_window = WindowActions(self, workspace, self.docks)
        importing = self.importing = ImportActions(
            self, workspace, check=actions.check_writable, has_case=actions.has_case,
            folder=actions.folder,
        )  # fmt: skip
        self.drops = Drops(
            self, workspace, self.docks.docks.values(), open_case=actions.open_case,
            import_files=importing.import_files, paste=importing.paste,
        )  # fmt: skip
        self.going = GoingActions(self, workspace, self.article.text, self.docks)
        self.exporting = ExportActions(self, workspace)
        self.keeping = KeepingActions(self, workspace, remembered)
        self.backups = BackupActions(self, workspace, actions.ask_path)
        self.work = WorkActions(self, workspace)
        self.preferences = PreferencesActions(self, workspace, self.article.text)
        self.encryption = EncryptionActions(self, workspace, actions.ask_path)
        self.top = TopBar(workspace, remembered, self)
        self.addActions([workspace.actions.action(spec.id) for spec in workspace.actions])
        self._add_search_action()
        self._stack_top()
        self.setStatusBar(StatusBar(workspace, self))
        self.screens = Screens(self)
        self._restore()
        self._order_focus()
        self._listen()
        workspace.case_session.last_shown = self._last_shown
        self.top.refresh()
        self._show_page()
        # Destroyed with the window and after its panes, which listen to it until their end.
        workspace.setParent(self)

    def _make_banners(self) -> None:
        """What is said over the whole window, in the order in which it stands there."""
        workspace = self.workspace
        self.read_only = Banner(workspace, problem=False, parent=self)
        self.location = Banner(
            workspace, problem=False, parent=self, on_dismiss=self._dismiss_location
        )
        self.problems = Banner(workspace, problem=True, parent=self)
        self.absence = AbsenceBanner(workspace, self)
        self.unfinished = UnfinishedBanner(workspace, self)
        # What happened before this window: another case does not take it away.
        self.past = Banner(workspace, problem=False, parent=self, on_dismiss=lambda: None)

    def _make_panes(self, panes: Sequence[PaneLine]) -> None:
        """Make each pane as it was left, in its dock."""
        for line in panes:
            pane = line.make(self.workspace, self)
            pane.restore_choices(self.remembered.number(f"pane/{pane.pane_id}", 0))
            if (shape := self.remembered.shape(f"shape/{pane.pane_id}")) is not None:
                pane.restore_shape(shape)
            self.panes[pane.pane_id] = pane
            self.docks.add(pane, line)
            if isinstance(pane, ComparePane):
                pane.stand_beside(self.article.text)

    def _add_search_action(self) -> None:
        self.actions_of_window.add_search(self.top.search.open)
        self.addAction(self.workspace.actions.action("find_text"))

    def _order_focus(self) -> None:
        """The Tab key goes from the article round the panes to the bar at the top."""
        chain = [*self.article.focus_chain(), *self.docks.focus_chain(), *self.top.focus_chain()]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _stack_top(self) -> None:
        above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (
            self.top, self.past, self.absence, self.read_only, self.location, self.unfinished,
            self.problems,
        ):  # fmt: skip
            column.addWidget(widget)
        self.setMenuWidget(above)

    def _listen(self) -> None:
        self._shown_for_a_while = QTimer(self, singleShot=True, interval=_A_WHILE)
        self._shown_for_a_while.timeout.connect(self._keep_place)
        hub = self.workspace.hub
        hub.subscribe(CaseLeaving, lambda _: self._keep_place(), self)
        hub.subscribe(CaseShown, lambda _: self._follow_case(), self)
        hub.subscribe(DocumentShown, lambda _: self._follow_document(), self)
        hub.subscribe(LanguageChanged, lambda _: self._follow_look(), self)
        hub.subscribe(ThemeChanged, lambda _: self._follow_look(), self)
        hub.subscribe(ProblemMet, self._tell, self)
        hub.subscribe(PaneSought, lambda message: self.docks.reveal(message.pane_id), self)

    # --- following the workspace

    def _follow_case(self) -> None:
        session = self.workspace.case_session
        self.problems.clear()
        self._say_read_only()
        self._say_location()
        if session.path is not None:
            self.remembered.add_recent(session.path)
        self._show_page()

        # When the article is shown and laid out.
        QTimer.singleShot(0, self, self._resume)

    def _follow_document(self) -> None:
        self._show_page()
        self._shown_for_a_while.start()

    def _keep_place(self) -> None:
        """Not only when the case is left: whoever comes back after the power failed is where they
        were."""
        session = self.workspace.case_session
        if session.path is not None and session.document_id is not None:
            position = self.article.text.first_position()
            self.remembered.keep_place(session.path, session.document_id, position)

    def _last_shown(self, case: Path) -> int | None:
        place = self.remembered.place(case)
        return place[0] if place else None

    def _resume(self) -> None:
        """Scroll the article to where the person left it."""
        session = self.workspace.case_session
        place = self.remembered.place(session.path) if session.path else None
        if place and place[0] == session.document_id:
            self.article.text.show_first(place[1])

    def _say_read_only(self) -> None:
        session = self.workspace.case_session
        because, owner = session.read_only_because, session.lock_owner
        if because:
            self.read_only.say(lambda words: read_only_words(because, owner, words))
        else:
            self.read_only.clear()

    def _say_location(self) -> None:
        """Warn of a place where a case is not safe, until the person says that they know."""
        path, doubt = self.workspace.case_session.path, self.workspace.safekeeping.doubt
        if path is None or doubt is None or self.remembered.is_dismissed(path, doubt.kind):
            self.location.clear()
        else:
            self.location.say(lambda words: location_words(doubt, words))

    def _dismiss_location(self) -> None:
        path, doubt = self.workspace.case_session.path, self.workspace.safekeeping.doubt
        if path is not None and doubt is not None:
            self.remembered.keep_dismissed(path, doubt.kind)

    def _show_page(self) -> None:
        session, tr = self.workspace.case_session, self.workspace.tr
        if session.document_id is None:
            self._giving_way.stop()
            self.workspace.background.hold(held=False)
            self.docks.put_away()
            self.pages.setCurrentWidget(self.welcome)
            self.welcome.setFocus()
        elif self.pages.currentWidget() is self.welcome and not self._giving_way.isActive():
            self._steps = self._first_page_gives_way()
            if self.workspace.background.busy:
                self.workspace.background.hold(held=True)
                self._giving_way.start()
            else:
                deque(self._steps, maxlen=0)
        name = tr("app.name")
        self.setWindowTitle(f"{isolate(session.name)} — {name}" if session.is_open else name)

    def _first_page_gives_way(self) -> Iterator[None]:
        """Panes come round the first page, then the article in its place."""
        yield from self.docks.bring_back()
        self.pages.setCurrentWidget(self.article)
        self.article.text.setFocus()

    def _give_way(self) -> None:
        """While articles come in each step is a turn of its own: a click waits for one at most.
        The next article waits for the last."""
        more = False
        try:
            more = next(self._steps, _DONE) is not _DONE
        finally:
            if more:
                self._giving_way.start()
            else:
                self.workspace.background.hold(held=False)

    def _follow_look(self) -> None:
        self.remembered.keep_look(self.workspace.appearance)
        self._say_read_only()
        self._say_location()
        self.problems.restyle()
        self.past.restyle()
        self.absence.restyle()
        self.unfinished.restyle()
        self._show_page()

    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, self.workspace.appearance)

    def _tell(self, message: ProblemMet) -> None:
        if not message.quiet:
            self.problems.add(lambda words: sentence(message.problem, words))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.screens.bring_back()
        self.going.watch(self.windowHandle())
        self.drops.watch(self.windowHandle())

    # --- dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Text that is dropped beside every field; files are taken before they come here."""
        if event.mimeData().hasText():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.take_text(event)

    # --- what is remembered

    def _restore(self) -> None:
        geometry = self.remembered.shape("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if not self.docks.restore():
            self.docks.arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is in the case already; only the window's own shape is kept here."""
        self.docks.remember()
        self.remembered.keep("geometry", self.saveGeometry())
        for pane_id, pane in self.panes.items():
            self.remembered.keep(f"pane/{pane_id}", pane.choices())
            if (shape := pane.shape()) is not None:
                self.remembered.keep(f"shape/{pane_id}", shape)
        self.remembered.keep("article_pixels", self.article.text.pixels)
        self.workspace.case_session.close()
        self.remembered.write()
        super().closeEvent(event)
