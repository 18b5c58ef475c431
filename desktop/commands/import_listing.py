"""``rawi import --dry-run``: what would come of each file, and nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from desktop.commands.failures import DONE, PROBLEM, say, sentence
from desktop.commands.import_report import recalled_words
from desktop.commands.passphrases import open_case
from desktop.commands.terminal import Terminal
from desktop.import_looking import Look, Looker, Standing, Standings, look_at
from desktop.importing.found import Guess
from desktop.importing.member_names import file_name
from desktop.intake import Request
from desktop.intake_workers import FEW
from desktop.look.translation import Words
from desktop.remembered_columns import remembered_columns

_COLUMNS = ("file", "title", "outlet", "published", "state")


def list_articles(
    case_path: Path, requests: Sequence[Request], terminal: Terminal, *, workers: int
) -> int:
    """Print a table of the articles in the files, problems to stderr; gives the exit code. The case
    need not be there; raises CaseError."""
    words, wrong = terminal.words, False
    rows = []
    there = case_path.exists()
    opened = open_case(case_path, words, read_only=True) if there else nullcontext(None)
    workers = min(workers, len(requests)) if len(requests) > FEW else 1
    with opened as case:
        standings = Standings(case)
        look = Looker(remembered_columns(case.own_memory) if case else {})
        looked = look_at(requests, workers=workers, look=look)
        for request, looks in zip(requests, looked, strict=True):
            _tell_columns(request, looks, words)
            for one in looks:
                standing = standings.of(one)
                if one.problem is not None:
                    say(sentence(one.problem, words))
                    wrong = True
                else:
                    rows.append(_row(request, one, standing, words))
    if rows:
        terminal.table([words.tr(f"terminal.column.{name}") for name in _COLUMNS], rows)
    return PROBLEM if wrong else DONE


def _tell_columns(request: Request, looks: Sequence[Look], words: Words) -> None:
    """Say where a table was read by columns that were said before."""
    columns = looks[0].request.columns if looks else None
    if columns is not None and request.columns is None:
        say(recalled_words(request.path, columns, words))


def _row(request: Request, one: Look, standing: Standing, words: Words) -> tuple[str, ...]:
    member = f" › {one.member}" if one.member else ""
    encoding = f" ({one.encoding})" if one.encoding else ""
    return (
        f"{file_name(one.path)}{member}{encoding}",
        one.title,
        _told(request.outlet, one.outlet, words),
        _told(request.published, one.published, words),
        state_words(standing, words),
    )


def _told(said: str | None, guess: Guess | None, words: Words) -> str:
    """What a person said, or what the file says and where it says so."""
    if said:
        return said
    if guess is None:
        return "—"
    return f"{guess.value} ({words.tr(f'import.reason.{guess.reason}')})"


def state_words(standing: Standing, words: Words) -> str:
    """How an article stands to what is there."""
    percent = f"{standing.shared:.0%}"
    return words.tr(f"import.state.{standing.state}", title=standing.title, shared=percent)
