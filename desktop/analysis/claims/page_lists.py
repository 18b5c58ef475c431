"""The lists of a web page round an article: menus, «read also», the headlines of other articles.

Told by their structure alone: several short lines on end that no full stop closes, before the first
or behind the last line of prose, and lines that were printed before.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.analysis.model import Paragraph
from desktop.analysis.text.fold import fold_word

# A list has so many lines on end, none of more words than this.
_LINES = 4
_WORDS = 20
# Prose has at least so many words and a full stop, or so many without one.
_PROSE = 12
_LONG_LINE = 30
# A line of fewer words may be printed twice for a reason.
_REPEATED = 3
_CLOSING = tuple(".!؟?؛:»”\"'…")
_BULLETS = tuple("-–—•*▪●○◾■0123456789٠١٢٣٤٥٦٧٨٩")


def list_lines(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
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
    return frozenset(found)


def _is_prose(line: str) -> bool:
    count = len(line.split())
    return count >= _LONG_LINE or (count >= _PROSE and line.endswith(_CLOSING))


def _lists(lines: Sequence[str], numbers: Sequence[int]) -> set[int]:
    """Runs of short lines; one that a full stop closes ends a run, as an item of a list of the
    article's own (a bullet) does."""
    found: set[int] = set()
    run: list[int] = []
    for number in [*numbers, -1]:
        line = lines[number] if number >= 0 else ""
        short = 0 < len(line.split()) <= _WORDS and not line.endswith(".")
        if number >= 0 and short and not line.startswith(_BULLETS):
            run.append(number)
            continue
        if len(run) >= _LINES:
            found.update(run)
        run = []
    return found


def _repeated(lines: Sequence[str]) -> list[int]:
    met: set[str] = set()
    found: list[int] = []
    for number, line in enumerate(lines):
        key = " ".join(fold_word(word) for word in line.split())
        if key in met and len(line.split()) >= _REPEATED:
            found.append(number)
        met.add(key)
    return found
