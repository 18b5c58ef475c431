"""Where a minute lies on the screen, right to left or left to right. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.panes.timeline_time import FIRST_MINUTE, LAST_MINUTE, YEAR

CLOSEST = 0.02
"""Minutes a pixel when zoomed in fully: a minute is 50 pixels wide."""
FARTHEST = 2 * YEAR
"""Minutes a pixel when zoomed out fully: a century is 50 pixels wide."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A straight map between minutes and pixels.

    ``origin`` is the minute at the edge where time starts (the right one when ``rtl``),
    ``per_pixel`` minutes a pixel, ``left`` and ``width`` the strip of the widget, in pixels.
    """

    origin: float
    per_pixel: float
    left: float
    width: float
    rtl: bool

    @property
    def end(self) -> float:
        """The minute at the edge where time ends."""
        return self.origin + self.width * self.per_pixel

    def x(self, minute: float) -> float:
        along = (minute - self.origin) / self.per_pixel
        return self.left + (self.width - along if self.rtl else along)

    def minute(self, x: float) -> float:
        along = self.left + self.width - x if self.rtl else x - self.left
        return self.origin + along * self.per_pixel

    def zoomed(self, factor: float, x: float) -> TimeScale:
        """``factor`` times closer; the minute under ``x`` stays under it."""
        still = self.minute(x)
        per_pixel = min(max(self.per_pixel / factor, CLOSEST), FARTHEST)
        origin = still - (still - self.origin) * per_pixel / self.per_pixel
        return self._at(origin, per_pixel)

    def panned(self, pixels: float) -> TimeScale:
        """The strip dragged ``pixels`` to the right (negative: to the left)."""
        minutes = pixels * self.per_pixel
        return self._at(self.origin + (minutes if self.rtl else -minutes))

    def showing(self, start: float, end: float) -> TimeScale:
        """Moved as little as makes ``start`` visible, and ``end`` too where there is room."""
        margin = min(24.0, self.width / 4) * self.per_pixel
        origin = self.origin
        if end + margin > self.end:
            origin = end + margin - self.width * self.per_pixel
        return self._at(min(origin, start - margin))

    def framed(self, start: float, end: float, before: float, after: float) -> TimeScale:
        """All from ``start`` to ``end``, with so many pixels left free ``before`` and ``after``."""
        free = min(before + after, self.width / 2)
        length = max(end - start, 1.0)
        per_pixel = min(max(length / max(self.width - free, 1.0), CLOSEST), FARTHEST)
        spare = self.width - length / per_pixel
        return self._at(start - spare * before / (before + after) * per_pixel, per_pixel)

    def placed(self, *, left: float, width: float, rtl: bool) -> TimeScale:
        """The same times on another strip."""
        return replace(self, left=left, width=max(width, 1.0), rtl=rtl)

    def _at(self, origin: float, per_pixel: float | None = None) -> TimeScale:
        """Held where there are dates: half a strip may show what lies outside the calendar."""
        per_pixel = per_pixel or self.per_pixel
        half = self.width * per_pixel / 2
        held = min(max(origin, FIRST_MINUTE - half), LAST_MINUTE - half)
        return replace(self, origin=held, per_pixel=per_pixel)
