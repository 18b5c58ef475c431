"""Every action with its keys, as the registry knows them."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop.look.direction import isolate
from desktop.workspace.actions import MENUS
from desktop.workspace.workspace import Workspace


class ShortcutsDialog(QDialog):
    """A page to read, by menu."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(workspace.tr("action.shortcuts"))
        self.resize(520, 620)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(self.windowTitle())
        self.page.setHtml(shortcuts_page(workspace))
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setText(workspace.tr("dialog.close"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(buttons)


def shortcuts_page(workspace: Workspace) -> str:
    """The table of actions that have keys, as HTML in the window's direction."""
    rows = []
    mirrored = workspace.appearance.right_to_left
    for menu in MENUS:
        specs = [spec for spec in workspace.actions.in_menu(menu) if spec.shortcuts]
        if specs:
            title = escape(workspace.tr(f"menu.{menu}"))
            rows.append(f'<tr><td colspan="2"><h3>{title}</h3></td></tr>')
        for spec in specs:
            action = workspace.actions.action(spec.id)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            words = escape(workspace.tr(spec.words_key))
            cells = [f"<td>{words}</td>", f'<td width="130">{escape(isolate(keys, "ltr"))}</td>']
            # Qt's rich text does not mirror the columns of a table.
            rows.append(f"<tr>{''.join(reversed(cells) if mirrored else cells)}</tr>")
    direction = "rtl" if mirrored else "ltr"
    return f'<table dir="{direction}" width="100%" cellpadding="3">{"".join(rows)}</table>'
