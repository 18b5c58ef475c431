"""Files become articles: ``read_article`` for a file, ``article_from_text`` for what was pasted."""

from desktop.importing.problems import ImportProblem
from desktop.importing.text_file import article_from_bytes, article_from_text, read_article

__all__ = ["ImportProblem", "article_from_bytes", "article_from_text", "read_article"]
