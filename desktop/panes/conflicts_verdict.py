"""Under two quotations: what the person holds of them, by one click or one key, and a note."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.look.appearance import Appearance
from desktop.look.flow_layout import FlowLayout
from desktop.look.fonts import interface_font
from desktop.workspace.conflicts import VERDICTS, ConflictJudged

_NOTE_KEY = "N"


class VerdictBar(QWidget):
    """Signals: ``judged`` with the verdict chosen, "" where the standing one was chosen again and
    is to go; ``noted`` when a note is wanted."""

    judged = Signal(str)
    noted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        tr = appearance.words.tr
        self.standing = ConflictJudged()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        row = QWidget(self)
        flow = FlowLayout(row, QMargins(0, 0, 0, 0), 6)
        self.buttons: dict[str, QToolButton] = {}
        for key, verdict in enumerate(VERDICTS, 1):
            number = appearance.words.digits(str(key))
            button = _button(row, tr(f"verdict.{verdict}"), number)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, verdict=verdict: self.choose(verdict))
            self.buttons[verdict] = button
        self.note = _button(row, tr("verdict.note"), _NOTE_KEY)
        self.note.clicked.connect(self.noted)
        for button in (*self.buttons.values(), self.note):
            flow.addWidget(button)
        self.words = QLabel(self)
        self.words.setObjectName("muted")
        self.words.setWordWrap(True)
        self.words.setFont(interface_font(12))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(row)
        column.addWidget(self.words)
        self._tr = tr
        self.show_judged(self.standing, may_judge=True)

    def show_judged(self, judged: ConflictJudged, *, may_judge: bool) -> None:
        """What stands now; where nothing may be written, it is only shown."""
        self.standing = judged
        for verdict, button in self.buttons.items():
            button.setChecked(verdict == judged.verdict)
            button.setEnabled(may_judge)
        self.note.setEnabled(may_judge)
        self.note.setText(self._tr("verdict.note_change" if judged.note else "verdict.note"))
        self.words.setText(f"✎ {judged.note}" if judged.note else "")
        self.words.setVisible(bool(judged.note))

    def choose(self, verdict: str) -> None:
        """Take a verdict as if its button was clicked."""
        if self.buttons[verdict].isEnabled():
            self.judged.emit("" if verdict == self.standing.verdict else verdict)
        self.show_judged(self.standing, may_judge=self.note.isEnabled())


def _button(parent: QWidget, words: str, key: str) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName("verdict")
    button.setText(words)
    button.setToolTip(f"{words} ({key})")
    button.setAccessibleName(f"{words} ({key})")
    return button
