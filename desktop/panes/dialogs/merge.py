"""Which entity is this one? A list that is filtered while typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from rapidfuzz import fuzz

from desktop.analysis.model import Entity
from desktop.look.direction import isolate
from desktop.panes.dialogs.buttons import add_buttons
from desktop.workspace.case_entities import CaseEntities, Named
from desktop.workspace.editing import Called
from desktop.workspace.text_words import matches
from desktop.workspace.workspace import Workspace

_MOST = 60

# Given what was typed, tells the other entities that may be meant, now or later.
Seek = Callable[[str, Callable[[Sequence[Called]], object]], object]


def within(entity: Entity, entities: Iterable[Entity]) -> Seek:
    """Seek the others among the entities of one reading."""
    others = _likely_first(entity, entities)
    return lambda typed, show: show(
        [other for other in others if matches(typed, (other.name, *other.aliases))]
    )


def within_case(entity: Named, entities: CaseEntities) -> Seek:
    """Seek the others in the whole case, beside the window; those called alike where nothing is
    typed."""

    def seek(typed: str, show: Callable[[Sequence[Called]], object]) -> None:
        entities.ask_called(
            typed.strip() or entity.name,
            limit=_MOST,
            receive=lambda found: show([hit for hit in found if hit.id != entity.id]),
            topic="merge.list",
        )

    return seek


class MergeDialog(QDialog):
    """``target`` is what was chosen, after it was accepted."""

    def __init__(self, workspace: Workspace, entity: Called, seek: Seek, parent: QWidget) -> None:
        super().__init__(parent)
        self.target: Called | None = None
        tr = workspace.tr
        self.setWindowTitle(tr("merge.title"))
        self.resize(420, 460)
        self._tr = tr
        self._seek = seek
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(tr("entities.filter"))
        self.filter.setAccessibleName(tr("action.filter_entities"))
        self.filter.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("merge.title"))
        explanation = QLabel(tr("merge.explanation", name=isolate(entity.name)), self)
        explanation.setWordWrap(True)
        column = QVBoxLayout(self)
        for widget in (explanation, self.filter, self.list):
            column.addWidget(widget)
        buttons = add_buttons(self, column, tr("merge.do"), tr("dialog.cancel"))
        self._accept = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.filter.textChanged.connect(lambda _text: self._refill())
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self._refill()

    def accept(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.target = item.data(Qt.ItemDataRole.UserRole)
            super().accept()

    def _refill(self) -> None:
        self._accept.setEnabled(self.list.count() > 0)
        self._seek(self.filter.text(), self._show)

    def _show(self, others: Sequence[Called]) -> None:
        self.list.clear()
        for other in others:
            kind = self._tr(f"kind.{other.kind}")
            item = QListWidgetItem(f"{isolate(other.name)}  ·  {kind}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, other)
        self.list.setCurrentRow(0)
        self._accept.setEnabled(self.list.count() > 0)


def _likely_first(entity: Entity, entities: Iterable[Entity]) -> list[Entity]:
    """The other entities: of the same kind first, then by how alike the names are."""
    others = [other for other in entities if other.id != entity.id]
    return sorted(
        others,
        key=lambda other: (
            other.kind != entity.kind,
            -fuzz.token_set_ratio(other.name, entity.name),
        ),
    )
