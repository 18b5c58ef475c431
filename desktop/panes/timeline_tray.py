"""The tray beside the timeline: events that the text gives no date for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QListView, QWidget

from desktop.look.appearance import Appearance, colour
from desktop.look.fonts import interface_font
from desktop.panes.timeline_events import ToldEvent
from desktop.panes.timeline_text import bar_tip, label

WIDTH = 208
_DIMMED = 0.4
_UNBOUNDED = 16777215  # Qt's QWIDGETSIZE_MAX
_Index = QModelIndex | QPersistentModelIndex


class UndatedModel(QAbstractListModel):
    """Undated events as rows of words."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told: tuple[ToldEvent, ...] = ()
        self.appearance = appearance
        self.lit: Collection[str] | None = None

    def show_events(self, told: Sequence[ToldEvent], appearance: Appearance) -> None:
        self.beginResetModel()
        self.told, self.appearance = tuple(told), appearance
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.told)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        told, words = self.told[index.row()], self.appearance.words
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return label(told, words)
            case Qt.ItemDataRole.ToolTipRole:
                return bar_tip(told, words, rtl=self.appearance.right_to_left)
            case Qt.ItemDataRole.ForegroundRole:
                palette = self.appearance.palette
                bright = self.lit is None or any(member in self.lit for member in told.members)
                return colour(palette.text, 1.0 if bright else _DIMMED)
        return None


class UndatedTray(QListView):
    """``chosen`` gives the id of the event that the person chose."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = UndatedModel(appearance, self)
        self.setModel(self._model)
        self.setFixedWidth(WIDTH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFont(interface_font(12))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_events(self, told: Sequence[ToldEvent], appearance: Appearance) -> None:
        self._model.show_events(told, appearance)
        side = "right" if appearance.right_to_left else "left"
        self.setStyleSheet(
            f"QListView {{ border: none; border-{side}: 1px solid {appearance.palette.hairline}; }}"
            f"QListView::item {{ padding: 4px 10px; border: none; }}"
            f"QListView::item:selected {{ background: {appearance.palette.selected}; }}"
        )
        self.setAccessibleName(appearance.words.tr("timeline.undated_count", count=len(told)))

    def spread(self, wide: bool) -> None:
        """Fill the whole pane in columns where no event has a date, else stand beside the time."""
        self.setWrapping(wide)
        self.setUniformItemSizes(not wide)
        self.setMinimumWidth(0 if wide else WIDTH)
        self.setMaximumWidth(_UNBOUNDED if wide else WIDTH)

    def show_selection(
        self, lit: Collection[str] | None, ringed: Collection[str], *, reveal: bool
    ) -> None:
        """Dim what is not lit, mark the chosen event's row, and scroll to the first lit one."""
        self._model.lit = lit
        rows = [row for row, told in enumerate(self._model.told) if set(told.members) & set(ringed)]
        self.setCurrentIndex(self._model.index(rows[0]) if rows else QModelIndex())
        if reveal and not rows and lit:
            rows = [
                row for row, told in enumerate(self._model.told) if set(told.members) & set(lit)
            ]
        if reveal and rows:
            self.scrollTo(self._model.index(rows[0]))
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.told[index.row()].id)
