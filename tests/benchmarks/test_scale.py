"""A large case: how fast it takes articles in, opens, answers and is edited, and how large it is.

``--documents N`` says how large (5,000 if not); 100,000 take five minutes on a quiet core.
``--case FILE`` measures a copy of a case that is there, and so nothing of its import.
"""

from __future__ import annotations

import resource
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

import pytest

from desktop.workspace.case_timeline import CaseLaneBy, CaseTimeline
from resources.lexicons import load
from storage.case_file import CaseFile
from storage.intervals import minutes
from storage.judgements import EntityRef, Judgement, anchor_at
from storage.queries.ledger_filter import ClaimFilter
from storage.queries.timeline import TakesPart, Window
from tests.benchmarks.cases import articles
from tests.benchmarks.figures import Figures
from tests.benchmarks.large_case import make_case

_MERGES = 10_000
_WEEK = 7 * 24 * 60
_YEAR = (minutes("2016-01-01", last=False) or 0, minutes("2016-12-31", last=True) or 0)
_PARTS = {
    "text": ("documents",),
    "search": ("words",),
    "readings": ("analyses",),
    "index": (
        "document_index",
        "entity_index",
        "claim_index",
        "event_index",
        "role_index",
        "names",
    ),
    "reprints": ("fingerprints",),
}


@pytest.fixture(scope="module")
def documents(pytestconfig: pytest.Config) -> int:
    return int(pytestconfig.getoption("--documents"))


@pytest.fixture(scope="module")
def made(
    pytestconfig: pytest.Config, documents: int, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[int, float]]:
    """A case, and the processor's milliseconds for an article, by how many there were."""
    path = tmp_path_factory.mktemp("scale") / "large.rawi"
    given = pytestconfig.getoption("--case")
    if given is None:
        return path, make_case(path, documents)
    shutil.copy(given, path)
    return path, {}


@pytest.fixture(scope="module")
def case(made: tuple[Path, dict[int, float]]) -> Iterator[CaseFile]:
    with CaseFile.open(made[0]) as opened:
        yield opened


