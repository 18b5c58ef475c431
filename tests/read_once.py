"""The engine's reading of an article, worked out once in each process of tests."""

from __future__ import annotations

from functools import cache

from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from resources.lexicons import load


@cache
def read_once(article: Article) -> Analysis:
    """What :func:`desktop.analysis.pipeline.analyse` says of it, with the lexicons of Rawi."""
    return analyse(article, load())
