"""Quotations in gold files, found in the passage: no offset is ever written by hand.

A quotation is ``words``, or ``2:words`` (in paragraph 2; 0 is the headline), or ``words@3`` (the
third occurrence in the passage, or in its paragraph), or ``first words … last words``. Words match
as words: after a proclitic (و ف ب ك ل), never inside another word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LETTERS = "\u0621-\u065f\u0670\u0671"
_FORM = re.compile(r"(?:(\d+):)?(.*?)(?:@(\d+))?", re.DOTALL)
_ELLIPSIS = " … "


class QuotationError(ValueError):
    """The words are not in the passage, or in several places; the message shows where."""


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    text: str

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end

    def row(self) -> dict[str, int | str]:
        return {"start": self.start, "end": self.end, "text": self.text}


class Quotations:
    """Finds quotations in one passage."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs: list[Span] = []
        at = 0
        for line in text.split("\n"):
            self.paragraphs.append(Span(at, at + len(line), line))
            at += len(line) + 1

    def paragraph_of(self, offset: int) -> Span:
        return next(p for p in self.paragraphs if p.start <= offset <= p.end)

    def one(self, quotation: str, around: Span | None = None) -> Span:
        """The span meant; where the quotation names no paragraph it is sought in ``around``.

        Raises:
            QuotationError: no such words, or more than one place and no occurrence given.
        """
        if _ELLIPSIS in quotation:
            first, last = quotation.split(_ELLIPSIS)
            start = self.one(first, around)
            rest = self.paragraph_of(start.start)
            end = self._occurrences(last, Span(start.end, rest.end, ""))
            if not end:
                raise QuotationError(f"{last!r} does not follow {first!r}")
            return self._span(start.start, end[0].end)
        found, occurrence = self.all(quotation, around)
        if occurrence == 0 and len(found) == 1:
            return found[0]
        if not 0 < occurrence <= len(found):
            raise QuotationError(self._told(quotation, found))
        return found[occurrence - 1]

    def all(self, quotation: str, around: Span | None = None) -> tuple[list[Span], int]:
        """Every place of the words, and the occurrence asked for (0: none)."""
        form = _FORM.fullmatch(quotation)
        if form is None or not form[2]:
            raise QuotationError(f"not a quotation: {quotation!r}")
        where = self.paragraphs[int(form[1])] if form[1] else around
        found = self._occurrences(form[2], where or Span(0, len(self.text), ""))
        return found, int(form[3] or 0)

    def _occurrences(self, words: str, where: Span) -> list[Span]:
        spans = []
        for match in re.finditer(re.escape(words), self.text[where.start : where.end]):
            start, end = where.start + match.start(), where.start + match.end()
            before = re.search(rf"[{LETTERS}ـ]*\Z", self.text[:start])
            after = self.text[end : end + 1]
            attached = before[0] if before and words[0].isalpha() else ""
            whole = re.fullmatch(r"[وفأ]?[بك]?ل{0,2}ـ?", attached)
            if whole and not (words[-1].isalpha() and re.match(f"[{LETTERS}]", after)):
                spans.append(self._span(start, end))
        return spans

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def _told(self, quotation: str, found: list[Span]) -> str:
        places = [
            f"  @{number} …{self.text[max(0, s.start - 20) : s.start]}[{s.text}]"
            f"{self.text[s.end : s.end + 15]}…"
            for number, s in enumerate(found, 1)
        ]
        return "\n".join([f"{quotation!r} stands in {len(found)} places", *places])
