"""One conflict on the screen: its kind and reason, both sides of it, and what a person holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.look.appearance import Appearance
from desktop.look.direction import text_direction
from desktop.look.flow_layout import FlowLayout
from desktop.look.fonts import interface_font
from desktop.look.plain_words import PlainLabel
from desktop.panes.claims_table import reading_direction
from desktop.panes.conflicts_mark import KindMark
from desktop.panes.conflicts_quote import ClaimQuote, ReprintLink
from desktop.panes.conflicts_reprints import Quoted, quoted
from desktop.panes.conflicts_rows import ConflictRow, Side
from desktop.panes.conflicts_verdict import VerdictBar
from desktop.panes.reasons import conflict_reason
from desktop.workspace.conflicts import VERDICTS


class ConflictCard(QWidget):
    """Signals: ``chosen`` the quotation or reprint that was clicked; ``judged`` the verdict, "" to
    take it away; ``noted`` a note is wanted; ``stepped`` up (-1) or down (1) to another card;
    ``graded`` a quotation and its grade.

    Within it the keys 1 to 5 are verdicts, N writes a note, the arrows go from card to card.
    On a quotation A to F grade its source and Shift with 1 to 6 the claim.
    """

    chosen = Signal(object)
    judged = Signal(str)
    noted = Signal()
    stepped = Signal(int)
    graded = Signal(object, str)

    def __init__(self, row: ConflictRow, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.row = row
        told = conflict_reason(row.why, appearance.words)
        why = PlainLabel(told, self)
        why.setWordWrap(True)
        why.setFont(interface_font(12))
        why.setObjectName("muted")
        if text_direction(told) != reading_direction(appearance):
            why.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._texts = tuple(map(quoted, row.camps))
        camps = [
            [(ClaimQuote(text, appearance, self), text) for text in texts] for texts in self._texts
        ]
        self.quotes = tuple(quote for camp in camps for quote, _ in camp)
        self.links: list[ReprintLink] = []
        self.verdict = VerdictBar(appearance, self)
        self.verdict.judged.connect(self.judged)
        self.verdict.noted.connect(self.noted)
        pair = QHBoxLayout()
        pair.setSpacing(10)
        for camp, name in zip(camps, ("first", "second"), strict=True):
            heading = appearance.words.tr(f"conflicts.{name}_side")
            pair.addLayout(self._stacked(heading, camp, appearance), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(4)
        layout.addLayout(self._head(appearance))
        layout.addWidget(why)
        layout.addLayout(pair)
        layout.addWidget(self.verdict)
        self._hairline = QColor(appearance.palette.hairline)

    def focus_chain(self) -> list[QWidget]:
        return [*self.quotes, *self.links, *self.verdict.buttons.values(), self.verdict.note]

    def event(self, event: QEvent) -> bool:
        """The card's own keys go before the window's: N is a note on this, not on the article."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers()
            and (_digit(event.text()) is not None or _asks_for_note(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = _digit(event.text())
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif number is not None and number <= len(VERDICTS):
            self.verdict.choose(VERDICTS[number - 1])
        elif _asks_for_note(event):
            self.noted.emit()
        else:
            super().keyPressEvent(event)

    def _head(self, appearance: Appearance) -> QHBoxLayout:
        words = appearance.words.tr(f"conflict.{self.row.kind}")
        kind = PlainLabel(words[:1].upper() + words[1:], self)
        kind.setFont(interface_font(14, QFont.Weight.DemiBold))
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(KindMark(self.row.kind, appearance.palette, self))
        head.addWidget(kind)
        first, second = map(len, self._texts)
        if first + second > 2:
            tally = PlainLabel(
                appearance.words.tr("conflicts.camps", first=first, second=second), self
            )
            tally.setFont(interface_font(12))
            tally.setObjectName("muted")
            head.addWidget(tally)
        head.addStretch(1)
        return head

    def _stacked(
        self, heading: str, quotes: list[tuple[ClaimQuote, Quoted]], appearance: Appearance
    ) -> QVBoxLayout:
        """The quotations of one side, under what the verdicts call it."""
        column = QVBoxLayout()
        column.setSpacing(6)
        label = PlainLabel(heading, self)
        label.setFont(interface_font(12, QFont.Weight.DemiBold))
        label.setObjectName("muted")
        column.addWidget(label)
        for quote, text in quotes:
            column.addWidget(quote)
            quote.clicked.connect(lambda _=False, quote=quote: self.chosen.emit(quote))
            quote.graded.connect(lambda value, quote=quote: self.graded.emit(quote, value))
            if text.also:
                column.addWidget(self._reprints(text.also, appearance))
        column.addStretch(1)
        return column

    def _reprints(self, also: tuple[Side, ...], appearance: Appearance) -> QWidget:
        """Where else the same words are, each a way there."""
        row = QWidget(self)
        flow = FlowLayout(row, QMargins(4, 0, 4, 4), 8)
        label = PlainLabel(appearance.words.tr("conflicts.reprinted"), row)
        label.setFont(interface_font(12))
        label.setObjectName("muted")
        flow.addWidget(label)
        for side in also:
            link = ReprintLink(side, appearance, row)
            label.setMinimumHeight(link.sizeHint().height())
            link.clicked.connect(lambda _=False, link=link: self.chosen.emit(link))
            self.links.append(link)
            flow.addWidget(link)
        return row

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._hairline)


def _asks_for_note(event: QKeyEvent) -> bool:
    """N, or what stands on that key of an Arabic keyboard."""
    return event.key() == Qt.Key.Key_N or event.text() == "ى"


def _digit(text: str) -> int | None:
    """A digit from 1 as typed, in any digits."""
    if len(text) != 1 or not text.isdecimal() or int(text) == 0:
        return None
    return int(text)
