"""The two buttons under every dialog, in the language of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QDialog, QDialogButtonBox


def add_buttons(dialog: QDialog, column: QBoxLayout, do: str, leave: str) -> QDialogButtonBox:
    """Add the button that does it (Enter) and the one that leaves (Escape)."""
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, dialog)
    buttons.button(kinds.Ok).setText(do)
    buttons.button(kinds.Ok).setDefault(True)
    buttons.button(kinds.Cancel).setText(leave)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    return buttons
