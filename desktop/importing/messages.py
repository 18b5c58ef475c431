"""The messages of a chat, as messengers export them: each with a text is an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.importing.formats import Found
from desktop.importing.found import FoundArticle, Guess
from desktop.importing.problems import ImportProblem, NoArabic, PagesWithoutArticle
from desktop.importing.source import Reading
from desktop.importing.text_file import article_from_text

REASON = "messenger"


@dataclass(frozen=True, slots=True)
class Message:
    """``number``: what the export calls it; ``sent``: when; ``sender``: the channel or person."""

    number: str
    text: str
    sent: Guess | None
    sender: Guess | None


def sender_guess(name: str) -> Guess | None:
    """Whose a message is."""
    return Guess(name, REASON, name) if name else None


def articles_of_messages(
    messages: Iterable[Message], name: str, reading: Reading, key: str, encoding: str
) -> Iterator[Found]:
    """The messages that are Arabic, and how many are not; ``name`` is what the file is called,
    ``key`` the format that it is told as.

    Raises:
        NoArabic: nobody says anything in it.
    """
    found = left_out = 0
    for message in messages:
        try:
            text = article_from_text(message.text, name).text
        except ImportProblem:
            left_out += 1
            continue
        found += 1
        member = reading.part(message.number)
        yield FoundArticle(
            text, key, member, outlet=message.sender, published=message.sent, encoding=encoding
        )
    if left_out:
        yield PagesWithoutArticle(name, count=left_out)
    elif not found:
        raise NoArabic(name)
