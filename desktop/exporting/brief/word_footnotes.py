"""Footnotes of a word processor's document: a part of the file that python-docx does not make.

ECMA-376, Part 1, 17.11: the notes are in ``word/footnotes.xml``, the first two of them the lines
that part notes from the text. Each of ours names its article, place and digest in character styles,
so that whoever checks them finds them after a person has worked on the document.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from desktop.exporting.brief.outline import Footnote
from desktop.exporting.brief.saying import isolated

REFERENCE_STYLE, TEXT_STYLE = "FootnoteReference", "FootnoteText"
QUOTATION_STYLE, OFFSETS_STYLE, DIGEST_STYLE = "RawiQuotation", "RawiOffsets", "RawiDigest"
QUOTED_STYLE = "RawiQuoted"
BOOKMARK = "rawi_note_"
"""The beginning of the names of bookmarks, by which a note is referred to again."""
JUDGED = "rawi_j"
"""The beginning of the names of bookmarks that are judgements of the analyst: their number and code
follow. A name has room for 40 characters."""
SEAL = "rawi_seal_"
"""The beginning of the name of the bookmark that is a document's seal."""
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NAME = "/word/footnotes.xml"
_FIRST = 1
"""Ids below are those of the separators."""

AddRuns = Callable[..., None]


class Footnotes:
    """The footnotes of one document.

    Args:
        document: it gets the part when :meth:`finish` is called.
        add_runs: writes words into a paragraph, in runs of one direction.
        rtl: the direction of the document.
    """

    def __init__(self, document: Document, add_runs: AddRuns, *, rtl: bool) -> None:
        self._document = document
        self._add_runs = add_runs
        self._rtl = rtl
        self._root = parse_xml(
            f"<w:footnotes {nsdecls('w')}>"
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
            "</w:footnote>"
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
            "<w:continuationSeparator/></w:r></w:p></w:footnote>"
            "</w:footnotes>"
        )
        self._written: dict[int, int] = {}

    def refer(self, paragraph: Any, footnote: Footnote) -> None:
        """Refer to a footnote: the first time by the note itself, then by a field that repeats its
        number and leads to it."""
        if footnote.number in self._written:
            self._again(paragraph, footnote.number)
            return
        number = len(self._written) + _FIRST
        self._written[footnote.number] = number
        self._root.append(self._note(number, footnote))
        name = f"{BOOKMARK}{footnote.number}"
        paragraph.append(bookmark("w:bookmarkStart", number, name))
        run = _run(REFERENCE_STYLE)
        run.append(_element("w:footnoteReference", id=str(number)))
        paragraph.append(run)
        paragraph.append(bookmark("w:bookmarkEnd", number))

    def finish(self) -> None:
        """Put the footnotes into the document."""
        blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = self._document.part.package
        part = Part(PackURI(_NAME), _TYPE, blob, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self._document.settings.element
        separators = _element("w:footnotePr")
        for number in ("-1", "0"):
            separators.append(_element("w:footnote", id=number))
        compat = settings.find(qn("w:compat"))
        settings.insert(len(settings) if compat is None else settings.index(compat), separators)

    def _again(self, paragraph: Any, number: int) -> None:
        field = _element("w:fldSimple", instr=f" NOTEREF {BOOKMARK}{number} \\f \\h ")
        run = _run(REFERENCE_STYLE)
        text = _element("w:t")
        text.text = str(number)
        run.append(text)
        field.append(run)
        paragraph.append(field)

    def _note(self, number: int, footnote: Footnote) -> Any:
        note = _element("w:footnote", id=str(number))
        paragraph = OxmlElement("w:p")
        properties = OxmlElement("w:pPr")
        properties.append(_element("w:pStyle", val=TEXT_STYLE))
        if self._rtl:
            properties.append(OxmlElement("w:bidi"))
        paragraph.append(properties)
        mark = _run(REFERENCE_STYLE)
        mark.append(OxmlElement("w:footnoteRef"))
        paragraph.append(mark)
        known = (footnote.outlet, footnote.published, footnote.place)
        about = " · ".join(isolated(each) for each in known)
        self._add_runs(paragraph, f" {isolated(footnote.title)} — {about} · ")
        self._add_runs(paragraph, footnote.offsets, style=OFFSETS_STYLE)
        self._add_runs(paragraph, " · ")
        self._add_runs(paragraph, footnote.fingerprint, style=DIGEST_STYLE)
        self._add_runs(paragraph, "\n")
        self._add_runs(paragraph, footnote.quotation, style=QUOTATION_STYLE, exact=True)
        note.append(paragraph)
        return note


def bookmark(tag: str, number: int, name: str = "") -> Any:
    """The start (with its name) or end of a bookmark."""
    return _element(tag, id=str(number), **({"name": name} if name else {}))


def _run(style: str) -> Any:
    run = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    properties.append(_element("w:rStyle", val=style))
    run.append(properties)
    return run


def _element(tag: str, /, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
