"""How much slower an encrypted case is than a plain one, over the same work in the same run.

Each is measured in a process of its own, for SQLCipher's memory security (``RAWI_LOCK_MEMORY``),
once on, slows down every case of the process; what it costs is told without a bar. Processor time
is compared: what all wait for is the same disk.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from desktop.analysis.model import Analysis, Article
from storage.case_file import CaseFile
from storage.cipher import lock_memory
from storage.passphrase import Key, Passphrase
from tests.benchmarks.cases import articles
from tests.benchmarks.figures import Figures

ARTICLES = 600
BATCH = 100
RUNS = 3
KINDS = ("plain", "encrypted", "encrypted, memory locked")
WORK = ("import", "search", "opening views")
PASSPHRASE = "عبارة مرور طويلة للقياس"


def measure(folder: Path, run: int, kind: str) -> dict[str, float]:
    """Seconds of processor time of each kind of work on a new case."""
    path = folder / f"{run}-{kind}.rawi"
    if kind == KINDS[2]:
        lock_memory()
    made = list(articles(ARTICLES))
    taken: dict[str, float] = {}
    began = time.process_time()
    passphrase = None if kind == KINDS[0] else Passphrase(PASSPHRASE)
    with CaseFile.create(path, passphrase=passphrase) as case:
        key = case.key
        taken["the key derived, an empty case made"] = time.process_time() - began
        _note(taken, "import", lambda: _import(case, made))
    words = [word for article, _ in made[:40] for word in article.text.split()[2:4]]
    with CaseFile.open(path, read_only=True, passphrase=key) as case:
        _note(taken, "search", lambda: [case.search(w, level="stem", limit=50) for w in words])
    _note(taken, "opening views", lambda: _look(path, key))
    path.unlink()
    return taken


def _import(case: CaseFile, made: list[tuple[Article, Analysis]]) -> None:
    for first in range(0, len(made), BATCH):
        with case.together():
            for article, analysis in made[first : first + BATCH]:
                added = case.documents.add(article, file=None)
                case.layers.replace(added.id, analysis)


def _look(path: Path, key: Key | None) -> None:
    """Open the case, list its articles, show some; again and again."""
    for number in range(20):
        with CaseFile.open(path, passphrase=key) as case:
            case.current.rows()
            for document in range(1 + number, ARTICLES, ARTICLES // 10):
                case.current(document)


def _note(taken: dict[str, float], what: str, work: Callable[[], object]) -> None:
    began = time.process_time()
    work()
    taken[what] = time.process_time() - began


def test_an_encrypted_case_is_not_much_slower(figures: Figures, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    seconds: dict[str, list[dict[str, float]]] = {kind: [] for kind in KINDS}
    for run in range(RUNS):
        for kind, taken in seconds.items():
            with context.Pool(1) as alone:
                taken.append(alone.apply(partial(measure, tmp_path, run, kind)))
    middle = {
        kind: {what: median(run[what] for run in runs) for what in runs[0]}
        for kind, runs in seconds.items()
    }
    plain, encrypted, locked = middle.values()
    for what in WORK:
        figures.at_most(f"encrypted : plain, {what}", encrypted[what] / plain[what], 1.5, "times")
        figures.tell(f"with its memory locked : plain, {what}", locked[what] / plain[what], "times")
    for what in plain:
        told = (f"{kind} {middle[kind][what]:.2f} s" for kind in KINDS)
        figures.explain(f"{what}: {'; '.join(told)}")
