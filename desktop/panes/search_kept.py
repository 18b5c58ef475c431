"""Searches to be asked again: those that a person saved, with what is new in them, and the last."""

from __future__ import annotations

import json
from itertools import pairwise

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from desktop.panes.pane import Pane
from desktop.panes.search_bar import SearchBar
from desktop.panes.search_home import SearchHome
from desktop.workspace import searching
from desktop.workspace.search_history import SearchHistory
from desktop.workspace.searching import SavedSearch, SearchReader, SearchWish
from desktop.workspace.workspace import Workspace


class KeptSearches(QObject):
    """Fills the first page of the search. ``wish`` is what is asked now.

    ``asked``: a search (SearchWish) is to be asked again, and the number of the newest document
    when it was looked at (None: not known); ``counted``: how much is new is known.
    """

    asked = Signal(object, object)
    counted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        reader: SearchReader,
        bar: SearchBar,
        home: SearchHome,
        pane: Pane,
    ) -> None:
        super().__init__(pane)
        self.saved: tuple[SavedSearch, ...] = ()
        self.wish = SearchWish("")
        self._workspace, self._reader, self._bar, self._home = workspace, reader, bar, home
        self._history = SearchHistory(workspace.case_session)
        self._pane = pane
        self._counts: dict[str, tuple[int, int]] = {}
        self._seen: dict[str, int] = {}
        self._stale = True
        home.asked.connect(lambda wish: self.asked.emit(wish, None))
        home.opened.connect(self.open)
        home.withdrawn.connect(self.withdraw)
        home.renamed.connect(self.rename)
        home.forgotten.connect(self.forget)

    @property
    def new_hits(self) -> int:
        """How many hits of saved searches came since these were looked at."""
        return sum(new for _, new in self._counts.values())

    def begin_case(self) -> None:
        """Another case is open."""
        self._counts.clear()
        self._history.begin_case()
        self.read()

    def follow_case(self) -> None:
        """The case was written to: a search may have been saved, or taken back."""
        if searching.saved_searches(self._workspace.case_session) != self.saved:
            self.read()

    def read(self, instead_of: str = "") -> None:
        """Take the saved searches as they are now; what was never seen here has no news yet, and
        what stands in the place of another was looked at when that was."""
        session = self._workspace.case_session
        self.saved = searching.saved_searches(session)
        known = self._seen.get(instead_of, searching.newest(session))
        for search in self.saved:
            self._seen.setdefault(search.uid, known)
        self.count()
        self.note_changed()
        self.tell_bar()

    def count(self) -> None:
        """Count the hits of the saved searches anew."""
        if self.saved:
            self._reader.count_new(self.saved, self._seen, self._take_count)

    def _take_count(self, counted: tuple[str, int, int]) -> None:
        uid, hits, new = counted
        self._counts[uid] = (hits, new)
        self.note_changed()
        self.counted.emit()

    # --- what a person does with them

    def kept(self) -> SavedSearch | None:
        """The saved search that is asked now."""
        wish = self.wish
        return next(
            (one for one in self.saved if (one.query, one.level) == (wish.query, wish.level)), None
        )

    def may_save(self) -> bool:
        return bool(self.wish.query) and self._workspace.case_session.can_edit

    def toggle(self) -> None:
        """Save this search in the case, or take it away; undo takes that back."""
        session, kept, wish = self._workspace.case_session, self.kept(), self.wish
        if kept is not None:
            self.withdraw(kept)
        elif self.may_save():
            self._workspace.attempt(lambda: searching.save(session, wish=wish))
            self.read()

    def open(self, search: SavedSearch) -> None:
        """Ask a saved search again; hits that came since it was looked at are told to be new."""
        before = self._seen.get(search.uid)
        self._seen[search.uid] = searching.newest(self._workspace.case_session)
        known = self._counts.get(search.uid)
        if known is not None:
            self._counts[search.uid] = (known[0], 0)
        self.note_changed()
        self.asked.emit(SearchWish(search.query, search.level), before)

    def withdraw(self, search: SavedSearch) -> None:
        session = self._workspace.case_session
        self._workspace.attempt(lambda: searching.withdraw(session, uid=search.uid))
        self.read()

    def rename(self, search: SavedSearch) -> None:
        tr = self._workspace.tr
        name, sure = QInputDialog.getText(
            self._pane, tr("search_pane.rename"), tr("search_pane.rename_to"), text=search.name
        )
        if sure and name.strip() and name != search.name:
            wish, session = SearchWish(search.query, search.level), self._workspace.case_session
            self._workspace.attempt(
                lambda: searching.save(session, wish=wish, name=name.strip(), uid=search.uid)
            )
            self.read(instead_of=search.uid)

    def remember(self) -> None:
        """What is asked now is of use: a hit of it was gone to."""
        if self.wish.query:
            self._workspace.attempt(lambda: self._history.remember(self.wish))
            self.note_changed()

    def forget(self, wish: SearchWish | None) -> None:
        """Forget one of the last searches, or all (None)."""
        self._workspace.attempt(lambda: self._history.forget(wish))
        self.note_changed()
        self._bar.field.setFocus()

    # --- what is seen

    def tell_bar(self) -> None:
        """Show whether what is asked now is saved."""
        self._bar.show_kept(kept=self.kept() is not None, may=self.may_save())
        self._workspace.actions.refresh()

    def note_changed(self) -> None:
        """The page shows something else: made anew at once where it is seen, else when it is."""
        self._stale = True
        self.fill()

    def fill(self) -> None:
        """Make the page anew, where it is seen and something changed since it was made."""
        if not self._stale or self._home.isHidden() or not self._pane.in_sight:
            return
        self._stale = False
        may_edit = self._workspace.case_session.can_edit
        self._home.fill(self.saved, self._counts, self._history.all(), may_edit=may_edit)
        for before, after in pairwise([self._bar.keep, *self._home.focus_chain()]):
            QWidget.setTabOrder(before, after)

    # --- what the window remembers: numbers alone

    def shape(self) -> QByteArray | None:
        """Which article was the newest when each saved search was looked at."""
        return QByteArray(json.dumps(self._seen).encode()) if self._seen else None

    def restore_shape(self, shape: QByteArray) -> None:
        try:
            known = json.loads(bytes(shape.data()).decode())
        except ValueError:
            return
        if isinstance(known, dict):
            self._seen = {str(uid): n for uid, n in known.items() if isinstance(n, int)}
