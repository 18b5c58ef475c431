"""The first step: an article becomes a document with paragraphs, tokens, sentences, quotations."""

from __future__ import annotations

from desktop.analysis.model import Article, Document, Paragraph
from desktop.analysis.reading import Reading
from desktop.analysis.text.fold import fold
from desktop.analysis.text.page_lists import list_lines
from desktop.analysis.text.paragraphs import split_paragraphs
from desktop.analysis.text.quotations import find_quotations
from desktop.analysis.text.sentences import split_sentences
from desktop.analysis.text.tokens import tokenise
from resources.lexicons import Lexicons
from resources.models import NO_MODELS, Models


def begin_reading(article: Article, lexicons: Lexicons, models: Models = NO_MODELS) -> Reading:
    """The article's text with everything that is found without knowing what it says, and the models
    that its reading may ask."""
    paragraphs = split_paragraphs(article.text, article.outlet, lexicons)
    document = Document(
        title=article.title or _headline(article.text, paragraphs),
        outlet=article.outlet,
        published=article.published,
        dateline=None,
        text=article.text,
        paragraphs=paragraphs,
    )
    folded = fold(article.text)
    return Reading(
        document=document,
        models=models,
        folded=folded,
        tokens=tokenise(article.text, folded),
        sentences=split_sentences(article.text, paragraphs),
        quotations=find_quotations(article.text),
        listed=list_lines(article.text, paragraphs, lexicons),
    )


def _headline(text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """The headline; of a text without one, the beginning of its first paragraph."""
    chosen = next((p for p in paragraphs if p.kind == "headline"), None)
    if chosen is None:
        chosen = next((p for p in paragraphs if p.kind == "body"), None)
    if chosen is None:
        return ""
    words = text[chosen.start : chosen.end]
    return words if len(words) <= 160 else words[:160].rsplit(" ", 1)[0] + "…"
