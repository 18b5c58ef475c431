"""The entities pane: who and what the article speaks of, by kind, counted and filtered."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.analysis.model import MentionKind
from desktop.panes.choice import ChoiceButton
from desktop.panes.entities_deeds import EntityDeeds
from desktop.panes.entities_delegate import EntityDelegate
from desktop.panes.entities_list import EntityList, WalkedList
from desktop.panes.entities_rows import (
    CaseRow,
    EntityRow,
    HeadingRow,
    Row,
    called_rows,
    case_rows,
    entity_rows,
    listed_entities,
)
from desktop.panes.pane import Pane
from desktop.workspace.adding import adding_to
from desktop.workspace.case_entities import NameHit, Prominent
from desktop.workspace.messages import (
    AnalysisChanged,
    CaseChanged,
    CaseCompared,
    CaseEntityChosen,
    CaseShown,
    DocumentShown,
    SelectionChanged,
)
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace

_FILTER_WIDTH = 96
_MOST, _CALLED = 200, 60
_PAUSE = 120
"""Milliseconds after the last letter before names are looked up."""


class EntitiesPane(Pane):
    """One click chooses an entity in every pane."""

    pane_id: ClassVar[str] = "entities"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.filter = QLineEdit(self)
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(_FILTER_WIDTH)
        self.model = EntityList(workspace, self)
        self.view = WalkedList(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(EntityDelegate(workspace, self.view))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.scope = ChoiceButton(self)
        self.scope.setObjectName("pane_scope")
        self.scope.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(self.scope)
        column.addWidget(self.view)
        self.suggestions = QToolButton(self)
        self.suggestions.setObjectName("pane_foot")
        self.suggestions.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.deeds = EntityDeeds(workspace, self)
        self.suggestions.clicked.connect(self.deeds.review_suggestions)
        column.addWidget(self.suggestions)
        self.setMinimumWidth(150)
        self._following = False
        self._typing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._typing.timeout.connect(self._read_case)
        self._listen()
        adding_to(workspace)("filter_entities", "go", self._go_to_filter, "Ctrl+E", group=2)
        self.retranslate()

    def _listen(self) -> None:
        self.workspace.long_reading.prepare(listed_entities)
        hub = self.workspace.hub
        hub.subscribe(DocumentShown, lambda _: self._show_document(), self)
        hub.subscribe(AnalysisChanged, lambda _: self._refill(), self)
        hub.subscribe(SelectionChanged, self._follow_selection, self)
        hub.subscribe(CaseCompared, lambda _: self._count_suggestions(), self)
        hub.subscribe(CaseEntityChosen, lambda _: self.view.viewport().update(), self)
        hub.subscribe(CaseShown, lambda _: self._refill(), self)
        hub.subscribe(CaseChanged, lambda _: self._renew_case(), self)
        self.scope.chosen.connect(lambda _: self._refill())
        self.filter.textChanged.connect(lambda _text: self._refill())
        self.filter.returnPressed.connect(self._choose_first)
        self.view.clicked.connect(lambda index: self._choose(index.row()))
        self.view.opened.connect(self._open)
        self.view.kind_wanted.connect(self._change_kind)
        self.view.selectionModel().currentChanged.connect(self._follow_keys)
        self.view.customContextMenuRequested.connect(self._open_menu)

    def header_text(self) -> str:
        count = sum(not isinstance(row, HeadingRow) for row in self.model.rows)
        most = self._of_case and not self.filter.text().strip() and count == _MOST
        key = "entities.most" if most else "entities.count"
        return self.workspace.tr(key, count=count) if count else ""

    def header_widgets(self) -> list[QWidget]:
        return [self.filter]

    def focus_chain(self) -> list[QWidget]:
        return [self.filter, self.scope, self.view, self.suggestions]

    def choices(self) -> int:
        return self.scope.index

    def restore_choices(self, choices: int) -> None:
        if choices == 1:
            self.scope.choose(1)

    def retranslate(self) -> None:
        tr = self.workspace.tr
        scopes = [tr("entities.scope_article"), tr("entities.scope_case")]
        self.scope.set_choices(scopes, tip=tr("entities.scope_tip"))
        self.filter.setPlaceholderText(self.workspace.tr("entities.filter"))
        self.filter.setAccessibleName(self.workspace.tr("action.filter_entities"))
        self.view.setAccessibleName(self.workspace.tr("pane.entities"))
        self._count_suggestions()
        self._refill()

    def restyle(self) -> None:
        self.view.viewport().update()

    # --- choosing

    def _choose(self, number: int) -> None:
        row = self.model.rows[number] if 0 <= number < len(self.model.rows) else None
        if isinstance(row, EntityRow):
            self.workspace.selection.choose(Chosen("entity", row.id))
        elif isinstance(row, CaseRow):
            self.workspace.case_entities.choose(row.number)

    def _open(self, number: int) -> None:
        """Show the page of an entity."""
        self._choose(number)
        self.workspace.actions.run("open_entity")

    def _go_to_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose_first(self) -> None:
        numbers = (i for i, row in enumerate(self.model.rows) if not isinstance(row, HeadingRow))
        self._choose(next(numbers, -1))

    def _follow_keys(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._following and self.view.walked:
            self._choose(current.row())

    def _follow_selection(self, _message: SelectionChanged) -> None:
        self._mark_chosen(reveal=True)
        self.view.viewport().update()

    def _mark_chosen(self, *, reveal: bool) -> None:
        wanted = self.workspace.selection.chosen("entity")
        self._following = True
        of_case = self.workspace.case_entities.number
        for number, row in enumerate(self.model.rows):
            if (isinstance(row, EntityRow) and row.id == wanted) or (
                isinstance(row, CaseRow) and row.number == of_case
            ):
                self.view.setCurrentIndex(self.model.index(number))
                if reveal:
                    self.view.scrollTo(self.model.index(number))
                break
        else:
            self.view.clearSelection()
        self._following = False

    def _show_document(self) -> None:
        self._refill()
        self.view.scrollToTop()

    def _refill(self) -> None:
        if self._of_case:
            # An answer to earlier letters stays until that to these comes.
            self._typing.start()
        else:
            self._typing.stop()
            self._show_rows(entity_rows(self.workspace.analysis, self.filter.text()))

    def _show_rows(self, rows: list[Row]) -> None:
        place = self.view.verticalScrollBar().value()
        self.model.set_rows(rows)
        self.view.verticalScrollBar().setValue(place)
        self._mark_chosen(reveal=False)
        self.header_changed.emit()

    # --- the whole case

    @property
    def _of_case(self) -> bool:
        return self.scope.index == 1

    def _renew_case(self) -> None:
        if self._of_case:
            self._typing.start()

    def _read_case(self) -> None:
        """Ask for the entities that are called as was typed, or else named most."""
        entities, words = self.workspace.case_entities, self.filter.text().strip()
        if self.workspace.case_session.case is None:
            self._show_rows([])
        elif words:
            entities.ask_called(words, limit=_CALLED, receive=self._take_called)
        else:
            entities.ask_most(limit=_MOST, kinds=(), receive=self._take_most)

    def _take_called(self, found: list[NameHit]) -> None:
        if self._of_case:
            self._show_rows([*called_rows(found)])
            self.view.scrollToTop()

    def _take_most(self, found: list[Prominent]) -> None:
        if self._of_case:
            self._show_rows(case_rows(found))

    # --- correcting

    def _count_suggestions(self) -> None:
        count = len(self.workspace.comparing.found.suggestions)
        self.suggestions.setText(self.workspace.tr("suggestions.count", count=count))
        self.suggestions.setToolTip(self.workspace.tr("suggestions.explanation"))
        self.suggestions.setVisible(count > 0)
        self.workspace.actions.refresh()

    def _change_kind(self, kind: MentionKind) -> None:
        if self.deeds.may_edit():
            self.workspace.attempt(lambda: self.deeds.relabel(kind))

    def _open_menu(self, point: QPoint) -> None:
        self._choose(self.view.indexAt(point).row())
        if self.deeds.chosen() is not None:
            self.deeds.menu().exec(self.view.viewport().mapToGlobal(point))
