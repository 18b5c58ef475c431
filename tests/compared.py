"""A case of three articles: two contradict each other, and two spell one village differently."""

from __future__ import annotations

from pathlib import Path

from desktop.analysis.model import Article
from desktop.analysis.pipeline import analyse
from resources.lexicons import load
from resources.models import NO_MODELS
from storage.case_file import CaseFile
from tests.made_once import made_once

ARTICLES = (
    (
        "الضفة",
        "2021-03-04",
        "قال ناطق باسم الجيش إن الجيش سيطر على بلدة كفر زيبان يوم 3 آذار.",
    ),
    ("النهر", "2021-03-05", "نفى مجلس محلي أن يكون الجيش سيطر على بلدة كفر زيبان يوم 3 آذار."),
    ("الجبل", "2021-03-06", "عاد الهدوء إلى بلدة كفرزيبان يوم 5 آذار 2021."),
)


def add_article(case: CaseFile, outlet: str, published: str, text: str) -> None:
    """Put an article into the case, read without the neural recogniser."""
    article = Article(text, outlet=outlet, published=published)
    number = case.documents.add(article, file=None).id
    case.layers.replace(number, analyse(article, load(), NO_MODELS))


@made_once
def make_compared_case(path: Path) -> Path:
    with CaseFile.create(path) as case:
        for article in ARTICLES:
            add_article(case, *article)
    return path
