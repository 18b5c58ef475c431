"""The entities pane: who and what the article speaks of, by kind, counted and filtered."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.analysis.model import Entity, Mention, MentionKind
from desktop.panes.article import TAG_KEYS
from desktop.panes.dialogs.batch import BatchDialog
from desktop.panes.dialogs.merge import MergeDialog
from desktop.panes.dialogs.rename import RenameDialog
from desktop.panes.dialogs.suggestions import SuggestionsDialog
from desktop.panes.entities_delegate import EntityDelegate
from desktop.panes.entities_rows import EntityRow, HeadingRow, Row, entity_rows
from desktop.panes.pane import Pane
from desktop.workspace import editing
from desktop.workspace.actions import ActionSpec
from desktop.workspace.batches import About
from desktop.workspace.messages import (
    AnalysisChanged,
    CaseCompared,
    DocumentShown,
    SelectionChanged,
)
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace

_FILTER_WIDTH = 96

Index = QModelIndex | QPersistentModelIndex


class EntityList(QAbstractListModel):
    """The rows for Qt: what they say aloud, and which of them can be chosen."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.rows: list[Row] = []

    def set_rows(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        words = self._workspace.appearance.words
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if isinstance(row, HeadingRow):
                return f"{words.tr(f'kinds.{row.kind}')} {row.count}"
            return f"{row.name} {row.count}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, EntityRow):
            return f"{row.name} · {words.tr('card.mentions', count=row.count)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], HeadingRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class WalkedList(QListView):
    """``walked`` while a key of the person moves the current row: the focus that comes by Tab puts
    a row in hand too, but chooses nothing."""

    walked = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.walked = True
        super().keyPressEvent(event)
        self.walked = False


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
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setModel(self.model)
        self.view.setItemDelegate(EntityDelegate(workspace, self.view))
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.suggestions = QToolButton(self)
        self.suggestions.setObjectName("pane_foot")
        self.suggestions.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.suggestions.clicked.connect(self.review_suggestions)
        column.addWidget(self.suggestions)
        self.setMinimumWidth(150)
        self._following = False
        self._listen()
        self._register()
        self.retranslate()

    def _listen(self) -> None:
        hub = self.workspace.hub
        hub.subscribe(DocumentShown, lambda _: self._show_document(), self)
        hub.subscribe(AnalysisChanged, lambda _: self._refill(), self)
        hub.subscribe(SelectionChanged, self._follow_selection, self)
        hub.subscribe(CaseCompared, lambda _: self._count_suggestions(), self)
        self.filter.textChanged.connect(lambda _text: self._refill())
        self.filter.returnPressed.connect(self._choose_first)
        self.view.clicked.connect(lambda index: self._choose(index.row()))
        self.view.selectionModel().currentChanged.connect(self._follow_keys)
        self.view.customContextMenuRequested.connect(self._open_menu)

    def header_text(self) -> str:
        count = sum(isinstance(row, EntityRow) for row in self.model.rows)
        return self.workspace.tr("entities.count", count=count) if count else ""

    def header_widgets(self) -> list[QWidget]:
        return [self.filter]

    def focus_chain(self) -> list[QWidget]:
        return [self.filter, self.view, self.suggestions]

    def retranslate(self) -> None:
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

    def _choose_first(self) -> None:
        numbers = (i for i, row in enumerate(self.model.rows) if isinstance(row, EntityRow))
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
        for number, row in enumerate(self.model.rows):
            if isinstance(row, EntityRow) and row.id == wanted:
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
        place = self.view.verticalScrollBar().value()
        self.model.set_rows(entity_rows(self.workspace.analysis, self.filter.text()))
        self.view.verticalScrollBar().setValue(place)
        self._mark_chosen(reveal=False)
        self.header_changed.emit()

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
        for name in ("rename_entity", "merge_entities", "batch"):
            menu.addAction(self.workspace.actions.action(name))
        kinds = menu.addMenu(self.workspace.tr("entities.change_kind"))
        kinds.setEnabled(self._can_merge())
        for _, kind in TAG_KEYS:
            entry = kinds.addAction(self.workspace.tr(f"kind.{kind}"))
            entry.triggered.connect(
                lambda _on=False, kind=kind: self.workspace.attempt(lambda: self.relabel(kind))
            )
        menu.exec(self.view.viewport().mapToGlobal(point))
