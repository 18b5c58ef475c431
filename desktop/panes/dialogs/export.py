"""What leaves the case, and in which format."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.exporting.choice import Choice
from desktop.exporting.formats import FORMATS, GROUPS, Format, format_of
from desktop.exporting.redaction.names import names_typed
from desktop.panes.dialogs.buttons import add_buttons
from desktop.panes.dialogs.export_articles import TickedArticles
from desktop.workspace.workspace import Workspace

WHICH = ("all", "shown", "some")
"""Articles: all of the case, the one that is shown, those that are ticked."""
_KEY = Qt.ItemDataRole.UserRole
_HIDDEN_HEIGHT = 92


class ExportDialog(QDialog):
    """After it was accepted, ``wanted`` and ``choice`` say what is to leave, and how.

    Args:
        workspace: whose open case it is.
        parent: what it stands before.
        key: of the format in hand at first; None: the first.
    """

    def __init__(self, workspace: Workspace, parent: QWidget, key: str | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        tr = workspace.tr
        self.setWindowTitle(tr("export.title"))
        self.resize(960, 640)
        self.formats = QListWidget(self)
        self.formats.setAccessibleName(tr("export.format_of"))
        self.formats.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill(key)
        self.which = QComboBox(self)
        self.which.setAccessibleName(tr("export.which"))
        for one in WHICH:
            self.which.addItem("", one)
        self.articles = TickedArticles(workspace, self)
        self.notes = QCheckBox(tr("export.notes"), self)
        self.text = QCheckBox(tr("export.text"), self)
        for box in (self.notes, self.text):
            box.setChecked(True)
        self.hidden = QPlainTextEdit(self)
        self.hidden.setPlaceholderText(tr("export.hidden_help"))
        self.hidden.setAccessibleName(tr("export.hidden_names"))
        self.hidden.setToolTip(tr("export.hidden_tip"))
        self.hidden.setTabChangesFocus(True)
        self.hidden.setMaximumHeight(_HIDDEN_HEIGHT)
        self._begin_names_at_their_side()
        self._lay_out()
        self.formats.currentItemChanged.connect(lambda *_: self._allow())
        self.which.currentIndexChanged.connect(lambda *_: self._allow())
        self.articles.rows.dataChanged.connect(lambda *_: self._allow())
        self._allow()
        self.formats.setFocus()

    @property
    def wanted(self) -> Format:
        """The format in hand."""
        return format_of(self.formats.currentItem().data(_KEY))

    @property
    def choice(self) -> Choice:
        """What is to leave."""
        documents: frozenset[int] | None = None
        which, shown = self.which.currentData(), self._workspace.document_id
        if which == "shown" and shown is not None:
            documents = frozenset((shown,))
        elif which == "some":
            documents = frozenset(self.articles.rows.ticked)
        text = self.text.isChecked() or self.wanted.needs_text
        hidden = names_typed(self.hidden.toPlainText().splitlines())
        return Choice(documents, self.notes.isChecked(), text, hidden)

    def _fill(self, key: str | None) -> None:
        """The formats under the names of their groups, which cannot be chosen."""
        tr = self._workspace.tr
        ordered = sorted(FORMATS, key=lambda one: GROUPS.index(one.group))
        for group, formats in groupby(ordered, key=lambda one: one.group):
            heading = QListWidgetItem(tr(f"export.group.{group}"), self.formats)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
            for one in formats:
                item = QListWidgetItem(tr(f"export.format.{one.key}"), self.formats)
                item.setData(_KEY, one.key)
                if one.key == key or self.formats.currentItem() is None:
                    self.formats.setCurrentItem(item)

    def _begin_names_at_their_side(self) -> None:
        """By itself the field puts the names on the left, in a window that is mirrored too."""
        option = self.hidden.document().defaultTextOption()
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        option.setTextDirection(self.layoutDirection())
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.hidden.document().setDefaultTextOption(option)

    def _lay_out(self) -> None:
        tr = self._workspace.tr
        self.options = QVBoxLayout()
        """Under it: what of the chosen articles leaves, a box each."""
        self.options.setSpacing(8)
        leaves = QLabel(tr("export.leaves"), self)
        leaves.setObjectName("muted")
        for widget in (leaves, self.which):
            self.options.addWidget(widget)
        self.options.addWidget(self.articles, 1)
        self.options.addSpacing(8)
        for box in (self.notes, self.text):
            self.options.addWidget(box)
        self.options.addSpacing(8)
        names = QLabel(tr("export.hidden_names"), self)
        names.setObjectName("muted")
        names.setBuddy(self.hidden)
        self.options.addWidget(names)
        self.options.addWidget(self.hidden)
        self.options.addStretch()
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self.formats, 3)
        sides.addLayout(self.options, 2)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(sides, 1)
        if self._workspace.case_session.is_encrypted:
            warning = QLabel(tr("export.not_encrypted"), self)
            warning.setObjectName("problem")
            warning.setWordWrap(True)
            column.addWidget(warning)
        buttons = add_buttons(self, column, tr("export.do"), tr("dialog.cancel"))
        self._do = buttons.button(QDialogButtonBox.StandardButton.Ok)

    def _allow(self) -> None:
        """Bring what may be done up to date."""
        tr, some = self._workspace.tr, self.which.currentData() == "some"
        ticked = len(self.articles.rows.ticked)
        self.which.setItemText(0, tr("export.all", count=self._workspace.case_session.count))
        self.which.setItemText(1, tr("export.shown"))
        self.which.setItemText(2, tr("export.some", count=ticked))
        self.articles.setVisible(some)
        self.text.setEnabled(not self.wanted.needs_text)
        self._do.setEnabled(not some or ticked > 0)
