"""Which rows of a table are selected."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView


def selected_places(table: QTableView) -> list[int]:
    """The places of the rows, from the top."""
    ranges = table.selectionModel().selection().toList()
    return sorted({place for one in ranges for place in range(one.top(), one.bottom() + 1)})
