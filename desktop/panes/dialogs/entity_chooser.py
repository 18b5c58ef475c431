"""Which entity? A list that is filtered while typing."""

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

MOST = 60

# Given what was typed, tells the entities that may be meant, now or later, and more than once where
# there are more of them then.
Seek = Callable[[str, Callable[[Sequence[Called]], object]], object]


def within(entity: Entity, entities: Iterable[Entity]) -> Seek:
    """Seek the others among the entities of one reading."""
    others = likely_first(entity, entities)
    return lambda typed, show: show(
        [other for other in others if matches(typed, (other.name, *other.aliases))]
    )


def within_case(entity: Named, entities: CaseEntities) -> Seek:
    """Seek the others in the whole case, beside the window; those called alike where nothing is
    typed."""

    def seek(typed: str, show: Callable[[Sequence[Called]], object]) -> None:
        entities.ask_called(
            typed.strip() or entity.name,
            limit=MOST,
            receive=lambda found: show([hit for hit in found if hit.id != entity.id]),
            topic="merge.list",
        )

    return seek


class EntityChooser(QDialog):
    """``target`` is what was chosen, after it was accepted; ``seek`` is asked with every letter."""

    def __init__(
        self,
        workspace: Workspace,
        seek: Seek,
        parent: QWidget,
        *,
        title: str,
        explanation: str,
        do: str,
    ) -> None:
        super().__init__(parent)
        self.target: Called | None = None
        tr = workspace.tr
        self.setWindowTitle(title)
        self.resize(420, 460)
        self._tr = tr
        self._seek = seek
        self._typed_anew = True
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(tr("entities.filter"))
        self.filter.setAccessibleName(tr("action.filter_entities"))
        self.filter.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        told = QLabel(explanation, self)
        told.setWordWrap(True)
        self.column = QVBoxLayout(self)
        for widget in (told, self.filter, self.list):
            self.column.addWidget(widget)
        buttons = add_buttons(self, self.column, do, tr("dialog.cancel"))
        self._accept = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.filter.textChanged.connect(lambda _text: self._refill())
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self._refill()

    def accept(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.target = item.data(Qt.ItemDataRole.UserRole)
            super().accept()

    def line(self, other: Called) -> str:
        """What stands in the list for an entity."""
        return f"{isolate(other.name)}  ·  {self._tr(f'kind.{other.kind}')}"

    def _refill(self) -> None:
        self._typed_anew = True
        self._accept.setEnabled(self.list.count() > 0)
        self._seek(self.filter.text(), self._show)

    def _show(self, others: Sequence[Called]) -> None:
        """After typing the first is in hand; more that are found later leave it so."""
        item = None if self._typed_anew else self.list.currentItem()
        in_hand = item.data(Qt.ItemDataRole.UserRole) if item else None
        self._typed_anew = False
        self.list.clear()
        for other in others:
            added = QListWidgetItem(self.line(other), self.list)
            added.setData(Qt.ItemDataRole.UserRole, other)
        self.list.setCurrentRow(others.index(in_hand) if in_hand in others else 0)
        self._accept.setEnabled(self.list.count() > 0)


def likely_first(entity: Entity, entities: Iterable[Entity]) -> list[Entity]:
    """The other entities: of the same kind first, then by how alike the names are."""
    others = [other for other in entities if other.id != entity.id]
    return sorted(
        others,
        key=lambda other: (
            other.kind != entity.kind,
            -fuzz.token_set_ratio(other.name, entity.name),
        ),
    )
