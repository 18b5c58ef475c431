"""The net of entities that are named together: of the whole case, or round one of them.

Every two entities of a large case meet somewhere. Shown are those links of each entity that chance
explains least; whoever looks at a link reads its articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.workspace.asking import Asking
from desktop.workspace.association import information, likelihood
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from storage.queries.together import Meeting, Prominent, Together

__all__ = ["Meeting", "Prominent"]

Drawing = TypeVar("Drawing")

_STRONGEST = 4
"""So many links of each entity are shown at least."""
_NEAR = 40
_ROUND = 12
_FARTHER = 8


@dataclass(frozen=True, slots=True)
class NetWish:
    """``around``: the entity in the middle, None: those that most articles name. ``steps``: 1 or 2
    from it. ``kinds``: only these; none: all. ``expanded``: entities whose neighbours are wanted
    too; ``most``: how many entities of the whole case."""

    around: int | None = None
    steps: int = 1
    kinds: tuple[str, ...] = ()
    expanded: tuple[int, ...] = ()
    most: int = 60


@dataclass(frozen=True, slots=True)
class Link:
    """Two entities by number; ``documents``: how many articles name both. ``bits`` and ``worth``:
    see :mod:`desktop.workspace.association`."""

    first: int
    second: int
    documents: int
    bits: float
    worth: float


@dataclass(frozen=True, slots=True)
class Net:
    """Entities, those of most articles first, and their links, the strongest first."""

    entities: tuple[Prominent, ...] = ()
    links: tuple[Link, ...] = ()
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Meetings:
    """Articles that name both ends of a link, from number ``offset`` on."""

    offset: int
    meetings: tuple[Meeting, ...]
    more: bool


class NetReader(QObject):
    """Reads for one pane."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._nets = Asking(workspace.case_session, workspace.hub, self)
        self._meetings = Asking(workspace.case_session, workspace.hub, self)

    def read(
        self, wish: NetWish, draw: Callable[[Net], Drawing], receive: Callable[[Drawing], object]
    ) -> None:
        """Tell what ``draw`` makes of a net: it works beside the window too."""
        self._nets.ask("net", lambda case: [draw(net(case, wish))], receive)

    def meetings(
        self, link: Link, receive: Callable[[Meetings], object], *, offset: int = 0
    ) -> None:
        """Tell the articles that name both ends of a link, some at once."""

        def look(case: CaseFile) -> Iterator[Meetings]:
            found = case.meetings.documents(link.first, link.second, offset=offset, limit=21)
            yield Meetings(offset, tuple(found[:20]), len(found) > 20)

        self._meetings.ask("meetings", look, receive)


def net(case: CaseFile, wish: NetWish) -> Net:
    """The net that is wanted."""
    if wish.around is None:
        found = case.meetings.prominent(limit=wish.most, kinds=wish.kinds)
        first = [one.entity.id for one in found]
    else:
        first = _round(case, wish.around, wish.steps)
    more = [beside for one in wish.expanded for beside in _beside(case, one, _FARTHER)]
    together = case.meetings.among([*first, *wish.expanded, *more])
    keep = {one.entity.id for one in together.entities if _is_wanted(one, wish)}
    entities = tuple(one for one in together.entities if one.entity.id in keep)
    return Net(entities, tuple(strongest(_links(together, keep))), together.documents)


def _is_wanted(one: Prominent, wish: NetWish) -> bool:
    return not wish.kinds or one.entity.kind in wish.kinds or one.entity.id == wish.around


def _round(case: CaseFile, around: int, steps: int) -> list[int]:
    near = _beside(case, around, _NEAR)
    if steps > 1:
        near += [other for one in near[:_ROUND] for other in _beside(case, one, _FARTHER)]
    return [around, *near]


def _beside(case: CaseFile, number: int, limit: int) -> list[int]:
    try:
        return [entity.id for entity, _ in case.entities.beside(number, limit=limit).entities]
    except KeyError:
        return []


def _links(together: Together, keep: set[int]) -> Iterable[Link]:
    documents = {one.entity.id: one.documents for one in together.entities}
    for pair in together.pairs:
        if pair.first in keep and pair.second in keep:
            counts = (
                pair.documents, documents[pair.first], documents[pair.second], together.documents
            )  # fmt: skip
            yield Link(
                pair.first, pair.second, pair.documents, information(counts), likelihood(counts)
            )


def strongest(links: Iterable[Link], each: int = _STRONGEST) -> list[Link]:
    """The links that are among the strongest of one of their ends, the strongest first. Of links
    that chance explains alike, those of more articles are the stronger."""
    ordered = sorted(links, key=lambda one: (-one.worth, -one.documents, one.first, one.second))
    taken: dict[int, int] = defaultdict(int)
    kept = []
    for link in ordered:
        if link.worth < 0 or min(taken[link.first], taken[link.second]) >= each:
            continue
        taken[link.first] += 1
        taken[link.second] += 1
        kept.append(link)
    return kept
