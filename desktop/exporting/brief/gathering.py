"""What the sections of a brief are made of: the articles of a case, gone through once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from desktop.exporting.claim_rows import ClaimRow, claim_rows
from desktop.exporting.content import AcrossArticles, Content, ExportedDocument, Remark
from desktop.exporting.redaction.checking import Check

Span = tuple[int, int, int]
"""Document, start, end."""

_BEFORE = 12
"""So many characters before a claim are looked at for the word that makes a clause of it."""


@dataclass(frozen=True, slots=True)
class ArticleUsed:
    """An article without its text. ``whole``: its original text may leave."""

    number: int
    digest: str
    title: str
    outlet: str
    published: str | None
    file: str | None
    report: int
    claims: int
    without_model: bool
    remarks: tuple[Remark, ...]
    seal: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a brief may tell.

    Attributes:
        claims: in order of the articles and their texts.
        clauses: where a claim stands behind «أن» or «إن» in its text, so that it can stand behind
            it in a sentence of ours.
        announced: where a word of announcing attributes it.
        across: conflicts and tolls, without those that point to articles that are not here.
        withheld: how many conflicts and tolls those were.
        check: finds names that are hidden; None where none is.
    """

    claims: list[ClaimRow] = field(default_factory=list)
    articles: list[ArticleUsed] = field(default_factory=list)
    clauses: set[Span] = field(default_factory=set)
    announced: set[Span] = field(default_factory=set)
    across: AcrossArticles = field(default_factory=AcrossArticles)
    withheld: int = 0
    remarks: tuple[Remark, ...] = ()
    check: Check | None = None

    def hides(self, name: str) -> bool:
        """Whether a name is not to leave."""
        return self.check is not None and self.check.in_texts.finds(name)

    @property
    def by_span(self) -> dict[Span, ClaimRow]:
        return {(row.number, row.start, row.end): row for row in self.claims}

    @property
    def by_number(self) -> dict[int, ArticleUsed]:
        return {article.number: article for article in self.articles}


def gather(content: Content, that: frozenset[str], announcing: frozenset[str]) -> Material:
    """Go through a case once.

    Args:
        content: what leaves.
        that: the words behind which a claim is a clause.
        announcing: the words by which a claim is announced.

    Raises:
        ExportCancelled: a person stopped it.
    """
    articles: list[ArticleUsed] = []
    clauses: set[Span] = set()
    announced: set[Span] = set()

    def watched() -> Iterator[ExportedDocument]:
        for document in content.documents():
            articles.append(_article(document))
            clauses.update(_clauses(document, that))
            announced.update(_announced(document, announcing))
            yield document

    claims = list(claim_rows(replace(content, documents=watched)))
    across, withheld = _of_articles(content.across(), {a.number for a in articles})
    return Material(
        claims, articles, clauses, announced, across, withheld, content.remarks, content.check
    )


def _article(document: ExportedDocument) -> ArticleUsed:
    about = document.analysis.document
    return ArticleUsed(
        number=document.number,
        digest=document.digest,
        title=" ".join(about.title.split()),
        outlet=about.outlet or "",
        published=about.published,
        file=document.file,
        report=document.report,
        claims=len(document.analysis.claims),
        without_model=document.analysis.read_without_the_neural_recogniser,
        remarks=document.remarks,
        seal=document.seal,
    )


def _clauses(document: ExportedDocument, that: frozenset[str]) -> Iterator[Span]:
    text = document.analysis.document.text
    for claim in document.analysis.claims:
        before = text[max(claim.start - _BEFORE, 0) : claim.start]
        words = before.split()
        if words and before[-1:].isspace() and words[-1] in that:
            yield document.number, claim.start, claim.end


def _announced(document: ExportedDocument, words: frozenset[str]) -> Iterator[Span]:
    for claim in document.analysis.claims:
        if any(cue.text in words for cue in claim.cues):
            yield document.number, claim.start, claim.end


def _of_articles(across: AcrossArticles, numbers: set[int]) -> tuple[AcrossArticles, int]:
    """Conflicts and tolls of some articles alone: the others must not leave by this way."""
    conflicts = tuple(c for c in across.conflicts if all(s.document in numbers for s in c.sides))
    tolls = tuple(t for t in across.tolls if t.documents <= numbers)
    withheld = len(across.conflicts) - len(conflicts) + len(across.tolls) - len(tolls)
    return AcrossArticles(conflicts, tolls), withheld
