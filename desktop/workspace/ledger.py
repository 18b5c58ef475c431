"""The ledger of the open case for a pane: rows in an order and their lines, read beside the window.

A pane says what it wants to see; the numbers of all rows follow in the order wanted, the first page
before the rest, and lines for the rows that come into sight.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject

from desktop.analysis.model import Analysis, Stance
from desktop.workspace.asking import Asking
from desktop.workspace.judging import ClaimPlace
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from storage.index_rows import first_row
from storage.intervals import minutes
from storage.queries.ledger_filter import ClaimFilter
from storage.queries.ledger_lines import LedgerLine, ToldEvent
from storage.queries.ledger_order import ClaimGroup, GroupKey, SortKey

__all__ = ["ClaimGroup", "GroupKey", "LedgerLine", "SortKey", "ToldEvent"]

FIRST_PAGE = 200
# From so many claims that were found by their words on, they are shown while others are looked for.
_FIRST_FOUND = 100


@dataclass(frozen=True, slots=True)
class LedgerWish:
    """What a person wants to see of the ledger; what is empty or None asks for nothing.

    ``words``: of what is said or who says it; ``origin``, ``place``: words of their names;
    ``kind``: of an event; ``first``, ``last``: days of publication, both inclusive;
    ``happened_first``, ``happened_last``: days on which what is told may have happened, likewise;
    ``undated``: only what is told without any time.
    """

    words: str = ""
    stance: Stance | None = None
    kind: str | None = None
    origin: str = ""
    place: str = ""
    first: date | None = None
    last: date | None = None
    happened_first: date | None = None
    happened_last: date | None = None
    undated: bool = False
    order: SortKey = "document"
    descending: bool = False
    group: GroupKey | None = None

    @property
    def narrows(self) -> bool:
        """Whether any claim may be left out."""
        order = LedgerWish(order=self.order, descending=self.descending, group=self.group)
        return self != order


@dataclass(frozen=True, slots=True)
class Arranged:
    """Rows in the order wanted, or groups of them; ``whole``: there are no more."""

    rows: array[int]
    groups: tuple[ClaimGroup, ...] = ()
    whole: bool = False


class LedgerReader(QObject):
    """Reads for one pane."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        session, hub = workspace.case_session, workspace.hub
        self._session = session
        self._orders = Asking(session, hub, self)
        self._lines = Asking(session, hub, self)

    def arrange(self, wish: LedgerWish, receive: Callable[[Arranged], object]) -> None:
        """Tell the rows, or groups, that are wanted, more than once; a newer wish takes the place
        of an older one."""
        self._orders.ask("rows", lambda case: _arranged(case, wish), receive)

    def open_group(
        self, wish: LedgerWish, group: ClaimGroup, receive: Callable[[Arranged], object]
    ) -> None:
        """Tell the rows of a group."""
        self._orders.ask(f"group {group}", lambda case: _rows_of_group(case, wish, group), receive)

    def lines(self, rows: Sequence[int], receive: Callable[[list[LedgerLine]], object]) -> None:
        """Tell the lines of some rows; those asked for before are dropped."""
        wanted = tuple(rows)
        self._lines.ask("lines", lambda case: [case.ledger_lines(wanted)], receive)

    def lines_at(
        self, places: Sequence[ClaimPlace], receive: Callable[[list[LedgerLine]], object]
    ) -> None:
        """Tell the lines of the claims that stand at some places; those that are none are left
        out."""
        wanted = [(place.document, place.start, place.end) for place in places]
        self._lines.ask("at", lambda case: [case.ledger_lines(case.ledger.at(wanted))], receive)

    def all_lines(self, rows: Sequence[int], receive: Callable[[list[LedgerLine]], object]) -> None:
        """Tell the lines of many rows at once; those asked for so before are dropped."""
        wanted = tuple(rows)
        self._lines.ask("all", lambda case: [case.ledger_lines(wanted)], receive)

    def lines_now(self, rows: Sequence[int]) -> list[LedgerLine]:
        """The lines of rows that a person judges. The window waits for them: a question beside it
        is dropped for the next one, or when the case is closed, and the judgement with it."""
        case = self._session.case
        return [] if case is None else case.ledger_lines(tuple(rows))

    def lines_at_now(self, places: Sequence[ClaimPlace]) -> list[LedgerLine]:
        """As :meth:`lines_now`, of the claims at some places."""
        case = self._session.case
        wanted = [(place.document, place.start, place.end) for place in places]
        return [] if case is None else case.ledger_lines(case.ledger.at(wanted))


