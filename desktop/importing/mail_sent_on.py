"""A message that was sent on: whose it was and of when, which mail programs write above it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Lines of headers that are one: whose, and of when or about what.
_LEAST_LINES = 3
_LONGEST_LINE = 500
_MARKS = re.compile("[\u064b-\u0652\u0640]")


@dataclass(frozen=True, slots=True)
class SentOn:
    """``text``: the message without the lines that tell of the other; ``sender`` and ``date``: the
    other's, as they stand there."""

    text: str
    sender: str
    date: str


def plain_subject(subject: str) -> str:
    """The subject without what says that a message is answered or sent on."""
    return _prefixes("answered", "sent_on").sub("", subject, count=1)


def sent_on(subject: str, text: str) -> SentOn | None:
    """The message that this one sends on, the innermost of several; None where it sends on none."""
    lines = text.split("\n")
    said = _prefixes("sent_on").match(subject) is not None
    found: SentOn | None = None
    at = 0
    while at < len(lines):
        told, end = _told(lines, at)
        marked = at > 0 and _is_mark(lines[at - 1])
        if not (said or marked) or len(told) < _LEAST_LINES or not set(told) >= _OWN:
            at = max(end, at + 1)
            continue
        start = at - (at > 0 and (marked or not any(map(str.isalnum, lines[at - 1]))))
        del lines[start:end]
        found = SentOn("", told["sender"], told.get("date", ""))
        at = start
    return found and SentOn("\n".join(lines), found.sender, found.date)


_OWN = {"sender", "subject"}


def _told(lines: Sequence[str], start: int) -> tuple[dict[str, str], int]:
    """What the lines of headers from ``start`` on tell, and where they end."""
    told: dict[str, str] = {}
    end = start
    while end < len(lines):
        match = _label().match(lines[end][:_LONGEST_LINE])
        if match is None:
            break
        told.setdefault(_kinds()[_plain(match[1])] or f"other {end}", match[2].strip())
        end += 1
    return told, end


def _is_mark(line: str) -> bool:
    return any(mark in _plain(line) for mark in _words()["marks"]["sent_on"])


def _plain(words: str) -> str:
    return _MARKS.sub("", words).lower()


@cache
def _kinds() -> Mapping[str, str]:
    labels = _words()["labels"]
    return {
        label: "" if kind == "others" else kind for kind, names in labels.items() for label in names
    }


@cache
def _label() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _kinds()), key=len, reverse=True))
    return re.compile(rf"[>*\s\u200e\u200f]*({names})\s*\*?\s*:[*\u200e\u200f]*(.*)", re.IGNORECASE)


@cache
def _prefixes(*kinds: str) -> re.Pattern[str]:
    words = (re.escape(word) for kind in kinds for word in _words()["subject"][kind])
    return re.compile(rf"(?:\s*(?:{'|'.join(words)})\s*:\s*)+", re.IGNORECASE)


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(files("resources").joinpath("mail_words.toml").read_text("utf-8"))
