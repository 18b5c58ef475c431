"""The first page: what Rawi is for, the ways to a first result, and the cases opened last."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.look.fonts import interface_font
from desktop.look.icons import app_icon
from desktop.window_recent import RecentCases
from desktop.workspace.messages import CaseShown, LanguageChanged
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace

_ACTIONS = ("case_training", "case_new", "case_open")
_FILLING = ("import_files", "paste_article")
_DROP_ZONE = (560, 84)


class WelcomePage(QWidget):
    """Shown while no case is open, and while an open case has no article yet."""

    def __init__(self, workspace: Workspace, remembered: Remembered, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.picture, self.title, self.words = QLabel(self), QLabel(self), QLabel(self)
        self.picture.setPixmap(app_icon().pixmap(72, 72))
        self.title.setFont(interface_font(26, QFont.Weight.Bold))
        self.words.setFont(interface_font(15))
        self.words.setObjectName("muted")
        self.words.setWordWrap(True)
        self.drop = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.drop.setObjectName("drop_zone")
        self.drop.setFixedSize(*_DROP_ZONE)
        self.first = QLabel(self)
        self.first.setObjectName("muted")
        self.buttons = {name: self._button(name) for name in (*_ACTIONS, *_FILLING)}
        # Two pages share one place: this one must not keep the article from being narrow.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(14)
        column.addStretch(2)
        for label in (self.picture, self.title, self.words):
            # As wide as the page: else Qt reckons with fewer lines than it draws.
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(10)
        column.addLayout(row)
        column.addWidget(self.first, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignHCenter)
        self.recent = RecentCases(workspace, remembered, self)
        column.addSpacing(18)
        column.addWidget(self.recent, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        for message in (LanguageChanged, CaseShown):
            workspace.hub.subscribe(message, lambda _: self.refresh(), self)
        self.refresh()

    def refresh(self) -> None:
        tr, is_open = self._workspace.tr, self._workspace.case_session.is_open
        name = self._workspace.case_session.name
        self.title.setText(tr("welcome.empty_case", name=name) if is_open else tr("app.name"))
        self.words.setText(tr("welcome.fill") if is_open else tr("app.tagline"))
        self.drop.setText(tr("welcome.drop"))
        self.first.setText(tr("welcome.first"))
        self.first.setVisible(not is_open)
        for action, button in self.buttons.items():
            button.setText(tr(f"action.{action}"))
            filling = action in _FILLING
            button.setVisible(filling == is_open or action == "import_files")
            # One button is the way to go: to a first result, or to fill an empty case.
            primary = action == (_FILLING[0] if is_open else _ACTIONS[0])
            button.setObjectName("primary" if primary else "")
            button.style().unpolish(button)
            button.style().polish(button)
        self.recent.fill([] if is_open else None)

    def _button(self, action: str) -> QPushButton:
        button = QPushButton(self)
        button.clicked.connect(lambda: self._workspace.actions.run(action))
        return button
