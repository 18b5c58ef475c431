"""Files become articles: ``read_article`` for a file, ``article_from_text`` for what was pasted."""

from desktop.importing.problems import ImportProblem
from desktop.importing.reader_process import ReaderProcess
from desktop.importing.text_file import article_from_bytes, article_from_text, read_article

__all__ = [
    "ImportProblem",
    "ReaderProcess",
    "article_from_bytes",
    "article_from_text",
    "read_article",
]
