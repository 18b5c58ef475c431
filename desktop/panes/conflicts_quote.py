"""A claim on the conflict board: who says it, how, in which words, where; and its reprints."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from desktop.look.appearance import Appearance
from desktop.look.direction import isolate
from desktop.look.fonts import interface_font, scaled
from desktop.look.plain_words import plain_tip
from desktop.panes.claims_table import paint_grade, paint_stance, reading_direction
from desktop.panes.claims_text import arrow, chain_words, draw_lines, quotation_height
from desktop.panes.conflicts_reprints import Quoted
from desktop.panes.conflicts_rows import ArticleLabel, Side
from desktop.panes.grade_keys import GradeKeys

_PAD = 12
_HEAD = 28
_CARRIERS = 20
_LINES = 6
_ARTICLE = 52
_DIMMED = 0.4


class ClaimQuote(QAbstractButton):
    """A claim as a button: who says it, the stance, through whom, the words themselves, and the
    article where it is another than the shown one.

    ``sides``: the claim, and the same words in other articles. ``graded`` tells the letter or digit
    of a grade that was pressed.
    """

    graded = Signal(str)

    def __init__(self, quoted: Quoted, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        side = quoted.side
        self.side, self.row, self.sides = side, side.claim, (side, *quoted.also)
        GradeKeys(self, digits_shifted=True).typed.connect(self.graded)
        self.grade = ""
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
        self._keys = appearance.words.tr("conflicts.grade_keys")
        self._spoken = spoken
        self._tell("")
        self.setAccessibleName(spoken)

    def show_grade(self, grade: str, tip: str) -> None:
        """Let the grade of the claim stand at it, "" for none, and what it means in its tip."""
        if grade != self.grade:
            self.grade = grade
            self._tell(tip if grade else "")
            self.setAccessibleName(f"{self._spoken}، {tip}" if grade else self._spoken)
            self.update()

    def _tell(self, graded: str) -> None:
        """In the tip the article, what the grade means, and the keys that grade."""
        told = (*(self._article or ()), graded, self._keys)
        self.setToolTip(plain_tip("\n".join(filter(None, told))))
        self.setAccessibleDescription(self._keys)

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
        with QPainter(self) as painter:
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
        if self.grade:
            edge = pill.right() + 6 if rtl else pill.left() - 6
            taken += paint_grade(painter, edge, pill.center().y(), self.grade, self._appearance) + 6
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


class ReprintLink(QPushButton):
    """The outlet that prints the same words too: a click shows them there."""

    def __init__(self, side: Side, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.side, self.row = side, side.claim
        outlet = side.label.outlet if side.label else None
        self.setText(isolate(outlet) if outlet else appearance.words.tr("article.no_outlet"))
        self.setObjectName("card_link")
        if side.label is not None:
            about = article_about(side.label, appearance)
            self.setToolTip(plain_tip(f"{isolate(side.label.title)}\n{about}"))
        self.setAccessibleName(self.text())
