"""The search of the whole case: ranked hits, what narrows them, and searches to be asked again."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop.look.plain_words import PlainLabel
from desktop.panes.pane import Pane
from desktop.panes.search_bar import SearchBar
from desktop.panes.search_board import HitBoard
from desktop.panes.search_facets import FacetTree
from desktop.panes.search_hits import HitsModel
from desktop.panes.search_home import SearchHome
from desktop.panes.search_kept import KeptSearches
from desktop.panes.search_list import HitList
from desktop.panes.search_walk import HitWalk
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
from desktop.workspace.query_terms import field_of, toggled
from desktop.workspace.searching import LEVELS, SearchReader, SearchWish
from desktop.workspace.workspace import Workspace

_CASE_PAUSE = 1500  # milliseconds: articles may stream in


class SearchPane(Pane):
    """``count`` is how many articles were found, None while they are counted."""

    pane_id = "search"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.count: int | None = None
        self._wish = SearchWish("")
        self._asking = False
        self.reader = SearchReader(workspace, self)
        self.bar = SearchBar(workspace, self)
        self.model = HitsModel(workspace.appearance, self._want_more, self)
        self.list = HitList(self.model, self)
        self.facets = FacetTree(workspace, self)
        self.board = HitBoard(self.facets, self.list, self)
        self.home = SearchHome(workspace, self)
        self.kept = KeptSearches(workspace, self.reader, self.bar, self.home, self)
        self.walk = HitWalk(workspace, self.model, self.list, self.kept.remember)
        self.message = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.message.setObjectName("muted")
        self._lay_out()
        self._case_turn = QTimer(self, singleShot=True, interval=_CASE_PAUSE)
        self._case_turn.timeout.connect(self._ask_again)
        self._listen()
        self._register()
        self.retranslate()

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        for page in (self.home, self.board, self.message):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._stack, 1)

    def _listen(self) -> None:
        hub, bar, home = self.workspace.hub, self.bar, self.home
        bar.changed.connect(self._ask)
        bar.entered.connect(self.walk.take_keys)
        bar.left.connect(self._leave)
        bar.help.toggled.connect(lambda _: self._show_page())
        bar.narrow.clicked.connect(self.board.choose)
        self.board.narrowing.connect(bar.narrow.setChecked)
        bar.keep.clicked.connect(self.kept.toggle)
        self.list.left.connect(self.focus_field)
        self.facets.toggled.connect(self._toggle_field)
        home.inserted.connect(self._insert)
        self.kept.asked.connect(self._ask_kept)
        self.kept.counted.connect(self.header_changed)
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
                id="search_save", menu="edit", run=self.kept.toggle, group=3,
                enabled=self.kept.may_save,
            )
        )  # fmt: skip

    # --- what every pane answers

    @property
    def waiting(self) -> bool:
        return self._asking or super().waiting

    def header_text(self) -> str:
        tr = self.workspace.tr
        if not self._wish.query or not self.bar.problem.isHidden():
            return ""
        if self.count is None:
            return tr("search_pane.counting" if self.model.hits else "search_pane.asking")
        return tr("search_pane.found", count=self.count)

    def tally(self) -> int:
        return self.kept.new_hits

    def focus_chain(self) -> list[QWidget]:
        return [*self.bar.focus_chain(), self.facets, self.list]

    def choices(self) -> int:
        usual = LEVELS.index("stem")
        return (self.bar.level.index - usual) % len(LEVELS) | self.board.choice << 2

    def restore_choices(self, choices: int) -> None:
        usual = LEVELS.index("stem")
        self.bar.level.index = (usual + (choices & 3)) % len(LEVELS)
        self.bar.retranslate()
        self.board.restore_choice(choices >> 2)

    def shape(self) -> QByteArray | None:
        return self.kept.shape()

    def restore_shape(self, shape: QByteArray) -> None:
        self.kept.restore_shape(shape)

    def retranslate(self) -> None:
        self.bar.retranslate()
        self.kept.tell_bar()
        self.facets.retranslate()
        self.list.setAccessibleName(self.workspace.tr("search.hits"))
        self.restyle()

    def restyle(self) -> None:
        self.model.restyle(self.workspace.appearance)
        self.list.restyle()
        self.kept.note_changed()
        self.header_changed.emit()
        self._show_page()

    def come_into_sight(self) -> None:
        self.reader.get_ready()
        self.kept.fill()
        if self._case_turn.isActive():
            self._case_turn.stop()
            self._ask_again()

    # --- the case

    def _leave_case(self) -> None:
        self._asking = False
        self._case_turn.stop()

    def _begin_case(self) -> None:
        self.bar.ask(SearchWish("", LEVELS[self.bar.level.index]))
        self.kept.begin_case()

    def _follow_case(self, message: CaseChanged) -> None:
        if message.kinds != {"journal", "remarks"}:
            self._case_turn.start()
        self.kept.follow_case()

    def _ask_again(self) -> None:
        """Articles came or were read anew: the same is asked again, and what is saved counted."""
        self.kept.count()
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
        self._wish = self.kept.wish = wish
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
        self.kept.tell_bar()
        self.header_changed.emit()
        self._show_page()

    def _ask_kept(self, wish: SearchWish, new_after: int | None) -> None:
        """Ask once more what was asked before."""
        self.bar.ask(wish)
        self.model.new_after = new_after
        self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.header_changed.emit()

    def _receive(self, part: searching.Part) -> None:
        match part:
            case searching.SearchFailed(problem):
                self._asking, self.count = False, 0
                self.model.begin((), whole=True)
                self.facets.empty()
                self.bar.say(problem)
            case searching.HitPage(_, hits, whole):
                self._take_first(hits, whole=whole)
            case searching.HitCount(documents):
                self._asking, self.count = False, documents
            case searching.Facet():
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
        if wish == self._wish and isinstance(page, searching.HitPage):
            self.model.add(page.offset, page.hits, whole=page.whole)

    def _insert(self, words: str) -> None:
        self.bar.field.setText(words)
        self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_field(self, kind: searching.FacetKind, value: searching.FacetValue) -> None:
        language = self.workspace.appearance.language
        changed = toggled(self.bar.field.text(), field_of(kind, value, language), language)
        self.bar.ask(SearchWish(changed, self._wish.level))

    def _leave(self) -> None:
        """Escape in the field: what is typed goes first, then the keys go to the article."""
        if self.bar.field.text():
            self.bar.field.clear()
            if self.workspace.document_id is not None:
                self.workspace.hub.publish(WordsFound(self.workspace.document_id, (), 0))
        else:
            self.workspace.hub.publish(PaneSought("article"))

    # --- what is seen

    def _show_page(self) -> None:
        tr = self.workspace.tr
        for control in (self.bar.keep, self.bar.narrow):
            control.setVisible(bool(self._wish.query))
        if not self._wish.query or self.bar.help.isChecked():
            self._stack.setCurrentWidget(self.home)
            self.kept.fill()
        elif self.model.hits:
            self._stack.setCurrentWidget(self.board)
        else:
            if not self.bar.problem.isHidden():
                told = ""
            elif self._asking:
                told = tr("search_pane.asking")
            else:
                told = tr(f"search_pane.nothing.{self._wish.level}")
            self.message.setText(told)
            self._stack.setCurrentWidget(self.message)
