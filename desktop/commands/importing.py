"""``rawi import``: files and folders into a case file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict, Unpack

import click

from desktop.cluster_problems import ClusterLibraryMissing
from desktop.commands.failures import DONE, PROBLEM, say, warn_of_place
from desktop.commands.import_listing import list_articles
from desktop.commands.import_parameters import reading_options
from desktop.commands.import_run import backing_up, requests_of, run_order, told_of
from desktop.commands.import_watching import watch
from desktop.commands.import_way import ImportWay
from desktop.commands.parameters import bidi_option, case_argument, knowledge_options, option
from desktop.commands.terminal import Bidi, open_terminal
from desktop.commands.worded import WordedCommand
from desktop.import_order import ImportOrder
from desktop.importing.encoding import CHOICES
from desktop.intake import Request
from desktop.intake_workers import usual_workers
from desktop.look.translation import Words
from desktop.unfinished_imports import unfinished_imports
from resources.training import training_articles


class _Given(TypedDict):
    """The options."""

    published: str | None
    outlet: str | None
    encoding: str | None
    columns: Mapping[str, str] | None
    workers: int
    training: bool
    dry_run: bool
    go_on: bool
    watch: bool
    scheduler: str | None
    no_backup: bool
    encrypted: bool
    bidi: Bidi


def command(words: Words) -> WordedCommand:
    def run(case: Path, file: tuple[Path, ...], **given: Unpack[_Given]) -> int:
        order = _order(file, training=given["training"])
        encoding, workers = given["encoding"], given["workers"]
        order = ImportOrder(
            order.paths,
            given["outlet"],
            given["published"],
            encoding and CHOICES[encoding],
            given["columns"],
            order.files,
        )
        _refuse_together(given, words)
        way = ImportWay(case, words, workers, not given["no_backup"], given["encrypted"])
        if given["go_on"]:
            return _continue(way)
        if given["watch"]:
            return _watch(way, order)
        requests, wrong = requests_of(order, words)
        if not requests and not wrong:
            raise click.UsageError(words.tr("terminal.no_files"))
        if given["dry_run"]:
            code = list_articles(
                case, requests, open_terminal(words, given["bidi"]), workers=workers
            )
        elif given["scheduler"]:
            code = _import_on_cluster(way, order, requests, given["scheduler"])
        else:
            code = _import(way, order, requests)
        return code or (PROBLEM if wrong else DONE)

    return WordedCommand("import", words, run, _parameters(words))


def _parameters(words: Words) -> tuple[click.Parameter, ...]:
    workers = click.IntRange(1, 64)
    return (
        case_argument(),
        click.Argument(["file"], nargs=-1, type=click.Path(path_type=Path), metavar="FILE…"),
        *knowledge_options(words),
        *reading_options(words),
        option(words, "--workers", metavar="N", type=workers, default=usual_workers()),
        option(words, "--training", is_flag=True),
        option(words, "--dry-run", is_flag=True),
        option(words, "--continue", "go_on", is_flag=True),
        option(words, "--watch", is_flag=True),
        option(words, "--scheduler", metavar="ADDRESS"),
        option(words, "--no-backup", is_flag=True),
        option(words, "--encrypted", is_flag=True),
        bidi_option(words),
    )


def _refuse_together(given: _Given, words: Words) -> None:
    if given["scheduler"] and (given["dry_run"] or given["go_on"] or given["watch"]):
        raise click.UsageError(words.tr("cluster.not_together"))


def _order(files: tuple[Path, ...], *, training: bool) -> ImportOrder:
    known = [Request(*article) for article in training_articles()] if training else []
    paths = (*(request.path for request in known), *files)
    return ImportOrder(paths, files={request.path: request for request in known})


def _import(way: ImportWay, order: ImportOrder, requests: Sequence[Request]) -> int:
    """Into a case that is made, encrypted or not, when it does not exist."""
    warn_of_place(way.case, way.words)
    with (
        way.open_or_create() as case,
        backing_up(case, way.words, wanted=way.backup),
    ):
        return run_order(case, order, requests, way.words, workers=way.workers)


def _import_on_cluster(
    way: ImportWay, order: ImportOrder, requests: Sequence[Request], scheduler: str
) -> int:
    try:
        from desktop.commands.import_on_cluster import (  # noqa: PLC0415 - no installer holds it
            import_on_cluster,
        )
    except ModuleNotFoundError as error:
        raise ClusterLibraryMissing(scheduler) from error
    return import_on_cluster(way, order, requests, scheduler)


def _continue(way: ImportWay) -> int:
    """Every import of the case that was cut off."""
    code = DONE
    with way.open() as case, backing_up(case, way.words, wanted=way.backup):
        left = unfinished_imports(case)
        if not left:
            say(way.words.tr("terminal.nothing_unfinished"))
        for one in left[::-1]:
            say(told_of(one, way.words, "terminal.continuing"))
            requests, wrong = requests_of(one.order, way.words)
            done = run_order(case, one.order, requests, way.words, workers=way.workers)
            code = code or done or (PROBLEM if wrong else DONE)
    return code


def _watch(way: ImportWay, order: ImportOrder) -> int:
    if not order.folders():
        raise click.UsageError(way.words.tr("terminal.no_folder"))
    warn_of_place(way.case, way.words)
    with (
        way.open_or_create() as case,
        backing_up(case, way.words, wanted=way.backup),
    ):
        return watch(case, order, way.words, workers=way.workers)
