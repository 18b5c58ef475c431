"""Paragraphs: the headline, bylines and body of an article, from its lines alone.

The first line that is no byline is the headline when more text follows. A byline is a short line
near the top that names who printed or sent the text («| صحيفة- وكالات», «دمشق - سانا», «خاص»), or
only a date.
"""

from __future__ import annotations

import re

from desktop.analysis.model import Paragraph, ParagraphKind
from desktop.analysis.text.fold import fold_word
from resources.lexicons import Lexicons

_LINE = re.compile(r"[^\n\r\x0b\x0c\u2028\u2029]+")
_DATE_ONLY = re.compile(r"[\d\s./:\-–|]+")
_SENTENCE_END = re.compile(r"[.!؟?]\W*$")
_DASHED = re.compile(r"^\W*[^\d\W][^–—\-،,]{1,30}\s?[-–—/|]\s?[^–—،,]{2,40}\W*$")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LETTERS = re.compile(r"[^\W\d_]+")

# Bylines stand among the first lines, and are short (words).
_TOP_LINES = 6
_BYLINE_WORDS = 7
_SIGNATURE_WORDS = 3
_HEADLINE_CHARACTERS = 300


def split_paragraphs(text: str, outlet: str | None, lexicons: Lexicons) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order: every line with a letter or digit, trimmed of space.

    Args:
        text: the stored text.
        outlet: the printing outlet if known; a line that is its name is a byline.
        lexicons: the table ``byline_words``.
    """
    words = frozenset(fold_word(row["word"]) for row in lexicons.rows("byline_words"))
    lines = [span for match in _LINE.finditer(text) if (span := _trimmed(match)) is not None]
    paragraphs: list[Paragraph] = []
    headline_seen = False
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        kind: ParagraphKind = "body"
        signed = bool(paragraphs) and paragraphs[-1].kind == "headline" and _is_signature(line)
        if number < _TOP_LINES and (signed or _is_byline(line, outlet, words, headline_seen)):
            kind = "byline"
        elif not headline_seen:
            headline_seen = True
            if len(lines) > number + 1 and _is_headline(line):
                kind = "headline"
        paragraphs.append(Paragraph(start, end, kind))
    return tuple(paragraphs)


def _trimmed(match: re.Match[str]) -> tuple[int, int] | None:
    line = match.group()
    stripped = line.strip()
    if _LETTER_OR_DIGIT.search(stripped) is None:
        return None
    start = match.start() + len(line) - len(line.lstrip())
    return start, start + len(stripped)


def _is_headline(line: str) -> bool:
    return len(line) <= _HEADLINE_CHARACTERS and not _SENTENCE_END.search(line.rstrip("».” \"'"))


def _is_signature(line: str) -> bool:
    """A line of a few words right under the headline: the author or the outlet."""
    return len(line.split()) <= _SIGNATURE_WORDS and not _SENTENCE_END.search(line)


def _is_byline(
    line: str, outlet: str | None, byline_words: frozenset[str], headline_seen: bool
) -> bool:
    if _DATE_ONLY.fullmatch(line):
        return True
    words = [fold_word(word) for word in _LETTERS.findall(line)]
    if not words or len(words) > _BYLINE_WORDS or _SENTENCE_END.search(line):
        return False
    own = fold_word(outlet).split() if outlet else []
    if own and words[: len(own)] == own and (words == own or headline_seen):
        return True
    if not headline_seen:
        return False
    return line.startswith("|") or bool(_DASHED.match(line)) or not byline_words.isdisjoint(words)
