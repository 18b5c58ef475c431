"""Beside the map: what is told at the chosen place, where else it may lie, what has no point."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.appearance import Appearance
from desktop.look.direction import isolate
from desktop.panes.choice import ChoiceButton
from desktop.panes.map_lines import Line, Lines

WIDTH = 264
HEIGHT = 210


class MapPanel(QFrame):
    """Signals tell what the person wants; the pane decides.

    ``candidate_taken`` and ``event_taken`` give numbers of lines; ``open_taken`` that of a place
    without a point.
    """

    candidate_taken = Signal(int)
    candidate_pointed = Signal(int)
    event_taken = Signal(int)
    open_taken = Signal(int)
    point_wanted = Signal(bool)
    nowhere_said = Signal()
    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("map_panel")
        self.title, self.about, self.hint = QLabel(), QLabel(), QLabel()
        self.events_title = QLabel()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(font)
        for label in (self.title, self.about, self.hint, self.events_title):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.candidates, self.open, self.events = (Lines(appearance, self) for _ in range(3))
        self.point = QPushButton()
        self.point.setCheckable(True)
        self.nowhere = QPushButton()
        self.reach = ChoiceButton()
        self._about = self._hint = ""
        self._low = False
        self._lay_out()
        self.close_button.clicked.connect(self.closed)
        self.candidates.taken.connect(self.candidate_taken)
        self.candidates.pointed.connect(self.candidate_pointed)
        self.events.taken.connect(self.event_taken)
        self.open.taken.connect(self.open_taken)
        self.point.clicked.connect(self.point_wanted)
        self.nowhere.clicked.connect(self.nowhere_said)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.point)
        buttons.addWidget(self.nowhere)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self.events_title)
        told.addWidget(self.events, 1)
        self._lists = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lists.setSpacing(6)
        self._lists.addWidget(self.open, 1)
        self._lists.addWidget(self.candidates, 1)
        self._lists.addLayout(told, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.about)
        layout.addWidget(self.hint)
        layout.addLayout(self._lists, 1)
        layout.addWidget(self.reach, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addLayout(buttons)

    def lie_low(self, *, low: bool) -> None:
        """Under the map there is little height: lists stand side by side, and words run on."""
        self._low = low
        way = QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom
        self._lists.setDirection(way)
        self._fit_words()

    def focus_chain(self) -> list[QWidget]:
        """What the Tab key visits."""
        return [
            self.open,
            self.candidates,
            self.reach,
            self.point,
            self.nowhere,
            self.events,
            self.close_button,
        ]

    def set_appearance(self, appearance: Appearance) -> None:
        """The language or the theme changed."""
        for lines in (self.candidates, self.open, self.events):
            lines.appearance = appearance
        muted = f"color: {appearance.palette.muted}"
        for label in (self.about, self.events_title):
            label.setStyleSheet(muted)
        # A name's own direction would put it on the other side.
        rtl = appearance.right_to_left
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        self.title.setAlignment(
            side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        )

    def name(self, *, close: str, point: str, nowhere: str, lists: Sequence[str]) -> None:
        """The words of its controls."""
        self.close_button.setToolTip(close)
        self.close_button.setAccessibleName(close)
        self.point.setText(point)
        self.nowhere.setText(nowhere)
        for widget, words in zip((self.open, self.candidates, self.events), lists, strict=True):
            widget.setAccessibleName(words)

    def show_place(
        self,
        title: str,
        about: str,
        *,
        candidates: Sequence[Line],
        hint: str,
        events: Sequence[Line],
        events_title: str,
        editable: bool,
        has_point: bool,
    ) -> None:
        """What is told at a place, and where else it may lie."""
        self._say(title, about, hint)
        self.open.show_lines(())
        self.candidates.show_lines(candidates)
        self.events_title.setText(events_title)
        self.events_title.setVisible(bool(events))
        self.events.show_lines(events)
        self.reach.setVisible(editable)
        self.point.setVisible(editable)
        self.nowhere.setVisible(editable and has_point)

    def show_open(self, title: str, about: str, lines: Sequence[Line]) -> None:
        """The places of the article that have no point."""
        self._say(title, about, "")
        self.candidates.show_lines(())
        self.events.show_lines(())
        self.open.show_lines(lines)
        for widget in (self.reach, self.point, self.nowhere, self.events_title):
            widget.setVisible(False)

    def _say(self, title: str, about: str, hint: str) -> None:
        self.title.setText(isolate(title))
        self._about, self._hint = about, hint
        self._fit_words()

    def _fit_words(self) -> None:
        about = self._about.replace("\n", " · ") if self._low else self._about
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.hint.setText(self._hint)
        self.hint.setVisible(bool(self._hint))
