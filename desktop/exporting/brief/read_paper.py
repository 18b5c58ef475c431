"""Reads a PDF back: its footnotes from the file's attachment, and whether the paper shows them.

What a PDF shows are glyphs in the order of the eye, so the words that are seen can be compared only
letter for letter without marks, spaces and punctuation, and their numbers regardless of their order
in the line. The attachment is exact.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pypdfium2

from desktop.exporting.brief.paper import MARGIN
from desktop.exporting.brief.paper_attachment import ATTACHMENT, FORMAT
from desktop.exporting.brief.paper_fonts import known
from desktop.exporting.brief.read_back import BriefRead, FootnoteRead, numbers_in


def read_paper(data: bytes) -> BriefRead:
    """The footnotes of a PDF; none where it is no brief."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return BriefRead(())
    try:
        notes = _attached(document)
        shown = _shown(document) if notes else ""
    except pypdfium2.PdfiumError:
        return BriefRead(())
    finally:
        document.close()
    return BriefRead(tuple(notes), unseen=tuple(_unseen(notes, shown)))


def _attached(document: Any) -> list[FootnoteRead]:
    for at in range(document.count_attachments()):
        attachment = document.get_attachment(at)
        if attachment.get_name() != ATTACHMENT:
            continue
        try:
            held = json.loads(bytes(attachment.get_data()))
            if held["format"] != FORMAT:
                return []
            return [
                FootnoteRead(
                    int(note["number"]), str(note["sha256"]), int(note["start"]), int(note["end"]),
                    str(note["quotation"]),
                )
                for note in held["footnotes"]
            ]  # fmt: skip
        except (ValueError, KeyError, TypeError):
            return []
    return []


def _shown(document: Any) -> str:
    """What the pages show from the heading of the footnotes on, without their margins."""
    last = [(entry.get_dest(), entry.get_title()) for entry in document.get_toc()]
    first = last[-1][0].get_index() if last and last[-1][0] else 0
    parts = []
    for number in range(first or 0, len(document)):
        page = document[number]
        width, height = page.get_size()
        text = page.get_textpage()
        parts.append(text.get_text_bounded(0, MARGIN, width, height))
    return "\n".join(parts)


def _unseen(notes: Sequence[FootnoteRead], shown: str) -> list[int]:
    """The numbers of footnotes whose words do not stand in their order on the paper."""
    paper = _Seen(shown)
    return [note.number for note in notes if not paper.shows(known(note.quotation))]


class _Seen:
    """The words of pages, gone through from one footnote to the next."""

    def __init__(self, shown: str) -> None:
        self._letters, self._places = _letters(shown)
        self._shown = shown
        self._words = [(_bare(m.group()), m.start()) for m in _WORD.finditer(_plain(shown))]
        self._at = 0

    def shows(self, quotation: str) -> bool:
        """Whether words follow what was found last; if so, they are what was found last."""
        wanted, places = _letters(quotation)
        if not wanted:
            return True
        found = self._letters.find(wanted, self._at)
        if found >= 0:
            last = found + len(wanted) - 1
            stretch = self._shown[self._places[found] : self._places[last] + 1]
            inner = quotation[places[0] : places[-1] + 1]
            if _digits(inner) == _digits(stretch) and self._ends_alike(quotation, places[-1], last):
                self._at = last + 1
                return True
        return self._shows_mixed(quotation)

    def _ends_alike(self, quotation: str, own: int, last: int) -> bool:
        """Whether the numbers behind a quotation's last letter follow it on the paper too."""
        stop = self._places[last + 1] if last + 1 < len(self._places) else len(self._shown)
        behind = numbers_in(self._shown[self._places[last] + 1 : stop])
        return all(number in behind for number in numbers_in(quotation[own + 1 :]))

    def _shows_mixed(self, quotation: str) -> bool:
        """Whether its words are there together in another order: a reader of PDFs orders a line of
        both directions by rules of its own."""
        wanted = Counter(map(_bare, _WORD.findall(_plain(quotation))))
        size = wanted.total()
        begin = self._places[self._at] if self._at < len(self._places) else len(self._shown)
        words = [(word, place) for word, place in self._words if place >= begin]
        window: Counter[str] = Counter()
        for number, (word, _) in enumerate(words):
            window[word] += 1
            if number >= size:
                window[words[number - size][0]] -= 1
            if number >= size - 1 and +window == wanted:
                behind = words[number][1] + len(word)
                self._at = bisect_left(self._places, behind)
                return True
        return False


_WORD = re.compile(r"[^\W\d_]+|\d+")
_MARK = "ـ"


def _plain(text: str) -> str:
    """Letters in their plain forms; a mark becomes a letter of no sound, so that places stay and
    words stay whole."""
    return "".join(map(_plain_letter, text))


def _plain_letter(letter: str) -> str:
    plain = unicodedata.normalize("NFKC", letter)
    if unicodedata.category(letter)[0] == "M" or letter == "ـ":
        return _MARK
    return plain if len(plain) == 1 else letter


def _bare(word: str) -> str:
    return word.replace(_MARK, "")


def _digits(text: str) -> list[str]:
    return sorted(str(unicodedata.digit(c)) for c in text if c.isdecimal())


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters of a text in their plain forms, and where each stands in it."""
    found, places = [], []
    for at, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKC", letter):
            if unicodedata.category(plain)[0] == "L" and plain != "ـ":
                found.append(plain)
                places.append(at)
    return "".join(found), places
