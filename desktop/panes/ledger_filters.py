"""What narrows the ledger down: fields and choices above its table."""

from __future__ import annotations

from datetime import date
from typing import get_args

from PySide6.QtCore import QMargins, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.analysis.model import EventType, Stance
from desktop.look.flow_layout import FlowLayout
from desktop.panes.choice import ChoiceButton
from desktop.panes.ledger_period import bound
from desktop.workspace.ledger import GroupKey, LedgerWish
from desktop.workspace.workspace import Workspace

GROUPS: tuple[GroupKey | None, ...] = (None, "origin", "document", "event")
STANCES: tuple[Stance, ...] = get_args(Stance)
_PAUSE_MILLISECONDS = 180
_NAME_WIDTH, _DAY_WIDTH, _WORDS_WIDTH = 112, 104, 126


class LedgerFilters(QWidget):
    """``changed`` tells that :meth:`wish` is another, a moment after the last letter typed."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = _field(self, _WORDS_WIDTH)
        self.origin, self.place = _field(self, _NAME_WIDTH), _field(self, _NAME_WIDTH)
        self.first, self.last = _field(self, _DAY_WIDTH), _field(self, _DAY_WIDTH)
        self.stance, self.kind = ChoiceButton(self), ChoiceButton(self)
        self.group = ChoiceButton(self)
        self.clear = QToolButton(self)
        self.clear.clicked.connect(self.reset)
        self._kinds: list[str] = []
        self.more = QToolButton(self)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_more)
        self._second = QWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        first = QWidget(self)
        for row, widgets, margins in (
            (first, self._usual(), QMargins(10, 6, 10, 4)),
            (self._second, self._others(), QMargins(10, 2, 10, 6)),
        ):
            layout = FlowLayout(row, margins, 5)
            for widget in widgets:
                layout.addWidget(widget)
            column.addWidget(row)
        self._second.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._tell)
        for field in self._fields():
            field.textChanged.connect(lambda _: self._pause.start())
            field.returnPressed.connect(self._tell)
        for choice in (self.stance, self.kind, self.group):
            choice.chosen.connect(lambda _: self._tell())
        self.retranslate()

    def focus_chain(self) -> list[QWidget]:
        return [*self._usual(), *self._others()]

    def _usual(self) -> list[QWidget]:
        return [self.words, self.stance, self.kind, self.group, self.more, self.clear]

    def _others(self) -> list[QWidget]:
        return [self.origin, self.place, self.first, self.last]

    def _show_more(self, shown: bool) -> None:
        """The fields that are seldom needed; what stands in them goes when they go."""
        self._second.setVisible(shown)
        if not shown:
            for field in (self.origin, self.place, self.first, self.last):
                field.clear()
            self._tell()

    def wish(self) -> LedgerWish:
        """What is wanted, in no order; a date that is none yet is left out."""
        kind = self.kind.index
        return LedgerWish(
            words=self.words.text(),
            stance=STANCES[self.stance.index - 1] if self.stance.index else None,
            kind=self._kinds[kind - 1] if kind else None,
            origin=self.origin.text(),
            place=self.place.text(),
            first=_day(self.first.text(), last=False),
            last=_day(self.last.text(), last=True),
            group=GROUPS[self.group.index],
        )

    def reset(self) -> None:
        """Ask for everything again; groups stay as they are."""
        for field in self._fields():
            field.clear()
        for choice in (self.stance, self.kind):
            choice.choose(0)
        self._tell()

    def retranslate(self) -> None:
        tr = self._workspace.tr
        for field, name in (
            (self.words, "words"), (self.origin, "origin"), (self.place, "place"),
            (self.first, "first"), (self.last, "last"),
        ):  # fmt: skip
            field.setPlaceholderText(tr(f"ledger.filter.{name}"))
            field.setToolTip(tr(f"ledger.filter_tip.{name}"))
            field.setAccessibleName(tr(f"ledger.filter_tip.{name}"))
        stances = [tr("claims.all_stances"), *(tr(f"stance.{s}") for s in STANCES)]
        self.stance.set_choices(stances, tip=tr("claims.stance"))
        chosen = self._kinds[self.kind.index - 1] if self.kind.index else None
        self._kinds = sorted(get_args(EventType), key=lambda kind: tr(f"event.{kind}"))
        self.kind.index = self._kinds.index(chosen) + 1 if chosen else 0
        kinds = [tr("ledger.all_kinds"), *(tr(f"event.{kind}") for kind in self._kinds)]
        self.kind.set_choices(kinds, tip=tr("ledger.column.kind"))
        groups = [tr(f"ledger.group.{key or 'none'}") for key in GROUPS]
        self.group.set_choices(groups, tip=tr("ledger.group_tip"))
        self.more.setText(tr("ledger.filter_more"))
        self.more.setToolTip(tr("ledger.filter_more_tip"))
        self.more.setAccessibleName(tr("ledger.filter_more_tip"))
        self.clear.setText(tr("ledger.filter_clear"))
        self.clear.setToolTip(tr("ledger.filter_clear"))
        self.clear.setVisible(self.wish().narrows)

    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.words, self.origin, self.place, self.first, self.last

    def _tell(self) -> None:
        self._pause.stop()
        palette = self._workspace.palette
        for field, last in ((self.first, False), (self.last, True)):
            wrong = bool(field.text().strip()) and _day(field.text(), last=last) is None
            field.setStyleSheet(f"border-color: {palette.danger};" if wrong else "")
        self.clear.setVisible(self.wish().narrows)
        self.changed.emit()


def _field(parent: QWidget, width: int) -> QLineEdit:
    field = QLineEdit(parent, clearButtonEnabled=True)
    field.setFixedWidth(width)
    return field


def _day(typed: str, *, last: bool) -> date | None:
    try:
        return bound(typed, last=last)
    except ValueError:
        return None