def row_of(document: int, analysis: Analysis, claim: str) -> int | None:
    """The row of a claim of a document's reading; None where it is no more."""
    ids = [one.id for one in analysis.claims]
    return first_row(document) + ids.index(claim) if claim in ids else None


def _arranged(case: CaseFile, wish: LedgerWish) -> Iterator[Arranged]:
    wanted = _filter(case, wish)
    if not wish.words.strip() and wish.group is None:
        match wish.order:
            case "document" | "published" | "origin" as order:
                first = case.ledger.ids(
                    wanted, order=order, descending=wish.descending, limit=FIRST_PAGE
                )
                yield Arranged(array("q", first))
            case _:
                yield Arranged(_all_rows(case, wish, wanted, None, limit=FIRST_PAGE))
    among: set[int] | None = None
    for among in _found(case, wish):
        if wish.group is None:
            yield Arranged(_all_rows(case, wish, wanted, among))
    if wish.group is not None:
        groups = case.ledger_order.groups(wish.group, wanted, among=among)
        yield Arranged(array("q"), tuple(groups), whole=True)
        return
    yield Arranged(_all_rows(case, wish, wanted, among), whole=True)


def _found(case: CaseFile, wish: LedgerWish) -> Iterator[set[int]]:
    """The rows that hold the words wanted: all at the end, the first before that."""
    if not wish.words.strip():
        return
    found: set[int] = set()
    shown = False
    for packet in case.ledger_words.packets(wish.words):
        found.update(packet)
        if len(found) >= _FIRST_FOUND and not shown:
            shown = True
            yield found
    yield found


def _rows_of_group(case: CaseFile, wish: LedgerWish, group: ClaimGroup) -> Iterator[Arranged]:
    wanted = _filter(case, wish)
    among: set[int] | None = set(group.rows) if group.wanted is None else None
    for found in _found(case, wish):
        among = found if group.wanted is not None else found & set(group.rows)
    rows = _all_rows(case, wish, _both(wanted, group.wanted), among)
    yield Arranged(rows, whole=True)


def _both(wanted: ClaimFilter, group: ClaimFilter | None) -> ClaimFilter:
    """A filter narrowed down to a group; a group of an origin lies within the origins wanted."""
    if group is None:
        return wanted
    if group.documents:
        return replace(wanted, documents=group.documents)
    if group.shared is not None:
        return replace(wanted, shared=group.shared)
    return replace(wanted, origins=group.origins, origin_words=group.origin_words)


def _all_rows(
    case: CaseFile,
    wish: LedgerWish,
    wanted: ClaimFilter,
    among: Iterable[int] | None,
    *,
    limit: int = -1,
) -> array[int]:
    rows = array("q")
    for packet in case.ledger_order.packets(
        wanted,
        among=None if among is None else set(among),
        order=wish.order,
        descending=wish.descending,
        limit=limit,
    ):
        rows.extend(packet)
    return rows


def _filter(case: CaseFile, wish: LedgerWish) -> ClaimFilter:
    words = case.ledger_words
    wanted = ClaimFilter(
        stances=(wish.stance,) if wish.stance else (),
        types=(wish.kind,) if wish.kind else (),
        published_from=wish.first.toordinal() - 1 if wish.first else None,
        published_to=wish.last.toordinal() - 1 if wish.last else None,
        happened_from=_minute(wish.happened_first, last=False),
        happened_to=_minute(wish.happened_last, last=True),
        undated=wish.undated,
    )
    # A number that no name has: where nothing is called so, nothing is found.
    nobody = (0,)
    if wish.origin.strip():
        names = words.names(wish.origin) or nobody
        wanted = replace(wanted, origins=names, origin_words=words.sources(wish.origin))
    if wish.place.strip():
        wanted = replace(wanted, places=words.names(wish.place, "place") or nobody)
    return wanted


def _minute(day: date | None, *, last: bool) -> int | None:
    """The first or last minute of a day."""
    return minutes(day.isoformat(), last=last) if day is not None else None
