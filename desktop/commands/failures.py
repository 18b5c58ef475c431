"""Problems in the person's words, on stderr, and the exit code that says so."""

from __future__ import annotations

import sys

from desktop.importing import ImportProblem
from desktop.look.translation import Words
from storage.problems import CaseError

DONE, PROBLEM, USAGE = 0, 1, 2


def sentence(problem: ImportProblem | CaseError, words: Words) -> str:
    """The problem's sentence in the language of the words."""
    return words.tr(problem.key, **problem.fields)


def say(text: str) -> None:
    """A line on stderr: everything that is no result goes there."""
    sys.stderr.write(text + "\n")
