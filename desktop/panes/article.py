"""The article pane: reading, choosing, and correcting at the speed of reading."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.panes.article_cards import ArticleCards
from desktop.panes.article_correcting import CorrectingPane
from desktop.panes.article_find_bar import FindBar
from desktop.panes.article_header import ArticleHeader
from desktop.panes.article_legend import Legend
from desktop.panes.article_margin import MarginItem, claim_items
from desktop.panes.article_marks import Mark, reading_marks
from desktop.panes.article_menu import TAG_KEYS, ArticleMenu
from desktop.panes.article_notes import ArticleNotes
from desktop.panes.article_printing import ArticlePrinting
from desktop.panes.article_sheet import CHARACTERS_A_LINE
from desktop.panes.article_viewing import register_viewing
from desktop.panes.dialogs.batch import BatchDialog
from desktop.workspace.adding import adding_to
from desktop.workspace.batches import About
from desktop.workspace.messages import (
    AnalysisChanged,
    CaseChanged,
    DifferencesShown,
    DocumentShown,
    PassageSought,
    SelectionChanged,
    WordsFound,
)
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace

# What the window remembers of the pane is one number: the layers that are off, and above them by
# how many characters the lines are shorter than they may be.
_WIDTH_BITS = 16


class ArticlePane(CorrectingPane):
    """Header, legend, search and text; what the workspace shows and chooses is followed."""

    pane_id: ClassVar[str] = "article"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._sought: PassageSought | None = None
        self._found: WordsFound | None = None
        self.header = ArticleHeader(workspace, self)
        self.legend = Legend(workspace, self)
        self.find_bar = FindBar(workspace, self.text, self)
        self.notes = ArticleNotes(workspace, self)
        self.cards = ArticleCards(workspace, self.text, self.notes, self.choose_mention)
        self.menu = ArticleMenu(workspace, self.text, self._choose, self._select_word)
        self.printing = ArticlePrinting(workspace, self.text, self.legend, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.legend, self.find_bar, self.text):
            column.addWidget(widget)
        self.setMinimumWidth(330)
        self._name_text()
        self._listen()
        self._register()
        self._show_reading()

    def focus_chain(self) -> list[QWidget]:
        header = self.header
        return [
            header.details, header.previous, header.documents, header.next, *self.legend.chips,
            *self.find_bar.focus_chain(), self.text,
        ]  # fmt: skip

    def choices(self) -> int:
        return self.legend.off() | CHARACTERS_A_LINE - self.text.characters << _WIDTH_BITS

    def restore_choices(self, choices: int) -> None:
        self.legend.set_off(choices & (1 << _WIDTH_BITS) - 1)
        self.text.set_characters(CHARACTERS_A_LINE - (choices >> _WIDTH_BITS))

    def _listen(self) -> None:
        for work in (reading_marks, claim_items):
            self.workspace.long_reading.prepare(work)
        hub = self.workspace.hub
        hub.subscribe(DocumentShown, lambda _: self._show_document(), self)
        hub.subscribe(AnalysisChanged, lambda _: self._show_reading(), self)
        hub.subscribe(CaseChanged, self._follow_case, self)
        hub.subscribe(SelectionChanged, self._follow_selection, self)
        hub.subscribe(PassageSought, self._seek, self)
        hub.subscribe(WordsFound, self._mark_found, self)
        hub.subscribe(DifferencesShown, lambda m: self.text.set_differing(m.spans), self)
        self.legend.changed.connect(lambda: self.text.set_layers(self.legend.layers()))
        self.text.mark_clicked.connect(self._choose)
        self.text.item_clicked.connect(self._choose_beside)
        self.text.card_wanted.connect(self.show_card)
        self.find_bar.closed.connect(self.text.setFocus)

    # --- following the workspace

    def _show_document(self) -> None:
        self._set_current(None)
        self._sought = self._found = None
        self._show_reading()
        self.text.verticalScrollBar().setValue(0)
        self.find_bar.follow_text()

    def _show_reading(self) -> None:
        self.cards.close()
        self.text.show_reading(self.workspace.analysis, self.notes.read())
        self.legend.setVisible(self.workspace.analysis is not None)
        self._set_current(self._same_place(self.current))
        self._show_sought()
        self.header.refresh()

    def _follow_case(self, message: CaseChanged) -> None:
        """Notes stand beside the reading: a new one is no new reading."""
        self.header.refresh()
        before = self.notes.shown
        if "journal" in message.kinds and self.notes.read() != before:
            self.text.set_notes(self.notes.shown)

    def _follow_selection(self, message: SelectionChanged) -> None:
        reveal = message.reveal and message.origin != self.pane_id
        self.text.set_lit(message.lit, message.rule, reveal=reveal)
        if self.current and message.lit and self.current.id not in message.lit.mentions:
            self._set_current(None)

    def _seek(self, passage: PassageSought) -> None:
        """Show a passage; in an article that is being read yet, as soon as it is there."""
        self._sought = passage
        if self._has_reading():
            self._show_sought()

    def _show_sought(self) -> None:
        if self._sought is not None and self._has_reading():
            self.text.select_span(self._sought.start, self._sought.end)
            self.text.show_position(self._sought.start)
            self._sought = None
        if self._found is not None and self._has_reading():
            found, self._found = self._found, None
            self.text.set_found(found.spans, found.spans[found.at] if found.spans else None)

    def _mark_found(self, found: WordsFound) -> None:
        """Mark what a search of the case found here; as soon as the article is there."""
        if found.document == self.workspace.document_id:
            self._found = found
            self._show_sought()

    def retranslate(self) -> None:
        self.header.refresh()
        self.legend.retranslate()
        self.find_bar.retranslate()
        self._name_text()

    def _name_text(self) -> None:
        self.text.setAccessibleName(self.workspace.tr("pane.article"))
        self.text.outlet_word = self.workspace.tr("claims.outlet")

    def restyle(self) -> None:
        self.header.refresh()
        self.legend.restyle()
        self.find_bar.restyle()
        self.text.set_palette(self.workspace.palette)

    # --- choosing

    def _choose(self, mark: Mark) -> None:
        if mark.item == "note":
            self.notes.open(mark.id)
            return
        if mark.item != "mention":
            self._set_current(None)
            if not mark.id:
                return
            self._select(Chosen(mark.item, mark.id))
            return
        self.choose_mention(next(m for m in self._mentions() if m.id == mark.id))

    def _choose_beside(self, item: MarginItem) -> None:
        if item.kind == "note":
            self.notes.open(item.id)
        else:
            self._set_current(None)
            self._select(Chosen("claim", item.id))

    def show_card(self) -> None:
        """Show what is known of the current mention; the keys go into the card."""
        if self.current is not None:
            self.cards.show_mention(self.current)

    def tag_everywhere(self) -> None:
        """Ask what the selected words are, wherever they stand in the case."""
        span, reading = self.text.selected_span(), self.workspace.analysis
        if span is None or reading is None:
            return
        about = About(reading.document.text[slice(*span)])
        dialog = BatchDialog(self.workspace, about, self)
        if dialog.exec() and dialog.deed is not None and dialog.preview is not None:
            documents = dialog.preview.documents
            self.workspace.batches.start(about, dialog.deed, dialog.kind, documents)

    # --- finding and noting

    def find_words(self) -> None:
        """Find in the article, the selected words if there are any."""
        span, reading = self.text.selected_span(), self.workspace.analysis
        words = reading.document.text[slice(*span)] if span and reading else ""
        self.find_bar.ask("" if "\n" in words else words)

    def write_note(self) -> None:
        """Write a note on the selected words, else on what is chosen, else on the article."""
        self.notes.write(self.text.selected_span() or self._chosen_span())

    # --- actions

    def _register(self) -> None:
        add, here = adding_to(self.workspace), self._has_reading
        for key, kind in TAG_KEYS:
            add(f"tag_{kind}", "mark", partial(self.tag, kind), key, enabled=self._can_tag)
        judge, note = self._can_judge, self._can_note
        add("confirm_mention", "mark", self.confirm, "0", enabled=judge, group=1)
        go_on = self.confirm_next
        add("confirm_next", "mark", go_on, "Return", enabled=here, group=1, local=True)
        self.text.going_on.connect(partial(self.workspace.actions.run, "confirm_next"))
        add("reject_mention", "mark", self.reject, "Del", enabled=judge, group=1)
        add("move_mention", "mark", self.move_mention, "L", enabled=judge, group=1)
        words = self._can_tag_words
        add("tag_everywhere", "mark", self.tag_everywhere, "Shift+B", enabled=words, group=2)
        add("note_add", "mark", self.write_note, "N", enabled=note, group=3)
        register_viewing(self.workspace, self.text, self.legend)
        find = self.find_bar
        add("find_in_article", "edit", self.find_words, "Ctrl+F", enabled=here, group=3)
        add("find_next", "edit", partial(find.step, 1), "F3", enabled=here, group=3)
        add("find_previous", "edit", partial(find.step, -1), "Shift+F3", enabled=here, group=3)
        paper = self.printing
        add("print_article", "case", paper.preview, "Ctrl+P", enabled=here, group=3)
        add("export_pdf", "case", paper.ask_pdf, enabled=here, group=3)
        step = self.step_mention
        add("mention_next", "go", partial(step, 1), "Alt+Down", enabled=here)
        add("mention_previous", "go", partial(step, -1), "Alt+Up", enabled=here)
        in_hand = self._has_current
        add("mention_card", "go", self.show_card, "Alt+Return", enabled=in_hand)
        step_article = self.workspace.case_session.step
        forth, back = partial(step_article, 1), partial(step_article, -1)
        shown = self._has_document
        add("article_next", "go", forth, "Ctrl+PgDown", enabled=shown, group=1)
        add("article_previous", "go", back, "Ctrl+PgUp", enabled=shown, group=1)
        add("article_list", "go", self.header.open_list, "Ctrl+L", enabled=shown, group=1)

    def _can_tag_words(self) -> bool:
        return self._can_note() and self.text.selected_span() is not None

    def _can_note(self) -> bool:
        return self._has_reading() and self.workspace.case_session.can_edit

    def _has_document(self) -> bool:
        return self.workspace.document_id is not None

    def _has_reading(self) -> bool:
        return self.workspace.analysis is not None
