"""The lists of a web page round an article: menus, «read also», the headlines of other articles.

Told by their structure: several short lines on end that no full stop closes, before the first or
behind the last line of prose; lines behind a line that heads such a list («مواضيع ذات صلة»), which
the table ``boilerplate`` knows; and lines that were printed before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from desktop.analysis.model import Paragraph
from desktop.analysis.text.fold import fold_word
from desktop.analysis.text.said_again import said_again
from resources.lexicons import Lexicons

# A list has so many lines on end, none of more words than this.
_LINES = 4
_WORDS = 20
# Prose has at least so many words and a full stop, or so many without one.
_PROSE = 12
_LONG_LINE = 30
# A line of fewer words may be printed twice for a reason.
_REPEATED = 3
# A line that heads a list has no more words than its phrase and these.
_BESIDE = 1
_CLOSING = tuple(".!؟?:؛")
_QUOTES = "»”\"'’)] "
# A headline that was cut off, not a sentence that was closed.
_CUT = ("…", "..")
_BULLETS = tuple("-–—•*▪●○◾■0123456789٠١٢٣٤٥٦٧٨٩")
_WORD = re.compile(r"[^\W_]+")
_SITE = re.compile(r"\s[-–—|]\s")


def list_lines(text: str, paragraphs: Sequence[Paragraph], lexicons: Lexicons) -> frozenset[int]:
    """The numbers of the paragraphs that belong to the page and not to the article."""
    lines = [text[paragraph.start : paragraph.end].strip() for paragraph in paragraphs]
    body = [n for n, paragraph in enumerate(paragraphs) if paragraph.kind == "body"]
    prose = [n for n in body if _is_prose(lines[n])]
    found = set(_repeated(lines))
    if prose:
        before = [n for n in body if n < prose[0]]
        behind = [n for n in body if n > prose[-1]]
        for side in (before, behind):
            found |= _lists(lines, side)
        found |= _headed(lines, body, frozenset(prose), _headings(lexicons))
    return frozenset(found)


def _is_prose(line: str) -> bool:
    count = len(line.split())
    closed = line.rstrip(_QUOTES).endswith(_CLOSING) and not line.endswith(_CUT)
    return count >= _LONG_LINE or (count >= _PROSE and closed)


def _lists(lines: Sequence[str], numbers: Sequence[int]) -> set[int]:
    """Runs of short lines; one that a full stop closes ends a run, as an item of a list of the
    article's own (a bullet) does."""
    found: set[int] = set()
    run: list[int] = []
    for number in [*numbers, -1]:
        if number >= 0 and _is_item(lines[number]):
            run.append(number)
            continue
        if len(run) >= _LINES:
            found.update(run)
        run = []
    return found


def _is_item(line: str) -> bool:
    closed = line.endswith(".") and not line.endswith(_CUT)
    return 0 < len(line.split()) <= _WORDS and not closed and not line.startswith(_BULLETS)


@lru_cache(maxsize=4)
def _headings(lexicons: Lexicons) -> tuple[tuple[str, ...], ...]:
    """The phrases that head a list, as folded words."""
    rows = lexicons.rows("boilerplate")
    return tuple({_words(row["phrase"]): None for row in rows if row["heads"] == "list"})


def _words(line: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(" ".join(fold_word(word) for word in line.split())))


def _headed(
    lines: Sequence[str],
    body: Sequence[int],
    prose: frozenset[int],
    headings: tuple[tuple[str, ...], ...],
) -> set[int]:
    """The lines that head a list, and those of it: up to the next line of prose."""
    found: set[int] = set()
    inside = False
    for number in body:
        words = () if number in prose else _words(lines[number])
        fitting = [heading for heading in headings if words[: len(heading)] == heading]
        heads = any(len(words) <= len(heading) + _BESIDE for heading in fitting)
        inside = heads or (inside and number not in prose and _is_item(lines[number]))
        if inside or fitting:
            found.add(number)
    return found


def _repeated(lines: Sequence[str]) -> list[int]:
    """The lines that were printed before; a headline also with the site's name behind it."""
    met: set[str] = set()
    found: list[int] = []
    for number, line in enumerate(lines):
        told = _told(line)
        key = " ".join(fold_word(word) for word in told.split())
        if key in met and len(told.split()) >= _REPEATED:
            found.append(number)
        met.add(key)
    return found


def _told(line: str) -> str:
    """What a line tells, once: without the site's name behind a headline."""
    again = said_again(line, 0, len(line))
    once = line[: again[0]] if again is not None else line
    title = _SITE.split(once, maxsplit=1)[0]
    return title if _is_item(once) and len(title.split()) >= _REPEATED else once
