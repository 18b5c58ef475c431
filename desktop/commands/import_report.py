"""What ``rawi import`` says of its files on stderr, as they come and at the end."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop.commands.failures import say, sentence
from desktop.importing import ImportProblem
from desktop.importing.folder import is_inside, told_of_folders
from desktop.importing.member_names import file_name
from desktop.intake import Part, Progress
from desktop.look.translation import Words
from desktop.remembered_columns import Columns

# Seconds between two lines on the articles of one file.
_EVERY = 1.0


class ImportReport:
    """``done``: how many files gave an article; ``articles``: how many those gave; ``known``: how
    many of them were read before; ``problems``: what is wrong with which."""

    def __init__(self, words: Words, folders: Sequence[Path]) -> None:
        """``folders``: those that a person gave as a whole: what is no article in them is told
        together, at the end."""
        self._words, self._folders = words, folders
        self.done = self.articles = self.known = 0
        self._next = time.monotonic() + _EVERY
        self.problems: list[tuple[Path, ImportProblem]] = []

    def tell(self, progress: Progress) -> None:
        """One file more is finished."""
        path, wrong = progress.request.path, progress.problems
        self.done += progress.articles > 0
        self.articles += progress.articles
        self.known += progress.known
        self.problems += [(path, problem) for problem in wrong]
        if not is_inside(path, self._folders):
            self._say(wrong)
        told = self._words.tr(
            "terminal.reading", done=progress.done, total=progress.total, file=file_name(path)
        )
        say(told)

    def tell_part(self, part: Part) -> None:
        """One article more of a file that holds many; a line a second."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _EVERY
            say(
                self._words.tr(
                    "terminal.reading_part",
                    file=file_name(part.request.path),
                    done=part.done,
                    total=part.total,
                )
            )

    def end(self) -> None:
        """All files are finished."""
        self._say(told_of_folders(self.problems, self._folders))

    def _say(self, problems: Iterable[ImportProblem]) -> None:
        for problem in problems:
            say(sentence(problem, self._words))


def recalled_words(file: Path, columns: Columns, words: Words) -> str:
    """The sentence on a table that is read by columns that were said before."""
    told = ",".join(f"{role}={name}" for name, role in columns.items() if role)
    return words.tr("terminal.columns_recalled", file=file.name, columns=told)
