"""Another article beside the shown one: what tells the same stands level, what both name is lit in
both, and how each calls it is listed.

The first column is the article pane itself. A choice in either lights both.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QSplitter,
    QStackedLayout,
    QToolButton,
    QWidget,
)

from desktop.look.plain_words import PlainLabel
from desktop.panes.article_marks import Mark
from desktop.panes.article_text import ArticleText
from desktop.panes.compare_column import OtherArticle
from desktop.panes.compare_layout import places
from desktop.panes.compare_levelling import Levelling
from desktop.panes.compare_list import CompareList
from desktop.panes.compare_picker import ArticlePicker
from desktop.panes.compare_rows import compare_rows, differing_spans
from desktop.panes.pane import Pane
from desktop.workspace.adding import adding_to
from desktop.workspace.messages import (
    AnalysisChanged,
    CaseChanged,
    CaseShown,
    DifferencesShown,
    DocumentShown,
    SelectionChanged,
)
from desktop.workspace.naming import SharedEntity
from desktop.workspace.rules import Chosen
from desktop.workspace.side_by_side import SideBySide, SideBySideReader
from desktop.workspace.workspace import Workspace

# From this width on, the list stands beside the text and not under it.
_BESIDE = 640


class ComparePane(Pane):
    """``found`` is the article beside the shown one with what both have in common."""

    pane_id: ClassVar[str] = "compare"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.found = SideBySide()
        self._wanted: int | None = None
        self._stale = True
        self._looked_at: tuple[SharedEntity | None, int] = (None, 0)
        self.reader = SideBySideReader(workspace.case_session, workspace.hub, self)
        self.picker = ArticlePicker(workspace, self)
        self.level = QToolButton(self)
        self.level.setObjectName("level")
        self.level.setCheckable(True)
        self.level.setChecked(True)
        self.other = OtherArticle(workspace, self)
        self.text = self.other.text
        self.list = CompareList(workspace, self)
        self.message = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.levelling: Levelling | None = None
        self._lay_out()
        self._listen()
        add = adding_to(workspace)
        add("compare_with", "go", self.pick, "Ctrl+Shift+M", enabled=self._may_pick, group=1)
        add("compare_swap", "go", self.swap, "Ctrl+Shift+X", enabled=self._has_other, group=1)
        add(
            "compare_level", "view", self.level.toggle, "Ctrl+Shift+J", group=3,
            enabled=self._has_other, checked=self.level.isChecked,
        )  # fmt: skip
        self.retranslate()

    def stand_beside(self, article: ArticleText) -> None:
        """From now on what tells the same in ``article`` stands level with this pane's text."""
        self.levelling = Levelling(article, self.text, self)

    def _lay_out(self) -> None:
        self.halves = QSplitter(self)
        self.halves.setHandleWidth(1)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(self.other)
        self.halves.addWidget(self.list)
        self.halves.setStretchFactor(0, 3)
        self.halves.setStretchFactor(1, 2)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.halves)
        self._stack.addWidget(self.message)

    def _listen(self) -> None:
        hub = self.workspace.hub
        hub.subscribe(CaseShown, lambda _: self._forget(), self)
        hub.subscribe(DocumentShown, lambda _: self._follow_document(), self)
        hub.subscribe(AnalysisChanged, lambda _: self._refresh(), self)
        hub.subscribe(CaseChanged, self._follow_case, self)
        hub.subscribe(SelectionChanged, self._follow_selection, self)
        self.text.mark_clicked.connect(self._choose_mark)
        self.text.blank_clicked.connect(self.workspace.selection.clear)
        self.list.entity_chosen.connect(self.go_to)
        self.picker.picked.connect(self.show_beside)
        self.level.toggled.connect(lambda _: self._keep_level())

    # --- what the frame asks

    def header_text(self) -> str:
        differing = sum(entity.differs for entity in self.found.shared)
        told = self.workspace.tr("compare.differing", count=differing)
        return told if self.found.shared else ""

    def header_widgets(self) -> list[QWidget]:
        return [self.level, self.picker]

    def focus_chain(self) -> list[QWidget]:
        return [self.level, self.picker, self.text, self.list]

    def choices(self) -> int:
        return 0 if self.level.isChecked() else 1

    def restore_choices(self, choices: int) -> None:
        self.level.setChecked(choices != 1)

    # --- which article

    def pick(self) -> None:
        """Ask which article is to stand beside the shown one."""
        self.picker.showMenu()

    def show_beside(self, document: int) -> None:
        """Lay an article of the case beside the shown one."""
        self._wanted = document
        self._refresh()

    def swap(self) -> None:
        """The other article becomes the shown one, and the shown one the other."""
        shown, other = self.workspace.document_id, self.found.document
        if shown is not None and other is not None:
            self._wanted = shown
            self.workspace.case_session.show(other)

    def _follow_document(self) -> None:
        if self._wanted == self.workspace.document_id:
            self._wanted = None
        self._refresh()

    def _follow_case(self, message: CaseChanged) -> None:
        if not message.documents or self.found.document in message.documents:
            self._refresh()

    def _forget(self) -> None:
        self._wanted = None
        self._refresh()

    # --- what is shown

    def note_front(self, front: bool) -> None:
        super().note_front(front)
        if not self.in_sight:
            self._publish_differences()
            self._keep_level()

    def come_into_sight(self) -> None:
        if self._stale:
            self._refresh()
        else:
            self._publish_differences()
            self._keep_level()

    def _refresh(self) -> None:
        """Compare both articles anew; a pane that is not seen waits until it is."""
        self._stale = not self.in_sight
        if self._stale:
            return
        here = self.workspace.analysis
        if here is None:
            self.reader.drop()
            self._show(SideBySide())
        else:
            self.reader.read(here, self._wanted, self._show)

    def _show(self, found: SideBySide) -> None:
        self.found, self._wanted = found, found.document
        self._looked_at = (None, 0)
        self.picker.shown = found.document
        self.other.show_reading(found.reading)
        self.text.set_differing(differing_spans(found.shared, here=False))
        self._publish_differences()
        self._fill()
        self._keep_level()
        rule, lit = self.workspace.selection.rule, self.workspace.selection.lit
        self._follow_selection(SelectionChanged(rule, lit, reveal=False, origin=None))
        self.workspace.actions.refresh()

    def _publish_differences(self) -> None:
        shared = self.found.shared if self.in_sight else ()
        spans = tuple(differing_spans(shared, here=True))
        self.workspace.hub.publish(DifferencesShown(spans))

    def _keep_level(self) -> None:
        if self.levelling is not None:
            seen = self.in_sight and self.found.reading is not None
            self.levelling.keep(self.found.levels, on=seen and self.level.isChecked())

    def _fill(self) -> None:
        self._stack.setCurrentIndex(0 if self.found.reading is not None else 1)
        self.list.set_rows(compare_rows(self.found.shared))
        known = self.workspace.analysis is not None
        self.message.setText(
            self.workspace.tr("compare.no_other" if known else "compare.no_document")
        )
        self.header_changed.emit()

    # --- one choice for both

    def go_to(self, entity: SharedEntity) -> None:
        """Choose what both name and show it in both texts; asked again, its next place."""
        here, there = self.workspace.analysis, self.found.reading
        if here is None or there is None:
            return
        self.choose(entity)
        stops = places(entity, here.document, there.document, self.found.levels)
        last, at = self._looked_at
        at = at + 1 if last == entity else 0
        self._looked_at = entity, at
        if self.levelling is not None and stops:
            self.levelling.show(*stops[at % len(stops)])

    def choose(self, entity: SharedEntity) -> None:
        """Choose what both name: it is lit in both."""
        rule = Chosen("entity", entity.here[0])
        self.workspace.selection.choose(rule, origin=self.pane_id, reveal=False)

    def _choose_mark(self, mark: Mark) -> None:
        entity = self.other.entity_of(mark)
        shared = next((one for one in self.found.shared if entity in one.there), None)
        if shared is not None:
            self.choose(shared)
        elif entity is not None:
            self.workspace.selection.clear()
            self.other.show_chosen(entity, reveal=False)

    def _follow_selection(self, message: SelectionChanged) -> None:
        rule = message.rule
        chosen = rule.id if isinstance(rule, Chosen) and rule.kind == "entity" else None
        shared = next((one for one in self.found.shared if chosen in one.here), None)
        self.list.show_chosen(shared)
        # What was chosen in the article stays under the person's hand.
        with self.levelling.apart() if self.levelling is not None else nullcontext():
            self.other.show_chosen(shared.there[0] if shared else None, reveal=message.reveal)

    def _may_pick(self) -> bool:
        return self.in_sight and self.workspace.analysis is not None

    def _has_other(self) -> bool:
        return self.in_sight and self.found.reading is not None

    # --- look

    def retranslate(self) -> None:
        tr = self.workspace.tr
        self.other.retranslate()
        self.list.setAccessibleName(tr("compare.list"))
        self.picker.retranslate()
        self.level.setText(tr("compare.level"))
        self.level.setToolTip(tr("compare.level_tip"))
        self._fill()

    def restyle(self) -> None:
        self.other.restyle()
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.halves.orientation() != way:
            self.halves.setOrientation(way)
        part = 0.62 if beside else 0.66
        whole = self.width() if beside else self.height()
        self.halves.setSizes([int(whole * part), int(whole * (1 - part))])
