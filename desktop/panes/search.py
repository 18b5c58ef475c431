"""The search of the whole case: ranked hits, what narrows them, and searches to be asked again."""

from __future__ import annotations

import json
from itertools import pairwise

from PySide6.QtCore import QByteArray, QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QInputDialog,
    QLabel,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.panes.pane import Pane
from desktop.panes.search_bar import SearchBar
from desktop.panes.search_facets import FacetTree
from desktop.panes.search_hits import HitsModel
from desktop.panes.search_home import SearchHome
from desktop.panes.search_list import HitList
from desktop.workspace import searching
from desktop.workspace.actions import ActionSpec
from desktop.workspace.messages import (
    CaseChanged,
    CaseLeaving,
    CaseShown,
    DocumentShown,
    PaneSought,
    SearchSought,
    WordsFound,
)
from desktop.workspace.query_terms import field_of, holding, narrowed, widened
from desktop.workspace.searching import (
    LEVELS,
    Facet,
    FacetKind,
    FacetValue,
    HitCount,
    HitPage,
    SavedSearch,
    SearchFailed,
    SearchReader,
    SearchWish,
)
from desktop.workspace.workspace import Workspace

_WIDE, _FACETS_WIDTH = 620, 216
_MOST_RECENT = 8
_CASE_PAUSE = 1500  # milliseconds: articles may stream in
_FACETS_SHOWN, _FACETS_HIDDEN = 1, 2


