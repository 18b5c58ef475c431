"""The doubt in hand: the words in their sentence, what the machine says and why, the answers."""

from __future__ import annotations

import re

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.look.appearance import Appearance
from desktop.look.direction import isolate, paragraph, text_direction
from desktop.look.elided import ElidedLabel
from desktop.look.flow_layout import FlowLayout
from desktop.look.fonts import article_font, interface_font
from desktop.look.plain_words import PlainLabel
from desktop.panes.review_words import Choice, ItemText

_TAG = re.compile(r"<[^>]*>")
_PAD = 14
_SENTENCE = 17


class ReviewCard(QWidget):
    """``answered`` with the command of a choice. Its buttons show their keys; the list has them.
    They lie on ``answers``, which whoever holds the card lays beneath it.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.says, self.why = PlainLabel(), PlainLabel(), PlainLabel()
        self.sentence, self.where = QLabel(), ElidedLabel()
        self.buttons: dict[str, QToolButton] = {}
        self.answers = QWidget()
        for label in (self.says, self.why, self.sentence):
            label.setWordWrap(True)
        self.kind.setFont(interface_font(11, QFont.Weight.DemiBold))
        self.says.setFont(interface_font(14, QFont.Weight.DemiBold))
        self.why.setFont(interface_font(12))
        self.where.setFont(interface_font(11))
        self.sentence.setFont(article_font(_SENTENCE))
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        for label in (self.kind, self.why, self.where):
            label.setObjectName("muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, 10, _PAD, 4)
        column.setSpacing(5)
        for label in (self.kind, self.sentence, self.where, self.says, self.why):
            column.addWidget(label)
        self._flow = FlowLayout(self.answers, QMargins(_PAD, 4, _PAD, 10), 6)

    def show_item(self, text: ItemText, where: str, look: Appearance) -> None:
        """Show an item; ``where``: the article that it stands in."""
        direction = text_direction(_TAG.sub("", text.sentence))
        self.kind.setText(text.kind)
        self.sentence.setText(
            f'<div dir="{direction}" style="line-height:112%">{text.sentence}</div>'
        )
        language = look.words.language
        self.where.setText(paragraph(where, language))
        self.where.setVisible(bool(where))
        self.says.setText(paragraph(text.says, language))
        self.why.setText("\n".join(paragraph(line, language) for line in text.why))
        self.why.setVisible(bool(text.why))
        self._set_choices(text.choices, look)

    def set_enabled(self, *, may_edit: bool) -> None:
        """Whether the case can be written to; skipping needs no pen."""
        for command, button in self.buttons.items():
            button.setEnabled(may_edit or command == "skip")

    def _set_choices(self, choices: tuple[Choice, ...], look: Appearance) -> None:
        wanted = [choice.command for choice in choices]
        if list(self.buttons) != wanted:
            self._make_buttons(wanted)
        for choice in choices:
            button = self.buttons[choice.command]
            keys = isolate(look.words.digits(choice.keys), "ltr")
            button.setText(f"{choice.words}  {keys}")
            button.setAccessibleName(button.text())
            button.setChecked(choice.present)

    def _make_buttons(self, commands: list[str]) -> None:
        for button in self.buttons.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        # Where they are seen, each that comes has all of them laid out anew.
        hidden = self.answers.isHidden()
        self.answers.hide()
        for command in commands:
            button = QToolButton(self.answers)
            button.setObjectName("answer")
            button.setCheckable(command.isdigit())
            # Their keys are the list's, and the Tab key has enough to visit.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, command=command: self.answered.emit(command))
            self._flow.addWidget(button)
            button.show()
            self.buttons[command] = button
        self.answers.setHidden(hidden)
