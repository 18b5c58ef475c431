"""The glyphs of a page of a PDF, each with the letters it stands for, as PDFium finds them."""

from __future__ import annotations

import ctypes
import math
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from desktop.importing.pdf_unmapped import UnmappedGlyphs

# Letters that join the one before and not the one after: no ligature begins with them.
_ENDS_ONLY = frozenset("اأإآٱدذرزوؤةىءۀۃۥﺎ")
_PRESENTATION = (("\ufb00", "\ufdff"), ("\ufe70", "\ufefc"))
# In points: no page is larger (ISO 32000, annex C); what is drawn beyond is broken.
_FARTHEST = 14_400
# Characters by which it is told how a page is turned.
_VOTERS = 300
# What PDFium may give for the number of a glyph; not letters of ligatures, which come in parts.
_ASCII = frozenset(map(chr, range(0x20, 0x7F))) - frozenset("filst")
_UNICODE_LIGATURES = ("\ufbea", "\ufdf9")
_UNSEEN = frozenset("\x00\x02\r\n\ufeff\ufffe\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u00ad")

NO_LETTER = "\ufffd"
"""What stands for a glyph of which the PDF does not say what letter it is."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """What is drawn at one place: its letters in logical order; edges and baseline in points."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def is_mark(self) -> bool:
        """Whether it is drawn above or below another (a vowel sign)."""
        return unicodedata.combining(self.text[0]) != 0


def glyphs_of(text_page: Any, count: int) -> list[Glyph]:
    """The glyphs of a page, each once: those that stand upright where most do, however the page is
    turned.

    Args:
        text_page: PDFium's text page.
        count: how many characters it has.
    """
    drawn = list(_drawn(text_page, count))
    backwards = _written_backwards([glyph.text for glyph in drawn if len(glyph.text) > 1])
    seen: set[tuple[str, int, int]] = set()
    glyphs = []
    for glyph in drawn:
        # Bold type is feigned by drawing twice.
        mark = (glyph.text, round(glyph.left * 2), round(glyph.base * 2))
        if mark in seen and glyph.text.strip():
            continue
        seen.add(mark)
        if len(glyph.text) > 1:
            glyphs.append(replace(glyph, text=_in_order(glyph.text, backwards=backwards)))
        else:
            glyphs.append(glyph)
    return glyphs


def _drawn(text_page: Any, count: int) -> Iterator[Glyph]:
    """Glyphs with their letters as PDFium has them: those at the same place are of one glyph."""
    place: tuple[float, ...] = ()
    letters = ""
    for text, *measures in _characters(text_page, count):
        if place and place[:3] == (measures[0], measures[1], measures[2]):
            letters += text
            continue
        if place:
            yield Glyph(letters, *place)
        place, letters = tuple(measures), text
    if place:
        yield Glyph(letters, *place)


