"""What a line says again: pages print their headline several times in one line, with the site's
name between («تفتح الجسر - الساحل تفتح الجسر - الساحل تفتح الجسر»)."""

from __future__ import annotations

import re

from desktop.analysis.text.fold import fold_word

# So many words begin what is said again, and at least that share of what was said follows.
_BEGINNING = 3
_SHARE = 0.6
# A headline has no more words, with the site's name.
_LONGEST = 60
# A longer line (characters) is a text whose line ends were lost.
_LINE = 2000
_WORD = re.compile(r"\S+")
_ARABIC = re.compile("[\u0621-\u064a]")


def said_again(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The characters of a line from where it begins anew to where it tells something else; None
    where it does not begin anew.

    Args:
        text: the whole text.
        start, end: the characters of the line.
    """
    head = _WORD.search(text, start, end)
    if end - start > _LINE or head is None or text.find(head.group(), head.end(), end) < 0:
        return None
    matches = list(_WORD.finditer(text, start, end))
    words = [fold_word(match.group()) for match in matches]
    first = _begins_anew(words)
    if first is None:
        return None
    stop = first
    while again := _common(words[:first], words[stop:]):
        stop += again
    rest = text[matches[stop - 1].end() : end]
    return matches[first].start(), matches[stop - 1].end() if _ARABIC.search(rest) else end


def _begins_anew(words: list[str]) -> int | None:
    """The word with which a line says again most of what it has said."""
    beginning = words[:_BEGINNING]
    for index in range(_BEGINNING, min(_LONGEST, len(words) - _BEGINNING) + 1):
        if words[index : index + _BEGINNING] == beginning:
            common = _common(words[:index], words[index:])
            return index if common >= max(_BEGINNING, _SHARE * index) else None
    return None


def _common(said: list[str], again: list[str]) -> int:
    """How many words two lists have alike at their beginning."""
    number = 0
    while number < min(len(said), len(again)) and said[number] == again[number]:
        number += 1
    return number
