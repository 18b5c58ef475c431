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

# In the order in which they came to be: the window remembers a choice by its place.
GROUPS: tuple[GroupKey | None, ...] = (
    None, "origin", "document", "event", "outlet", "place", "kind", "side", "stance",
)  # fmt: skip
STANCES: tuple[Stance, ...] = get_args(Stance)
_PAUSE_MILLISECONDS = 180
_NAME_WIDTH, _DAY_WIDTH, _WORDS_WIDTH = 112, 132, 150


class LedgerFilters(QWidget):
    """``changed`` tells that :meth:`wish` is another, a moment after the last letter typed."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = _field(self, _WORDS_WIDTH)
        self.origin, self.place = _field(self, _NAME_WIDTH), _field(self, _NAME_WIDTH)
        days = (_field(self, _DAY_WIDTH) for _ in range(4))
        self.first, self.last, self.happened_first, self.happened_last = days
        self.dated = ChoiceButton(self)
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
        for choice in (self.stance, self.kind, self.group, self.dated):
            choice.chosen.connect(lambda _: self._tell())
        self.retranslate()

    def focus_chain(self) -> list[QWidget]:
        return [*self._usual(), *self._others()]

    def _usual(self) -> list[QWidget]:
        return [self.words, self.stance, self.kind, self.group, self.more, self.clear]

    def _others(self) -> list[QWidget]:
        return [*self._seldom(), self.dated]

    def _seldom(self) -> tuple[QLineEdit, ...]:
        names, published = (self.origin, self.place), (self.first, self.last)
        return (*names, *published, self.happened_first, self.happened_last)

    def _days(self) -> tuple[tuple[QLineEdit, bool], ...]:
        """The fields of days, and whether each is the end of a period."""
        return (
            (self.first, False), (self.last, True),
            (self.happened_first, False), (self.happened_last, True),
        )  # fmt: skip

    def _show_more(self, shown: bool) -> None:
        """The fields that are seldom needed; what stands in them goes when they go."""
        self._second.setVisible(shown)
        if not shown:
            for field in self._seldom():
                field.clear()
            self.dated.choose(0)

    def wish(self) -> LedgerWish:
        """What is wanted, in no order; a date that is none yet is left out."""
        kind, undated = self.kind.index, bool(self.dated.index)
        return LedgerWish(
            words=self.words.text(),
            stance=STANCES[self.stance.index - 1] if self.stance.index else None,
            kind=self._kinds[kind - 1] if kind else None,
            origin=self.origin.text(),
            place=self.place.text(),
            first=_day(self.first.text(), last=False),
            last=_day(self.last.text(), last=True),
            happened_first=None if undated else _day(self.happened_first.text(), last=False),
            happened_last=None if undated else _day(self.happened_last.text(), last=True),
            undated=undated,
            group=GROUPS[self.group.index],
        )

    def reset(self) -> None:
        """Ask for everything again; groups stay as they are."""
        for field in self._fields():
            field.clear()
        for choice in (self.stance, self.kind, self.dated):
            choice.choose(0)
        self._tell()

    def retranslate(self) -> None:
        tr = self._workspace.tr
        for field, name, tip in (
            (self.words, "words", "words"), (self.origin, "origin", "origin"),
            (self.place, "place", "place"), (self.first, "published_first", "first"),
            (self.last, "published_last", "last"),
            (self.happened_first, "happened_first", "happened_first"),
            (self.happened_last, "happened_last", "happened_last"),
        ):  # fmt: skip
            field.setPlaceholderText(tr(f"ledger.filter.{name}"))
            field.setToolTip(tr(f"ledger.filter_tip.{tip}"))
            field.setAccessibleName(tr(f"ledger.filter_tip.{tip}"))
        times = [tr("ledger.any_time"), tr("ledger.undated")]
        self.dated.set_choices(times, tip=tr("ledger.dated_tip"))
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
        return self.words, *self._seldom()

    def _tell(self) -> None:
        self._pause.stop()
        palette = self._workspace.palette
        for field in (self.happened_first, self.happened_last):
            field.setEnabled(not self.dated.index)
        for field, last in self._days():
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
