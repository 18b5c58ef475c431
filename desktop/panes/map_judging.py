"""Where a person says on the map that the place in hand lies, and of what they say it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.analysis.model import Entity, Mention
from desktop.look.direction import isolate
from desktop.panes.map_canvas import MapCanvas
from desktop.panes.map_details import around_span, candidate_words
from desktop.panes.map_lines import Line
from desktop.panes.map_panel import MapPanel
from desktop.panes.map_places import MapPlace
from desktop.workspace.case_map import Candidate
from desktop.workspace.editing import Spot
from desktop.workspace.placing import Reach, place
from desktop.workspace.workspace import Workspace

_POINT_KM = 0.5
"""How surely a person's click tells a point."""
_REACHES: tuple[Reach, ...] = ("article", "case")
_MENTIONS = 20


class MapJudging(QObject):
    """``changed`` tells that the panel has other things to say of the ``entity`` in hand."""

    changed = Signal()

    def __init__(self, workspace: Workspace, canvas: MapCanvas, panel: MapPanel) -> None:
        super().__init__(canvas)
        self._workspace, self._canvas, self._panel = workspace, canvas, panel
        self.entity: Entity | None = None
        self.candidates: Sequence[Candidate] = ()
        canvas.candidate_chosen.connect(self.take_candidate)
        canvas.point_set.connect(self.set_point)
        canvas.left.connect(self._leave)
        panel.candidate_taken.connect(self.take_candidate)
        panel.candidate_pointed.connect(self._point_at)
        panel.point_wanted.connect(lambda on: self.ask_point(asking=on))
        panel.nowhere_said.connect(lambda: self._say(None))

    def take(self, entity: Entity | None) -> None:
        """Have a place of the shown article in hand, or none."""
        known = self.entity
        if entity != known:
            self.ask_point(asking=False)
            self.candidates = ()
            self._canvas.show_candidates(())
        self.entity = entity
        if entity is not None:
            self._workspace.case_map.ask_candidates(entity, self._take_candidates)
        self.show_reaches(same=entity is not None and known is not None and entity.id == known.id)

    @property
    def can_edit(self) -> bool:
        """Whether something can be said of what is in hand."""
        return self.entity is not None and self._workspace.case_session.can_edit

    # --- in words

    def show_reaches(self, *, same: bool) -> None:
        """Offer of what it can be said: the article, the case, or a mention alone; ``same``: what
        was chosen stays chosen."""
        tr, reading = self._workspace.tr, self._workspace.analysis
        words = [tr(f"map.reach_{reach}") for reach in _REACHES]
        mentions = self._mentions()
        if reading is not None and len(mentions) > 1:
            text = reading.document.text
            words += [
                tr("map.reach_mention", words=isolate(around_span(text, one.start, one.end, 24)))
                for one in mentions
            ]
        reach = self._panel.reach
        if not same or reach.index >= len(words):
            reach.index = 0
        reach.set_choices(words, tip=tr("map.reach_tip"))

    def candidate_lines(self, place: MapPlace | None) -> list[Line]:
        """The places that the name may be, numbered as their pins are."""
        if not self.can_edit:
            return []
        words = self._workspace.appearance.words
        others = [p for p in self._canvas.places if p is not place]
        lines = []
        for number, one in enumerate(self.candidates):
            head, why = candidate_words(one, others, words)
            held = self._is_held(one)
            mark = f" ✓ {words.tr('map.held')}" if held else ""
            lines.append(Line(f"{words.digits(str(number + 1))}. {head}{mark}", why, strong=held))
        return lines

    def hint(self, place: MapPlace | None) -> str:
        """What can be done now."""
        tr = self._workspace.tr
        if not self.can_edit:
            return ""
        if self._canvas.asking:
            return tr("map.asking")
        if not self.candidates:
            return "" if place else tr("map.not_known")
        return tr("map.elsewhere") if place else tr("map.choose_one")

    # --- candidates

    def _is_held(self, candidate: Candidate) -> bool:
        held = self.entity.place if self.entity else None
        return held is not None and held.gazetteer == candidate.spot.gazetteer

    def _take_candidates(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self.changed.emit()
        if self.can_edit:
            held = next((n for n, one in enumerate(candidates) if self._is_held(one)), None)
            several = len(candidates) > 1 or held is None
            self._canvas.show_candidates(candidates if several and self._wants_pins() else (), held)

    def _wants_pins(self) -> bool:
        """A place without a point shows where it may lie at once; another when it is asked for."""
        own = self.entity.id if self.entity else ""
        placed = any(own in place.entities for place in self._canvas.places)
        return not placed or bool(self._canvas.candidates)

    def _point_at(self, number: int) -> None:
        if 0 <= number < len(self.candidates):
            self._canvas.show_candidates(self.candidates, number)

    # --- saying where it lies

    def take_candidate(self, number: int) -> None:
        """The name in hand is this place of the gazetteer."""
        if 0 <= number < len(self.candidates):
            self._say(self.candidates[number].spot)

    def set_point(self, lat: float, lon: float) -> None:
        """The name in hand is a place at this point."""
        self.ask_point(asking=False)
        self._say(Spot(lat, lon, _POINT_KM))

    def ask_point(self, *, asking: bool) -> None:
        """Let the next click on the map set a point, or no longer."""
        self._canvas.ask_point(asking=asking)
        self._panel.point.setChecked(asking)
        if asking:
            self._canvas.setFocus()
            self._canvas.show_candidates(())
            self.changed.emit()

    def _leave(self) -> None:
        if self._canvas.asking:
            self.ask_point(asking=False)
        else:
            self._canvas.show_candidates(())
        self.changed.emit()

    def _say(self, spot: Spot | None) -> None:
        mentions, chosen = self._mentions(), self._panel.reach.index
        if not mentions:
            return
        self._canvas.show_candidates(())
        one = chosen - len(_REACHES)
        reach: Reach = _REACHES[chosen] if one < 0 else "mention"
        mention = mentions[max(one, 0)]
        workspace = self._workspace
        workspace.attempt(
            lambda: place(
                workspace.case_session, workspace.batches, mention=mention, at=spot, reach=reach
            )
        )

    def _mentions(self) -> list[Mention]:
        """The first mentions of the name in hand in the shown article."""
        reading, entity = self._workspace.analysis, self.entity
        if reading is None or entity is None:
            return []
        own = [m for m in reading.mentions if m.entity == entity.id]
        return sorted(own, key=lambda one: one.start)[:_MENTIONS]
