"""What a person can meet that is no fault of ours, in their words. All else is a bug."""

from __future__ import annotations

from desktop.importing import ImportProblem
from desktop.look.translation import Words
from storage.problems import CaseError

PROBLEMS = (CaseError, ImportProblem)
Problem = CaseError | ImportProblem


def sentence(problem: Problem, words: Words) -> str:
    """The one sentence that names the file and what to do."""
    return words.tr(problem.key, **problem.fields)
