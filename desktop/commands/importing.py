"""``rawi import``: files and folders into a case file, with progress on stderr."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import click

from desktop.commands.failures import DONE, PROBLEM, say, sentence, warn_of_backups, warn_of_place
from desktop.commands.import_report import ImportReport
from desktop.commands.parameters import case_argument, knowledge_options, option
from desktop.commands.passphrases import PRESENT, open_case, passphrases
from desktop.commands.worded import WordedCommand
from desktop.importing import ImportProblem
from desktop.importing.folder import files_in
from desktop.intake import Request, Taken, take_in
from desktop.look.translation import Words
from resources.training import training_articles
from storage.automatic_backup import BackupRun
from storage.case_file import CaseFile
from storage.problems import CaseReadOnly


def command(words: Words) -> WordedCommand:
    def run(
        case: Path,
        file: tuple[Path, ...],
        published: str | None,
        outlet: str | None,
        workers: int,
        training: bool,
        no_backup: bool,
        encrypted: bool,
    ) -> int:
        requests, problems = _requests(file, outlet, published)
        for problem in problems:
            say(sentence(problem, words))
        if training:
            requests = [*(Request(*known) for known in training_articles()), *requests]
        if not requests and not problems:
            raise click.UsageError(words.tr("terminal.no_files"))
        code = import_files(
            case,
            requests,
            words,
            folders=[one for one in file if one.is_dir()],
            workers=workers,
            backup=not no_backup,
            encrypted=encrypted,
        )
        return code or (PROBLEM if problems else DONE)

    return WordedCommand(
        "import",
        words,
        run,
        (
            case_argument(),
            click.Argument(["file"], nargs=-1, type=click.Path(path_type=Path), metavar="FILE…"),
            *knowledge_options(words),
            option(
                words,
                "--workers",
                metavar="N",
                type=click.IntRange(1, 64),
                default=max(1, min(8, (os.cpu_count() or 2) - 1)),
            ),
            option(words, "--training", is_flag=True),
            option(words, "--no-backup", is_flag=True),
            option(words, "--encrypted", is_flag=True),
        ),
    )


def import_files(
    case_path: Path,
    requests: list[Request],
    words: Words,
    *,
    folders: Sequence[Path] = (),
    workers: int,
    backup: bool = True,
    encrypted: bool = False,
) -> int:
    """Take files into a case that is made (``encrypted`` or not) when it does not exist; gives the
    exit code.

    Args:
        folders: those that a person gave as a whole: what is no article in them is told together.
        backup: what the case holds before is backed up beside the work.
    """
    warn_of_place(case_path, words)
    with (
        _open_or_create(case_path, words, encrypted=encrypted) as case,
        _backing_up(case, words, wanted=backup),
    ):
        if case.read_only:
            # Said before an hour of reading, not after.
            raise CaseReadOnly(case_path, reason=case.read_only_because or "")
        told = False
        report = ImportReport(words, folders)

        def store(taken: Taken) -> None:
            nonlocal told
            if taken.article is None or taken.analysis is None:
                return
            if taken.analysis.read_without_the_neural_recogniser and not told:
                say(words.tr("terminal.no_neural"))
                told = True
            with case.together():
                added = case.documents.add(taken.article, file=str(taken.request.path))
                if added.is_new or case.layers.stamp(added.id) is None:
                    case.layers.replace(added.id, taken.analysis)

        workers = min(workers, len(requests)) if len(requests) > _FEW else 1
        take_in(requests, store, workers=workers, on_progress=report.tell)
    report.end()
    count, total = report.done, len(requests)
    say(words.tr("terminal.imported", count=count, total=total, case=case_path))
    return PROBLEM if report.problems else DONE


# Many imports one after the other need no backup each.
_BETWEEN_BACKUPS = timedelta(hours=1)


@contextmanager
def _backing_up(case: CaseFile, words: Words, *, wanted: bool) -> Iterator[None]:
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


# For a handful of articles, starting processes costs more than they save.
_FEW = 12


def _open_or_create(path: Path, words: Words, *, encrypted: bool) -> CaseFile:
    if path.exists():
        return open_case(path, words)
    chosen = passphrases().chosen(path, words, variable=PRESENT) if encrypted else None
    return CaseFile.create(path, passphrase=chosen)


def _requests(
    files: Iterable[Path], outlet: str | None, published: str | None
) -> tuple[list[Request], list[ImportProblem]]:
    """The files named, and all files of folders; what is wrong with folders."""
    found: list[Request] = []
    problems: list[ImportProblem] = []
    for file in files:
        for member in files_in(file) if file.is_dir() else [file]:
            if isinstance(member, ImportProblem):
                problems.append(member)
            else:
                found.append(Request(member, outlet, published))
    return found, problems
