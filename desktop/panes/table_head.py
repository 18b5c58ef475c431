"""The head of a table of claims: what its columns are called, and how it looks."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.look.palette import Palette

Index = QModelIndex | QPersistentModelIndex


class HeadedModel(QAbstractTableModel):
    """Subclasses say how many rows and columns they have, and what a column is called."""

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def columns(self) -> int:
        """How many columns there are."""
        raise NotImplementedError

    def heading(self, section: int) -> str:
        """What a column is called."""
        raise NotImplementedError

    def heading_tip(self, section: int) -> str | None:  # noqa: ARG002 - for subclasses
        """What is said of a column when it is pointed at; None: nothing."""
        return None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.count()

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.columns()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.heading(section)
            case Qt.ItemDataRole.ToolTipRole:
                return self.heading_tip(section)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None


def head_style(palette: Palette) -> str:
    """The style of such a table's header."""
    return (
        f"QHeaderView, QHeaderView::section {{ background: {palette.panel}; border: none; }}"
        f"QHeaderView::section {{ color: {palette.muted}; padding: 0 10px;"
        f" border-bottom: 1px solid {palette.hairline}; }}"
    )
