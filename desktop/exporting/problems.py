"""What can keep a case's content from leaving it: one class each, with one sentence."""

from __future__ import annotations

from typing import ClassVar


class ExportProblem(Exception):
    """Nothing was written. ``key`` names its words in ``resources/translations``;
    ``str(problem)`` is the English sentence."""

    key: ClassVar[str]
    sentence: ClassVar[str]

    def __init__(self, file: str, **fields: str | int) -> None:
        self.fields: dict[str, str | int] = {"file": file, **fields}
        super().__init__(self.sentence.format(**self.fields))


class ExportExists(ExportProblem):
    key = "problem.export_exists"
    sentence = "{file}: there is a file of that name already. Nothing was written."


class ExportFolderMissing(ExportProblem):
    key = "problem.export_folder_missing"
    sentence = "{file}: its folder does not exist. Nothing was written."


class ExportDiskFull(ExportProblem):
    key = "problem.export_disk_full"
    sentence = "{file}: the disk is full. Nothing was left half-written; the case is untouched."


class ExportNotWritten(ExportProblem):
    key = "problem.export_not_written"
    sentence = "{file}: the system did not let Rawi write it ({reason}). The case is untouched."


class ExportNothing(ExportProblem):
    key = "problem.export_nothing"
    sentence = "{file}: there is nothing that this format could hold. Nothing was written."


class ExportNeedsText(ExportProblem):
    key = "problem.export_needs_text"
    sentence = "{file}: this format is of no use without the articles' texts. Nothing was written."


class ExportNoSuchArticle(ExportProblem):
    key = "problem.export_no_such_article"
    sentence = "{file}: the case has no article {number}. Nothing was written."


class ExportNamesEmpty(ExportProblem):
    key = "problem.export_names_empty"
    sentence = "{file}: there is no name in it to hide. Nothing was written."


class ExportNamesFile(ExportProblem):
    key = "problem.export_names_file"
    sentence = "{file}: the names to hide could not be read from it. Nothing was written."


class ExportNameLeft(ExportProblem):
    key = "problem.export_name_left"
    sentence = (
        "{file}: a hidden name would still be in this file, perhaps because it is a word of the "
        "format itself. Nothing was written."
    )


class ExportCancelled(Exception):
    """A person stopped the export; nothing was written."""
