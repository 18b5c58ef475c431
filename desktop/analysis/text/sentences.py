"""Sentences: spans of the stored text that end at a full stop, a question or exclamation mark, an
ellipsis, a semicolon or the end of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.analysis.model import Paragraph
from desktop.analysis.text.said_again import said_again

# A stop ends a sentence when space, a closing mark or the end follows: «8.2», «م.و.إ» and addresses
# don't. Two dots or more end a clause of a headline with or without a space around them.
_END = re.compile(r"(?:[.]{2,}|…|[!؟?؛;]+|[.](?=[\s»”\"'’)\]]|$))[»”\"'’)\]]*|\n+")
# The stages look from each word to others of its sentence. A longer one is no sentence: a page
# whose marks or line ends were lost.
_LONGEST = 2000
_ABBREVIATION = re.compile(r"(?:^|[\s(«\"“])(?:[^\W\d_]{1,2}[.])*[^\W\d_]$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``start``/``end`` in the stored text, trimmed; ``paragraph`` is the paragraph's index;
    ``again``: its line said it before."""

    start: int
    end: int
    paragraph: int
    again: bool = False


def split_sentences(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    """The sentences of each paragraph, in order."""
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs):
        again = said_again(text, paragraph.start, paragraph.end)
        if again is None:
            _split(found, text, paragraph.start, paragraph.end, index)
            continue
        _split(found, text, paragraph.start, again[0], index)
        found.append(Sentence(*again, index, again=True))
        _split(found, text, again[1], paragraph.end, index)
    return tuple(found)


def _split(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    """Add the sentences of a part of a paragraph."""
    for match in _END.finditer(text, start, end):
        lone_stop = match.group().rstrip("»”\"'’)]") == "."
        before = text[max(start, match.start() - 16) : match.start()]
        if lone_stop and _ABBREVIATION.search(before):
            continue
        _append(found, text, start, match.end(), paragraph)
        start = match.end()
    _append(found, text, start, end, paragraph)


def _append(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    """Add a sentence, one that is too long in parts."""
    while end - start > _LONGEST:
        cut = _cut(text, start, start + _LONGEST)
        _append_part(found, text, start, cut, paragraph)
        start = cut
    _append_part(found, text, start, end, paragraph)


def _cut(text: str, start: int, end: int) -> int:
    """Where a sentence that has no end is ended: behind the last comma of its second half, else
    behind the last space, else in the middle of what is no word."""
    half = (start + end) // 2
    commas = max(text.rfind(mark, half, end) for mark in "،,\n")
    spaces = max(text.rfind(space, half, end) for space in " \t\r\u00a0")
    return max(commas, -1) + 1 or max(spaces, -1) + 1 or end


def _append_part(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if any(character.isalnum() for character in stripped):
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Sentence(begin, begin + len(stripped), paragraph))