def best(action: Callable[[], object], times: int = 9) -> float:
    """The usual milliseconds of the processor that something takes."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        action()
        taken.append(time.process_time() - began)
    return median(taken) * 1000


def test_articles_are_taken_in(figures: Figures, made: tuple[Path, dict[int, float]]) -> None:
    taken = made[1]
    if not taken:
        pytest.skip("the case was there")
    for count in (stored for stored in taken if stored in (500, 1000, 2000, 5000, *_tens())):
        figures.explain(f"import, {count:,} articles in the case: {taken[count]:.2f} ms each")
    figures.at_least(
        "articles taken in, large case", 1000 / median(taken.values()), 500, "a second"
    )


def test_the_file_is_small(figures: Figures, made: tuple[Path, dict[int, float]]) -> None:
    plain = sqlite3.connect(made[0])
    (text,) = plain.execute("SELECT sum(length(CAST(text AS BLOB))) FROM documents").fetchone()
    sizes = dict(plain.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    tables = dict(plain.execute("SELECT name, tbl_name FROM sqlite_master"))
    plain.close()
    for part, names in _PARTS.items():
        size = sum(s for n, s in sizes.items() if tables.get(n, n).startswith(names))
        figures.explain(f"size of {part}: {size / text:.2f} of the text")
    figures.at_most("size of the file", made[0].stat().st_size / text, 3, "of the text")


def test_it_opens(figures: Figures, made: tuple[Path, dict[int, float]]) -> None:
    def open_it() -> None:
        with CaseFile.open(made[0], read_only=True) as opened:
            opened.windows.rows(order="published")
            opened.journal.next_undo()

    figures.at_most("opening, first documents listed", best(open_it) / 1000, 1, "s")


def test_the_page_of_the_most_frequent_entity(figures: Figures, case: CaseFile) -> None:
    name = frequent(case)

    def page() -> None:
        case.entities.entity(name)
        case.entities.mentions(name)
        case.entities.claims(name)
        case.entities.events(name)
        case.entities.beside(name)
        case.entities.over_time(name)

    named = case.entities.entity(name).documents
    figures.at_most(f"page of an entity of {named:,} articles", best(page), 20, "ms")


def test_the_timeline_of_a_year(figures: Figures, case: CaseFile) -> None:
    name = frequent(case)
    timeline = case.timeline
    whole = Window(*_YEAR)
    placed = Window(*_YEAR, types=("attack", "killing"), entities=(TakesPart(name, ("place",)),))
    by_source = Window(*_YEAR, entities=(TakesPart(name, ("source",)),))
    for what, window in (("", whole), (", at a place", placed), (", by a source", by_source)):
        weeks = best(partial(timeline.counts, window, width=_WEEK))
        figures.at_most(f"a year by weeks{what}", weeks, 30, "ms")
        events = best(partial(timeline.events, window))
        figures.at_most(f"a year's first 500 events{what}", events, 30, "ms")


@pytest.mark.parametrize("by", ["actor", "side", "place", "type", "source"])
def test_the_timeline_by_lanes(figures: Figures, case: CaseFile, by: CaseLaneBy) -> None:
    timeline, (first, last) = CaseTimeline(case, load()), _YEAR
    timeline.lanes(by)
    length = last - first
    # A year that was not read yet, each time.
    years = iter(range(first - 2 * length, first + 6 * length, length))

    def year() -> object:
        start = next(years)
        return timeline.between(start, start + length, by=by, finest=length / 200)

    figures.at_most(f"a year in two hundred columns, by {by}", best(year, 6), 30, "ms")


def test_the_ledger(figures: Figures, case: CaseFile) -> None:
    total = case.ledger.count()
    denied = ClaimFilter(stances=("denies",))
    said = ClaimFilter(origins=(frequent(case),))
    for what, rows in (
        ("as imported", case.ledger.rows),
        ("by date", lambda: case.ledger.rows(order="published", descending=True)),
        ("by origin", lambda: case.ledger.rows(order="origin")),
        ("denials by date", lambda: case.ledger.rows(denied, order="published")),
        ("of one origin", lambda: case.ledger.rows(said, order="published")),
    ):
        figures.at_most(f"ledger of {total:,} claims, {what}", best(rows), 30, "ms")
    figures.tell(
        "ledger, the page in the middle", best(lambda: case.ledger.rows(offset=total // 2)), "ms"
    )


def test_one_edit(figures: Figures, case: CaseFile) -> None:
    mentions = (case.current(1) or next(articles(1))[1]).mentions
    text = case.documents.get(1).text
    spans = iter([(m.start, m.end) for m in mentions])

    def reject() -> None:
        anchor = anchor_at(text, *next(spans))
        case.journal.append(Judgement(action="reject", document=1, anchor=anchor))

    def merge(number: int) -> Judgement:
        return Judgement(
            action="merge",
            entity=EntityRef("person", f"زيد {number}"),
            target=EntityRef("person", f"عمرو {number % 5000}"),
        )

    figures.at_most("an edit of one article", best(reject), 10, "ms")
    figures.at_most("undoing it", best(case.journal.undo), 10, "ms")
    with case.together():
        for number in range(_MERGES):
            case.journal.append(merge(number))
    figures.at_most(
        "one more merge of 10,000", best(lambda: case.journal.append(merge(1))), 10, "ms"
    )
    figures.at_most("undoing one of 10,000", best(case.journal.undo), 10, "ms")


@pytest.mark.skipif(sys.platform == "win32", reason="no such count there")
def test_memory(figures: Figures, case: CaseFile) -> None:
    assert case.documents.count()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures.tell("memory at most, the generator's words and pytest among it", most, "MB")


def frequent(case: CaseFile) -> int:
    """The entity that most articles name."""
    rows = case.connection.rows(
        "SELECT name_id FROM entity_index GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    )
    return int(rows[0][0])


def _tens() -> Iterator[int]:
    yield from range(10_000, 1_000_000, 10_000)
