"""A reading in progress: what the stages of the pipeline have found so far in one article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.model import (
    Claim,
    Conflict,
    Document,
    Entity,
    Event,
    Mention,
    Paragraph,
    Quantity,
    Quote,
    Source,
    Timex,
)
from desktop.analysis.text.fold import Folded
from desktop.analysis.text.quotations import Quotation
from desktop.analysis.text.sentences import Sentence
from desktop.analysis.text.tokens import Token
from resources.models import NO_MODELS, Models


@dataclass(frozen=True)
class Reading:
    """Immutable: each stage returns a new one with its layer filled (``dataclasses.replace``).

    ``listed``: the numbers of the paragraphs that are the page's and not the article's.
    ``candidates[i]`` is what the recognisers knew of ``mentions[i]`` beyond what is published.
    """

    document: Document
    folded: Folded
    models: Models = NO_MODELS
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    listed: frozenset[int] = frozenset()
    times: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    entities: tuple[Entity, ...] = ()
    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    recognisers: tuple[str, ...] = ()
    _token_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_token_starts", tuple(token.start for token in self.tokens))

    @property
    def text(self) -> str:
        return self.document.text

    def quote(self, start: int, end: int) -> Quote:
        """The words of a span (characters of the stored text, end exclusive)."""
        return Quote(start, end, self.text[start:end])

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in the span ``start:end`` of the stored text."""
        first = bisect_left(self._token_starts, start)
        return self.tokens[first : bisect_left(self._token_starts, end)]

    def token_index(self, offset: int) -> int | None:
        """The index of the token that covers an offset of the text, or None between tokens."""
        index = bisect_right(self._token_starts, offset) - 1
        return index if index >= 0 and offset < self.tokens[index].end else None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that covers an offset of the stored text, or None between paragraphs."""
        paragraphs = self.document.paragraphs
        index = bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
        return paragraphs[index] if index >= 0 and offset < paragraphs[index].end else None

    def in_byline(self, offset: int) -> bool:
        """Whether an offset of the stored text lies in a line of the agency, place or author."""
        paragraph = self.paragraph_at(offset)
        return paragraph is not None and paragraph.kind == "byline"

    def in_page(self, offset: int) -> bool:
        """Whether an offset of the stored text lies in a list of the page round the article, or in
        what its line said before."""
        sentence = self.sentence_at(offset)
        return sentence is not None and (sentence.again or sentence.paragraph in self.listed)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset of the stored text, or None between sentences."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].end else None