class SearchPane(Pane):
    """``count`` is how many articles were found, None while they are counted."""

    pane_id = "search"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.count: int | None = None
        self.saved: tuple[SavedSearch, ...] = ()
        self._wish = SearchWish("")
        self._asking = False
        self._counts: dict[str, tuple[int, int]] = {}
        self._seen: dict[str, int] = {}
        self._recent: list[SearchWish] = []
        self._facets_choice = 0
        self.reader = SearchReader(workspace, self)
        self.bar = SearchBar(workspace, self)
        self.model = HitsModel(workspace.appearance, self._want_more, self)
        self.list = HitList(self.model, self)
        self.facets = FacetTree(workspace, self)
        self.home = SearchHome(workspace, self)
        self.message = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.message.setObjectName("muted")
        self._lay_out()
        self._case_turn = QTimer(self, singleShot=True, interval=_CASE_PAUSE)
        self._case_turn.timeout.connect(self._ask_again)
        self._listen()
        self._register()
        self.retranslate()

    def _lay_out(self) -> None:
        board = QWidget(self)
        self._stack = QStackedLayout()
        self.splitter = QSplitter(Qt.Orientation.Horizontal, board)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.facets)
        self.splitter.addWidget(self.list)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([230, 480])
        inner = QVBoxLayout(board)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.splitter, 1)
        for page in (self.home, board, self.message):
            self._stack.addWidget(page)
        self._board = board
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._stack, 1)

    def _listen(self) -> None:
        hub, bar, home = self.workspace.hub, self.bar, self.home
        bar.changed.connect(self._ask)
        bar.entered.connect(self._enter)
        bar.left.connect(self._leave)
        bar.help.toggled.connect(lambda _: self._show_page())
        bar.narrow.clicked.connect(self._choose_facets)
        bar.keep.clicked.connect(self.toggle_saved)
        self.list.opened.connect(self._open)
        self.list.stepped.connect(self._step)
        self.list.left.connect(self.focus_field)
        self.facets.toggled.connect(self._toggle_field)
        home.asked.connect(bar.ask)
        home.opened.connect(self.open_saved)
        home.inserted.connect(self._insert)
        home.withdrawn.connect(self._withdraw)
        home.renamed.connect(self._rename)
        hub.subscribe(CaseLeaving, lambda _: self._leave_case(), self)
        hub.subscribe(CaseShown, lambda _: self._begin_case(), self)
        hub.subscribe(CaseChanged, self._follow_case, self)
        hub.subscribe(DocumentShown, lambda _: self._follow_document(), self)
        hub.subscribe(SearchSought, self._follow_sought, self)

    def _register(self) -> None:
        is_open = lambda: self.workspace.case_session.is_open  # noqa: E731 - asked at each click
        self.workspace.actions.add(
            ActionSpec(
                id="search_case", menu="go", run=self.focus_field, shortcuts=("Ctrl+Shift+K",),
                group=2, enabled=is_open,
            )
        )  # fmt: skip
        self.workspace.actions.add(
            ActionSpec(
                id="search_save", menu="edit", run=self.toggle_saved, group=3,
                enabled=self._may_save,
            )
        )  # fmt: skip

    # --- what every pane answers

    @property
    def waiting(self) -> bool:
        return self._asking

    def header_text(self) -> str:
        tr = self.workspace.tr
        if not self._wish.query or not self.bar.problem.isHidden():
            return ""
        if self.count is None:
            return tr("search_pane.counting" if self.model.hits else "search_pane.asking")
        return tr("search_pane.found", count=self.count)

    def tally(self) -> int:
        return sum(new for _, new in self._counts.values())

    def focus_chain(self) -> list[QWidget]:
        return [*self.bar.focus_chain(), self.facets, self.list]

    def choices(self) -> int:
        usual = LEVELS.index("stem")
        return (self.bar.level.index - usual) % len(LEVELS) | self._facets_choice << 2

    def restore_choices(self, choices: int) -> None:
        usual = LEVELS.index("stem")
        self.bar.level.index = (usual + (choices & 3)) % len(LEVELS)
        self._facets_choice = choices >> 2 if choices >> 2 <= _FACETS_HIDDEN else 0
        self.bar.retranslate()
        self._show_facets()

    def shape(self) -> QByteArray | None:
        """Which article was the newest when each saved search was looked at: numbers alone."""
        return QByteArray(json.dumps(self._seen).encode()) if self._seen else None

    def restore_shape(self, shape: QByteArray) -> None:
        try:
            known = json.loads(bytes(shape.data()).decode())
        except ValueError:
            return
        if isinstance(known, dict):
            self._seen = {str(uid): n for uid, n in known.items() if isinstance(n, int)}

    def retranslate(self) -> None:
        self.bar.retranslate()
        self._show_kept()
        self.facets.retranslate()
        self.list.setAccessibleName(self.workspace.tr("search.hits"))
        self.restyle()

    def restyle(self) -> None:
        self.model.restyle(self.workspace.appearance)
        self.list.restyle()
        self._fill_home()
        self.header_changed.emit()
        self._show_page()

    def note_front(self, front: bool) -> None:
        if front:
            self.reader.get_ready()
        if front and self._case_turn.isActive():
            self._case_turn.stop()
            self._ask_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_facets()

    # --- the case

    def _leave_case(self) -> None:
        self._asking = False
        self._case_turn.stop()

    def _begin_case(self) -> None:
        self._counts.clear()
        self._recent.clear()
        self.bar.ask(SearchWish("", LEVELS[self.bar.level.index]))
        self._read_saved()

    def _follow_case(self, message: CaseChanged) -> None:
        if message.kinds != {"journal", "remarks"}:
            self._case_turn.start()
        if searching.saved_searches(self.workspace.case_session) != self.saved:
            self._read_saved()

    def _ask_again(self) -> None:
        """Articles came or were read anew: the same is asked again, and what is saved counted."""
        self._count_saved()
        if self._wish.query:
            self.reader.search(self._wish, self._receive)

    def _follow_document(self) -> None:
        if self.model.opened != self.workspace.document_id:
            self.model.look_at(None, 0)

    def _follow_sought(self, message: SearchSought) -> None:
        """Another part of the window asks: show all hits."""
        self.workspace.hub.publish(PaneSought(self.pane_id))
        self.bar.ask(SearchWish(message.query, LEVELS[self.bar.level.index]))
        self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- asking

    def focus_field(self) -> None:
        """Come into sight, ready for words."""
        self.workspace.hub.publish(PaneSought(self.pane_id))
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def _ask(self) -> None:
        wish = self.bar.wish()
        if wish == self._wish and (self._asking or self.count is not None):
            return
        self._wish = wish
        self.count, self.model.new_after = None, None
        self.facets.begin(wish.query)
        self.bar.say(None)
        self.bar.help.setChecked(False)
        self._asking = bool(wish.query) and self.workspace.case_session.is_open
        if self._asking:
            self.reader.search(wish, self._receive)
        else:
            self.model.begin((), whole=True)
            self.facets.empty()
        self._show_kept()
        self.header_changed.emit()
        self._show_page()

    def _receive(self, part: searching.Part) -> None:
        match part:
            case SearchFailed(problem):
                self._asking, self.count = False, 0
                self.model.begin((), whole=True)
                self.facets.empty()
                self.bar.say(problem)
            case HitPage(_, hits, whole):
                self._take_first(hits, whole=whole)
            case HitCount(documents):
                self._asking, self.count = False, documents
            case Facet():
                self.facets.take(part)
        self.header_changed.emit()
        self._show_page()

    def _take_first(self, hits: tuple[searching.FoundHit, ...], *, whole: bool) -> None:
        document = self.list.current_document()
        self.model.begin(hits, whole=whole)
        self.list.choose_document(document)

    def _want_more(self) -> None:
        wish = self._wish
        self.reader.more(wish, len(self.model.hits), lambda page: self._take_more(wish, page))

    def _take_more(self, wish: SearchWish, page: searching.Part) -> None:
        if wish == self._wish and isinstance(page, HitPage):
            self.model.add(page.offset, page.hits, whole=page.whole)

    def _insert(self, words: str) -> None:
        self.bar.field.setText(words)
        self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_field(self, kind: FacetKind, value: FacetValue) -> None:
        language = self.workspace.appearance.language
        query, field = self.bar.field.text(), field_of(kind, value, language)
        asked = holding(query, field)
        changed = widened(query, asked) if asked else narrowed(query, field, language)
        self.bar.ask(SearchWish(changed, self._wish.level))

    # --- going to hits

    def _enter(self) -> None:
        if self.model.hits:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))

    def _leave(self) -> None:
        """Escape in the field: what is typed goes first, then the keys go to the article."""
        if self.bar.field.text():
            self.bar.field.clear()
            if self.workspace.document_id is not None:
                self.workspace.hub.publish(WordsFound(self.workspace.document_id, (), 0))
        else:
            self.workspace.hub.publish(PaneSought("article"))

    def _open(self, index: QModelIndex) -> None:
        self._open_at(index.row(), 0)

    def _open_at(self, row: int, place: int) -> None:
        found = self.model.hits[row]
        self._remember()
        self.list.setCurrentIndex(self.model.index(row))
        self.workspace.attempt(lambda: searching.show_hit(self.workspace, found, place))
        self.model.look_at(found.hit.document.id, place)

    def _step(self, by: int) -> None:
        """The next place of the article in hand, after the last that of the next hit."""
        row = self.list.currentIndex().row()
        if row < 0:
            return
        found = self.model.hits[row]
        if found.hit.document.id != self.model.opened:
            self._open_at(row, 0)
            return
        place = self.model.place + by
        if 0 <= place < len(found.places):
            self._open_at(row, place)
        elif 0 <= row + by < len(self.model.hits):
            last = max(0, len(self.model.hits[row + by].places) - 1)
            self._open_at(row + by, 0 if by > 0 else last)

    def _remember(self) -> None:
        if self._wish.query:
            others = [wish for wish in self._recent if wish.query != self._wish.query]
            self._recent = [self._wish, *others][:_MOST_RECENT]

    # --- saved searches

    def toggle_saved(self) -> None:
        """Save this search in the case, or take it away; undo takes that back."""
        session, kept = self.workspace.case_session, self._kept()
        wish = self._wish
        if kept is not None:
            self._withdraw(kept)
        elif self._may_save():
            self.workspace.attempt(lambda: searching.save(session, wish=wish))
            self._read_saved()

    def open_saved(self, search: SavedSearch) -> None:
        """Ask a saved search again; hits that came since it was looked at are told to be new."""
        before = self._seen.get(search.uid)
        self._seen[search.uid] = searching.newest(self.workspace.case_session)
        known = self._counts.get(search.uid)
        if known is not None:
            self._counts[search.uid] = (known[0], 0)
        self.bar.ask(SearchWish(search.query, search.level))
        self.model.new_after = before
        self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.header_changed.emit()

    def _withdraw(self, search: SavedSearch) -> None:
        session = self.workspace.case_session
        self.workspace.attempt(lambda: searching.withdraw(session, uid=search.uid))
        self._read_saved()

    def _rename(self, search: SavedSearch) -> None:
        tr = self.workspace.tr
        name, sure = QInputDialog.getText(
            self, tr("search_pane.rename"), tr("search_pane.rename_to"), text=search.name
        )
        if sure and name.strip() and name != search.name:
            wish, session = SearchWish(search.query, search.level), self.workspace.case_session
            self.workspace.attempt(
                lambda: searching.save(session, wish=wish, name=name.strip(), uid=search.uid)
            )
            self._read_saved(instead_of=search.uid)

    def _kept(self) -> SavedSearch | None:
        wish = self._wish
        return next(
            (one for one in self.saved if (one.query, one.level) == (wish.query, wish.level)), None
        )

    def _may_save(self) -> bool:
        return bool(self._wish.query) and self.workspace.case_session.can_edit

    def _read_saved(self, instead_of: str = "") -> None:
        """Take the saved searches as they are now; what was never seen here has no news yet, and
        what stands in the place of another was looked at when that was."""
        session = self.workspace.case_session
        self.saved = searching.saved_searches(session)
        known = self._seen.get(instead_of, searching.newest(session))
        for search in self.saved:
            self._seen.setdefault(search.uid, known)
        self._count_saved()
        self._fill_home()
        self._show_kept()

    def _count_saved(self) -> None:
        if self.saved:
            self.reader.count_new(self.saved, self._seen, self._take_count)

    def _take_count(self, counted: tuple[str, int, int]) -> None:
        uid, hits, new = counted
        self._counts[uid] = (hits, new)
        self._fill_home()
        self.header_changed.emit()

    # --- what is seen

    def _show_kept(self) -> None:
        self.bar.show_kept(kept=self._kept() is not None, may=self._may_save())
        self.workspace.actions.refresh()

    def _fill_home(self) -> None:
        session = self.workspace.case_session
        self.home.fill(self.saved, self._counts, self._recent, may_edit=session.can_edit)
        chain = [self.bar.keep, *self.home.focus_chain(), self.facets]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _show_page(self) -> None:
        tr = self.workspace.tr
        for control in (self.bar.keep, self.bar.narrow):
            control.setVisible(bool(self._wish.query))
        if not self._wish.query or self.bar.help.isChecked():
            self._fill_home()
            self._stack.setCurrentWidget(self.home)
        elif self.model.hits:
            self._stack.setCurrentWidget(self._board)
            self._show_facets()
        else:
            if not self.bar.problem.isHidden():
                told = ""
            elif self._asking:
                told = tr("search_pane.asking")
            else:
                told = tr(f"search_pane.nothing.{self._wish.level}")
            self.message.setText(told)
            self._stack.setCurrentWidget(self.message)

    def _choose_facets(self, shown: bool) -> None:
        self._facets_choice = _FACETS_SHOWN if shown else _FACETS_HIDDEN
        self._show_facets()

    def _show_facets(self) -> None:
        """Beside the hits where there is room, else above them when they are asked for."""
        wide = self.width() >= _WIDE
        shown = self._facets_choice == _FACETS_SHOWN or (wide and not self._facets_choice)
        side = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.splitter.orientation() != side:
            self.splitter.setOrientation(side)
            self.splitter.setSizes([230, 480] if wide else [200, 300])
        self.facets.setMinimumWidth(_FACETS_WIDTH if wide else 0)
        self.facets.setVisible(shown)
        self.bar.narrow.setChecked(shown)
