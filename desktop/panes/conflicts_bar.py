"""What narrows the conflict board down, its order, and how far the person is with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import get_args

from PySide6.QtCore import QMargins, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.analysis.model import ConflictKind
from desktop.look.direction import isolate
from desktop.look.flow_layout import FlowLayout
from desktop.panes.choice import ChoiceButton
from desktop.panes.conflicts_filter import ORDERS, BoardWish
from desktop.panes.ledger_period import bound
from desktop.panes.ledger_words import side_words
from desktop.workspace.workspace import Workspace

_PAUSE_MILLISECONDS = 180
_DAY_WIDTH = 104
_KINDS: tuple[ConflictKind, ...] = get_args(ConflictKind)
_DECIDED = (None, False, True)


class BoardBar(QWidget):
    """``changed`` tells that :meth:`wish` is another."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.kind, self.decided, self.order = (ChoiceButton(self) for _ in range(3))
        self.teller, self.place = ChoiceButton(self), ChoiceButton(self)
        self.first, self.last = (QLineEdit(self, clearButtonEnabled=True) for _ in range(2))
        self.period, self.clear = QToolButton(self), QToolButton(self)
        self.period.setCheckable(True)
        self.period.toggled.connect(self._show_period)
        self.clear.clicked.connect(self.reset)
        self.progress_words = QLabel(self)
        self.progress_words.setObjectName("muted")
        self.progress = QProgressBar(self, textVisible=False)
        self._tellers: list[str] = []
        self._places: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QWidget(self)
        layout = FlowLayout(row, QMargins(8, 4, 8, 2), 1)
        for widget in self.focus_chain():
            layout.addWidget(widget)
        column.addWidget(row)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 4)
        foot.setSpacing(10)
        foot.addWidget(self.progress_words)
        foot.addWidget(self.progress, 1)
        column.addLayout(foot)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._tell)
        for field in (self.first, self.last):
            field.setFixedWidth(_DAY_WIDTH)
            field.textChanged.connect(lambda _: self._pause.start())
            field.returnPressed.connect(self._tell)
        self._show_period(shown=False)
        for choice in self._choices():
            choice.chosen.connect(lambda _: self._tell())
        self.retranslate()

    def focus_chain(self) -> list[QWidget]:
        return [*self._choices(), self.period, self.first, self.last, self.clear]

    def _choices(self) -> tuple[ChoiceButton, ...]:
        return self.kind, self.teller, self.place, self.decided, self.order

    def wish(self) -> BoardWish:
        """What is wanted; a date that is none yet is left out."""
        kind, teller, place = self.kind.index, self.teller.index, self.place.index
        return BoardWish(
            kind=_KINDS[kind - 1] if kind else None,
            teller=self._tellers[teller - 1] if teller else "",
            place=self._places[place - 1] if place else "",
            first=_day(self.first.text(), last=False),
            last=_day(self.last.text(), last=True),
            decided=_DECIDED[self.decided.index],
            order=ORDERS[self.order.index],
        )

    def _show_period(self, shown: bool) -> None:
        """The fields of days, which are seldom needed; what stands in them goes when they go."""
        for field in (self.first, self.last):
            field.setVisible(shown)
            if not shown:
                field.clear()

    def reset(self) -> None:
        """Ask for everything again; the order stays."""
        for field in (self.first, self.last):
            field.clear()
        for choice in (self.kind, self.teller, self.place, self.decided):
            choice.choose(0)
        self._tell()

    def set_names(self, tellers: Sequence[str], places: Sequence[str]) -> None:
        """Who and which places there are to choose from; what is chosen stays so while it is."""
        wish = self.wish()
        self._tellers, self._places = list(tellers), list(places)
        self.teller.index = _place_in(self._tellers, wish.teller)
        self.place.index = _place_in(self._places, wish.place)
        self._name_choices()

    def show_progress(self, decided: int, total: int) -> None:
        tr = self._workspace.tr
        self.progress_words.setText(tr("conflicts.progress", decided=decided, total=total))
        self.progress.setMaximum(max(total, 1))
        self.progress.setValue(decided)
        self.progress.setAccessibleName(self.progress_words.text())

    def retranslate(self) -> None:
        tr = self._workspace.tr
        kinds = [tr("conflicts.all_kinds"), *(tr(f"conflict.{kind}") for kind in _KINDS)]
        self.kind.set_choices(kinds, tip=tr("conflicts.kind_tip"))
        states = [tr(f"conflicts.{name}") for name in ("any_state", "undecided", "decided")]
        self.decided.set_choices(states, tip=tr("conflicts.state_tip"))
        orders = [tr(f"conflicts.order.{order}") for order in ORDERS]
        self.order.set_choices(orders, tip=tr("conflicts.order_tip"))
        for field, name in ((self.first, "first"), (self.last, "last")):
            field.setPlaceholderText(tr(f"ledger.filter.{name}"))
            field.setToolTip(tr(f"ledger.filter_tip.{name}"))
            field.setAccessibleName(tr(f"ledger.filter_tip.{name}"))
        self.period.setText(tr("conflicts.period"))
        self.period.setToolTip(tr("conflicts.period_tip"))
        self.period.setAccessibleName(tr("conflicts.period_tip"))
        self.clear.setText(tr("ledger.filter_clear"))
        self.clear.setToolTip(tr("ledger.filter_clear"))
        self.clear.setVisible(self.wish().narrows)
        self._name_choices()

    def _name_choices(self) -> None:
        tr = self._workspace.tr
        for choice, names, key in (
            (self.teller, self._tellers, "teller"),
            (self.place, self._places, "place"),
        ):
            shown = (side_words(name, self._workspace.appearance.words) for name in names)
            words = [tr(f"conflicts.all_{key}s"), *map(isolate, map(_short, shown))]
            choice.set_choices(words, tip=tr(f"conflicts.{key}_tip"))
            choice.setVisible(bool(names))

    def _tell(self) -> None:
        self._pause.stop()
        palette = self._workspace.palette
        for field, last in ((self.first, False), (self.last, True)):
            wrong = bool(field.text().strip()) and _day(field.text(), last=last) is None
            field.setStyleSheet(f"border-color: {palette.danger};" if wrong else "")
        self.clear.setVisible(self.wish().narrows)
        self.changed.emit()


def _place_in(names: list[str], name: str) -> int:
    return names.index(name) + 1 if name in names else 0


def _short(name: str) -> str:
    return name if len(name) <= 30 else name[:29].rsplit(" ", 1)[0] + "…"


def _day(typed: str, *, last: bool) -> str | None:
    try:
        found: date | None = bound(typed, last=last)
    except ValueError:
        return None
    return found.isoformat() if found else None
