"""Short parts of a text. A word is never cut: half of one may be another word, such as the hidden
name «علي» in «عليه»."""

from __future__ import annotations

import re


def before(text: str, at: int, most: int) -> str:
    """What stands before a place, at most so many characters, from the beginning of a word on."""
    start = max(0, at - most)
    if _is_within_a_word(text, start):
        start += len(re.match(r"\S*", text[start:at]).group())  # type: ignore[union-attr]
    return text[start:at]


def behind(text: str, at: int, most: int) -> str:
    """What stands behind a place, up to the end of a word."""
    end = at + most
    if _is_within_a_word(text, end):
        end -= len(re.search(r"\S*$", text[at:end]).group())  # type: ignore[union-attr]
    return text[at:end]


def beginning(text: str, most: int) -> str:
    """The first words of a text in one line."""
    return behind(" ".join(text.split()), 0, most).strip()


def _is_within_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace()
