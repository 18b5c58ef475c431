"""The timeline pane: lanes of events by time, as long as their doubt, as dark as their origins."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.analysis.model import Analysis
from desktop.panes.pane import Pane
from desktop.panes.timeline_canvas import KEY_STEP, WHEEL_STEP, TimelineCanvas
from desktop.panes.timeline_case import case_frame, case_view
from desktop.panes.timeline_choosing import TimelineChoosing
from desktop.panes.timeline_controls import TimelineControls
from desktop.panes.timeline_histogram import Histogram
from desktop.panes.timeline_lanes import LaneBy
from desktop.panes.timeline_picture import TimelinePicture
from desktop.panes.timeline_reading import CaseReading, read_undated
from desktop.panes.timeline_strip import OverviewStrip
from desktop.panes.timeline_time import end_minute, first_minute
from desktop.panes.timeline_tray import UndatedModel, UndatedTray
from desktop.panes.timeline_undated_page import UndatedGrid, UndatedPage
from desktop.panes.timeline_view import TimelineView, histogram, timeline_view
from desktop.workspace.case_timeline import CaseOverview
from desktop.workspace.messages import (
    AnalysisChanged,
    CaseChanged,
    CaseCompared,
    CaseShown,
    DocumentShown,
    SelectionChanged,
)
from desktop.workspace.workspace import Workspace


class TimelinePane(Pane):
    """Shows the events of the shown document or of the whole case; those without a date lie in a
    tray beside them, or take all of the pane where there are no others."""

    pane_id = "timeline"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.canvas = TimelineCanvas(workspace.appearance, self)
        self.strip = OverviewStrip(self)
        self.without_date = UndatedModel(workspace.appearance, self)
        self.tray = UndatedTray(self.without_date, self)
        self.undated_page = UndatedPage(workspace, self.without_date, self)
        self.controls = TimelineControls()
        self.scope, self.lanes_by = self.controls.scope, self.controls.lanes_by
        self.undated, self.turned = self.controls.undated, self.controls.turned
        self.reading = CaseReading(workspace.case_time, self)
        self.choosing = TimelineChoosing(workspace, self.canvas, self.pane_id)
        self.picture = TimelinePicture(workspace, self.canvas)
        self._overview = Histogram()
        self._listed: CaseOverview | None = None
        self._reframe = False
        self._was_empty = True
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._time = QWidget(self)
        time = QVBoxLayout()
        time.setSpacing(0)
        time.addWidget(self.canvas, 1)
        time.addWidget(self.strip)
        layout = QHBoxLayout(self._time)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(time, 1)
        layout.addWidget(self.tray)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._time)
        self._stack.addWidget(self.undated_page)

    def _connect(self) -> None:
        choosing = self.choosing
        self.canvas.chosen.connect(choosing.choose)
        self.canvas.pair_chosen.connect(choosing.choose_claims)
        self.canvas.during.connect(choosing.choose_time)
        self.canvas.opened.connect(lambda number: choosing.read(self.canvas.view.told[number]))
        self.canvas.moved.connect(self._follow_time)
        self.strip.brushed.connect(choosing.choose_time)
        self.strip.cleared.connect(choosing.choose_all_time)
        self.strip.sought.connect(self.canvas.centre)
        self.strip.turned.connect(self._zoom_at)
        for listed in self._lists:
            listed.chosen.connect(choosing.choose_told)
            listed.opened.connect(choosing.read)
        read_undated(self.workspace.case_time, self.without_date)
        self.reading.ready.connect(self._show_case)
        self.scope.chosen.connect(lambda _: self._show(reframe=True))
        self.lanes_by.chosen.connect(lambda _: self._show(reframe=False))
        self.undated.toggled.connect(lambda _: self._show_controls())
        self.turned.toggled.connect(self.canvas.turn)
        self.controls.closer.clicked.connect(lambda: self.canvas.zoom(KEY_STEP))
        self.controls.farther.clicked.connect(lambda: self.canvas.zoom(1 / KEY_STEP))
        self.controls.fit.clicked.connect(self.canvas.frame_all)
        self.workspace.long_reading.prepare(self._view_of)
        hub = self.workspace.hub
        hub.subscribe(DocumentShown, lambda _: self._follow_document(), self)
        hub.subscribe(AnalysisChanged, lambda _: self._show_article(reframe=False), self)
        hub.subscribe(CaseShown, lambda _: self._begin_case(), self)
        hub.subscribe(CaseChanged, lambda _: self._read_case(), self)
        hub.subscribe(CaseCompared, lambda _: self._follow_comparison(), self)
        hub.subscribe(SelectionChanged, self._follow_selection, self)

    # --- what the frame asks

    @property
    def _lists(self) -> tuple[UndatedTray, UndatedGrid]:
        return self.tray, self.undated_page.list

    def header_text(self) -> str:
        view, tr = self.canvas.view, self.workspace.tr
        key = "timeline.key" if view.density is None else "timeline.key_counted"
        return tr(key) if not view.is_empty else ""

    def header_widgets(self) -> list[QWidget]:
        return self.controls.widgets()

    def focus_chain(self) -> list[QWidget]:
        below = [self.undated_page.set_date, self.undated_page.list]
        return [*self.header_widgets(), self.canvas, self.strip, self.tray, *below]

    def choices(self) -> int:
        return self.controls.choices()

    def restore_choices(self, choices: int) -> None:
        self.controls.restore(choices)

    def retranslate(self) -> None:
        tr = self.workspace.tr
        self.controls.name(tr)
        self.canvas.setAccessibleName(tr("pane.timeline"))
        self.canvas.setAccessibleDescription(tr("timeline.help"))
        self.restyle()

    def restyle(self) -> None:
        self.canvas.set_appearance(self.workspace.appearance)
        self._show(reframe=False)

    # --- what is shown

    @property
    def whole_case(self) -> bool:
        """Whether events of all articles are shown."""
        return self.controls.whole_case

    def _by(self) -> LaneBy:
        return self.controls.by

    def _show(self, *, reframe: bool) -> None:
        today = date.today().isoformat()  # noqa: DTZ011 - as the calendar on the person's wall
        self.canvas.set_today(first_minute(today), end_minute(today))
        if not self.whole_case:
            self._show_article(reframe=reframe)
            return
        self._reframe = self._reframe or reframe
        if self.reading.overview is None:
            self._read_case()
        else:
            self._show_case()
            self._show_undated()

    def _follow_document(self) -> None:
        if self.whole_case:
            self._show_case()
        else:
            self._show_article(reframe=True)

    def _show_article(self, *, reframe: bool) -> None:
        if self.whole_case:
            return
        analysis, words = self.workspace.analysis, self.workspace.appearance.words
        view = self._view_of(analysis) if analysis else TimelineView()
        self._overview = histogram(view)
        self.canvas.show_message(words.tr("timeline.empty"))
        self.without_date.show_events(view.undated, self.workspace.appearance)
        self._listed = None
        self._show_view(view, reframe=reframe)
        self._show_undated()

    def _view_of(self, analysis: Analysis) -> TimelineView:
        return timeline_view(analysis, self.workspace.appearance.words, self._by())

    def _begin_case(self) -> None:
        """Another case is open, or none."""
        self.reading.forget()
        self._reframe = True
        if self.whole_case:
            self.without_date.show_count(0, self.workspace.appearance)
            self._listed = None
            self._show_view(TimelineView(), reframe=True)
            self._read_case()

    def _read_case(self) -> None:
        """Read the case anew; while the pane is hidden, as soon as it is seen."""
        if self.whole_case and self.in_sight:
            self.reading.begin(self._by())
        else:
            self.reading.forget()

    def _follow_comparison(self) -> None:
        """What the articles yield together says which accounts are of one happening."""
        if self.whole_case and self.in_sight:
            self.reading.renew()
        elif self.whole_case:
            self.reading.forget()

    def come_into_sight(self) -> None:
        if self.whole_case and self.reading.overview is None:
            self._read_case()

    def _show_case(self) -> None:
        """Show what was read of the case; before any part of it, where its time lies."""
        overview, part = self.reading.overview, self.reading.part
        if not self.whole_case or overview is None:
            return
        words, analysis = self.workspace.appearance.words, self.workspace.analysis
        day = analysis.document.published if analysis else None
        published = (first_minute(day), end_minute(day)) if day else None
        if part is None:
            self._begin_view(overview)
            return
        found = self.workspace.comparing.found
        conflicts = (*found.conflicts, *found.within)
        view = case_view(part, overview, words, self.reading.by, conflicts, published)
        self._show_view(view, reframe=False)

    def _begin_view(self, overview: CaseOverview) -> None:
        """The case was read anew: what was shown stays until a part of it is there."""
        self._overview = Histogram(overview.start, overview.width, overview.counts)
        self.canvas.show_message(self.workspace.tr("timeline.empty_case"))
        self._list_undated(overview)
        if self._reframe or not self._overview.counts:
            frame = case_frame(overview, (0, 0))
            self._show_view(TimelineView(case=frame), reframe=True)
            self._reframe = False
        else:
            self.reading.follow(self.canvas.scale, self._by())
        self._show_undated()

    def _show_view(self, view: TimelineView, *, reframe: bool) -> None:
        # First what stands beside it: the canvas lays all out anew for another width.
        self._show_tray(empty=view.is_empty)
        self.canvas.show_view(view, reframe=reframe)
        selection = self.workspace.selection
        self._follow_selection(
            SelectionChanged(selection.rule, selection.lit, reveal=False, origin=None)
        )
        self._show_controls()
        self.header_changed.emit()

    def _follow_time(self) -> None:
        """Another part of time is in view."""
        if self.whole_case:
            self.reading.follow(self.canvas.scale, self._by())
        # A scroll bar stands beside the canvas's strip, and not beside the one under it.
        scale, beside = self.canvas.scale, self.canvas.viewport().x()
        strip = scale.placed(left=scale.left + beside, width=scale.width, rtl=scale.rtl)
        self.strip.show_time(self._overview, strip, self.workspace.appearance)

    def _zoom_at(self, turned: int, minute: float) -> None:
        if turned:
            self.canvas.zoom(WHEEL_STEP ** (turned / 120), self.canvas.scale.x(minute))

    # --- events without a date

    def _list_undated(self, overview: CaseOverview) -> None:
        """What was listed of the same reading stays, and the person's place in it."""
        appearance = self.workspace.appearance
        if overview is not self._listed or appearance is not self.without_date.appearance:
            self.without_date.show_count(overview.undated, appearance)
            self._listed = overview

    def _show_undated(self) -> None:
        count = self.without_date.rowCount()
        self.undated.setText(self.workspace.tr("timeline.undated_count", count=count))
        for listed in self._lists:
            listed.dress()
        self._show_controls()

    def _show_controls(self) -> None:
        empty = self.canvas.view.is_empty
        self.controls.show_empty(empty=empty)
        self._show_tray(empty=empty)
        if empty != self._was_empty:
            self._was_empty = empty
            self.workspace.actions.refresh()

    def _show_tray(self, *, empty: bool) -> None:
        undated = self.without_date.rowCount() > 0
        self.undated.setVisible(undated and not empty)
        self.tray.setVisible(undated and self.undated.isChecked())
        self.strip.setVisible(not empty)
        if undated and empty:
            self.undated_page.explain(self.reading.overview if self.whole_case else None)
        self._stack.setCurrentWidget(self.undated_page if undated and empty else self._time)

    def _follow_selection(self, message: SelectionChanged) -> None:
        lit, ringed, brushed = self.choosing.lit(message)
        reveal = message.reveal and message.origin != self.pane_id
        self.canvas.show_selection(lit, ringed, reveal=reveal, brushed=brushed)
        self.without_date.lit = lit
        for listed in self._lists:
            listed.show_selection(ringed, reveal=reveal)
        self.strip.show_brush(brushed)
