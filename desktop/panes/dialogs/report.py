"""What came of long work, to be read: lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop.workspace.workspace import Workspace


class ReportDialog(QDialog):
    """A page to read and to copy from."""

    def __init__(
        self, workspace: Workspace, title: str, lines: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(640, 420)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(title)
        direction = "rtl" if workspace.appearance.right_to_left else "ltr"
        paragraphs = "".join(f"<p>{_paragraph(line)}</p>" for line in lines)
        self.page.setHtml(f'<div dir="{direction}">{paragraphs}</div>')
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setText(workspace.tr("dialog.close"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(buttons)


def _paragraph(line: str) -> str:
    words = line.lstrip(" ")
    return "&nbsp;" * (len(line) - len(words)) + escape(words)
