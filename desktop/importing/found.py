"""What a file holds: articles, each with what the file itself says of outlet, date and author."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from desktop.analysis.model import Article
from desktop.importing.surrogates import without_lone_surrogates


@dataclass(frozen=True, slots=True)
class Guess:
    """What a file says of an article: a ``value``, and how Rawi came to it.

    ``reason`` names its words in ``resources/translations`` (``import.reason.…``); ``evidence`` is
    what stands in the file, as it stands there. A person may correct the value before it is kept.
    """

    value: str
    reason: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """One article of a file.

    Attributes:
        text: the whole text, its title in the first paragraph where it has one.
        format: the key of the format that it was read as (``html``).
        member: where in the file it stands: the path in an archive, the number of a message or row;
            empty where the file is one article.
        title: the headline, as it stands in ``text``.
        outlet: who published it.
        published: ISO 8601 date, with time and offset where they are known.
        author: who signed it.
        encoding: the codec that the bytes were read with, where that was guessed.
        columns: of the first article of a table, what each of its columns was taken for, «» for
            nothing.
    """

    text: str
    format: str
    member: str = ""
    title: Guess | None = None
    outlet: Guess | None = None
    published: Guess | None = None
    author: Guess | None = None
    encoding: str | None = None
    columns: Mapping[str, str] | None = None

    def article(self, *, outlet: str | None = None, published: str | None = None) -> Article:
        """The article for the engine; ``outlet`` and ``published`` are a person's, and win."""
        if outlet:
            outlet = without_lone_surrogates(outlet)
        return Article(
            text=self.text,
            title=self.title.value if self.title else None,
            outlet=outlet or (self.outlet.value if self.outlet else None),
            published=published or (self.published.value if self.published else None),
        )


_GUESSES = ("title", "outlet", "published", "author")


def to_record(found: FoundArticle) -> dict[str, Any]:
    """A record of plain values, for JSON."""
    return asdict(found)


def from_record(record: Mapping[str, Any]) -> FoundArticle:
    """The article of a record of :func:`to_record`.

    Raises:
        ValueError: the record is not one. It may come from a process that a hostile file broke,
            so each value is looked at.
    """
    try:
        guesses = {name: _guess(record[name]) for name in _GUESSES}
        return FoundArticle(
            text=_text(record["text"]),
            format=_text(record["format"]),
            member=_text(record["member"]),
            encoding=None if record["encoding"] is None else _text(record["encoding"]),
            columns=_columns(record["columns"]),
            **guesses,
        )
    except (KeyError, TypeError) as error:
        raise ValueError("not a found article") from error


def _guess(value: object) -> Guess | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise TypeError("a guess is a record")
    return Guess(*(_text(value[name]) for name in ("value", "reason", "evidence")))


def _columns(value: object) -> dict[str, str] | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise TypeError("columns are a record")
    return {_text(name): _text(role) for name, role in value.items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
