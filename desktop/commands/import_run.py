"""A run of ``rawi import``: what was ordered goes into a case, with progress on stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from desktop.case_intake import keep
from desktop.commands.failures import DONE, PROBLEM, say, sentence, warn_of_backups
from desktop.commands.import_report import ImportReport, recalled_words
from desktop.import_order import ImportOrder
from desktop.intake import Elsewhere, Progress, Request, Take, Taken, take_in
from desktop.look.translation import Words
from desktop.remembered_columns import remember_columns, remembered_columns, with_role
from desktop.unfinished_imports import RunningImport, UnfinishedImport, unfinished_imports
from storage.automatic_backup import BackupRun
from storage.case_file import CaseFile

# Many imports one after the other need no backup each.
_BETWEEN_BACKUPS = timedelta(hours=1)


def run_order(
    case: CaseFile,
    order: ImportOrder,
    requests: Sequence[Request],
    words: Words,
    *,
    workers: int,
    elsewhere: Elsewhere | None = None,
    into: Path | None = None,
) -> int:
    """Take the requests of an order into a case; gives the exit code.

    ``elsewhere``: where the articles are analysed, if not here; ``into``: the case that a person
    named, where this one only gathers for it. Raises CaseError.
    """
    for other in unfinished_imports(case):
        if other.order.paths != order.paths:
            say(told_of(other, words, "terminal.unfinished"))
    report = ImportReport(words, order.folders())
    running = RunningImport(case, order, len(requests))

    def tell(progress: Progress) -> None:
        running.go_on(progress.done)
        report.tell(progress)

    take_in(
        requests,
        _storing(case, running, words),
        workers=workers,
        take=Take(case.layers.read_digests(), remembered_columns(case.own_memory)),
        elsewhere=elsewhere,
        on_part=report.tell_part,
        on_progress=tell,
    )
    running.end(whole=True, done=len(requests))
    report.end()
    say(
        words.tr(
            "terminal.imported", count=report.done, total=len(requests), case=into or case.path
        )
    )
    if report.articles > report.done:
        say(words.tr("terminal.articles", count=report.articles))
    if report.known:
        say(words.tr("terminal.known", count=report.known))
    return PROBLEM if report.problems else DONE


def _storing(case: CaseFile, running: RunningImport, words: Words) -> Callable[[Taken], None]:
    told = False

    def store(taken: Taken) -> None:
        nonlocal told
        if taken.article is None:
            return
        running.begin()
        analysis = taken.analysis
        if analysis is not None and analysis.read_without_the_neural_recogniser and not told:
            say(words.tr("terminal.no_neural"))
            told = True
        keep(case, taken.article, str(taken.request.path), analysis)
        _note_columns(case, taken, words)

    return store


def _note_columns(case: CaseFile, taken: Taken, words: Words) -> None:
    """What was said of a table's columns is remembered; where it is what was said before, that is
    told."""
    if taken.columns is None:
        return
    roles = with_role(taken.columns)
    if taken.recalled:
        say(recalled_words(taken.request.path, roles, words))
    elif taken.request.columns is not None:
        remember_columns(case.own_memory, taken.columns, roles)


def told_of(unfinished: UnfinishedImport, words: Words, key: str) -> str:
    """A sentence on an import that was cut off."""
    names = ", ".join(str(path) for path in unfinished.order.paths[:3])
    more = "…" if len(unfinished.order.paths) > 3 else ""
    return words.tr(key, what=names + more, done=unfinished.done, total=unfinished.total)


def requests_of(order: ImportOrder, words: Words) -> tuple[list[Request], bool]:
    """The files of an order, and whether something was wrong with its folders, which is told."""
    found: list[Request] = []
    wrong = False
    for one in order.requests():
        if isinstance(one, Request):
            found.append(one)
        else:
            say(sentence(one, words))
            wrong = True
    return found, wrong


@contextmanager
def backing_up(case: CaseFile, words: Words, *, wanted: bool) -> Iterator[None]:
    """What the case held before is backed up beside the work."""
    if not wanted or case.read_only:
        yield
        return
    warn_of_backups(case.path, words)
    run = BackupRun(case.connection, least_age=_BETWEEN_BACKUPS)
    try:
        yield
    finally:
        problem = run.wait().problem
        if problem is not None:
            say(words.tr("backup.skipped", problem=sentence(problem, words)))
