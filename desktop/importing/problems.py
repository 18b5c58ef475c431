"""What can be wrong with a file that a person gives us: one class each, with one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar


class ImportProblem(Exception):
    """A file cannot become an article. ``key`` names its words in ``resources/translations``;
    ``str(problem)`` is the English sentence."""

    key: ClassVar[str]
    sentence: ClassVar[str]

    def __init__(self, file: str, **fields: str | int) -> None:
        self.fields: dict[str, str | int] = {"file": file, **fields}
        super().__init__(self.sentence.format(**self.fields))

    def __reduce__(self) -> tuple[object, ...]:
        return problem_from_record, (self.record(),)

    def record(self) -> dict[str, Any]:
        """Plain values, for JSON and between processes."""
        return {"problem": type(self).__name__, "fields": dict(self.fields)}


class FileMissing(ImportProblem):
    key = "problem.file_missing"
    sentence = "{file}: there is no such file. Check the name and try again."


class KillsWorkers(ImportProblem):
    key = "problem.kills_workers"
    sentence = (
        "{file}: the cluster's workers ended again and again over an article of it, so it was left "
        "out. Import it without --scheduler."
    )


class FileUnreadable(ImportProblem):
    key = "problem.file_unreadable"
    sentence = "{file}: the system does not let Rawi read this file ({reason})."


class NotAFile(ImportProblem):
    key = "problem.not_a_file"
    sentence = "{file}: this is a pipe or a device of the system and no file."


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


class FolderEmpty(ImportProblem):
    key = "problem.folder_empty"
    sentence = "{file}: there are no files in this folder."


class FilesLeftOut(ImportProblem):
    """``count`` files of a folder are no articles; ``names``: some of them."""

    key = "problem.files_left_out"
    sentence = (
        "{file}: Rawi cannot read {count} files of this folder as articles, and left them out: "
        "{names}"
    )


class FilePasswordProtected(ImportProblem):
    key = "problem.file_password"
    sentence = "{file}: this file is locked with a password. Save it without one and import that."


class FileOldOffice(ImportProblem):
    key = "problem.file_old_office"
    sentence = (
        "{file}: this is in the format of Office before 2007. "
        "Save it as .docx, .xlsx or .rtf and import that."
    )


class OutlookMessage(ImportProblem):
    key = "problem.outlook_message"
    sentence = (
        "{file}: this is a message in Outlook's own format (.msg). "
        "Save it in Outlook as HTML or text, or as .eml, and import that."
    )


class FileDamaged(ImportProblem):
    key = "problem.file_damaged"
    sentence = "{file}: this {format} file is damaged or incomplete, so it cannot be read."


class FilePartlyRead(ImportProblem):
    key = "problem.file_partly_read"
    sentence = "{file}: this {format} file is damaged or incomplete; only what is whole was read."


class PdfWithoutText(ImportProblem):
    key = "problem.pdf_without_text"
    sentence = (
        "{file}: this PDF holds pictures of its pages (a scan) and no text. "
        "Have its text recognised (OCR) and import that."
    )


class PdfLettersLost(ImportProblem):
    key = "problem.pdf_letters_lost"
    sentence = (
        "{file}: this PDF does not say which letters its shapes are, so its text would be wrong. "
        "Have its text recognised (OCR) and import that."
    )


class PdfLettersMissing(ImportProblem):
    """``count`` glyphs of an article that was taken; ``sign`` stands for each."""

    key = "problem.pdf_letters_missing"
    sentence = (
        "{file}: this PDF does not say which letter or digit {count} of its shapes are; {sign} "
        "stands for each in the text."
    )


class PdfTooLong(ImportProblem):
    key = "problem.pdf_too_long"
    sentence = "{file}: {pages} pages are more than one PDF may have here (at most {limit})."


class PageWithoutArticle(ImportProblem):
    key = "problem.page_without_article"
    sentence = "{file}: no article was found in it; it may be a list of articles or a notice."


class PagesWithoutArticle(ImportProblem):
    """``count`` pages of a saved site, or entries of a feed, are no articles."""

    key = "problem.pages_without_article"
    sentence = (
        "{file}: {count} pages or entries in it are no Arabic articles (lists, notices) "
        "and were left out."
    )


class PagesPacked(ImportProblem):
    """``count`` pages of a saved site; ``ways``: what servers call how they are compressed."""

    key = "problem.pages_packed"
    sentence = (
        "{file}: {count} pages in it are compressed in a way that Rawi does not know ({ways}) and "
        "were left out. Save them again as they are shown."
    )


class TableWithoutText(ImportProblem):
    """``columns``: the names of some of its columns; ``names``: all, one a line."""

    key = "problem.table_without_text"
    sentence = "{file}: no column of this table holds the text of articles. It has: {columns}"


class RowsLeftOut(ImportProblem):
    """``rows``: the numbers of some of them."""

    key = "problem.rows_left_out"
    sentence = "{file}: {count} rows hold no Arabic article and were left out: {rows}"


class MessagesLeftOut(ImportProblem):
    """``messages``: the numbers of some of them."""

    key = "problem.messages_left_out"
    sentence = "{file}: {count} messages hold no Arabic article and were left out: {messages}"


class ArchiveTooDeep(ImportProblem):
    key = "problem.archive_too_deep"
    sentence = "{file}: an archive inside an archive inside an archive is not opened."


class ArchiveTooLarge(ImportProblem):
    key = "problem.archive_too_large"
    sentence = (
        "{file}: unpacked, it holds more than one import may. Unpack it yourself, if you trust it, "
        "and import the articles from the folder."
    )


class ReaderTooSlow(ImportProblem):
    key = "problem.reader_too_slow"
    sentence = "{file}: reading it took more than {seconds} seconds, so it was given up."


class ReaderOutOfMemory(ImportProblem):
    key = "problem.reader_out_of_memory"
    sentence = "{file}: reading it needs more memory than one file may take ({megabytes} MB)."


class ReaderFailed(ImportProblem):
    key = "problem.reader_failed"
    sentence = "{file}: this file broke the process that reads files; nothing else was touched."


def problem_from_record(record: Mapping[str, Any]) -> ImportProblem:
    """The problem of :meth:`ImportProblem.record`.

    Raises:
        ValueError: the record is not one.
    """
    kinds = {kind.__name__: kind for kind in ImportProblem.__subclasses__()}
    try:
        fields = {str(name): _plain(value) for name, value in record["fields"].items()}
        return kinds[record["problem"]](str(fields.pop("file")), **fields)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a problem of an import") from error


def _plain(value: object) -> str | int:
    if not isinstance(value, (str, int)):
        raise TypeError("neither text nor number")
    return value
