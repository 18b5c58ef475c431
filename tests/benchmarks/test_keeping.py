"""How fast a case opens, and how long its backup, its check and its repair take, by its size.

``RAWI_BACKUP_ARTICLES=100000`` measures a case of as many articles as the design is drawn for.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from desktop.analysis.model import Article, Mention
from storage.automatic_backup import renew_backup
from storage.case_file import CaseFile
from storage.judgements import Judgement, anchor_at
from storage.repair import repair
from tests.benchmarks.cases import articles
from tests.benchmarks.figures import Figures
from tests.storage.test_misfortunes import many_mentions

ARTICLES = int(os.environ.get("RAWI_BACKUP_ARTICLES", "2000"))
# A batch of the import.
BATCH = 500


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "large.rawi"
    with CaseFile.create(path) as opened:
        for first in range(0, ARTICLES, BATCH):
            with opened.together():
                for article, analysis in articles(min(BATCH, ARTICLES - first), first=first):
                    number = opened.documents.add(article, file=None).id
                    opened.layers.replace(number, analysis)
    return path


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def test_a_case_opens(figures: Figures, case: Path) -> None:
    size = case.stat().st_size / 1e6
    figures.tell(f"size of a case of {ARTICLES:,} articles", size, "MB")
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        with CaseFile.open(case) as opened:
            opened.current.rows()
            taken.append(time.perf_counter() - began)
    figures.at_most("the case opens, with the list of its articles", sorted(taken)[2], 1, "s")


def test_a_case_opens_and_takes_edits_while_it_is_backed_up(figures: Figures, case: Path) -> None:
    with CaseFile.open(case) as opened:
        text = opened.documents.get(1).text
        backup = Thread(target=renew_backup, args=(opened.connection,))
        backup.start()
        taken: list[float] = []
        while backup.is_alive() or len(taken) < 20:
            number = len(taken) % 50
            judgement = Judgement(action="reject", document=1, anchor=anchor_at(text, number, 60))
            began = time.perf_counter()
            opened.journal.append(judgement)
            taken.append(time.perf_counter() - began)
            time.sleep(0.01)
        backup.join()
    figures.tell("longest edit while a backup is made", max(taken) * 1000, "ms")
    figures.at_most("middle edit while a backup is made", sorted(taken)[len(taken) // 2], 0.05, "s")


def test_a_backup_is_made(figures: Figures, case: Path, tmp_path: Path) -> None:
    size = case.stat().st_size
    past = time.time() - 3600
    os.utime(case, (past, past))
    with CaseFile.open(case) as opened:
        outs = (tmp_path / f"{number}.rawi" for number in range(3))
        taken = min(seconds(partial(opened.copy_to, out)) for out in outs)
        renew_backup(opened.connection)
        nothing = seconds(lambda: renew_backup(opened.connection))
    figures.tell("a backup, checked and on the disk", taken, "s")
    figures.at_least("a backup", size / 1e6 / taken, 30, "MB a second")
    figures.tell("automatic backup of an unchanged case", nothing * 1000, "ms")


def test_a_case_is_verified(figures: Figures, case: Path) -> None:
    with CaseFile.open(case, read_only=True) as opened:
        figures.tell("rawi verify", seconds(opened.verify), "s")
        thorough = seconds(lambda: opened.verify(thorough=True))
        figures.tell("rawi verify --thorough", thorough, "s")


def test_a_case_is_repaired(figures: Figures, case: Path, tmp_path: Path) -> None:
    taken = seconds(lambda: repair(case, tmp_path / "saved.rawi"))
    figures.tell("rawi repair", taken, "s")
    if sys.platform != "win32":
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        figures.tell("most memory of all of these", peak, "MB")


def test_a_document_of_fifty_thousand_mentions_is_edited(figures: Figures, tmp_path: Path) -> None:
    text, read = many_mentions(50_000)
    with CaseFile.create(tmp_path / "a.rawi") as opened:
        number = opened.documents.add(Article(text), file=None).id
        opened.layers.replace(number, read)
    with CaseFile.open(tmp_path / "a.rawi") as opened:
        first, *others = (
            busy_seconds(partial(reject, opened, number, text, mention))
            for mention in read.mentions[:6]
        )
        undone = busy_seconds(opened.journal.undo)
    figures.tell("the first edit among 50,000 mentions, after opening", first, "s")
    figures.at_most("an edit among 50,000 mentions", max(others), 0.3, "s")
    figures.at_most("an undo among 50,000 mentions", undone, 0.3, "s")


def test_an_article_is_edited(figures: Figures, case: Path) -> None:
    """After a thousand edits of the case, a hundred of them of the article itself."""
    with CaseFile.open(case) as opened:
        text = opened.documents.get(2).text
        read = opened.layers.machine(2)
        assert read is not None
        with opened.together():
            for number in range(1000):
                document = 2 if number % 10 == 0 else 3 + number % 500
                anchor = anchor_at(opened.documents.get(document).text, number % 40, 50)
                opened.journal.append(
                    Judgement(action="note", document=document, anchor=anchor, value="؟")
                )
        taken = [
            busy_seconds(partial(reject, opened, 2, text, mention))
            for mention in read.mentions[:20]
        ]
        last = opened.current.changed_since(0).mark
        told = busy_seconds(lambda: opened.current.changed_since(last - 1))
    figures.at_most("an edit of an article, at the 95th percentile", sorted(taken)[18], 0.01, "s")
    figures.tell("what an edit changed is told", told * 1000, "ms")


def reject(case: CaseFile, number: int, text: str, mention: Mention) -> None:
    anchor = anchor_at(text, mention.start, mention.end)
    case.journal.append(Judgement(action="reject", document=number, anchor=anchor))


def busy_seconds(work: Callable[[], object]) -> float:
    """Of the processor, whatever else runs on the machine."""
    began = time.process_time()
    work()
    return time.process_time() - began
