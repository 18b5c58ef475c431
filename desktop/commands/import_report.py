"""What ``rawi import`` says of its files on stderr, as they come and at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop.commands.failures import say, sentence
from desktop.importing import ImportProblem
from desktop.importing.folder import is_inside, told_of_folders
from desktop.intake import Progress
from desktop.look.translation import Words


class ImportReport:
    """``done``: how many files gave an article; ``known``: how many articles were read before;
    ``problems``: what is wrong with which."""

    def __init__(self, words: Words, folders: Sequence[Path]) -> None:
        """``folders``: those that a person gave as a whole: what is no article in them is told
        together, at the end."""
        self._words, self._folders = words, folders
        self.done = self.known = 0
        self.problems: list[tuple[Path, ImportProblem]] = []

    def tell(self, progress: Progress) -> None:
        """One file more is finished."""
        path = progress.request.path
        wrong = [taken.problem for taken in progress.taken if taken.problem is not None]
        self.done += len(wrong) < len(progress.taken)
        self.known += sum(
            one.article is not None and one.analysis is None for one in progress.taken
        )
        self.problems += [(path, problem) for problem in wrong]
        if not is_inside(path, self._folders):
            self._say(wrong)
        told = self._words.tr(
            "terminal.reading", done=progress.done, total=progress.total, file=path.name
        )
        say(told)

    def end(self) -> None:
        """All files are finished."""
        self._say(told_of_folders(self.problems, self._folders))

    def _say(self, problems: Iterable[ImportProblem]) -> None:
        for problem in problems:
            say(sentence(problem, self._words))
