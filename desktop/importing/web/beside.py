"""Date and author that a page tells in the lines beside its headline, for people only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from desktop.importing.found import Guess
from desktop.importing.named_dates import hijri_guess, sure_date, tells_day_first
from desktop.importing.web.page_words import page_words
from resources.lexicons import load

_REASON = "page_line"
_LONGEST_NAME = 5
# Where a name ends that other things follow on the line.
_AFTER_NAME = re.compile(r"\s*(?:[|،,/•–—:(\d]|\s-\s).*")


def date_beside(lines: Iterable[str]) -> Guess | None:
    """The date in the first line that has one which can be read in one way only, or else the first
    Hijri one; what follows a word of another time («آخر تحديث») is not read."""
    read = [(_other_times().split(line, maxsplit=1)[0], line) for line in lines]
    day_first = tells_day_first(line for _, line in read)
    for part, line in read:
        iso = sure_date(part, day_first=day_first)
        if iso:
            return Guess(iso, _REASON, line)
    return next(filter(None, (hijri_guess(part) for part, _ in read)), None)


def author_beside(lines: Iterable[str]) -> Guess | None:
    """The name in the first line that begins as a signature does."""
    for line in lines:
        match = _signature().match(line)
        name = _name(_AFTER_NAME.sub("", match[1])) if match else ""
        if name and len(name.split()) <= _LONGEST_NAME:
            return Guess(name, _REASON, line)
    return None


def _name(text: str) -> str:
    """A name without the day that follows it."""
    return " ".join(takewhile(lambda word: word not in _weekdays(), text.split()))


@cache
def _other_times() -> re.Pattern[str]:
    return re.compile("|".join(page_words().other_times), re.IGNORECASE)


@cache
def _weekdays() -> frozenset[str]:
    rows = load().rows("time_words")
    return frozenset(row["form"] for row in rows if row["class"] == "weekday")


@cache
def _signature() -> re.Pattern[str]:
    words = page_words()
    signs = rf"(?:{'|'.join(words.writers)})\s*[:/-]?\s+|(?:{'|'.join(words.labels)})\s*[:/]\s*"
    return re.compile(rf"(?:{signs})(.+)", re.IGNORECASE)
