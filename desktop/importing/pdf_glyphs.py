"""The glyphs of a page of a PDF, each with the letters it stands for, as PDFium finds them."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

# Letters that join the one before and not the one after: no ligature begins with them.
_ENDS_ONLY = frozenset("اأإآٱدذرزوؤةىءۀۃۥﺎ")
_PRESENTATION = (("\ufb00", "\ufdff"), ("\ufe70", "\ufefc"))
# In points: no page is larger (ISO 32000, annex C); what is drawn beyond is broken.
_FARTHEST = 14_400
_UNICODE_LIGATURES = ("\ufbea", "\ufdf9")
_UNSEEN = frozenset("\x00\x02\r\n\ufeff\ufffe\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u00ad")


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
    """The glyphs of a page, upright ones, each once.

    Args:
        text_page: PDFium's text page.
        count: how many characters it has.
    """
    placed = list(_drawn(text_page, count))
    backwards = _written_backwards([ligature for _, ligature in placed if len(ligature) > 1])
    seen: set[tuple[str, int, int]] = set()
    glyphs = []
    for drawn, ligature in placed:
        text = _in_order(ligature, backwards=backwards)
        # Bold type is feigned by drawing twice.
        mark = (text, round(drawn.left * 2), round(drawn.base * 2))
        if text.strip() and mark in seen:
            continue
        seen.add(mark)
        glyphs.append(replace(drawn, text=text))
    return glyphs


def _drawn(text_page: Any, count: int) -> Iterator[tuple[Glyph, str]]:
    """Glyphs, and the letters of each as PDFium has them: the same place, the same glyph."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - only the process that reads files loads it

    x, y = ctypes.c_double(), ctypes.c_double()
    edges = tuple(ctypes.c_double() for _ in range(4))
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    last: Glyph | None = None
    letters = ""
    for index in range(count):
        text = _plain(chr(pdfium.FPDFText_GetUnicode(text_page, index)))
        if not text or pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        pdfium.FPDFText_GetMatrix(text_page, index, matrix)
        if abs(matrix.b) > abs(matrix.a):
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c)) or 1.0
        size = pdfium.FPDFText_GetFontSize(text_page, index) * scale
        if text.isspace() and box.left == box.right:
            # PDFium's own guess of where a word ends, which it puts beside the place.
            continue
        measures = (x.value, y.value, size, box.left, box.right)
        if not all(abs(measure) < _FARTHEST for measure in measures):
            continue
        left, right = box.left, box.right
        if unicodedata.combining(text[0]):
            # A sign may claim the room of a letter and be drawn over its neighbour.
            pdfium.FPDFText_GetCharBox(text_page, index, *edges)
            left, right = edges[0].value, edges[1].value
        glyph = Glyph(text, left, right, y.value, size)
        if last is not None and _same_place(last, glyph):
            letters += text
            continue
        if last is not None:
            yield last, letters
        last, letters = glyph, text
    if last is not None:
        yield last, letters


def _same_place(one: Glyph, other: Glyph) -> bool:
    return (one.left, one.right, one.base) == (other.left, other.right, other.base)


def _plain(character: str) -> str:
    """Letters of a presentation form; nothing for what no reader sees."""
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
