"""A part of the conflicts pane: a heading and cards, of which a few are shown at first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.look.appearance import Appearance
from desktop.look.fonts import interface_font
from desktop.panes.conflicts_card import ClaimQuote, ConflictCard
from desktop.panes.conflicts_rows import ConflictRow

# A case of hundreds of articles can have more conflicts than anybody reads at a time.
_AT_A_TIME = 30


class ConflictsSection(QWidget):
    """Signals: ``chosen`` the quotation that was clicked; ``judged`` and ``noted`` of a card;
    ``stepped`` from a card to the next one; ``shown`` after cards were made anew."""

    chosen = Signal(object)
    judged = Signal(object, str)
    noted = Signal(object)
    stepped = Signal(object, int)
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
            self._fill(appearance)

    def _show_more(self) -> None:
        self._shown += _AT_A_TIME
        if self._appearance is not None:
            first = len(self.quotes)
            self._fill(self._appearance)
            self.quotes[first].setFocus()

    def _fill(self, appearance: Appearance) -> None:
        for card in self.cards:
            # One of them may be telling of the click that it was given.
            card.setParent(None)
            card.deleteLater()
        self.cards = tuple(ConflictCard(row, appearance, self) for row in self.rows[: self._shown])
        for at, card in enumerate(self.cards, 1):
            self._layout.insertWidget(at, card)
            card.chosen.connect(self.chosen)
            card.judged.connect(lambda verdict, card=card: self.judged.emit(card, verdict))
            card.noted.connect(lambda card=card: self.noted.emit(card))
            card.stepped.connect(lambda by, card=card: self.stepped.emit(card, by))
            card.show()
        left = len(self.rows) - len(self.cards)
        self.more.setText(appearance.words.tr("conflicts.more", count=left))
        self.more.setVisible(left > 0)
        self.shown.emit()
