"""Another article beside the shown one: what both name stands at one height, and how each calls it.

The first column is the article pane itself. A choice in either lights both.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QMenu,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.analysis.model import Analysis
from desktop.look.direction import isolate, paragraph
from desktop.panes.article_marks import NAME_LAYERS, Mark
from desktop.panes.article_text import ArticleText
from desktop.panes.compare_list import CompareList
from desktop.panes.compare_rows import compare_rows, differing_spans
from desktop.panes.pane import Pane
from desktop.workspace.adding import adding_to
from desktop.workspace.lighting import light
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
from desktop.workspace.side_by_side import (
    NearArticle,
    named_in_both,
    near_articles,
    reading_of,
)
from desktop.workspace.text_words import next_stop, word_span
from desktop.workspace.workspace import Workspace

_TITLE = 60
# From this width on, the list stands beside the text and not under it.
_BESIDE = 640


class ComparePane(Pane):
    """``other`` is the reading beside the shown one, ``shared`` what both name."""

    pane_id: ClassVar[str] = "compare"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.other: Analysis | None = None
        self.other_id: int | None = None
        self.shared: tuple[SharedEntity, ...] = ()
        self._stale, self._in_front = True, False
        self.picker = QToolButton(self)
        self.picker.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._list_near)
        self.picker.setMenu(self.menu)
        self.about = QLabel(self)
        self.about.setObjectName("muted")
        self.about.setContentsMargins(16, 6, 16, 6)
        self.text = ArticleText(workspace.palette, self)
        self.text.set_layers(frozenset({*NAME_LAYERS, "time", "quantity", "loaded"}))
        self.list = CompareList(workspace, self)
        self.message = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._lay_out()
        self._listen()
        add = adding_to(workspace)
        add("compare_with", "go", self.pick, "Ctrl+Shift+M", enabled=self._may_pick, group=1)
        add("compare_swap", "go", self.swap, "Ctrl+Shift+X", enabled=self._has_other, group=1)
        self.retranslate()

    def _lay_out(self) -> None:
        page = QWidget(self)
        page.setObjectName("pane_article")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.about)
        column.addWidget(self.text, 1)
        self.halves = QSplitter(self)
        self.halves.setHandleWidth(1)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(page)
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
        self.text.word_wanted.connect(self._select_word)
        self.text.set_word_stops(self._next_stop)
        self.list.entity_chosen.connect(self.choose)

    def header_text(self) -> str:
        differing = sum(entity.differs for entity in self.shared)
        return self.workspace.tr("compare.differing", count=differing) if self.shared else ""

    def header_widgets(self) -> list[QWidget]:
        return [self.picker]

    def focus_chain(self) -> list[QWidget]:
        return [self.picker, self.text, self.list]

    # --- which article

    def pick(self) -> None:
        """Ask which article is to stand beside the shown one."""
        self.picker.showMenu()

    def show_beside(self, document: int) -> None:
        """Lay an article of the case beside the shown one."""
        self.other_id = document
        self._refresh()

    def swap(self) -> None:
        """The other article becomes the shown one, and the shown one the other."""
        shown, other = self.workspace.document_id, self.other_id
        if shown is not None and other is not None:
            self.other_id = shown
            self.workspace.case_session.show(other)

    def _follow_document(self) -> None:
        if self.other_id == self.workspace.document_id:
            self.other_id = None
        self._refresh()

    def _follow_case(self, message: CaseChanged) -> None:
        if not message.documents or self.other_id in message.documents:
            self._refresh()

    def _forget(self) -> None:
        self.other_id = None
        self._refresh()

    def _list_near(self) -> None:
        self.menu.clear()
        for near in near_articles(self.workspace.case_session):
            entry = QAction(self._near_words(near), self.menu)
            entry.setCheckable(True)
            entry.setChecked(near.id == self.other_id)
            entry.triggered.connect(lambda _on=False, number=near.id: self.show_beside(number))
            self.menu.addAction(entry)
        if self.menu.isEmpty():
            self.menu.addAction(self.workspace.tr("compare.no_other")).setEnabled(False)

    def _near_words(self, near: NearArticle) -> str:
        tr, words = self.workspace.tr, self.workspace.appearance.words
        title = near.title.strip()
        if len(title) > _TITLE:
            title = title[:_TITLE].rsplit(" ", 1)[0] + "…"
        reason = (
            tr("compare.same_text", percent=near.same_text)
            if near.same_text
            else tr("compare.names", count=near.names)
        )
        outlet = near.outlet or tr("article.no_outlet")
        parts = (isolate(outlet), words.iso_date(near.published), isolate(title), reason)
        return paragraph("  ·  ".join(parts).replace("&", "&&"), words.language)

    # --- what is shown

    def note_front(self, front: bool) -> None:
        self._in_front = front
        if front and self._stale:
            self._refresh()
        else:
            self._publish_differences()

    def showEvent(self, event: QShowEvent) -> None:
        """Out of its dock (in a picture) nobody says that it is seen."""
        super().showEvent(event)
        if not isinstance(self.parentWidget(), QDockWidget):
            self.note_front(True)  # noqa: FBT003 - it is seen

    def _refresh(self) -> None:
        """Read both articles anew; a pane that is not seen waits until it is."""
        self._stale = not self._in_front
        if self._stale:
            return
        here, session = self.workspace.analysis, self.workspace.case_session
        if self.other_id is None and here is not None:
            self.other_id = next((near.id for near in near_articles(session)), None)
        self.other = reading_of(session, self.other_id) if self.other_id is not None else None
        both = here is not None and self.other is not None
        self.shared = named_in_both(session, here, self.other) if both else ()  # type: ignore[arg-type]
        self.text.show_reading(self.other)
        spans = differing_spans(self.shared, here=False)
        self.text.set_differing(spans)
        self._publish_differences()
        self._fill()
        rule, lit = self.workspace.selection.rule, self.workspace.selection.lit
        self._follow_selection(SelectionChanged(rule, lit, reveal=False, origin=None))

    def _publish_differences(self) -> None:
        shared = self.shared if self._in_front else ()
        spans = tuple(differing_spans(shared, here=True))
        self.workspace.hub.publish(DifferencesShown(spans))

    def _fill(self) -> None:
        self._stack.setCurrentIndex(0 if self.other is not None else 1)
        self.list.set_rows(compare_rows(self.shared))
        tr, words = self.workspace.tr, self.workspace.appearance.words
        known = self.workspace.analysis is not None
        self.message.setText(tr("compare.no_other" if known else "compare.no_document"))
        document = self.other.document if self.other else None
        outlet = (document.outlet or tr("article.no_outlet")) if document else ""
        dated = words.iso_date(document.published) if document and document.published else ""
        self.about.setText("  ·  ".join(part for part in (isolate(outlet), dated) if part))
        self.picker.setText(f"{tr('compare.pick')} ▾")
        self.picker.setAccessibleName(tr("action.compare_with"))
        self.picker.setToolTip(tr("action.compare_with"))
        self.header_changed.emit()

    # --- one choice for both

    def choose(self, entity: SharedEntity) -> None:
        """Choose what both name: it is lit and brought to one height in both."""
        self.workspace.selection.choose(Chosen("entity", entity.here[0]), origin=self.pane_id)

    def _choose_mark(self, mark: Mark) -> None:
        mentions = self.other.mentions if self.other and mark.item == "mention" else ()
        entity = next((m.entity for m in mentions if m.id == mark.id), None)
        shared = next((one for one in self.shared if entity in one.there), None)
        if shared is not None:
            self.choose(shared)
        elif entity is not None and self.other is not None:
            self.workspace.selection.clear()
            rule = Chosen("entity", entity)
            self.text.set_lit(light(rule, self.other), rule, reveal=False)

    def _follow_selection(self, message: SelectionChanged) -> None:
        chosen = message.rule.id if _is_entity(message.rule) else None  # type: ignore[union-attr]
        shared = next((one for one in self.shared if chosen in one.here), None)
        self.list.show_chosen(shared)
        if shared is None or self.other is None:
            self.text.set_lit(None, reveal=False)
            return
        rule = Chosen("entity", shared.there[0])
        self.text.set_lit(light(rule, self.other), rule, reveal=message.reveal)

    # --- the text of the other article

    def _select_word(self, position: int) -> None:
        if self.other is not None:
            self.text.select_span(*word_span(self.other, position))

    def _next_stop(self, position: int, by: int) -> int:
        return next_stop(self.other, position, by) if self.other else position

    def _may_pick(self) -> bool:
        return self._in_front and self.workspace.analysis is not None

    def _has_other(self) -> bool:
        return self._in_front and self.other is not None

    # --- look

    def retranslate(self) -> None:
        self.text.setAccessibleName(self.workspace.tr("compare.other"))
        self.list.setAccessibleName(self.workspace.tr("compare.list"))
        self._fill()

    def restyle(self) -> None:
        self.text.set_palette(self.workspace.palette)
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


def _is_entity(rule: object) -> bool:
    return isinstance(rule, Chosen) and rule.kind == "entity"
