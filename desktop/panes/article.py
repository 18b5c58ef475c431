"""The article pane: reading, choosing, and correcting at the speed of reading."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.analysis.model import Mention, MentionKind
from desktop.panes.article_card import card
from desktop.panes.article_header import ArticleHeader
from desktop.panes.article_legend import Legend
from desktop.panes.article_marks import NAME_LAYERS, Layer, MarginBar, Mark
from desktop.panes.article_text import ArticleText
from desktop.panes.pane import Pane
from desktop.workspace import editing
from desktop.workspace.actions import ActionSpec, Menu, always
from desktop.workspace.messages import (
    AnalysisChanged,
    CaseChanged,
    DocumentShown,
    PassageSought,
    SelectionChanged,
)
from desktop.workspace.rules import Chosen
from desktop.workspace.text_words import word_span
from desktop.workspace.workspace import Workspace

TAG_KEYS: tuple[tuple[str, MentionKind], ...] = (
    ("1", "person"),
    ("2", "organisation"),
    ("3", "place"),
    ("4", "facility"),
    ("5", "weapon"),
    ("6", "other"),
)
_LAYER_GROUPS: tuple[tuple[str, tuple[Layer, ...]], ...] = (
    ("names", NAME_LAYERS),
    ("times", ("time",)),
    ("quantities", ("quantity",)),
    ("claims", ("claim",)),
)


class ArticlePane(Pane):
    """``current`` is the mention that the keys act on: the one last clicked or stepped to."""

    pane_id: ClassVar[str] = "article"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.current: Mention | None = None
        self._sought: PassageSought | None = None
        self.header = ArticleHeader(workspace, self)
        self.legend = Legend(workspace, self)
        self.text = ArticleText(workspace.palette, self)
        self.text.setAccessibleName(workspace.tr("pane.article"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.legend, self.text):
            column.addWidget(widget)
        self.setMinimumWidth(330)
        self._listen()
        self._register()
        self._show_reading()

    def focus_chain(self) -> list[QWidget]:
        header = self.header
        return [
            header.details, header.previous, header.documents, header.next, *self.legend.chips,
            self.text,
        ]  # fmt: skip

    def _listen(self) -> None:
        hub = self.workspace.hub
        hub.subscribe(DocumentShown, lambda _: self._show_document(), self)
        hub.subscribe(AnalysisChanged, lambda _: self._show_reading(), self)
        hub.subscribe(CaseChanged, lambda _: self.header.refresh(), self)
        hub.subscribe(SelectionChanged, self._follow_selection, self)
        hub.subscribe(PassageSought, self._seek, self)
        self.legend.changed.connect(lambda: self.text.set_layers(self.legend.layers()))
        self.text.mark_clicked.connect(self._choose)
        self.text.bar_clicked.connect(lambda claim: self._select(Chosen("claim", claim)))
        self.text.blank_clicked.connect(self._clear)
        self.text.word_wanted.connect(self._select_word)
        self.text.selectionChanged.connect(self.workspace.actions.refresh)
        self.text.set_describer(self._describe)
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.text.customContextMenuRequested.connect(self._open_menu)

    # --- following the workspace

    def _show_document(self) -> None:
        self._set_current(None)
        self._sought = None
        self._show_reading()
        self.text.verticalScrollBar().setValue(0)

    def _show_reading(self) -> None:
        self.text.show_reading(self.workspace.analysis)
        self.legend.setVisible(self.workspace.analysis is not None)
        self._set_current(self._same_place(self.current))
        self._show_sought()
        self.header.refresh()

    def _same_place(self, mention: Mention | None) -> Mention | None:
        """The mention that stands now where an earlier reading had one."""
        if mention is None:
            return None
        found = (m for m in self._mentions() if (m.start, m.end) == (mention.start, mention.end))
        return next(found, None)

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

    def retranslate(self) -> None:
        self.header.refresh()
        self.legend.retranslate()
        self.text.setAccessibleName(self.workspace.tr("pane.article"))

    def restyle(self) -> None:
        self.header.refresh()
        self.legend.restyle()
        self.text.set_palette(self.workspace.palette)

    # --- choosing

    def _mentions(self) -> tuple[Mention, ...]:
        return self.workspace.analysis.mentions if self.workspace.analysis else ()

    def _choose(self, mark: Mark) -> None:
        if mark.item != "mention":
            self._set_current(None)
            self._select(Chosen(mark.item, mark.id))
            return
        self.choose_mention(next(m for m in self._mentions() if m.id == mark.id))

    def choose_mention(self, mention: Mention) -> None:
        """Choose a mention and, everywhere, its entity."""
        entity = mention.entity
        self._select(Chosen("entity", entity) if entity else Chosen("mention", mention.id))
        self._set_current(mention)

    def step_mention(self, by: int) -> None:
        """Choose the mention after (1) or before (-1) the current one, in the order of the text."""
        ordered = sorted(
            (m for m in self._mentions() if m.form != "pronoun"), key=lambda m: (m.start, -m.end)
        )
        if not ordered:
            return
        at = ordered.index(self.current) + by if self.current in ordered else 0
        mention = ordered[at % len(ordered)]
        self.choose_mention(mention)
        if not self.text.is_visible_at(mention.start):
            self.text.show_position(mention.start)

    def _select(self, rule: Chosen) -> None:
        self.workspace.selection.choose(rule, origin=self.pane_id)

    def _clear(self) -> None:
        self._set_current(None)
        self.workspace.selection.clear()

    def _set_current(self, mention: Mention | None) -> None:
        self.current = mention
        self.text.set_current((mention.start, mention.end) if mention else None)
        self.workspace.actions.refresh()

    def _select_word(self, position: int) -> None:
        if self.workspace.analysis is not None:
            self._set_current(None)
            self.text.select_span(*word_span(self.workspace.analysis, position))

    def _describe(self, mark: Mark | MarginBar) -> str:
        reading = self.workspace.analysis
        return card(mark, reading, self.workspace.appearance.words) if reading else ""

    # --- correcting

    def tag(self, kind: MentionKind) -> None:
        """Tag the selected words; without any, give the current mention the kind."""
        session, span = self.workspace.case_session, self.text.selected_span()
        if span is not None:
            editing.tag(session, start=span[0], end=span[1], kind=kind)
            self.text.select_span(span[1], span[1])
            found = [m for m in self._mentions() if (m.start, m.end) == span]
            if found:
                self.choose_mention(found[0])
        elif self.current is not None and self.current.kind == kind:
            editing.confirm(session, mention=self.current)
        elif self.current is not None:
            editing.relabel(session, mention=self.current, kind=kind)

    def reject(self) -> None:
        """The current mention, or the one that is selected as words, is none."""
        mention = self.current or self._selected_mention()
        if mention is not None:
            self._clear()
            editing.reject(self.workspace.case_session, mention=mention)

    def confirm(self) -> None:
        if self.current is not None:
            editing.confirm(self.workspace.case_session, mention=self.current)

    def _selected_mention(self) -> Mention | None:
        span = self.text.selected_span()
        return next((m for m in self._mentions() if (m.start, m.end) == span), None)

    def _can_tag(self) -> bool:
        chosen = self.current is not None or self.text.selected_span() is not None
        return chosen and self.workspace.case_session.can_edit

    def _can_judge(self) -> bool:
        chosen = self.current or self._selected_mention()
        return chosen is not None and self.workspace.case_session.can_edit

    # --- actions

    def _register(self) -> None:
        session, here = self.workspace.case_session, self._has_reading
        for key, kind in TAG_KEYS:
            self._add(f"tag_{kind}", "mark", partial(self.tag, kind), key, enabled=self._can_tag)
        judge = self._can_judge
        self._add("confirm_mention", "mark", self.confirm, "0", enabled=judge, group=1)
        self._add("reject_mention", "mark", self.reject, "Del", enabled=judge, group=1)
        for name, layers in _LAYER_GROUPS:
            toggle, on = partial(self.legend.toggle, layers), partial(self._are_on, layers)
            self._add(f"layer_{name}", "view", toggle, checked=on, group=2)
        resize = self.text.resize_text
        self._add("text_larger", "view", partial(resize, 1), "Ctrl++", "Ctrl+=", group=3)
        self._add("text_smaller", "view", partial(resize, -1), "Ctrl+-", group=3)
        self._add("text_normal", "view", partial(resize, 0), "Ctrl+0", group=3)
        step = self.step_mention
        self._add("mention_next", "go", partial(step, 1), "Alt+Down", enabled=here)
        self._add("mention_previous", "go", partial(step, -1), "Alt+Up", enabled=here)
        forth, back = partial(session.step, 1), partial(session.step, -1)
        shown = self._has_document
        self._add("article_next", "go", forth, "Ctrl+PgDown", enabled=shown, group=1)
        self._add("article_previous", "go", back, "Ctrl+PgUp", enabled=shown, group=1)
        self._add("article_list", "go", self.header.open_list, "Ctrl+L", enabled=shown, group=1)

    def _add(
        self,
        name: str,
        menu: Menu,
        run: Callable[[], object],
        *keys: str,
        group: int = 0,
        enabled: Callable[[], bool] = always,
        checked: Callable[[], bool] | None = None,
    ) -> None:
        self.workspace.actions.add(
            ActionSpec(
                id=name,
                menu=menu,
                run=run,
                shortcuts=keys,
                group=group,
                enabled=enabled,
                checked=checked,
            )
        )

    def _are_on(self, layers: tuple[Layer, ...]) -> bool:
        return set(layers) <= self.legend.layers()

    def _has_document(self) -> bool:
        return self.workspace.document_id is not None

    def _has_reading(self) -> bool:
        return self.workspace.analysis is not None

    def _open_menu(self, point: QPoint) -> None:
        """The menu of the words under the pointer: they are chosen first."""
        if self.text.selected_span() is None:
            mark = self.text.mark_at_point(point.toPointF())
            if mark is not None:
                self._choose(mark)
            elif (position := self.text.position_at(point.toPointF())) is not None:
                self._select_word(position)
        self.workspace.actions.refresh()
        menu = QMenu(self)
        names = [f"tag_{kind}" for _, kind in TAG_KEYS]
        for name in (*names, "", "confirm_mention", "reject_mention", "merge_entities"):
            if name:
                menu.addAction(self.workspace.actions.action(name))
            else:
                menu.addSeparator()
        menu.exec(self.text.viewport().mapToGlobal(point))
