"""The styles of a brief in a word processor: a person changes the look of all of it there."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from desktop.exporting.brief.word_footnotes import (
    DIGEST_STYLE,
    OFFSETS_STYLE,
    QUOTATION_STYLE,
    QUOTED_STYLE,
    REFERENCE_STYLE,
    TEXT_STYLE,
)

LEAD_STYLE = "RawiLead"
_FACE = "Arial"
"""Every word processor has it, with Arabic letters."""
_ACCENT, _MUTED, _JUDGED = "0B6170", "4F5D68", "7A5200"
_SIZES = {"Normal": 10.5, "Title": 20, "Subtitle": 9.5, "Heading 1": 15, "Heading 2": 11.5}
_COLOURS = {
    "Title": "1C262C", "Subtitle": _MUTED, "Heading 1": _ACCENT, "Heading 2": _ACCENT,
    "Quote": _JUDGED, "Intense Quote": _JUDGED,
}  # fmt: skip
_BOLD = ("Title", "Heading 1", "Heading 2")


def set_styles(document: Document, *, rtl: bool) -> None:
    """Give a new document the styles of a brief.

    Args:
        document: made from the library's own template.
        rtl: whether it runs from right to left.
    """
    styles = document.styles
    for name, size in _SIZES.items():
        _dress(styles[name], size=size)
    for name, colour in _COLOURS.items():
        _plain(styles[name].element)
        styles[name].font.color.rgb = RGBColor.from_string(colour)
    for name in _BOLD:
        _bold(styles[name])
    _characters(styles, LEAD_STYLE, bold=True)
    _characters(styles, REFERENCE_STYLE, raised=True)
    for name in (QUOTED_STYLE, QUOTATION_STYLE, OFFSETS_STYLE, DIGEST_STYLE):
        _characters(styles, name)
    note = styles.add_style(TEXT_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = styles["Normal"]
    _dress(note, size=8.5)
    note.paragraph_format.space_after = Pt(2)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        if rtl:
            _bidi(section._sectPr)  # noqa: SLF001 - the library has no other way


def _dress(style: Any, *, size: float) -> None:
    """The face and size of Latin and Arabic letters; the library knows the first alone."""
    style.font.name, style.font.size = _FACE, Pt(size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), _FACE)
    _set(properties, "w:szCs", str(round(size * 2)))


def _plain(style: Any) -> None:
    """Without what the library's template has and Arabic letters do not bear: slanted, spaced
    apart; and without its rules and frames."""
    for name in ("w:b", "w:bCs", "w:i", "w:iCs", "w:spacing"):
        for found in style.findall(f"{qn('w:rPr')}/{qn(name)}"):
            found.getparent().remove(found)
    for name in ("w:pBdr", "w:ind"):
        for found in style.findall(f"{qn('w:pPr')}/{qn(name)}"):
            found.getparent().remove(found)


def _bold(style: Any) -> None:
    style.font.bold = True
    _set(style.element.get_or_add_rPr(), "w:bCs", None)


def _characters(styles: Any, name: str, *, bold: bool = False, raised: bool = False) -> None:
    style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    if bold:
        _bold(style)
    if raised:
        style.font.superscript = True


_AFTER_CS = {
    "w:bCs": (
        "w:i", "w:iCs", "w:caps", "w:smallCaps", "w:color", "w:spacing", "w:kern", "w:sz",
        "w:szCs", "w:vertAlign", "w:lang",
    ),
    "w:szCs": ("w:highlight", "w:u", "w:effect", "w:vertAlign", "w:rtl", "w:cs", "w:lang"),
}  # fmt: skip


def _set(properties: Any, name: str, value: str | None) -> None:
    """Set what is for complex scripts, in the place that the schema has for it."""
    for old in properties.findall(qn(name)):
        properties.remove(old)
    element = OxmlElement(name)
    if value is not None:
        element.set(qn("w:val"), value)
    properties.insert_element_before(element, *_AFTER_CS[name])


def _bidi(section: Any) -> None:
    section.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid")
