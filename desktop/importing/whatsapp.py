"""A chat that WhatsApp exported as a text: each message that a person wrote is an article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files
from itertools import pairwise

from desktop.importing.dates import of_programs
from desktop.importing.formats import Found
from desktop.importing.found import Guess
from desktop.importing.messages import REASON, Message, articles_of_messages, sender_guess
from desktop.importing.named_dates import published_guess
from desktop.importing.recognition import WHATSAPP
from desktop.importing.source import Reading, Source
from desktop.importing.text_file import decoded_text

# The messages of years, without what was attached.
_MOST_MEGABYTES = 100
# Names of people and groups are shorter.
_SENDER = re.compile(r"[\u200e\u200f\u202a-\u202e]*([^:\n]{1,100}?)[\u202c\u200e\u200f]*: ")
_NUMBERS = re.compile(r"\d+")
# What the program writes into a message: it begins with a mark that nobody types, or stands in
# angle brackets.
_OF_PROGRAM = re.compile(r"^\u200e.*|\s*\u200e?<[^<>\n]{1,100}>\s*$", re.MULTILINE)
_ATTACHED = re.compile(r"^\S+\.\w{2,4} \([^()\n]{1,60}\)$", re.MULTILINE)


@dataclass(slots=True)
class _Raw:
    """A message as it stands in the file: its moment, who and what, line by line."""

    written: str
    lines: list[str] = field(default_factory=list)


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The messages of a chat in its order; what the program says itself is passed over.

    Raises:
        ImportProblem: the file is too large, or in no encoding that is known.
    """
    decoded = decoded_text(source, reading, _MOST_MEGABYTES)
    raw = list(_messages(decoded.text))
    in_order = _order([_numbers(message) for message in raw])
    messages = (
        Message(str(number), text, _sent(message, in_order), sender_guess(sender))
        for number, message in enumerate(raw, 1)
        for sender, text in _said(message)
    )
    yield from articles_of_messages(messages, source.name, reading, "whatsapp", decoded.encoding)


def _messages(text: str) -> Iterator[_Raw]:
    current: _Raw | None = None
    for line in text.splitlines():
        match = WHATSAPP.match(line)
        if match is not None:
            if current is not None:
                yield current
            current = _Raw(match["written"], [line[match.end() :]])
        elif current is not None:
            current.lines.append(line)
    if current is not None:
        yield current


def _said(message: _Raw) -> Iterator[tuple[str, str]]:
    """Who said what; nothing where nobody did."""
    match = _SENDER.match(message.lines[0])
    if match is None:
        return
    whole = "\n".join((message.lines[0][match.end() :], *message.lines[1:]))
    text = _ATTACHED.sub("", _OF_PROGRAM.sub("", whole)).strip()
    if text and text.rstrip(" .").lower() not in _placeholders():
        yield match[1].strip(), text


def _numbers(message: _Raw) -> tuple[int, int, int]:
    first, second, third = _NUMBERS.findall(message.written)[:3]
    return int(first), int(second), int(third)


def _order(days: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
    """Where year, month and day stand: as the telephone's language has it, by which the messages
    come one after the other; the day first where that does not tell."""
    orders: tuple[tuple[int, int, int], ...] = (
        ((0, 1, 2),) if days and days[0][0] > 31 else ((2, 1, 0), (2, 0, 1))
    )
    fitting = [order for order in orders if all(1 <= day[order[1]] <= 12 for day in days)]
    following = [order for order in fitting if _is_sorted(days, order)]
    return next(iter((*following, *fitting, *orders)))


def _is_sorted(days: Sequence[tuple[int, int, int]], order: tuple[int, int, int]) -> bool:
    placed = [tuple(day[place] for place in order) for day in days]
    return all(one <= other for one, other in pairwise(placed))


def _sent(message: _Raw, order: tuple[int, int, int]) -> Guess | None:
    numbers = _numbers(message)
    year, month, day = (numbers[place] for place in order)
    clock = re.search(r"\d{1,2}:\d\d(?::\d\d)?", _clock(message.written))
    try:
        moment = datetime(year if year > 99 else 2000 + year, month, day)  # noqa: DTZ001 - as written
    except ValueError:
        return None
    written = f"{moment.date().isoformat()} {clock[0] if clock else ''}"
    found = published_guess(written, REASON)
    return Guess(found.value, REASON, message.written) if found else None


def _clock(written: str) -> str:
    """The part behind the day, in 24 hours."""
    return of_programs(re.split(r"[،,\s]\s*", written, maxsplit=1)[1])


@cache
def _placeholders() -> frozenset[str]:
    table = tomllib.loads(files("resources").joinpath("messenger_words.toml").read_text("utf-8"))
    return frozenset(table["placeholders"]["messages"])
