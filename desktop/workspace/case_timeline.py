"""The timeline of a whole case: near by its events, from afar by counts, in lanes. No Qt.

Counts are kept by tiles of time, as maps keep theirs: moving reads what comes into view and no
more. All is forgotten when the case changes: another :class:`CaseTimeline` is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from desktop.analysis.text.fold import fold_word
from desktop.workspace.case_events import (
    Account,
    CaseEvent,
    ClaimKey,
    account,
    candidates,
    case_events,
)
from resources.lexicons import Lexicons
from storage.case_file import CaseFile
from storage.codes import SOURCE
from storage.intervals import DAY, minutes
from storage.queries.density import Bins
from storage.queries.lines import EventLine
from storage.queries.timeline import Window

CaseLaneBy = Literal["actor", "side", "place", "type", "source", "document"]

MOST_EVENTS = 400
"""More than so many in view are counted instead of drawn."""
MAIN_LANES = 8
_KNOWN_LANES = 40
_TILE = 32
_BINS_OF_CASE = 400
_ROLES = {"actor": "actor", "side": "actor", "place": "place", "source": SOURCE}


@dataclass(frozen=True, slots=True)
class CaseLane:
    """``name`` None is the lane of all others; ``rank``: its place among the lanes of the case, by
    which it keeps its hue (-1: none). ``counts``: events that begin in each stretch, from afar."""

    key: str
    name: str | None
    rank: int
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseSlice:
    """What lies between two minutes (end exclusive): ``events`` each in the lane of its key, or,
    where there are too many, None and the counts of the lanes by stretches of ``width``."""

    start: int
    end: int
    events: tuple[CaseEvent, ...] | None
    keys: tuple[str, ...]
    lanes: tuple[CaseLane, ...]
    width: int = 0


@dataclass(frozen=True, slots=True)
class CaseOverview:
    """The whole of a case's time: counts by stretches of ``width`` minutes from ``start``; the days
    of its articles (end exclusive) where they are known; how many events have no date;
    ``publications``: the first minute of a day and how many articles were published on it;
    ``unpublished``: how many articles have no day of publication."""

    start: int = 0
    end: int = 0
    width: int = 1
    counts: tuple[int, ...] = ()
    published: tuple[int, int] | None = None
    undated: int = 0
    publications: tuple[tuple[int, int], ...] = ()
    unpublished: int = 0


class CaseTimeline:
    """Reads the case as it is now; each method may take some time from afar."""

    def __init__(self, case: CaseFile, lexicons: Lexicons) -> None:
        self._case = case
        self._lexicons = lexicons
        self._tiles: dict[tuple[CaseLaneBy, int, int], Mapping[str, tuple[int, ...]]] = {}
        self._lanes: dict[CaseLaneBy, tuple[CaseLane, ...]] = {}

    def overview(self) -> CaseOverview:
        """The density of all events, for the strip under the timeline."""
        density = self._case.density
        extent, undated = density.extent(), density.undated_count()
        days, unpublished = self._publications(), density.unpublished()
        if extent is None:
            return CaseOverview(undated=undated, publications=days, unpublished=unpublished)
        first = extent[0] // DAY * DAY
        width = max((extent[1] + DAY - first) // _BINS_OF_CASE, 1)
        bins = Bins(first, width, -(-(extent[1] + DAY - first) // width))
        end = first + width * bins.count
        totals, news = density.totals(bins), self._published()
        return CaseOverview(first, end, width, totals, news, undated, days, unpublished)

    def between(
        self,
        start: int,
        end: int,
        *,
        by: CaseLaneBy,
        finest: float,
        happenings: Mapping[ClaimKey, ClaimKey] = MappingProxyType({}),
    ) -> CaseSlice:
        """What lies between two minutes.

        Args:
            start: the first minute.
            end: the minute after the last.
            by: what lanes are made of.
            finest: minutes; counts are no finer than this, and less than twice as coarse.
            happenings: claims that speak of one happening, each with the one that stands for them.
        """
        window = Window(start, end - 1)
        if self._case.timeline.has_at_most(window, MOST_EVENTS):
            return self._near(window, by, happenings)
        return self._afar(start, end, by, finest)

    def undated(self, *, offset: int, limit: int) -> list[Account]:
        """A window of the events without a date."""
        return self._accounts(self._case.density.undated(offset=offset, limit=limit))

    # --- near

    def _near(
        self, window: Window, by: CaseLaneBy, happenings: Mapping[ClaimKey, ClaimKey]
    ) -> CaseSlice:
        lines = self._case.timeline.events(window, limit=MOST_EVENTS).events
        accounts = self._accounts(lines)
        groups = self._case.reprints.among(candidates(accounts))
        prints = {document: group[0] for group in groups for document in group}
        events = case_events(accounts, prints, happenings)
        named = [self._lane_of(event.first, by) for event in events]
        ranks = {lane.key: lane.rank for lane in self.lanes(by)}
        counts = Counter(key for key, _ in named if key)
        # The lanes of the case come first, so that they stay where they are while time moves.
        shown = sorted(counts, key=lambda key: (ranks.get(key, _KNOWN_LANES), -counts[key], key))
        shown = shown[:MAIN_LANES]
        names = dict(named)
        lanes = [CaseLane(key, names[key], ranks.get(key, -1)) for key in shown]
        keys = tuple(key if key in shown else "" for key, _ in named)
        if "" in keys:
            lanes.append(CaseLane("", None, -1))
        return CaseSlice(window.start, window.end + 1, events, keys, tuple(lanes))

    def _accounts(self, lines: tuple[EventLine, ...] | list[EventLine]) -> list[Account]:
        claims = self._case.timeline.tellings(lines)
        return [account(line, claims.get(line.claim_row or -1)) for line in lines]

    def _lane_of(self, one: Account, by: CaseLaneBy) -> tuple[str, str]:
        """The key and the name of the lane of an account; no key: that of all others."""
        match by:
            case "type":
                return one.type, one.type
            case "document":
                return str(one.document), one.title
            case "side":
                side = self._sides.get(one.actor.id, "") if one.actor else ""
                return side, side
        party = {"actor": one.actor, "place": one.place, "source": one.source}[by]
        return (str(party.id), party.name) if party else ("", "")

    # --- from afar

    def lanes(self, by: CaseLaneBy) -> tuple[CaseLane, ...]:
        """The lanes of the whole case, those of the most events first."""
        if by not in self._lanes:
            self._lanes[by] = tuple(self._read_lanes(by))
        return self._lanes[by]

    def _read_lanes(self, by: CaseLaneBy) -> list[CaseLane]:
        density = self._case.density
        match by:
            case "document":
                return []
            case "type" | "side":
                extent = density.extent()
                if extent is None:
                    return []
                # In stretches, for one query over all of it would hold up others.
                whole = Bins(extent[0], (extent[1] - extent[0]) // _TILE + 1, _TILE)
                rows = (
                    density.by_type(whole)
                    if by == "type"
                    else density.by_names(whole, "actor", self._names_of_sides)[0]
                )
                ordered = sorted(rows, key=lambda key: (-sum(rows[key]), key))
                return [CaseLane(key, key, rank) for rank, key in enumerate(ordered)]
        found = density.frequent(_ROLES[by], limit=_KNOWN_LANES)
        return [CaseLane(str(who.id), who.name, rank) for rank, (who, _) in enumerate(found)]

    def _afar(self, start: int, end: int, by: CaseLaneBy, finest: float) -> CaseSlice:
        width = 1
        while width < finest:
            width *= 2
        first, last = start // (width * _TILE), (end - 1) // (width * _TILE)
        tiles = [self._tile(by, width, number) for number in range(first, last + 1)]
        lanes = []
        for lane in (*self.lanes(by)[:MAIN_LANES], CaseLane("", None, -1)):
            counts = tuple(n for tile in tiles for n in tile.get(lane.key, (0,) * _TILE))
            if any(counts):
                lanes.append(CaseLane(lane.key, lane.name, lane.rank, counts))
        begins, ends = first * width * _TILE, (last + 1) * width * _TILE
        return CaseSlice(begins, ends, None, (), tuple(lanes), width)

    def _tile(self, by: CaseLaneBy, width: int, number: int) -> Mapping[str, tuple[int, ...]]:
        key = (by, width, number)
        if key not in self._tiles:
            self._tiles[key] = self._count(by, Bins(number * width * _TILE, width, _TILE))
        return self._tiles[key]

    def _count(self, by: CaseLaneBy, bins: Bins) -> Mapping[str, tuple[int, ...]]:
        """The counts of the main lanes, and under "" of the events that are in none of them."""
        density, main = self._case.density, [lane.key for lane in self.lanes(by)[:MAIN_LANES]]
        if by == "type":
            types = density.by_type(bins)
            others = [types[key] for key in types.keys() - set(main)]
            left = tuple(map(sum, zip(*others, strict=True))) if others else (0,) * bins.count
            return {**types, "": left}
        total = density.totals(bins)
        if by == "document":
            return {"": total}
        names = {key: self._names(by, key) for key in main}
        rows, held = density.by_names(bins, _ROLES[by], names)
        return {**rows, "": tuple(every - some for every, some in zip(total, held, strict=True))}

    def _names(self, by: CaseLaneBy, key: str) -> list[int]:
        return self._names_of_sides[key] if by == "side" else self._case.density.names_of(int(key))

    # --- sides and days

    @cached_property
    def _sides(self) -> Mapping[int, str]:
        """The side of each name that the lexicon gives one."""
        sides: dict[str, str] = {}
        for row in self._lexicons.rows("organisations"):
            if row["side"]:
                for name in (row["name"], *row["aliases"].split("|")):
                    sides.setdefault(fold_word(name), row["side"])
        sides.pop("", None)
        numbers = self._case.density.numbers_of(list(sides))
        return {number: sides[folded] for folded, number in numbers}

    @cached_property
    def _names_of_sides(self) -> Mapping[str, list[int]]:
        names: dict[str, list[int]] = {}
        for number, side in self._sides.items():
            names.setdefault(side, []).append(number)
        return names

    def _publications(self) -> tuple[tuple[int, int], ...]:
        found = (
            (minutes(day, last=False), count)
            for day, count in self._case.density.published_by_day()
        )
        return tuple((at, count) for at, count in found if at is not None)

    def _published(self) -> tuple[int, int] | None:
        days = self._case.density.published()
        first, last = (minutes(day, last=False) for day in days) if days else (None, None)
        return None if first is None or last is None else (first, last + DAY)
