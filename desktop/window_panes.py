"""The panes round the article: a new one is a file in ``panes/`` and one line here.

What follows from the line: its dock at its home, a tab where others live there too, an entry with
its keys in *View → Panes*, its turn under the Tab key, what it remembers. Its words are
``pane.<id>``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from desktop.panes.chain import ChainPane
from desktop.panes.claims import ClaimsPane
from desktop.panes.compare import ComparePane
from desktop.panes.conflicts import ConflictsPane
from desktop.panes.entities import EntitiesPane
from desktop.panes.entity import EntityPane
from desktop.panes.graph import GraphPane
from desktop.panes.ledger import LedgerPane
from desktop.panes.map import MapPane
from desktop.panes.pane import Pane
from desktop.panes.review import ReviewPane
from desktop.panes.search import SearchPane
from desktop.panes.timeline import TimelinePane


class Home(IntEnum):
    """Where a pane lives in the usual arrangement, in the order of the eye from the article on.

    Panes of one home are tabs of one group; the first of them lies in front.
    """

    COLUMN = 1  # narrow, beside the article
    TABS = 2  # wide, beyond the column
    BOTTOM = 3  # across the whole window


@dataclass(frozen=True, slots=True)
class PaneLine:
    """``keys``: the shortcut that shows or hides the pane, in Qt's portable text; «» for none."""

    make: type[Pane]
    home: Home
    keys: str = ""


PANES: tuple[PaneLine, ...] = (
    PaneLine(EntitiesPane, Home.COLUMN, "Alt+1"),
    PaneLine(ClaimsPane, Home.TABS, "Alt+2"),
    PaneLine(LedgerPane, Home.TABS, "Alt+5"),
    PaneLine(ChainPane, Home.TABS, "Alt+6"),
    PaneLine(ConflictsPane, Home.TABS, "Alt+3"),
    PaneLine(ComparePane, Home.TABS, "Alt+0"),
    PaneLine(ReviewPane, Home.TABS, "Alt+9"),
    PaneLine(EntityPane, Home.TABS, "Alt+7"),
    PaneLine(GraphPane, Home.TABS, "Alt+8"),
    PaneLine(SearchPane, Home.TABS),
    PaneLine(MapPane, Home.TABS, "Alt+Shift+M"),
    PaneLine(TimelinePane, Home.BOTTOM, "Alt+4"),
)
