"""The map pane: where events are said to have happened, in the shown article or the whole case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop.panes import map_names, map_scene
from desktop.panes.choice import ChoiceButton
from desktop.panes.map_canvas import KEY_STEP, MapCanvas
from desktop.panes.map_choosing import MapChoosing
from desktop.panes.map_clusters import Clusters
from desktop.panes.map_layout import prepared
from desktop.panes.map_lighting import during_of, lit_places
from desktop.panes.map_panel import HEIGHT, WIDTH, MapPanel
from desktop.panes.map_picture import MapPicture
from desktop.panes.map_places import MapPlace, article_places, case_places, open_places
from desktop.panes.map_seeking import MapSeeking
from desktop.panes.pane import Pane
from desktop.workspace.case_map import PlaceOnMap
from desktop.workspace.messages import (
    AnalysisChanged,
    CaseChanged,
    CaseShown,
    DocumentShown,
    PlaceSought,
    SelectionChanged,
)
from desktop.workspace.rules import During
from desktop.workspace.workspace import Workspace

_UNBOUNDED = 16777215  # Qt's QWIDGETSIZE_MAX
SCOPES = ("article", "case")
_WIDE = 660
"""Pixels: from this width on the panel stands beside the map, else under it."""


class MapPane(Pane):
    """Reads only while it is seen; what changed before is read when it is shown."""

    pane_id = "map"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.canvas = MapCanvas(workspace.appearance, self)
        self.panel = MapPanel(workspace.appearance, self)
        self.scope = ChoiceButton()
        self.open = QToolButton()
        self.open.setCheckable(True)
        self.closer, self.farther, self.fit = QToolButton(), QToolButton(), QToolButton()
        self.choosing = MapChoosing(workspace, self.canvas, self.panel, self.pane_id)
        self.picture = MapPicture(workspace, self)
        self._known: dict[str, tuple[str, str]] = {}
        self._counted: Sequence[PlaceOnMap] | None = None
        self._during: During | None = None
        self._stale = True
        self._ground_read = False
        self._reframe = True
        self._seeking = MapSeeking(self.canvas, self.choosing)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.canvas, 1)
        self._layout.addWidget(self.panel)
        self.panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _connect(self) -> None:
        self.scope.chosen.connect(lambda _: self._show(reframe=True))
        self.closer.clicked.connect(lambda: self.canvas.zoom(KEY_STEP))
        self.farther.clicked.connect(lambda: self.canvas.zoom(1 / KEY_STEP))
        self.fit.clicked.connect(self.canvas.frame_all)
        self.open.toggled.connect(self.choosing.show_open)
        self.choosing.panel_shown.connect(self._follow_panel)
        hub = self.workspace.hub
        hub.subscribe(DocumentShown, lambda _: self._show(reframe=not self.whole_case), self)
        hub.subscribe(AnalysisChanged, lambda _: self._show(reframe=False), self)
        hub.subscribe(CaseShown, lambda _: self._begin_case(), self)
        hub.subscribe(CaseChanged, lambda _: self._read_case(), self)
        hub.subscribe(SelectionChanged, self._follow_selection, self)
        hub.subscribe(PlaceSought, self._seek, self)

    # --- what the frame asks

    def header_text(self) -> str:
        places = self.canvas.places
        if not places:
            return ""
        return self.workspace.tr("map.places", count=len(places))

    def header_widgets(self) -> list[QWidget]:
        return [self.scope, self.open, self.farther, self.closer, self.fit]

    @property
    def waiting(self) -> bool:
        """Whether something that is shown is still read or painted."""
        beside = self.workspace.asking.waiting or self.canvas.waiting or super().waiting
        return self.in_sight and beside

    def focus_chain(self) -> list[QWidget]:
        return [*self.header_widgets(), self.canvas, *self.panel.focus_chain()]

    def choices(self) -> int:
        return self.scope.index

    def restore_choices(self, choices: int) -> None:
        self.scope.choose(choices if choices in range(len(SCOPES)) else 0)

    def retranslate(self) -> None:
        tr = self.workspace.tr
        self.scope.set_choices(
            [tr(f"map.scope_{scope}") for scope in SCOPES], tip=tr("map.scope_tip")
        )
        for button, words, tip in (
            (self.closer, "+", "map.closer"),
            (self.farther, "−", "map.farther"),
            (self.fit, tr("map.fit"), "map.fit_tip"),
        ):
            button.setText(words)
            button.setToolTip(tr(tip))
            button.setAccessibleName(tr(tip))
        self.open.setToolTip(tr("map.open_tip"))
        self.canvas.setAccessibleName(tr("pane.map"))
        self.canvas.setAccessibleDescription(tr("map.help"))
        self.choosing.retranslate()
        self.restyle()

    def restyle(self) -> None:
        self.canvas.set_appearance(self.workspace.appearance)
        self.panel.set_appearance(self.workspace.appearance)
        self._show(reframe=False)

    # --- what is shown

    @property
    def whole_case(self) -> bool:
        """Whether the places of all articles are shown."""
        return self.scope.index == SCOPES.index("case")

    def come_into_sight(self) -> None:
        self._read_ground()
        if self._stale:
            self._show(reframe=self._reframe)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel stands beside the map where there is room, else under it."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(way)
        self.panel.lie_low(low=not wide)
        self.panel.setMinimumWidth(WIDTH if wide else 0)
        self.panel.setMaximumWidth(WIDTH if wide else _UNBOUNDED)
        self.panel.setMaximumHeight(_UNBOUNDED if wide else max(HEIGHT, self.height() // 2))

    def _read_ground(self) -> None:
        """Once, beside the window, when the map is seen for the first time."""
        if not self._ground_read:
            asking = self.workspace.asking
            asking.work_out("map.ground", map_scene.all_read, self._take_ground)

    def _take_ground(self, _nothing: object) -> None:
        self._ground_read = True
        self.canvas.show_ground()
        self._show(reframe=False)

    def _show(self, *, reframe: bool) -> None:
        self._reframe = self._reframe or reframe
        if not self.in_sight:
            self._stale = True
            return
        self._stale = False
        if self.whole_case:
            if self._counted is None:
                self._read_case()
            else:
                self._show_case()
        else:
            self._show_article()

    def _show_article(self) -> None:
        analysis = self.workspace.analysis
        if analysis is None:
            self.canvas.show_places((), reframe=True)
        else:
            self._during = during_of(self.workspace.selection.rule)
            places = article_places(analysis, self._known, self._during)
            self.canvas.show_places(self._called(places), reframe=self._reframe)
            ids = {e.place.gazetteer for e in analysis.entities if e.place and e.place.gazetteer}
            if new := ids - self._known.keys():
                self.workspace.case_map.ask_classes(new, self._take_classes)
        self._after_showing()

    def _called(self, places: tuple[MapPlace, ...]) -> tuple[MapPlace, ...]:
        """The places with their names in an English window, once the names are read."""
        language = self.workspace.appearance.language
        if not self._ground_read:
            return places
        return tuple(map_names.in_language(place, language) for place in places)

    def _take_classes(self, known: Mapping[str, tuple[str, str]]) -> None:
        self._known |= known
        if not self.whole_case:
            self._show(reframe=False)

    def _begin_case(self) -> None:
        """Another case is open, or none."""
        self._counted = None
        self._reframe = True
        if self.in_sight:
            self._read_ground()
        self._show(reframe=True)

    def _read_case(self) -> None:
        if not self.whole_case:
            self._counted = None
            return
        if not self.in_sight:
            self._counted, self._stale = None, True
            return
        self._during = during_of(self.workspace.selection.rule)
        self.workspace.case_map.ask_places(self._during, self._take_case)

    def _take_case(self, counted: Sequence[PlaceOnMap]) -> None:
        self._counted = counted
        if self.whole_case:
            self._show_case()

    def _show_case(self) -> None:
        assert self._counted is not None
        places = self._called(case_places(self._counted, self.workspace.analysis))
        self.workspace.asking.work_out(
            "map.clusters", lambda: [prepared(places)], partial(self._take_clusters, places)
        )

    def _take_clusters(self, places: tuple[MapPlace, ...], clusters: Clusters) -> None:
        if self.whole_case:
            self.canvas.show_places(places, clusters, reframe=self._reframe)
            self._after_showing()

    def _after_showing(self) -> None:
        self._reframe = False
        analysis, tr = self.workspace.analysis, self.workspace.tr
        unplaced = open_places(analysis) if analysis and not self.whole_case else ()
        self.open.setText(tr("map.open_count", count=len(unplaced)))
        self.open.setVisible(bool(unplaced))
        self._light(reveal=False)
        self.choosing.refresh()
        self._find_sought()
        self.header_changed.emit()
        self.workspace.actions.refresh()

    def _seek(self, sought: PlaceSought) -> None:
        self._reframe = False
        self._seeking.seek(sought)
        self._find_sought()

    def _find_sought(self) -> None:
        """Go to what is sought; all articles are shown where the shown one does not name it."""
        if self.isVisible() and not self._seeking.find(anyhow=self.whole_case):
            self.scope.choose(SCOPES.index("case"))

    def _follow_panel(self) -> None:
        with_open = self.choosing.showing_open
        if self.open.isChecked() != with_open:
            self.open.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.open.setChecked(with_open)
            self.open.blockSignals(False)  # noqa: FBT003 - Qt's own

    def _follow_selection(self, message: SelectionChanged) -> None:
        if not self.in_sight:
            self._stale = True
            return
        if during_of(message.rule) != self._during:
            if self.whole_case:
                self._read_case()
            else:
                self._show_article()
        self._light(reveal=message.reveal and message.origin != self.pane_id)
        self.choosing.follow(message.rule)

    def _light(self, *, reveal: bool) -> None:
        rule, places = self.workspace.selection.rule, self.canvas.places
        self.choosing.forget_if(rule)
        lit = lit_places(rule, places, self.workspace.analysis) if rule is not None else None
        chosen = self.choosing.ringed(rule)
        if lit is not None and not lit and self.choosing.elsewhere:
            lit = chosen
        self.canvas.show_selection(lit, chosen, reveal=reveal)
