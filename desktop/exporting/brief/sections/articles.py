"""The articles that a brief rests on, with the digests of their texts."""

from __future__ import annotations

from desktop.exporting.brief.drafting import LONGEST_TITLE, Draft
from desktop.exporting.brief.gathering import ArticleUsed
from desktop.exporting.brief.outline import Cell, Section, Table
from desktop.exporting.brief.saying import isolated, shortened


def articles(draft: Draft) -> Section:
    """All articles; of very many, those that a footnote quotes, be they as many as they are."""
    say = draft.sentences.say
    every = draft.material.articles
    chosen = every
    if len(every) > draft.limits.articles:
        quoted = {footnote.document for footnote in draft.footnotes}
        chosen = [article for article in every if article.number in quoted]
    columns = ("number", "title", "outlet", "published", "claims", "digest")
    table = Table(
        tuple(say(f"articles.column_{column}") for column in columns),
        tuple(_row(draft, article) for article in chosen),
    )
    return Section(
        "articles", say("section.articles"), (draft.plain("articles.lead"),),
        table=table if chosen else None,
        left_out=draft.left_out("articles", len(every) - len(chosen)),
    )  # fmt: skip


def _row(draft: Draft, article: ArticleUsed) -> tuple[Cell, ...]:
    sentences = draft.sentences
    title = isolated(shortened(article.title, LONGEST_TITLE) or sentences.say("untitled"))
    if article.report != article.number and article.report in draft.by_number:
        title = sentences.say("articles.reprint", title=title, number=article.report)
    return (
        Cell(sentences.number(article.number)),
        Cell(title),
        Cell(isolated(article.outlet or sentences.say("unknown_outlet"))),
        Cell(draft.day(article.published)),
        Cell(sentences.number(article.claims)),
        Cell(article.digest, code=True),
    )
