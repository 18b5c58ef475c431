"""The controls of the timeline in the pane's header: what is shown, in which lanes, and how."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton, QWidget

from desktop.panes.choice import ChoiceButton
from desktop.panes.timeline_lanes import LANES_BY, LaneBy

SCOPES = ("article", "case")


class TimelineControls:
    """``undated`` shows the tray, ``turned`` lets time run against the direction of reading."""

    def __init__(self) -> None:
        self.scope, self.lanes_by = ChoiceButton(), ChoiceButton()
        self.undated, self.turned = QToolButton(), QToolButton()
        self.undated.setCheckable(True)
        self.undated.setChecked(True)
        self.turned.setCheckable(True)
        self.closer, self.farther, self.fit = QToolButton(), QToolButton(), QToolButton()

    def widgets(self) -> list[QWidget]:
        """All of them, in order."""
        return [
            self.scope, self.lanes_by, self.undated, self.turned, self.farther, self.closer,
            self.fit,
        ]  # fmt: skip

    @property
    def whole_case(self) -> bool:
        """Whether events of all articles are wanted."""
        return self.scope.index == SCOPES.index("case")

    @property
    def by(self) -> LaneBy:
        """What lanes are made of."""
        return LANES_BY[self.lanes_by.index]

    def choices(self) -> int:
        """How lanes are made, whether the tray is closed, the scope, and whether time is turned."""
        switches = (not self.undated.isChecked(), self.whole_case, self.turned.isChecked())
        return self.lanes_by.index + len(LANES_BY) * sum(
            on << place for place, on in enumerate(switches)
        )

    def restore(self, choices: int) -> None:
        """Choose again what ``choices`` told."""
        switches, by = divmod(choices, len(LANES_BY))
        self.undated.setChecked(not switches & 1)
        self.turned.setChecked(bool(switches & 4))
        self.lanes_by.choose(by)
        self.scope.choose(bool(switches & 2))

    def name(self, tr: Callable[[str], str]) -> None:
        """The words of the controls."""
        self.scope.set_choices(
            [tr(f"timeline.scope_{scope}") for scope in SCOPES], tip=tr("timeline.scope_tip")
        )
        self.lanes_by.set_choices(
            [tr(f"timeline.by_{by}") for by in LANES_BY], tip=tr("timeline.by_tip")
        )
        for button, words, tip in (
            (self.closer, "+", "timeline.closer"),
            (self.farther, "−", "timeline.farther"),
            (self.turned, "⇄", "timeline.turn_tip"),
            (self.fit, tr("timeline.fit"), "timeline.fit_tip"),
        ):
            button.setText(words)
            button.setToolTip(tr(tip))
            button.setAccessibleName(tr(tip))
        self.undated.setToolTip(tr("timeline.undated_tip"))

    def show_empty(self, *, empty: bool) -> None:
        """Where nothing has a time, nothing can be done with it."""
        for control in (self.lanes_by, self.turned, self.closer, self.farther, self.fit):
            control.setVisible(not empty)
