"""The help: the sheet of keys, and a page a topic whose links do what they say."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.look.direction import layout_direction, text_direction
from desktop.panes.dialogs.shortcuts import key_groups, searched, shortcuts_page
from desktop.workspace.text_words import matches
from desktop.workspace.workspace import Workspace
from resources.help import Topic, topics

_LINK = "rawi"
_LIST_WIDTH, _MARGIN, _BETWEEN = 190, 14, 8
_LEADING, _PROPORTIONAL = 130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class HelpDialog(QDialog):
    """A window beside the work, which goes on under it. ``pane_id``: the pane that has the keys."""

    def __init__(self, workspace: Workspace, parent: QWidget, pane_id: str = "") -> None:
        super().__init__(parent)
        tr = workspace.tr
        self._workspace = workspace
        self.groups = key_groups(workspace, pane_id)
        self._found: list[Topic] = []
        self.setWindowTitle(tr("action.help"))
        self.resize(820, 640)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("help.search"))
        self.search.setAccessibleName(tr("help.search"))
        self.search.setClearButtonEnabled(True)
        self.topics = QListWidget(self)
        self.topics.setAccessibleName(tr("help.topics"))
        self.topics.setFixedWidth(_LIST_WIDTH)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(self.windowTitle())
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(_MARGIN)
        self._arrange()
        self.search.textChanged.connect(lambda _: self._fill())
        self.topics.currentRowChanged.connect(lambda _: self._show())
        self.page.anchorClicked.connect(self._follow)
        self._fill()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setText(self._workspace.tr("dialog.close"))
        # Enter in the field is no wish to leave.
        close.setAutoDefault(False)
        close.setDefault(False)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.topics)
        row.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addLayout(row, 1)
        column.addWidget(buttons)

    def _fill(self) -> None:
        """List the topics that hold what was typed; the sheet of keys stands first."""
        tr, query = self._workspace.tr, self.search.text()
        chosen = self._chosen()
        found = [
            topic
            for topic in topics(self._workspace.appearance.language)
            if not query.strip() or matches(query, (topic.words,))
        ]
        with QSignalBlocker(self.topics):
            self.topics.clear()
            self.topics.addItems([tr("help.keys"), *(topic.title for topic in found)])
            self.topics.setCurrentRow(found.index(chosen) + 1 if chosen in found else 0)
        self._found = found
        self._show()

    def _chosen(self) -> Topic | None:
        """The topic that is shown; None: the sheet of keys."""
        row = self.topics.currentRow()
        return self._found[row - 1] if row > 0 else None

    def _show(self) -> None:
        topic = self._chosen()
        if topic is not None:
            self._show_topic(topic)
            return
        found = searched(self.groups, self.search.text())
        if found:
            mirrored = self._workspace.appearance.right_to_left
            self.page.setHtml(shortcuts_page(found, mirrored=mirrored))
        else:
            self.page.setPlainText(self._workspace.tr("shortcuts.none"))

    def _show_topic(self, topic: Topic) -> None:
        self.page.setMarkdown(f"## {topic.title}\n\n{topic.text}")
        cursor = QTextCursor(self.page.document())
        block = self.page.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            form = cursor.blockFormat()
            rtl = text_direction(block.text()) == "rtl"
            form.setLayoutDirection(layout_direction("ar" if rtl else "en"))
            form.setLineHeight(_LEADING, _PROPORTIONAL)
            form.setBottomMargin(_BETWEEN)
            cursor.setBlockFormat(form)
            block = block.next()

    def _follow(self, link: QUrl) -> None:
        """Do what a link names; a command that cannot be given now is grey in its menu too."""
        if link.scheme() == _LINK:
            self._workspace.actions.run(link.path())