def _characters(text_page: Any, count: int) -> Iterator[tuple[str, float, float, float, float]]:
    """Each character, its left and right edge, baseline and size; called for millions of them."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - only the process that reads files loads it

    x, y = ctypes.c_double(), ctypes.c_double()
    edges = tuple(ctypes.c_double() for _ in range(4))
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    to_x, to_y, to_box, to_matrix = map(ctypes.byref, (x, y, box, matrix))
    turns = _turns_of_page(text_page, count)
    unmapped = UnmappedGlyphs(text_page)
    for index in range(count):
        text = _plain(pdfium.FPDFText_GetUnicode(text_page, index))
        if not text and pdfium.FPDFText_HasUnicodeMapError(text_page, index) > 0:
            # The number of a glyph, and no sign that nobody sees.
            text = NO_LETTER
        if not text:
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, to_box)
        left, right = _sides(turns, box.left, box.right, box.bottom, box.top)
        if left == right and text.isspace():
            # PDFium's own guess of where a word ends, which it puts beside the place.
            continue
        if not text.isspace() and pdfium.FPDFText_HasUnicodeMapError(text_page, index) > 0:
            # The font does not say: PDFium gives the glyph's number, which may be another letter's.
            text = NO_LETTER
        pdfium.FPDFText_GetMatrix(text_page, index, to_matrix)
        if _turns(matrix) != turns:
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, to_x, to_y)
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c)) or 1.0
        size = pdfium.FPDFText_GetFontSize(text_page, index) * scale
        if unicodedata.combining(text[0]):
            # A sign may claim the room of a letter and be drawn over its neighbour.
            pdfium.FPDFText_GetCharBox(text_page, index, *edges)
            left, right = _sides(turns, *(edge.value for edge in edges))
        if text in _ASCII and size and unmapped.has(index, text, (right - left) / size):
            text = NO_LETTER
        base = (y.value, -x.value, -y.value, x.value)[turns]
        # What is no number is nowhere.
        if abs(left) < _FARTHEST and abs(right) < _FARTHEST and abs(base) < _FARTHEST:
            yield text, left, right, base, min(size, _FARTHEST)


def _sides(turns: int, left: float, right: float, bottom: float, top: float) -> tuple[float, float]:
    """The left and right edge of a box on a page that is turned clockwise so many quarters."""
    return ((left, right), (bottom, top), (-right, -left), (-top, -bottom))[turns]


def _turns_of_page(text_page: Any, count: int) -> int:
    """By how many quarters clockwise most of a page's characters are to be turned to stand upright;
    a few hundred tell."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - only the process that reads files loads it

    matrix, votes = pdfium.FS_MATRIX(), Counter[int]()
    for index in range(0, count, count // _VOTERS + 1):
        if _plain(pdfium.FPDFText_GetUnicode(text_page, index)).strip():
            pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix))
            votes[_turns(matrix)] += 1
    return votes.most_common(1)[0][0] if votes else 0


def _turns(matrix: Any) -> int:
    """The same of one character, by the way in which it is written."""
    if abs(matrix.b) > abs(matrix.a):
        return 1 if matrix.b > 0 else 3
    return 2 if matrix.a < 0 and matrix.d < 0 else 0


@lru_cache(4096)
def _plain(number: int) -> str:
    """A character, or the letters of a presentation form; nothing for what no reader sees."""
    character = chr(number) if number <= sys.maxunicode else ""
    if character in _UNSEEN or "\ud800" <= character <= "\udfff":
        return ""
    if any(first <= character <= last for first, last in _PRESENTATION):
        # Signs that stand alone are given a space to stand on.
        return unicodedata.normalize("NFKC", character).strip() or character
    return character


def _written_backwards(ligatures: Sequence[str]) -> bool:
    """Whether this page's ligatures are backwards: by those that can be in one order alone. PDFium
    turns the letters that a font names, and not those of a presentation form, which are rarer."""
    signs = [_backwards_for_certain(ligature) for ligature in ligatures]
    return signs.count(True) >= signs.count(False)


def _in_order(ligature: str, *, backwards: bool) -> str:
    if len(ligature) < 2 or not _is_arabic(ligature):
        return ligature
    certain = _backwards_for_certain(ligature)
    return ligature[::-1] if (backwards if certain is None else certain) else ligature


def _backwards_for_certain(ligature: str) -> bool | None:
    """Whether a ligature's letters are turned round; None where it can be either way.

    Its letters join in one order alone, or Unicode knows it in one order alone.
    """
    if not _is_arabic(ligature):
        return None
    turned = ligature[::-1]
    for can_be in (_joins, lambda letters: letters in _ligatures()):
        if can_be(ligature) != can_be(turned):
            return can_be(turned)
    return None


@cache
def _ligatures() -> frozenset[str]:
    """The letters of the ligatures that Unicode has."""
    first, last = _UNICODE_LIGATURES
    shapes = map(chr, range(ord(first), ord(last) + 1))
    return frozenset(unicodedata.normalize("NFKC", shape) for shape in shapes)


def _is_arabic(text: str) -> bool:
    return all("\u0610" <= character <= "\u06ff" for character in text)


def _joins(text: str) -> bool:
    """Whether these letters can be one ligature in this order: signs follow a letter, and what
    joins no following letter is the last."""
    letters = [character for character in text if not unicodedata.combining(character)]
    starts_well = not unicodedata.combining(text[0])
    return starts_well and not any(letter in _ENDS_ONLY for letter in letters[:-1])
