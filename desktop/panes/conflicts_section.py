"""A part of the conflicts pane: a heading and cards, of which a few are shown at first."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.look.appearance import Appearance
from desktop.look.fonts import interface_font
from desktop.panes.conflicts_card import ConflictCard
from desktop.panes.conflicts_quote import ClaimQuote
from desktop.panes.conflicts_rows import ConflictRow

# A case of hundreds of articles can have more conflicts than anybody reads at a time.
_AT_A_TIME = 30
# So many cards are made in one turn of the event loop, and so many before anything is drawn.
_STEP, _FIRST = 1, 4


class ConflictsSection(QWidget):
    """Signals: ``chosen`` the quotation that was clicked; ``judged`` and ``noted`` of a card;
    ``stepped`` from a card to the next one; ``graded`` a quotation; ``shown`` after cards were
    made.

    Cards are made a few at a time, so that nobody waits for those that are out of sight.
    """

    chosen = Signal(object)
    judged = Signal(object, str)
    noted = Signal(object)
    stepped = Signal(object, int)
    graded = Signal(object, str)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: tuple[ConflictCard, ...] = ()
        self.rows: tuple[ConflictRow, ...] = ()
        self._appearance: Appearance | None = None
        self._shown = _AT_A_TIME
        self.heading = QLabel(self)
        self.heading.setFont(interface_font(12, QFont.Weight.DemiBold))
        self.heading.setContentsMargins(14, 12, 14, 0)
        self.more = QPushButton(self)
        self.more.setFlat(True)
        self.more.clicked.connect(self._show_more)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(lambda: self._make(_STEP))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.heading)
        self._layout.addWidget(self.more)

    @property
    def quotes(self) -> list[ClaimQuote]:
        """The quotations of the cards, in order."""
        return [quote for card in self.cards for quote in card.quotes]

    def focus_chain(self) -> list[QWidget]:
        cards = [widget for card in self.cards for widget in card.focus_chain()]
        return [*cards, *([] if self.more.isHidden() else [self.more])]

    def set_rows(self, rows: tuple[ConflictRow, ...], heading: str, appearance: Appearance) -> None:
        """Show conflicts under a heading ("" for none); the same ones again keep their cards."""
        self.heading.setText(heading)
        self.heading.setStyleSheet(f"color: {appearance.palette.muted}")
        self.heading.setVisible(bool(heading))
        if (rows, appearance) != (self.rows, self._appearance):
            self.rows, self._appearance, self._shown = rows, appearance, _AT_A_TIME
            self._fill()

    def _show_more(self) -> None:
        first = len(self.cards)
        self._shown += _AT_A_TIME
        self._make(1)
        self.cards[first].quotes[0].setFocus()

    def _fill(self) -> None:
        for card in self.cards:
            # One of them may be telling of the click that it was given. Without its parent it would
            # be a window, and keep the keyboard from the real one.
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = ()
        self._make(_FIRST)

    def _make(self, count: int) -> None:
        """Make some of the cards that are to be shown; the others follow one by one."""
        appearance = self._appearance
        wanted = min(self._shown, len(self.rows))
        if appearance is None:
            return
        first = len(self.cards)
        for row in self.rows[first : min(first + count, wanted)]:
            self._add(ConflictCard(row, appearance, self))
        left = len(self.rows) - wanted
        self.more.setText(appearance.words.tr("conflicts.more", count=left))
        self.more.setVisible(left > 0)
        if len(self.cards) < wanted:
            self._turn.start()
        self.shown.emit()

    def _add(self, card: ConflictCard) -> None:
        self.cards = (*self.cards, card)
        self._layout.insertWidget(len(self.cards), card)
        card.chosen.connect(self.chosen)
        card.judged.connect(lambda verdict, card=card: self.judged.emit(card, verdict))
        card.noted.connect(lambda card=card: self.noted.emit(card))
        card.stepped.connect(lambda by, card=card: self.stepped.emit(card, by))
        card.graded.connect(self.graded)
        card.show()
