"""What a run of :mod:`desktop.intake` takes in, stored in a case: the window's and the terminal's
way."""

from __future__ import annotations

from desktop.analysis.model import Analysis, Article
from storage.case_file import CaseFile
from storage.changes import Changes, changed


def keep(
    case: CaseFile, article: Article, file: str | None, analysis: Analysis | None
) -> tuple[int, Changes]:
    """Store an article with its reading; one that the case has and has read stays as it is, and
    what came from the same file before is not stored twice.

    Args:
        file: where it came from, None for what was pasted.
        analysis: None where the case has one.

    Returns:
        Its number, and what changed. Raises CaseError.
    """
    with case.together():
        number = case.documents.known(article, file=file)
        changes = changed()
        if number is None:
            added = case.documents.add(article, file=file)
            number, changes = added.id, added.changes
        if analysis is not None and case.layers.stamp(number) is None:
            changes |= case.layers.replace(number, analysis)
    return number, changes
