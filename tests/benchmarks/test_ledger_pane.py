"""The ledger of a large case: when its first page is painted, and how long the window stands still.

``--documents N`` says how large (5,000 if not); 100,000 articles are half a million claims.
``--case FILE`` measures a case that is there.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.look.appearance import Appearance
from desktop.panes.ledger import LedgerPane
from desktop.panes.ledger_columns import Column, place_of
from desktop.workspace.workspace import Workspace
from tests.benchmarks.figures import Figures
from tests.benchmarks.large_case import make_case

# No turn of the event loop may take longer: what a person feels.
_STALL = 50.0
_PATIENCE = 120.0


@pytest.fixture(scope="module")
def case_path(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = pytestconfig.getoption("--case")
    if given is not None:
        return Path(given)
    path = tmp_path_factory.mktemp("ledger") / "large.rawi"
    make_case(path, int(pytestconfig.getoption("--documents")))
    return path


class Watched:
    """A shown ledger, and how long the event loop stood still while something was waited for."""

    def __init__(self, path: Path) -> None:
        self.workspace = Workspace(Appearance("ar", "light"))
        self.pane = LedgerPane(self.workspace)
        self.pane.resize(1100, 800)
        self.pane.show()
        self.workspace.case_session.open(path, read_only=True)
        # Comparing articles is another pane's; here it would only take the processor away.
        self.workspace.background.stop()
        self.shown_anew = 0
        self.pane.model.modelReset.connect(self._count)

    def _count(self) -> None:
        self.shown_anew += 1

    def until(self, done: Callable[[], bool]) -> tuple[float, float]:
        """Milliseconds until something is so, and of the longest turn of the event loop by then:
        its own work, whatever else the machine is busy with."""
        began = time.perf_counter()
        longest = 0.0
        while not done():
            turn = time.thread_time()
            QApplication.processEvents()
            longest = max(longest, time.thread_time() - turn)
            assert time.perf_counter() - began < _PATIENCE
            time.sleep(0.001)
        return (time.perf_counter() - began) * 1000, longest * 1000

    def has_page(self) -> bool:
        """Whether every row in sight is read, and painted."""
        table, model = self.pane.table, self.pane.model
        if not model.rowCount() or not table.isVisible():
            return False
        top = max(table.rowAt(0), 0)
        rows = range(top, min(top + 15, model.rowCount()))
        known = all(model.group_at(row) is not None or model.line_at(row) for row in rows)
        if known:
            table.viewport().repaint()
        return known

    def sort(self, column: Column) -> None:
        header = self.pane.table.horizontalHeader()
        header.setSortIndicator(place_of(column), Qt.SortOrder.DescendingOrder)


@pytest.fixture(scope="module")
def watched(qapp: QApplication, case_path: Path) -> Iterator[Watched]:
    made = Watched(case_path)
    yield made
    made.workspace.case_session.close()
    made.pane.deleteLater()


def page(
    figures: Figures, watched: Watched, what: str, do: Callable[[], object], *, anew: bool = True
) -> None:
    """Measure from a wish to its first page, then to the last row; never may the window stand.

    ``anew``: other rows are to come.
    """
    shown, began = watched.shown_anew, time.thread_time()
    do()
    asked = (time.thread_time() - began) * 1000
    first, stall = watched.until(
        lambda: (not anew or watched.shown_anew > shown) and watched.has_page()
    )
    rest, stall_later = watched.until(lambda: not watched.pane.arranging and watched.has_page())
    figures.tell(f"{what}: first page painted", asked + first, "ms")
    figures.tell(f"{what}: every row in order", asked + first + rest, "ms")
    figures.at_most(
        f"{what}: the window stands still", max(asked, stall, stall_later), _STALL, "ms"
    )


def test_opening(figures: Figures, watched: Watched) -> None:
    page(figures, watched, "opening", lambda: None, anew=False)
    figures.explain(f"{watched.pane.model.rowCount():,} claims")


@pytest.mark.parametrize("column", ["document", "origin", "stance", "number", "time", "kind"])
def test_sorting(figures: Figures, watched: Watched, column: Column) -> None:
    page(figures, watched, f"sorting by {column}", lambda: watched.sort(column))


def test_jumping_to_the_end(figures: Figures, watched: Watched) -> None:
    page(figures, watched, "jump to the end", watched.pane.table.scrollToBottom, anew=False)
    bar = watched.pane.table.verticalScrollBar()
    middle = partial(bar.setValue, bar.maximum() // 2)
    page(figures, watched, "jump to the middle", middle, anew=False)


def test_filtering(figures: Figures, watched: Watched) -> None:
    filters = watched.pane.filters
    page(figures, watched, "by stance", lambda: filters.stance.choose(2))
    filters.reset()
    watched.until(lambda: not watched.pane.arranging)

    def by_number() -> None:
        filters.words.setText("30")
        filters.words.returnPressed.emit()

    page(figures, watched, "by a number", by_number)
    filters.reset()
    watched.until(lambda: not watched.pane.arranging)


def test_grouping(figures: Figures, watched: Watched) -> None:
    for at, key in ((1, "origin"), (2, "article"), (3, "event")):
        page(figures, watched, f"groups by {key}", partial(watched.pane.filters.group.choose, at))
    watched.pane.filters.group.choose(0)


@pytest.mark.skipif(sys.platform == "win32", reason="no such count there")
def test_memory(figures: Figures, watched: Watched) -> None:
    assert watched.pane.model.rowCount()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures.tell("memory at most, pytest among it", most, "MB")
