"""Which entity is this one? A list that is filtered while typing."""

from __future__ import annotations

from collections.abc import Iterable

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
from desktop.workspace.text_words import matches
from desktop.workspace.workspace import Workspace


class MergeDialog(QDialog):
    """``target`` is what was chosen, after it was accepted."""

    def __init__(
        self, workspace: Workspace, entity: Entity, entities: Iterable[Entity], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.target: Entity | None = None
        tr = workspace.tr
        self.setWindowTitle(tr("merge.title"))
        self.resize(420, 460)
        self._tr = tr
        self._others = _likely_first(entity, entities)
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
        self.list.clear()
        for other in self._others:
            if matches(self.filter.text(), (other.name, *other.aliases)):
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
