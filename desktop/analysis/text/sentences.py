"""Sentences: spans of the stored text that end at a full stop, a question or exclamation mark, an
ellipsis, a semicolon or the end of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.analysis.model import Paragraph

# A stop ends a sentence when space, a closing mark or the end follows: «8.2», «م.و.إ» and addresses
# don't. Two dots or more end a clause of a headline with or without a space around them.
_END = re.compile(r"(?:[.]{2,}|…|[!؟?؛;]+|[.](?=[\s»”\"'’)\]]|$))[»”\"'’)\]]*|\n+")
_ABBREVIATION = re.compile(r"(?:^|[\s(«\"“])(?:[^\W\d_]{1,2}[.])*[^\W\d_]$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``start``/``end`` in the stored text, trimmed; ``paragraph`` is the paragraph's index."""

    start: int
    end: int
    paragraph: int


def split_sentences(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    """The sentences of each paragraph, in order."""
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs):
        start = paragraph.start
        for match in _END.finditer(text, paragraph.start, paragraph.end):
            lone_stop = match.group().rstrip("»”\"'’)]") == "."
            before = text[max(start, match.start() - 16) : match.start()]
            if lone_stop and _ABBREVIATION.search(before):
                continue
            _append(found, text, start, match.end(), index)
            start = match.end()
        _append(found, text, start, paragraph.end, index)
    return tuple(found)


def _append(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if any(character.isalnum() for character in stripped):
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Sentence(begin, begin + len(stripped), paragraph))
