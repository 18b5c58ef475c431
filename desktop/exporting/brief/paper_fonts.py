"""The fonts of paper: those that ship with Rawi, embedded with the letters that are used alone.

The PDF library puts a mark (a vowel, a tanwin) where the font's own origin has it, so marks are
placed here: over the middle of their letter, or under it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from PIL import ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.exporting.brief.letters import clusters

Face = Literal["regular", "bold", "source"]
"""Our words, headings, and the words of sources, which are told from ours by their type."""

_FILES: dict[Face, str] = {
    "regular": "IBMPlexSansArabic-Regular",
    "bold": "IBMPlexSansArabic-SemiBold",
    "source": "NotoNaskhArabic-Variable",
}
_INSTEAD: dict[Face, tuple[Face, ...]] = {
    "regular": ("source",),
    "bold": ("regular", "source"),
    "source": ("regular",),
}
_UNITS = 1000
_GAP = 30
"""Between a letter and its mark, in thousandths of the size."""
_BELOW = frozenset({0x064D, 0x0650, 0x0655, 0x0656, 0x065C, 0x08F2})
"""Kasratan, kasra, and other marks that are under their letter."""
_MISSING = "\u25a1"


@dataclass(frozen=True, slots=True)
class Glyph:
    """Letters to be drawn with one font; ``x`` and ``y`` in thousandths of the size, from the
    beginning of the text and from the line."""

    face: Face
    text: str
    x: float
    y: float
    is_mark: bool = False


def path_of(face: Face) -> Path:
    """The file of a face."""
    return Path(str(resources.files("resources") / "fonts" / f"{_FILES[face]}.ttf"))


def name_of(face: Face) -> str:
    """The name that the PDF library knows a face by."""
    _font(face)
    return _FILES[face]


def known(text: str) -> str:
    """The text without the letters that no font of ours has."""
    return "".join(c for c in text if any(ord(c) in _letters(face) for face in _FILES))


def width(text: str, face: Face) -> float:
    """Of a text in the order of the eye, in thousandths of the size."""
    return laid(text, face)[1]


def laid(text: str, face: Face) -> tuple[list[Glyph], float]:
    """A text in the order of the eye as glyphs, and its width in thousandths of the size."""
    if not any(map(unicodedata.combining, text)) and all(
        map(_letters(face).__contains__, map(ord, text))
    ):
        return [Glyph(face, text, 0, 0)], _advance(text, face)
    glyphs: list[Glyph] = []
    x = 0.0
    for own, plain in _pieces(text, face):
        base, marks = plain[:1], plain[1:]
        if not unicodedata.combining(plain[-1]):
            base, marks = plain, ""
        glyphs += _marks(base, marks, own, x)
        glyphs.append(Glyph(own, base, x, 0))
        x += _advance(base, own)
    return glyphs, x


def _pieces(text: str, face: Face) -> Iterator[tuple[Face, str]]:
    """Stretches of one font without marks, and single letters with their marks."""
    stretch, of = "", face
    for cluster in clusters(text):
        own = _face_for(cluster[0], face)
        shown = cluster if ord(cluster[0]) in _letters(own) else _MISSING
        if stretch and (own != of or len(shown) > 1):
            yield of, stretch
            stretch = ""
        of = own
        if len(shown) > 1:
            yield own, shown
        else:
            stretch += shown
    if stretch:
        yield of, stretch


def _marks(base: str, marks: str, face: Face, x: float) -> Iterator[Glyph]:
    if not marks:
        return
    left, bottom, right, top = _box(base, face)
    for mark in marks:
        own = _face_for(mark, face)
        if ord(mark) not in _letters(own):
            continue
        of = _box(mark, own)
        middle = x + (left + right) / 2 - (of[0] + of[2]) / 2
        if ord(mark) in _BELOW:
            y = min(0.0, bottom - _GAP - of[3])
            bottom = of[1] + y
        else:
            y = max(0.0, top + _GAP - of[1])
            top = of[3] + y
        yield Glyph(own, mark, middle, y, is_mark=True)


def _face_for(letter: str, wanted: Face) -> Face:
    faces = (wanted, *_INSTEAD[wanted])
    return next((face for face in faces if ord(letter) in _letters(face)), wanted)


def _advance(text: str, face: Face) -> float:
    return float(pdfmetrics.stringWidth(text, name_of(face), _UNITS))


@cache
def _font(face: Face) -> Any:
    font = TTFont(_FILES[face], str(path_of(face)), shapable=False)
    pdfmetrics.registerFont(font)
    return font


@cache
def _letters(face: Face) -> frozenset[int]:
    return frozenset(_font(face).face.charToGlyph)


@cache
def _box(letter: str, face: Face) -> tuple[float, float, float, float]:
    """Left, lowest, right and highest of a letter's ink, upwards from the line."""
    mask, (x, y) = _drawn(face).getmask2(letter, mode="L", anchor="ls")  # counts downwards
    left, top, right, bottom = mask.getbbox() or (0, 0, 0, 0)
    return x + left, -(y + bottom), x + right, -(y + top)


@cache
def _drawn(face: Face) -> Any:
    return ImageFont.truetype(str(path_of(face)), _UNITS, layout_engine=ImageFont.Layout.BASIC)
