"""Reads a PDF back: its footnotes and quotations from the file's attachment, and whether the paper
shows them.

What a PDF shows are glyphs in the order of the eye, so the words that are seen can be compared only
without marks and punctuation, and those of one line in whatever order. The attachment is exact.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2

from desktop.exporting.brief.judgements import Stated
from desktop.exporting.brief.paper import HEADING_ROOM, MARGIN
from desktop.exporting.brief.paper_attachment import ATTACHMENT, FORMAT, NO_SEAL, SEAL
from desktop.exporting.brief.paper_fonts import known
from desktop.exporting.brief.read_back import BriefRead, FootnoteRead, numbers_in
from desktop.exporting.brief.seal import DIGITS, body_digest


def read_paper(data: bytes) -> BriefRead:
    """The footnotes and quotations of a PDF; none where it is no brief."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return BriefRead(())
    try:
        brief = _attached(document)
        if not brief.footnotes:
            return brief
        text, notes = _shown(document)
    except pypdfium2.PdfiumError:
        return BriefRead(())
    finally:
        document.close()
    seen = _Seen(text)
    quoted = tuple(each for each in brief.quoted if not seen.shows(known(each[1])))
    seen = _Seen(notes)
    unseen = tuple(n.number for n in brief.footnotes if not seen.shows(known(n.quotation)))
    seal = _SEAL.search(data)
    if seal is None:
        return replace(brief, unseen=unseen, unseen_quoted=quoted)
    body = data[: seal.start()] + NO_SEAL.encode() + data[seal.end() :]
    return replace(
        brief, unseen=unseen, unseen_quoted=quoted, seal=seal[1].decode(), body=body_digest(body)
    )


_SEAL = re.compile(SEAL.encode() + b"([0-9a-f]{%d})" % DIGITS)


def _attached(document: Any) -> BriefRead:
    """What the file's own list says."""
    for at in range(document.count_attachments()):
        attachment = document.get_attachment(at)
        if attachment.get_name() != ATTACHMENT:
            continue
        try:
            held = json.loads(bytes(attachment.get_data()))
            if held["format"] != FORMAT:
                return BriefRead(())
            notes = [
                FootnoteRead(
                    int(note["number"]), str(note["sha256"]), int(note["start"]), int(note["end"]),
                    str(note["quotation"]),
                )
                for note in held["footnotes"]
            ]  # fmt: skip
            quoted = [(int(each["footnote"]), str(each["words"])) for each in held["quoted"]]
            judged = tuple(
                Stated(str(each["code"]), str(each["words"])) for each in held.get("judged", ())
            )
            return BriefRead(tuple(notes), tuple(quoted), judged=judged)
        except (ValueError, KeyError, TypeError):
            return BriefRead(())
    return BriefRead(())


def _shown(document: Any) -> tuple[str, str]:
    """What the pages show before the heading of the footnotes and from it on, without margins."""
    entries = list(document.get_toc())
    dest = entries[-1].get_dest() if entries else None
    first, height = (dest.get_index() or 0, _height(dest)) if dest else (0, None)
    text, notes = [], []
    for number in range(len(document)):
        page = document[number]
        across, top = page.get_size()
        held = page.get_textpage()
        middle = top if number > first else MARGIN
        if number == first:
            middle = top if height is None else min(max(height, MARGIN), top)
        text.append(held.get_text_bounded(0, middle, across, top) if middle < top else "")
        notes.append(held.get_text_bounded(0, MARGIN, across, middle) if middle > MARGIN else "")
    return "\n".join(text), "\n".join(notes)


def _height(dest: Any) -> float | None:
    """Where on its page a heading begins that the outline leads to, in points from below."""
    mode, place = dest.get_view()
    return place[1] - HEADING_ROOM if mode == pypdfium2.raw.PDFDEST_VIEW_XYZ else None


