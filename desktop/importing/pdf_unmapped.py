"""Glyphs of which a font does not say what they are, where PDFium gives their number as a letter.

A digit that is glyph 64 comes as «@» then, and is not marked as unknown. It is told by its width:
asked for that of «@», PDFium gives the one of no glyph at all, and what is drawn is not so wide.
"""

from __future__ import annotations

import ctypes
from typing import Any

# Widths are asked for in thousandths of the size. The last private sign is in no font of a page.
_THOUSAND = 1000.0
_NEVER_MAPPED = "\uf8ff"
# By how much of it a width differs from another that is not the same: boxes grow with the ink.
_DIFFERENT = 0.1
_MIRRORED = {sign: pair for pair in ("()", "[]", "{}", "<>") for sign in pair}


class UnmappedGlyphs:
    """Asks the fonts of one text page; what they say is kept."""

    def __init__(self, text_page: Any) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - only the process that reads files loads it

        self._pdfium, self._page = pdfium, text_page
        self._widths: dict[tuple[int, str], float] = {}
        self._embedded: dict[int, bool] = {}
        self._lacking: set[int] = set()

    def has(self, index: int, character: str, width: float) -> bool:
        """Whether the glyph at an index, which PDFium calls so and which is so wide (in sizes of
        its type), is one of these."""
        pdfium = self._pdfium
        drawn = pdfium.FPDFText_GetTextObject(self._page, index)
        font = pdfium.FPDFTextObj_GetFont(drawn) if drawn else None
        if not font:
            return False
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._embedded:
            self._embedded[key] = pdfium.FPDFFont_GetIsEmbedded(font) == 1
        if not self._embedded[key]:
            return False
        unknown = self._width(font, key, _NEVER_MAPPED)
        # In a line from the right, PDFium may give a bracket's pair.
        signs = _MIRRORED.get(character, character)
        if any(self._width(font, key, sign) != unknown for sign in signs):
            return False
        if abs(width - unknown) > _DIFFERENT * width:
            self._lacking.add(key)
        return key in self._lacking

    def _width(self, font: Any, key: int, character: str) -> float:
        known = self._widths.get((key, character))
        if known is None:
            width = ctypes.c_float()
            self._pdfium.FPDFFont_GetGlyphWidth(
                font, ord(character), _THOUSAND, ctypes.byref(width)
            )
            known = self._widths[key, character] = width.value / _THOUSAND
        return known
