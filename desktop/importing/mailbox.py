"""A mailbox (MBOX): every message in it is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from desktop.importing.formats import Found
from desktop.importing.mail import MOST_MEGABYTES, articles_of_message
from desktop.importing.problems import (
    FileDamaged,
    FileEmpty,
    FilePasswordProtected,
    MessagesLeftOut,
    NoArabic,
)
from desktop.importing.recognition import MAILBOX
from desktop.importing.source import Reading, Source

_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
# Messages that a sentence names.
_NAMED = 8


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """Each message, and what is attached to it; those without an Arabic article, locked, broken and
    too large ones are told in one sentence.

    Raises:
        FileDamaged, FileEmpty: there is no message in it.
    """
    without: list[int] = []
    number = 0
    for number, raw in enumerate(_raw_messages(source), 1):
        inside = replace(reading, member=reading.part(str(number)))
        if raw is None:
            without.append(number)
            continue
        try:
            yield from articles_of_message(raw, f"{source.name}/{number}", inside, "mailbox")
        except (NoArabic, FileDamaged, FilePasswordProtected):
            without.append(number)
    if without:
        numbers = ", ".join(map(str, without[:_NAMED])) + ("…" if len(without) > _NAMED else "")
        yield MessagesLeftOut(source.name, count=len(without), messages=numbers)
    if not number:
        raise FileDamaged(source.name, format="MBOX") if source.size() else FileEmpty(source.name)


def _raw_messages(source: Source) -> Iterator[bytes | None]:
    """The bytes of each message of a mailbox; None for one that is too large."""
    source.stream.seek(0)
    lines: list[bytes] = []
    size, begun, after_blank = 0, False, True
    for line in source.stream:
        if after_blank and MAILBOX.match(line):
            if begun:
                yield _whole(lines, size)
            lines, size, begun = [], 0, True
        elif size <= MOST_MEGABYTES * 1_000_000:
            lines.append(line)
            size += len(line)
        after_blank = not line.strip()
    if begun:
        yield _whole(lines, size)


def _whole(lines: list[bytes], size: int) -> bytes | None:
    if size > MOST_MEGABYTES * 1_000_000:
        return None
    return _ESCAPED.sub(rb"\1", b"".join(lines))
