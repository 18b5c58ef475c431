"""The timeline pane: lanes of events by time, as long as their doubt, as dark as their origins."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.panes.choice import ChoiceButton
from desktop.panes.pane import Pane
from desktop.panes.timeline_canvas import KEY_STEP, TimelineCanvas
from desktop.panes.timeline_lanes import LANES_BY, LaneBy
from desktop.panes.timeline_tray import UndatedTray
from desktop.panes.timeline_view import TimelineView, timeline_view
from desktop.workspace.messages import AnalysisChanged, DocumentShown, SelectionChanged
from desktop.workspace.rules import AnyOf, Chosen, Rule
from desktop.workspace.workspace import Workspace


class TimelinePane(Pane):
    """Shows the events of the shown document; those without a date lie in a tray beside them."""

    pane_id = "timeline"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.canvas = TimelineCanvas(workspace.appearance, self)
        self.tray = UndatedTray(workspace.appearance, self)
        self.lanes_by = ChoiceButton()
        self.undated = QToolButton()
        self.undated.setCheckable(True)
        self.undated.setChecked(True)
        self.closer, self.farther, self.fit = QToolButton(), QToolButton(), QToolButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.tray)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.canvas.chosen.connect(self._choose)
        self.canvas.pair_chosen.connect(self._choose_claims)
        self.tray.chosen.connect(lambda event: self._choose((event,)))
        self.lanes_by.chosen.connect(lambda _: self._show(reframe=False))
        self.undated.toggled.connect(lambda _: self._show_tray())
        self.closer.clicked.connect(lambda: self.canvas.zoom(KEY_STEP))
        self.farther.clicked.connect(lambda: self.canvas.zoom(1 / KEY_STEP))
        self.fit.clicked.connect(self.canvas.frame_all)
        hub = self.workspace.hub
        hub.subscribe(DocumentShown, lambda _: self._show(reframe=True), self)
        hub.subscribe(AnalysisChanged, lambda _: self._show(reframe=False), self)
        hub.subscribe(SelectionChanged, self._follow_selection, self)

    def header_text(self) -> str:
        view = self.canvas.view
        if view.undated and not view.dated:
            return self.workspace.tr("timeline.nothing_dated")
        return self.workspace.tr("timeline.key") if view.dated else ""

    def header_widgets(self) -> list[QWidget]:
        return [self.lanes_by, self.undated, self.farther, self.closer, self.fit]

    def focus_chain(self) -> list[QWidget]:
        return [*self.header_widgets(), self.canvas, self.tray]

    def choices(self) -> int:
        """How lanes are made, and whether the tray is closed."""
        return self.lanes_by.index + len(LANES_BY) * (not self.undated.isChecked())

    def restore_choices(self, choices: int) -> None:
        closed, by = divmod(choices, len(LANES_BY))
        self.undated.setChecked(not closed)
        self.lanes_by.choose(by)

    def retranslate(self) -> None:
        tr = self.workspace.tr
        self.lanes_by.set_choices(
            [tr(f"timeline.by_{by}") for by in LANES_BY], tip=tr("timeline.by_tip")
        )
        for button, words, tip in (
            (self.closer, "+", "timeline.closer"),
            (self.farther, "−", "timeline.farther"),
            (self.fit, tr("timeline.fit"), "timeline.fit_tip"),
        ):
            button.setText(words)
            button.setToolTip(tr(tip))
            button.setAccessibleName(tr(tip))
        self.undated.setToolTip(tr("timeline.undated_tip"))
        self.canvas.setAccessibleName(tr("pane.timeline"))
        self.canvas.setAccessibleDescription(tr("timeline.help"))
        self.restyle()

    def restyle(self) -> None:
        self.canvas.set_appearance(self.workspace.appearance)
        self._show(reframe=False)

    def _by(self) -> LaneBy:
        return LANES_BY[self.lanes_by.index]

    def _show(self, *, reframe: bool) -> None:
        analysis, words = self.workspace.analysis, self.workspace.appearance.words
        view = timeline_view(analysis, words, self._by()) if analysis else TimelineView()
        self.canvas.show_view(view, reframe=reframe)
        self.canvas.show_message(words.tr("timeline.empty"))
        self.tray.show_events(view.undated, self.workspace.appearance)
        self.undated.setText(words.tr("timeline.undated_count", count=len(view.undated)))
        self._show_tray()
        selection = self.workspace.selection
        self._follow_selection(
            SelectionChanged(selection.rule, selection.lit, reveal=False, origin=None)
        )
        self.header_changed.emit()

    def _show_tray(self) -> None:
        view = self.canvas.view
        only_undated = bool(view.undated) and not view.dated
        self.undated.setVisible(bool(view.undated) and not only_undated)
        self.tray.setVisible(only_undated or (bool(view.undated) and self.undated.isChecked()))
        self.tray.spread(only_undated)
        self.canvas.setVisible(not only_undated)
        for control in (self.lanes_by, self.closer, self.farther, self.fit):
            control.setVisible(bool(view.dated))

    def _choose(self, events: tuple[str, ...]) -> None:
        rules = tuple(Chosen("event", event) for event in events)
        rule: Rule | None = AnyOf(rules) if len(rules) > 1 else next(iter(rules), None)
        self.workspace.selection.choose(rule, origin=self.pane_id)

    def _choose_claims(self, claims: tuple[str, str]) -> None:
        both = AnyOf(tuple(Chosen("claim", claim) for claim in claims))
        self.workspace.selection.choose(both, origin=self.pane_id)

    def _follow_selection(self, message: SelectionChanged) -> None:
        lit = message.lit.events if message.lit else None
        ringed = _chosen_events(message.rule)
        reveal = message.reveal and message.origin != self.pane_id
        self.canvas.show_selection(lit, ringed, reveal=reveal)
        self.tray.show_selection(lit, ringed, reveal=reveal)


def _chosen_events(rule: Rule | None) -> frozenset[str]:
    """The events that were chosen themselves, not only what belongs to something chosen."""
    match rule:
        case Chosen("event", event):
            return frozenset({event})
        case AnyOf(rules):
            return frozenset().union(*map(_chosen_events, rules))
    return frozenset()
