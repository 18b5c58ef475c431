"""How many were killed or wounded, by origin: each happening is one range, nobody counted twice."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.analysis.claims.toll_ranges import OriginToll, TollRange, total
from desktop.look.appearance import Appearance
from desktop.look.direction import isolate
from desktop.look.flow_layout import FlowLayout
from desktop.look.fonts import interface_font
from desktop.panes.conflicts_filter import BoardWish
from desktop.panes.conflicts_toll_layout import lay_toll, numbers_of

_AT_A_TIME = 12
# So many cards are made before anything is drawn; the others follow one by one.
_FIRST = 2
_SIDE = 14
_FATES = ("killed", "wounded", "together")


class TollChart(QWidget):
    """The range as one line with a tick for each number; more origins make a tick larger."""

    def __init__(self, toll: TollRange, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.line = lay_toll(toll)
        self._appearance = appearance
        self.setFixedHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(toll_words(toll, appearance))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette = self._appearance.palette
            level, width = 31.0, float(self.width())
            ends = [QPointF(self._x(at), level) for at in (0.0, 1.0)]
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.drawLine(*ends)
            band = QColor(palette.warning)
            painter.setPen(QPen(QBrush(band), 6, c=Qt.PenCapStyle.RoundCap))
            start, end = (QPointF(self._x(at), level) for at in (self.line.start, self.line.end))
            painter.drawLine(start, end)
            if self.line.open:
                painter.setPen(QPen(QBrush(band), 3, s=Qt.PenStyle.DotLine))
                painter.drawLine(end, ends[1])
            painter.setFont(interface_font(12, QFont.Weight.DemiBold))
            for tick in self.line.ticks:
                radius = min(4.5 + 1.5 * tick.origins, 10.0)
                painter.setPen(QPen(QColor(palette.panel), 2))
                painter.setBrush(QColor(palette.text))
                middle = QPointF(self._x(tick.at), level)
                painter.drawEllipse(middle, radius, radius)
                if tick.labelled:
                    painter.setPen(QColor(palette.text))
                    left = min(max(middle.x() - 40, 0.0), width - 80)
                    room = QRectF(left, 0, 80, 18)
                    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._number(tick.value))

    def _x(self, at: float) -> float:
        along = 12 + at * (self.width() - 24)
        return self.width() - along if self._appearance.right_to_left else along

    def _number(self, value: float) -> str:
        return number_words(value, self._appearance)


class TollCard(QWidget):
    """``chosen`` tells the number, as it stands in an article, that the person wants to see."""

    chosen = Signal(object)

    def __init__(self, toll: TollRange, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.toll = toll
        tr = appearance.words.tr
        title = QLabel(_question(toll, appearance), self)
        title.setFont(interface_font(14, QFont.Weight.DemiBold))
        title.setWordWrap(True)
        self.words = QLabel(toll_words(toll, appearance), self)
        self.words.setWordWrap(True)
        self.words.setFont(interface_font(12))
        self.words.setObjectName("muted")
        self.chart = TollChart(toll, appearance, self)
        row = QWidget(self)
        flow = FlowLayout(row, QMargins(0, 0, 0, 0), 12)
        self.origins: list[QPushButton] = []
        for origin in toll.origins:
            button = QPushButton(_origin_words(origin, appearance), row)
            button.setObjectName("card_link")
            button.setToolTip(tr("tolls.show_words"))
            button.clicked.connect(lambda _=False, told=origin.told[0]: self.chosen.emit(told))
            flow.addWidget(button)
            self.origins.append(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 10, _SIDE, 12)
        column.setSpacing(3)
        for widget in (title, self.words, self.chart, row):
            column.addWidget(widget)
        self._hairline = QColor(appearance.palette.hairline)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._hairline)


class TollsSection(QWidget):
    """The happenings of which origins say different numbers; a line says all of a period together.

    Signals: ``chosen`` as :class:`TollCard`; ``shown`` after cards were made.

    Cards are made a few at a time, so that nobody waits for those that are out of sight.
    """

    chosen = Signal(object)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: tuple[TollCard, ...] = ()
        self._given: tuple[tuple[TollRange, ...], BoardWish, Appearance] | None = None
        self._most = _AT_A_TIME
        self._wanted: list[TollRange] = []
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(lambda: self._make(1))
        self.heading, self.total = QLabel(self), QLabel(self)
        self.heading.setFont(interface_font(12, QFont.Weight.DemiBold))
        self.heading.setContentsMargins(_SIDE, 12, _SIDE, 0)
        self.total.setFont(interface_font(12))
        self.total.setContentsMargins(_SIDE, 2, _SIDE, 0)
        self.total.setWordWrap(True)
        self.more = QPushButton(self)
        self.more.setFlat(True)
        self.more.clicked.connect(self._show_more)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for widget in (self.heading, self.total, self.more):
            self._layout.addWidget(widget)

    @property
    def waiting(self) -> bool:
        """Whether cards are to come yet."""
        return self._turn.isActive()

    def focus_chain(self) -> list[QWidget]:
        origins = [button for card in self.cards for button in card.origins]
        return [*origins, *([] if self.more.isHidden() else [self.more])]

    def set_tolls(
        self, tolls: tuple[TollRange, ...], wish: BoardWish, appearance: Appearance
    ) -> None:
        """Show the tolls of the place and period that are wanted; the same again keep their
        cards."""
        if (tolls, wish, appearance) != self._given:
            self._given, self._most = (tolls, wish, appearance), _AT_A_TIME
            self._fill()

    def _show_more(self) -> None:
        self._most += _AT_A_TIME
        self._make(1)

    def _fill(self) -> None:
        for card in self.cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = ()
        tolls, wish, appearance = self._given or ((), BoardWish(), Appearance())
        here = [toll for toll in tolls if not wish.place or toll.place_name == wish.place]
        period = [t for t in here if total([t], t.fate, wish.first, wish.last).happenings]
        asked = wish.kind in (None, "discrepancy") and not wish.teller and wish.decided is None
        self._wanted = [toll for toll in period if asked and _differs(toll)]
        self._wanted.sort(key=lambda toll: (-len(toll.origins), -(toll.high - toll.low)))
        for label in (self.heading, self.total):
            label.setStyleSheet(f"color: {appearance.palette.muted}")
            label.setVisible(bool(self._wanted))
        self.heading.setText(appearance.words.tr("tolls.heading"))
        self.total.setText(_total_words(period, appearance))
        self._make(_FIRST)

    def _make(self, count: int) -> None:
        """Make some of the cards that are to be shown; the others follow one by one."""
        appearance = self._given[2] if self._given else Appearance()
        first, wanted = len(self.cards), min(self._most, len(self._wanted))
        for toll in self._wanted[first : min(first + count, wanted)]:
            self._add(TollCard(toll, appearance, self))
        left = len(self._wanted) - wanted
        self.more.setText(appearance.words.tr("conflicts.more", count=left))
        self.more.setVisible(left > 0)
        if len(self.cards) < wanted:
            self._turn.start()
        self.shown.emit()

    def _add(self, card: TollCard) -> None:
        self.cards = (*self.cards, card)
        self._layout.insertWidget(1 + len(self.cards), card)
        card.chosen.connect(self.chosen)
        card.show()


def toll_words(toll: TollRange, appearance: Appearance) -> str:
    """«between 9 and 14 dead by 3 independent origins; 11 outlets»."""
    tr = appearance.words.tr
    told = _range_words(toll.low, toll.high, toll.fate, appearance, more=toll.open)
    origins = tr("tolls.origins", count=len(toll.origins))
    return tr(
        "tolls.by", told=told, origins=origins, outlets=tr("tolls.outlets", count=toll.outlets)
    )


def number_words(value: float, appearance: Appearance) -> str:
    """A number of people, in the digits that the person wants."""
    return appearance.words.digits(f"{value:,.0f}")


def _range_words(
    low: float, high: float, fate: str, appearance: Appearance, *, more: bool = False
) -> str:
    key = "at_least" if more and low == high else "exactly" if low == high else "between"
    least, most = (number_words(value, appearance) for value in (low, high))
    told = appearance.words.tr(f"tolls.{key}_{fate}", low=least, high=most)
    return f"{told} {appearance.words.tr('tolls.or_more')}" if more and low != high else told


def _total_words(tolls: list[TollRange], appearance: Appearance) -> str:
    told = []
    for fate in _FATES:
        whole = total(tolls, fate)  # type: ignore[arg-type]
        if whole.happenings:
            words = _range_words(whole.low, whole.high, fate, appearance, more=whole.open)
            happenings = appearance.words.tr("tolls.happenings", count=whole.happenings)
            told.append(f"{words} {happenings}")
    together = appearance.words.tr("tolls.and").join(told)
    return appearance.words.tr("tolls.total", told=together)


def _question(toll: TollRange, appearance: Appearance) -> str:
    tr = appearance.words.tr
    place = isolate(toll.place_name)
    whom = isolate(toll.whom) if toll.whom else ""
    asked = tr(f"tolls.how_many_{toll.fate}", place=place)
    if whom:
        asked = f"{asked} ({whom})"
    if toll.day:
        return f"{asked} · {appearance.words.iso_date(toll.day)}"
    return f"{asked} · {tr('tolls.no_day')}"


def _origin_words(origin: OriginToll, appearance: Appearance) -> str:
    numbers = "–".join(number_words(value, appearance) for value in numbers_of(origin))
    if origin.high is None:
        numbers += "+"
    words = origin.words or appearance.words.tr("claims.outlet")
    words = words if len(words) <= 40 else words[:39].rsplit(" ", 1)[0] + "…"
    return f"{isolate(numbers, 'ltr')} · {isolate(words)}"


def _differs(toll: TollRange) -> bool:
    return len(toll.origins) > 1 and toll.low != toll.high
