"""A document becomes an article: its paragraphs, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.importing.found import FoundArticle, Guess
from desktop.importing.source import Reading, Source
from desktop.importing.text_file import article_from_text

# Headlines are shorter; what is marked as one and longer is a paragraph in large letters.
_LONGEST_HEADING = 300
# Spaces of all kinds but the line's end, and marks that no reader sees.
_SPACES = re.compile(r"[^\S\n]+")
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; ``heading``: the document calls it its title or a heading."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself, as it stands there; empty where it says nothing."""

    title: str = ""
    author: str = ""
    created: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class Reasons:
    """How what a document says of itself is called in the reasons of guesses."""

    title: str = "document_title"
    author: str = "document_author"
    created: str = "document_created"
    company: str = "document_company"


_OF_DOCUMENTS = Reasons()


def row_of(cells: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """A row of data is one line; a row that lays out a page is its paragraphs, cell by cell."""
    filled = [[block for block in cell if block.text.strip()] for cell in cells]
    if len(cells) > 1 and all(len(cell) <= 1 for cell in filled):
        yield Block("\t".join(cell[0].text for cell in filled if cell))
    else:
        yield from (block for cell in filled for block in cell)


def article_of(
    source: Source,
    reading: Reading,
    key: str,
    blocks: Sequence[Block],
    known: Properties,
    reasons: Reasons = _OF_DOCUMENTS,
) -> FoundArticle:
    """The one article of a document of the format ``key``.

    Raises:
        ImportProblem: it has no text, no Arabic, or too much for one article.
    """
    cleaned = [Block(_tidy(block.text), block.heading) for block in blocks]
    kept = [block for block in cleaned if block.text]
    text = "\n".join(block.text for block in kept)
    article = article_from_text(text, source.name)
    return FoundArticle(
        article.text,
        key,
        reading.member,
        title=_title(kept, known.title, reasons.title),
        outlet=_plain(known.company, reasons.company),
        published=_date(known.created, reasons.created),
        author=_plain(known.author, reasons.author),
    )


def _tidy(text: str) -> str:
    lines = (_SPACES.sub(_one_space, line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _one_space(spaces: re.Match[str]) -> str:
    """Cells of a table stay apart."""
    return "\t" if "\t" in spaces[0] else " "


def _title(blocks: Sequence[Block], declared: str, reason: str) -> Guess | None:
    """The document's own title where it stands among its first paragraphs (what a program put
    there by itself does not), else its first heading."""
    wanted = _NOT_LETTERS.sub("", declared)
    for block in blocks[:5]:
        if wanted and _NOT_LETTERS.sub("", block.text) == wanted:
            return Guess(block.text, reason, declared)
    for block in blocks[:5]:
        if block.heading and len(block.text) <= _LONGEST_HEADING and "\n" not in block.text:
            return Guess(block.text, "first_heading", block.text)
    return None


def _plain(value: str, reason: str) -> Guess | None:
    value = _tidy(value).replace("\n", " ")
    return Guess(value, reason, value) if value else None


def _date(declared: str, reason: str) -> Guess | None:
    try:
        moment = datetime.fromisoformat(declared.strip())
    except ValueError:
        return None
    iso = moment.date().isoformat() if len(declared.strip()) <= 10 else moment.isoformat()
    return Guess(iso, reason, declared)
