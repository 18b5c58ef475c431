"""PDFs of our own, which name their glyphs in the ways in which programs do."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import arabic_reshaper
from bidi.algorithm import get_display

Naming = Literal["letters", "presentation"]
"""What the font says a glyph is: the letters that were written, or the shape that is drawn."""

# Each stands for its two letters while a line is laid out; these letters are in no Arabic text.
_LIGATURES = {"لا": "\u08a0", "لأ": "\u08a1", "لإ": "\u08a2", "لآ": "\u08a3", "في": "\u08a4"}
_LETTERS = {shape: letters for letters, shape in _LIGATURES.items()}
# Every glyph of the sample's font is half as wide as it is high.
_WIDE = 0.5
# As in fonts of programs, numbers of glyphs may be those of characters that are not meant.
_FIRST_GLYPH = 0x41
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H "
    "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /DW 500 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /Sample /Flags 4 /Ascent 800 "
    "/Descent -200 /FontBBox [0 -200 500 800] /ItalicAngle 0 /CapHeight 700 /StemV 80 >> >>] "
    "/ToUnicode 4 0 R >>"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of text that ends at ``right`` (points), as Arabic or ``latin`` text is set."""

    text: str
    base: float
    right: float = 540
    size: float = 12
    latin: bool = False


def pdf(
    pages: Sequence[Sequence[Shown]],
    *,
    naming: Naming = "letters",
    mirrored: bool = True,
    spaced: bool = True,
    info: str = "",
    trailer: str = "",
    more: Sequence[str] = (),
    unnamed: str = "",
    turned: int = 0,
) -> bytes:
    """A PDF of these pages.

    Args:
        naming: what the font says that its glyphs are.
        mirrored: brackets are named by what is drawn, and not by what was written.
        spaced: spaces are drawn, and not only moved over.
        info: the entries of the document's dictionary.
        trailer: more entries of the trailer.
        more: more objects.
        unnamed: letters of which the font does not say what they are.
        turned: quarters by which all pages are drawn turned, against the clock.
    """
    font = _Font(naming, mirrored=mirrored, spaced=spaced, unnamed=unnamed)
    matrix = ("1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0")[turned]
    contents = [
        "\n".join((f"q {matrix} 0 0 cm", *(font.show(shown) for shown in page), "Q"))
        for page in pages
    ]
    first = 6
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        _FONT,
        _stream(font.to_unicode()),
        f"<< {info} >>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {first + 2 * number + 1} 0 R >>"
        )
        objects.append(_stream(content))
    return _file([*objects, *more], trailer)


class _Font:
    def __init__(self, naming: Naming, *, mirrored: bool, spaced: bool, unnamed: str) -> None:
        self._naming, self._mirrored, self._spaced = naming, mirrored, spaced
        self._unnamed = unnamed
        self._glyphs: dict[str, int] = {}

    def show(self, shown: Shown) -> str:
        """What draws a line, glyph after glyph from the left."""
        text = shown.text
        if self._naming == "presentation":
            text = arabic_reshaper.reshape(text)
        else:
            for letters, shape in _LIGATURES.items():
                text = text.replace(letters, shape)
        drawn = str(get_display(text, base_dir="L" if shown.latin else "R"))
        if not self._mirrored:
            drawn = drawn.translate(str.maketrans("()«»[]", ")(»«]["))
        advancing = sum(not unicodedata.combining(glyph) for glyph in drawn)
        left = shown.right - _WIDE * shown.size * advancing
        moves = "".join(map(self._move, drawn))
        return f"BT /F {shown.size} Tf {left:.2f} {shown.base} Td [{moves}] TJ ET"

    def _move(self, glyph: str) -> str:
        """A glyph, or the room that it takes; a sign is drawn over the letter that follows it."""
        if glyph == " " and not self._spaced:
            return f"{-1000 * _WIDE}"
        number = self._glyphs.setdefault(glyph, len(self._glyphs) + _FIRST_GLYPH)
        back = f"{1000 * _WIDE - 30}" if unicodedata.combining(glyph) else ""
        return f"<{number:04x}>{back}"

    def to_unicode(self) -> str:
        """What the font says of its glyphs."""
        lines = [
            f"<{number:04x}> <{_LETTERS.get(glyph, glyph).encode('utf-16-be').hex()}>"
            for glyph, number in self._glyphs.items()
            if glyph not in self._unnamed
        ]
        blocks = [lines[place : place + 100] for place in range(0, len(lines), 100)]
        mapped = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CMapName /Sample def /CMapType 2 def\n"
            f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{mapped}\nendcmap end end"
        )


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str], trailer: str) -> bytes:
    parts, places, place = ["%PDF-1.7\n"], [], 9
    for number, content in enumerate(objects, 1):
        part = f"{number} 0 obj\n{content}\nendobj\n"
        places.append(place)
        parts.append(part)
        place += len(part)
    table = "".join(f"{start:010} 00000 n \n" for start in places)
    parts.append(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R {trailer} >>\n"
        f"startxref\n{place}\n%%EOF\n"
    )
    return "".join(parts).encode("latin-1")