class _Seen:
    """The words of pages, gone through from one quotation to the next. A place is one in the text;
    a quotation stands on no letter of another."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._letters, self._places = _letters(shown)
        self._lines = [line for line in _lines(shown) if line]
        self._there = [frozenset(word for word, _, _ in line) for line in self._lines]
        self._begin = 0
        """The first line that may be looked at: where what was found last ends."""
        self._taken: list[tuple[int, int]] = []

    def shows(self, quotation: str) -> bool:
        """Whether words follow what was found last; if so, they are what was found last."""
        words = [word for word, _, _ in _words(quotation) if word]
        if not words:
            return True
        found = self._by_lines(words) or self._by_letters(quotation)
        if found is not None:
            self._take(*found)
        return found is not None

    def _take(self, start: int, end: int) -> None:
        while self._lines[self._begin][-1][2] < end and self._begin < len(self._lines) - 1:
            self._begin += 1
        # A line of both directions may be told from its other end, what comes next before this.
        first = self._lines[self._begin][0][1]
        self._taken = [each for each in (*self._taken, (start, end)) if each[1] > first]

    def _is_free(self, start: int, end: int) -> bool:
        return all(end <= taken[0] or taken[1] <= start for taken in self._taken)

    def _by_lines(self, words: Sequence[str]) -> tuple[int, int] | None:
        """Where words stand that are together in each line, in whatever order: a reader of PDFs
        orders a line of both directions by rules of its own."""
        for number in range(self._begin, len(self._lines)):
            # Most lines are passed by, so this is asked here.
            if words[0] in self._there[number] and (found := self._from_line(number, words)):
                return found
        return None

    def _from_line(self, number: int, words: Sequence[str]) -> tuple[int, int] | None:
        start = None
        for at in range(number, len(self._lines)):
            part = self._part(at, words)
            if part is None:
                break
            start = part[0] if start is None else start
            words = words[part[2] :]
            if not words:
                return start, part[1]
        return None

    def _part(self, number: int, words: Sequence[str]) -> tuple[int, int, int] | None:
        """Where the most of the first words are together in a line, and how many these are."""
        line, there = self._lines[number], self._there[number]
        most = next((n for n, word in enumerate(words) if word not in there), len(words))
        for count in range(min(most, len(line)), 0, -1):
            wanted = Counter(words[:count])
            for at in range(len(line) - count + 1):
                window = line[at : at + count]
                start, end = window[0][1], window[-1][2]
                if Counter(word for word, _, _ in window) == wanted and self._is_free(start, end):
                    return start, end, count
        return None

    def _by_letters(self, quotation: str) -> tuple[int, int] | None:
        """Where its letters and numbers stand, whatever the spaces between them."""
        wanted, places = _letters(quotation)
        at = bisect_left(self._places, self._lines[self._begin][0][1]) if self._lines else 0
        while wanted and (at := self._letters.find(wanted, at)) >= 0:
            last = at + len(wanted) - 1
            start, end = self._places[at], self._places[last] + 1
            inner = quotation[places[0] : places[-1] + 1]
            if (
                _digits(inner) == _digits(self._shown[start:end])
                and self._ends_alike(quotation, places[-1], last)
                and self._is_free(start, end)
            ):
                return start, end
            at += 1
        return None

    def _ends_alike(self, quotation: str, own: int, last: int) -> bool:
        """Whether the numbers behind a quotation's last letter follow it on the paper too."""
        stop = self._places[last + 1] if last + 1 < len(self._places) else len(self._shown)
        behind = numbers_in(self._shown[self._places[last] + 1 : stop])
        return all(number in behind for number in numbers_in(quotation[own + 1 :]))


_Word = tuple[str, int, int]
"""A word without marks, where it begins and where it ends."""


def _words(text: str) -> list[_Word]:
    return [(_bare(m.group()), m.start(), m.end()) for m in _WORD.finditer(_plain(text))]


def _lines(shown: str) -> Iterator[list[_Word]]:
    """The words of each line; none of a line of marks alone."""
    begin = 0
    for line in shown.splitlines(keepends=True):
        found = [(word, begin + start, begin + end) for word, start, end in _words(line)]
        yield [each for each in found if each[0]]
        begin += len(line)


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
