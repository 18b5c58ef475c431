"""Above the article: who printed it and when, and the way to the other articles of the case."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop.look.direction import isolate
from desktop.look.elided import ElidedLabel
from desktop.look.fonts import interface_font
from desktop.look.icons import icon
from desktop.look.plain_words import PlainLabel
from desktop.panes.article_list import ArticleList
from desktop.workspace.workspace import Workspace


class ArticleHeader(QWidget):
    """Its buttons are the registry's actions, so that menu, key and button are one thing."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setObjectName("pane_header")
        self.setFixedHeight(40)
        self.outlet = PlainLabel(self)
        self.outlet.setFont(interface_font(14, QFont.Weight.DemiBold))
        self.date = ElidedLabel(self)
        self.date.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.date.setObjectName("muted")
        self.details = self._button("article_details", "pencil")
        self.previous = self._button("article_previous", "previous")
        self.documents = QToolButton(self)
        self.documents.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.documents.clicked.connect(self.open_list)
        self.list = ArticleList(workspace, self)
        self.next = self._button("article_next", "next")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(6)
        for widget in (self.outlet, self.date, self.details):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.previous, self.documents, self.next):
            row.addWidget(widget)
        self.refresh()

    def refresh(self) -> None:
        """Show the shown document's properties, in the present language and theme."""
        session, words = self._workspace.case_session, self._workspace.appearance.words
        reading = self._workspace.analysis
        document = reading.document if reading else None
        unknown = words.tr("article.no_outlet")
        self.outlet.setText((document.outlet or unknown) if document else "")
        undated = words.tr("article.no_date")
        dated = document is not None and document.published
        self.date.setText(words.iso_date(dated) if dated else undated if document else "")
        place, count = session.place_of_shown() + 1, session.count
        self.documents.setText(isolate(words.digits(f"{place:,} / {count:,}")))
        self.documents.setAccessibleName(words.tr("action.article_list"))
        self.documents.setToolTip(words.tr("action.article_list"))
        shown = session.document_id is not None
        for widget in (self.details, self.previous, self.documents, self.next):
            widget.setVisible(shown and (widget is self.details or count > 1))
        self._set_icons()

    def open_list(self) -> None:
        """Show the articles of the case under the button, the shown one in the middle."""
        self.list.open_below(self.documents)

    def _button(self, action_id: str, picture: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setProperty("action_id", action_id)
        button.setProperty("picture", picture)
        button.clicked.connect(lambda: self._workspace.actions.run(action_id))
        return button

    def _set_icons(self) -> None:
        ink = self._workspace.palette.muted
        mirrored = self._workspace.appearance.right_to_left
        for button in (self.details, self.previous, self.next):
            action_id = str(button.property("action_id"))
            words = self._workspace.tr(f"action.{action_id}")
            button.setIcon(icon(str(button.property("picture")), ink, mirrored=mirrored))
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.previous.setEnabled(self._workspace.case_session.place_of_shown() > 0)
        count = self._workspace.case_session.count
        self.next.setEnabled(self._workspace.case_session.place_of_shown() + 1 < count)
