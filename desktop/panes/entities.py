"""The entities pane: who and what the article speaks of, by kind, counted and filtered."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.analysis.model import Entity, Mention, MentionKind
from desktop.panes.article import TAG_KEYS
from desktop.panes.choice import ChoiceButton
from desktop.panes.dialogs.batch import BatchDialog
from desktop.panes.dialogs.merge import MergeDialog
from desktop.panes.dialogs.rename import RenameDialog
from desktop.panes.dialogs.suggestions import SuggestionsDialog
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
)
from desktop.panes.pane import Pane
from desktop.workspace import editing
from desktop.workspace.actions import ActionSpec
from desktop.workspace.batches import About
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
        self.suggestions.clicked.connect(self.review_suggestions)
        column.addWidget(self.suggestions)
        self.setMinimumWidth(150)
        self._following = False
        self._typing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._typing.timeout.connect(self._read_case)
        self._listen()
        self._register()
        self.retranslate()

    def _listen(self) -> None:
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

    def chosen_entity(self) -> Entity | None:
        """The entity that is chosen in the whole window."""
        wanted = self.workspace.selection.chosen("entity")
        reading = self.workspace.analysis
        return next((e for e in reading.entities if e.id == wanted), None) if reading else None

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

    def merge(self) -> None:
        """Ask which entity the chosen one is, and make them one."""
        entity, reading = self.chosen_entity(), self.workspace.analysis
        if entity is None or reading is None:
            return
        dialog = MergeDialog(self.workspace, entity, reading.entities, self)
        if dialog.exec() and dialog.target is not None:
            editing.merge(self.workspace.case_session, entity=entity, target=dialog.target)

    def rename(self) -> None:
        """Ask what the chosen entity is called, in the whole case."""
        entity = self.chosen_entity()
        if entity is None:
            return
        dialog = RenameDialog(self.workspace, entity, self)
        if dialog.exec():
            editing.rename(self.workspace.case_session, entity=entity, name=dialog.name)

    def batch(self) -> None:
        """Ask what is to be said of all mentions of the chosen entity in the case."""
        entity = self.chosen_entity()
        if entity is None:
            return
        about = About.entity(entity)
        dialog = BatchDialog(self.workspace, about, self)
        if not dialog.exec():
            return
        if dialog.merges:
            self.merge()
        elif dialog.name is not None:
            editing.rename(self.workspace.case_session, entity=entity, name=dialog.name)
        elif dialog.deed is not None and dialog.preview is not None:
            documents = dialog.preview.documents
            self.workspace.batches.start(about, dialog.deed, dialog.kind, documents)

    def review_suggestions(self) -> None:
        """Show the names of the case that may be one entity's, beside the window."""
        dialog = SuggestionsDialog(self.workspace, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _count_suggestions(self) -> None:
        count = len(self.workspace.comparing.found.suggestions)
        self.suggestions.setText(self.workspace.tr("suggestions.count", count=count))
        self.suggestions.setToolTip(self.workspace.tr("suggestions.explanation"))
        self.suggestions.setVisible(count > 0)
        self.workspace.actions.refresh()

    def relabel(self, kind: MentionKind) -> None:
        """Give the chosen entity another kind, through its first mention."""
        mention = self._first_mention()
        if mention is not None:
            editing.relabel(self.workspace.case_session, mention=mention, kind=kind)

    def _first_mention(self) -> Mention | None:
        entity, reading = self.chosen_entity(), self.workspace.analysis
        if entity is None or reading is None:
            return None
        return next((m for m in reading.mentions if m.entity == entity.id), None)

    def _can_merge(self) -> bool:
        return self.workspace.case_session.can_edit and self.chosen_entity() is not None

    def _register(self) -> None:
        add = self.workspace.actions.add
        add(
            ActionSpec(
                id="merge_entities", menu="mark", group=2, shortcuts=("M",), run=self.merge,
                enabled=self._can_merge,
            )
        )  # fmt: skip
        add(
            ActionSpec(
                id="rename_entity", menu="mark", group=2, shortcuts=("F2",), run=self.rename,
                enabled=self._can_merge,
            )
        )  # fmt: skip
        add(
            ActionSpec(
                id="batch", menu="mark", group=2, shortcuts=("B",), run=self.batch,
                enabled=self._can_merge,
            )
        )  # fmt: skip
        add(
            ActionSpec(
                id="review_suggestions", menu="mark", group=2, shortcuts=("Shift+M",),
                run=self.review_suggestions,
                enabled=lambda: bool(self.workspace.comparing.found.suggestions),
            )
        )  # fmt: skip
        add(
            ActionSpec(
                id="filter_entities", menu="go", group=2, shortcuts=("Ctrl+E",),
                run=lambda: self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason),
            )
        )  # fmt: skip

    def _open_menu(self, point: QPoint) -> None:
        self._choose(self.view.indexAt(point).row())
        if self.chosen_entity() is None:
            return
        menu = QMenu(self)
        for name in ("open_entity", "rename_entity", "merge_entities", "batch"):
            menu.addAction(self.workspace.actions.action(name))
        kinds = menu.addMenu(self.workspace.tr("entities.change_kind"))
        kinds.setEnabled(self._can_merge())
        for _, kind in TAG_KEYS:
            entry = kinds.addAction(self.workspace.tr(f"kind.{kind}"))
            entry.triggered.connect(
                lambda _on=False, kind=kind: self.workspace.attempt(lambda: self.relabel(kind))
            )
        menu.exec(self.view.viewport().mapToGlobal(point))
