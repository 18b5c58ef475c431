"""What can be wrong with a file that a person gives us: one class each, with one sentence."""

from __future__ import annotations

from typing import ClassVar


class ImportProblem(Exception):
    """A file cannot become an article. ``key`` names its words in ``resources/translations``;
    ``str(problem)`` is the English sentence."""

    key: ClassVar[str]
    sentence: ClassVar[str]

    def __init__(self, file: str, **fields: str | int) -> None:
        self.fields: dict[str, str | int] = {"file": file, **fields}
        super().__init__(self.sentence.format(**self.fields))


class FileMissing(ImportProblem):
    key = "problem.file_missing"
    sentence = "{file}: there is no such file. Check the name and try again."


class FileUnreadable(ImportProblem):
    key = "problem.file_unreadable"
    sentence = "{file}: the system does not let Rawi read this file ({reason})."


class FileEmpty(ImportProblem):
    key = "problem.file_empty"
    sentence = "{file}: the file is empty, so there is nothing to read."


class FileTooLarge(ImportProblem):
    key = "problem.file_too_large"
    sentence = (
        "{file}: {megabytes} MB is more than one article can be (at most {limit} MB). "
        "Split it into articles and import those."
    )


class FileBinary(ImportProblem):
    key = "problem.file_binary"
    sentence = "{file}: this is not a text file. Save the article as plain text and import that."


class FileIsMarkup(ImportProblem):
    key = "problem.file_markup"
    sentence = (
        "{file}: this is a web page or markup file, not plain text. "
        "Copy the article's text from it and paste that, or save it as plain text."
    )


class EncodingUnknown(ImportProblem):
    key = "problem.encoding_unknown"
    sentence = (
        "{file}: the encoding of this text is not one that Rawi knows "
        "(UTF-8, UTF-16, windows-1256, ISO-8859-6, MacArabic). Save it as UTF-8."
    )


class NoArabic(ImportProblem):
    key = "problem.no_arabic"
    sentence = "{file}: there is no Arabic text in it. Rawi reads Arabic articles."
