"""Going to a place that another pane asks for."""

from __future__ import annotations

from desktop.panes.map_canvas import MapCanvas
from desktop.panes.map_choosing import MapChoosing
from desktop.panes.map_projection import unit, units_of_km
from desktop.workspace.messages import PlaceSought

_SURROUNDINGS_KM = 25.0
"""What is sought is seen with so much round it."""
_NEAR = 0.01
"""Degrees."""


class MapSeeking:
    """Remembers what is sought until it can be shown."""

    def __init__(self, canvas: MapCanvas, choosing: MapChoosing) -> None:
        self._canvas, self._choosing = canvas, choosing
        self._sought: PlaceSought | None = None

    def seek(self, sought: PlaceSought) -> None:
        """Find this from now on."""
        self._sought = sought

    def find(self, *, anyhow: bool) -> bool:
        """Choose what is sought among the places shown, and go there; ``anyhow`` even where it is
        none of them. Gives whether nothing is sought any more."""
        sought = self._sought
        if sought is None:
            return True
        found = next(
            (p for p in self._canvas.places
             if abs(p.lat - sought.lat) < _NEAR and abs(p.lon - sought.lon) < _NEAR),
            None,
        )  # fmt: skip
        if found is None and not anyhow:
            return False
        self._sought = None
        x, y = unit(sought.lat, sought.lon)
        reach = units_of_km(max(sought.radius_km, _SURROUNDINGS_KM), sought.lat)
        self._canvas.fit((x - reach, y - reach, x + reach, y + reach))
        if found is not None:
            self._choosing.choose(found.key)
        return True
