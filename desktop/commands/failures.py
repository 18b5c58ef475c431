"""Problems in the person's words, on stderr, and the exit code that says so."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.case_words import in_words
from desktop.cluster_problems import ClusterProblem
from desktop.exporting.problems import ExportProblem
from desktop.importing import ImportProblem
from desktop.look.translation import Words
from storage.backup_places import doubt_about_place
from storage.location import doubt_about
from storage.problems import CaseError

DONE, PROBLEM, USAGE = 0, 1, 2


def sentence(
    problem: ImportProblem | ExportProblem | CaseError | ClusterProblem, words: Words
) -> str:
    """The problem's sentence in the language of the words."""
    return words.tr(problem.key, **in_words(problem.fields, words))


def say(text: str) -> None:
    """A line on stderr: everything that is no result goes there."""
    sys.stderr.write(text + "\n")


def warn_of_place(case: Path, words: Words) -> None:
    """Say on stderr where a case that is written to lies unsafely."""
    doubt = doubt_about(case)
    if doubt is not None:
        say(words.tr(f"location.{doubt.kind}", what=doubt.what))


def warn_of_backups(case: Path, words: Words) -> None:
    """Say on stderr where the folder that was chosen for its backups is doubtful."""
    doubt = doubt_about_place(case)
    if doubt is not None:
        say(words.tr(f"backup_place.{doubt.kind}", what=doubt.what))
