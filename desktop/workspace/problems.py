"""What a person can meet that is no fault of ours, in their words. All else is a bug."""

from __future__ import annotations

from desktop.case_words import in_words
from desktop.exporting.problems import ExportProblem
from desktop.importing import ImportProblem
from desktop.look.direction import isolate
from desktop.look.translation import Words
from storage.problems import CaseError


class PictureNotWritten(CaseError):
    """The picture of a window cannot be written where it was wanted."""

    key = "window_problem.picture_not_written"
    sentence = "{file}: the picture could not be written. Check the folder and the name."


class FileNotWritten(CaseError):
    """A file that a person wanted cannot be written where they wanted it."""

    key = "window_problem.file_not_written"
    sentence = "{file}: the file could not be written. Check the folder and its room."


PROBLEMS = (CaseError, ImportProblem, ExportProblem)
Problem = CaseError | ImportProblem | ExportProblem


def sentence(problem: Problem, words: Words) -> str:
    """The one sentence that names the file and what to do."""
    apart = {
        name: isolate(value) if isinstance(value, str) else value
        for name, value in in_words(problem.fields, words).items()
    }
    return words.tr(problem.key, **apart)
