"""One conflict on the screen: its kind and reason, both sides of it, and what a person holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.look.appearance import Appearance
from desktop.look.direction import isolate, text_direction
from desktop.look.fonts import interface_font, scaled
from desktop.panes.claims_table import paint_stance, reading_direction
from desktop.panes.claims_text import arrow, chain_words, draw_lines, quotation_height
from desktop.panes.conflicts_mark import KindMark
from desktop.panes.conflicts_rows import ArticleLabel, ConflictRow, Side
from desktop.panes.conflicts_verdict import VerdictBar
from desktop.panes.reasons import conflict_reason
from desktop.workspace.conflicts import VERDICTS

_PAD = 12
_HEAD = 28
_CARRIERS = 20
_LINES = 6
_ARTICLE = 52
_DIMMED = 0.4


class ClaimQuote(QAbstractButton):
    """A claim as a button: who says it, the stance, through whom, the words themselves, and the
    article where it is another than the shown one."""

    def __init__(self, side: Side, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.side, self.row = side, side.claim
        self.chosen = self.dimmed = False
        self._appearance = appearance
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(150)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        stance = appearance.words.tr(f"stance.{self.row.stance}")
        chain = chain_words(self.row.chain, rtl=appearance.right_to_left)
        spoken = f"{chain}، {stance}: {self.row.text}"
        self._article: tuple[str, str] | None = None
        if side.label is not None:
            self._article = isolate(side.label.title), article_about(side.label, appearance)
            spoken += f" — {'، '.join(self._article)}"
            self.setToolTip("\n".join(self._article))
        self.setAccessibleName(spoken)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._heights.clear()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(260))

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # a layout asks many times
            words = quotation_height(self.row.text, interface_font(14), width - 2 * _PAD, _LINES)
            around = 2 * _PAD + scaled(_HEAD) + self._carriers_height()
            self._heights[width] = int(around + words + (scaled(_ARTICLE) if self._article else 0))
        return self._heights[width]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down belong to the card, which goes to the next one with them."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _carriers_height(self) -> int:
        return scaled(_CARRIERS) if len(self.row.chain) > 1 else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._appearance.direction)
        self._paint_ground(painter)
        painter.setOpacity(_DIMMED if self.dimmed else 1.0)
        inner = QRectF(self.rect()).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        self._paint_sources(painter, inner)
        below = inner.adjusted(0, scaled(_HEAD) + self._carriers_height(), 0, 0)
        ink = QColor(self._appearance.palette.text)
        draw_lines(painter, below, self.row.text, interface_font(14), ink, lines=_LINES)
        if self._article is not None:
            self._paint_article(painter, inner, *self._article)
        painter.end()

    def _paint_article(self, painter: QPainter, room: QRectF, title: str, about: str) -> None:
        """At the foot: the headline, and under it who printed it and when."""
        palette, side = self._appearance.palette, reading_direction(self._appearance)
        foot = room.adjusted(0, room.height() - scaled(_ARTICLE) + 10, 0, 0)
        painter.fillRect(QRectF(foot.left(), foot.top(), foot.width(), 1), QColor(palette.hairline))
        line = foot.adjusted(0, 7, 0, 0)
        muted, faint = QColor(palette.muted), QColor(palette.faint)
        draw_lines(painter, line, title, interface_font(12), muted, lines=1, side=side)
        line = line.adjusted(0, scaled(18), 0, 0)
        draw_lines(painter, line, about, interface_font(11), faint, lines=1, direction=side)

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self._appearance.palette
        ground = palette.hover if self.underMouse() else palette.raised
        painter.setPen(QPen(QColor(palette.hairline), 1))
        painter.setBrush(QColor(palette.selected if self.chosen else ground))
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(box, 6, 6)
        text, _ = palette.stances[self.row.stance]
        edge = box.right() - 3 if self._appearance.right_to_left else box.left()
        painter.fillRect(QRectF(edge, box.top() + 6, 3, box.height() - 12), QColor(text))

    def _paint_sources(self, painter: QPainter, room: QRectF) -> None:
        """The origin and the stance on one line, the carriers under them."""
        palette, rtl = self._appearance.palette, self._appearance.right_to_left
        direction = reading_direction(self._appearance)
        pill_room = room.adjusted(-8, -6, 8, 0)
        pill = paint_stance(painter, pill_room, self.row.stance, self._appearance, at_end=True)
        strong = interface_font(13, QFont.Weight.DemiBold)
        taken = pill.width() + 8
        head = room.adjusted(taken if rtl else 0, 0, 0 if rtl else -taken, 0)
        origin = self.row.chain[0] if self.row.chain else "—"
        draw_lines(painter, head, origin, strong, QColor(palette.text), lines=1, side=direction)
        if len(self.row.chain) > 1:
            words = f"{arrow(rtl=rtl)} {chain_words(self.row.chain[1:], rtl=rtl)}"
            line = room.adjusted(0, scaled(_HEAD - 4), 0, 0)
            muted = QColor(palette.muted)
            small = interface_font(12)
            draw_lines(painter, line, words, small, muted, lines=1, direction=direction)


def article_about(label: ArticleLabel, appearance: Appearance) -> str:
    """Who printed an article, and when."""
    words = appearance.words
    outlet = isolate(label.outlet) if label.outlet else words.tr("article.no_outlet")
    day = words.iso_date(label.published) if label.published else words.tr("article.no_date")
    return f"{outlet} · {day}"


class ConflictCard(QWidget):
    """Signals: ``chosen`` the quotation that was clicked; ``judged`` the verdict, "" to take it
    away; ``noted`` a note is wanted; ``stepped`` up (-1) or down (1) to another card.

    Within it the keys 1 to 5 are verdicts, N writes a note, the arrows go from card to card.
    """

    chosen = Signal(object)
    judged = Signal(str)
    noted = Signal()
    stepped = Signal(int)

    def __init__(self, row: ConflictRow, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.row = row
        told = conflict_reason(row.why, appearance.words)
        why = QLabel(told, self)
        why.setWordWrap(True)
        why.setFont(interface_font(12))
        why.setObjectName("muted")
        if text_direction(told) != reading_direction(appearance):
            why.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        camps = [[ClaimQuote(side, appearance, self) for side in camp] for camp in row.camps]
        self.quotes = (*camps[0], *camps[1])
        self.verdict = VerdictBar(appearance, self)
        self.verdict.judged.connect(self.judged)
        self.verdict.noted.connect(self.noted)
        pair = QHBoxLayout()
        pair.setSpacing(10)
        for camp in camps:
            pair.addLayout(self._stacked(camp), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(4)
        layout.addLayout(self._head(appearance))
        layout.addWidget(why)
        layout.addLayout(pair)
        layout.addWidget(self.verdict)
        self._hairline = QColor(appearance.palette.hairline)

    def focus_chain(self) -> list[QWidget]:
        return [*self.quotes, *self.verdict.buttons.values(), self.verdict.note]

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
        kind = QLabel(words[:1].upper() + words[1:], self)
        kind.setFont(interface_font(14, QFont.Weight.DemiBold))
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(KindMark(self.row.kind, appearance.palette, self))
        head.addWidget(kind)
        if len(self.row.all_sides) > 2:
            first, second = map(len, self.row.camps)
            tally = QLabel(appearance.words.tr("conflicts.camps", first=first, second=second), self)
            tally.setFont(interface_font(12))
            tally.setObjectName("muted")
            head.addWidget(tally)
        head.addStretch(1)
        return head

    def _stacked(self, quotes: list[ClaimQuote]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        for quote in quotes:
            column.addWidget(quote)
            quote.clicked.connect(lambda _=False, quote=quote: self.chosen.emit(quote))
        column.addStretch(1)
        return column

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._hairline)
        painter.end()


def _asks_for_note(event: QKeyEvent) -> bool:
    """N, or what stands on that key of an Arabic keyboard."""
    return event.key() == Qt.Key.Key_N or event.text() == "ى"


def _digit(text: str) -> int | None:
    """A digit from 1 as typed, in any digits."""
    if len(text) != 1 or not text.isdecimal() or int(text) == 0:
        return None
    return int(text)
