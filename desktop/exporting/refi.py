"""REFI-QDA: a project for QualCoder, NVivo, ATLAS.ti and MAXQDA (``.qdpx``).

A zip of ``project.qde`` and the articles as plain text. Codes are kinds of names, stances, kinds of
events and times; names, claims, events and times are coded spans; entities are cases; notes are
notes. Positions count Unicode code points from 0, ends are exclusive (REFI-QDA 1.5, 10.2; the
schema is ``Project.xsd`` 1.0, https://www.qdasoftware.org).
"""

from __future__ import annotations

import zipfile
from typing import IO

from lxml import etree

from desktop.exporting import refi_codes
from desktop.exporting.content import Content
from desktop.exporting.refi_cases import cases
from desktop.exporting.refi_elements import NAMESPACE, element, guid
from desktop.exporting.refi_notes import note_refs, notes, user_guid, users
from desktop.exporting.refi_sources import VARIABLES, source, source_guid
from desktop.exporting.writable import writable


def write(content: Content, file: IO[bytes]) -> None:
    """The project. The articles are gone through for the cases, the codings and the texts, so that
    only one is in memory at a time."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with (
            archive.open("project.qde", "w", force_zip64=True) as member,
            etree.xmlfile(member, encoding="utf-8") as xml,
        ):
            xml.write_declaration()
            _write_project(content, xml)
        for document in content.documents():
            name = f"Sources/{source_guid(document)}.txt"
            archive.writestr(name, plain_text(document.analysis.document.text).encode())


def plain_text(text: str) -> str:
    """A text with one character for a line's end, as importers count; nothing moves."""
    return writable(text.replace("\r\n", " \n").replace("\r", "\n"))


def _write_project(content: Content, xml: etree._IncrementalFileWriter) -> None:
    made = f"{content.made:%Y-%m-%dT%H:%M:%SZ}"
    attributes = {
        "name": writable(content.case),
        "origin": f"Rawi {content.version}",
        "creatingUserGUID": user_guid(None),
        "creationDateTime": made,
    }
    with xml.element(f"{{{NAMESPACE}}}Project", attributes, nsmap={None: NAMESPACE}):
        xml.write(users(content))
        xml.write(refi_codes.code_book(content.words))
        xml.write(_variables(content))
        found = cases(content)
        if len(found):
            xml.write(found)
        _write_sources(content, made, xml)
        taken = notes(content)
        if len(taken):
            xml.write(taken)
        for ref in note_refs(content.remarks):
            xml.write(ref)


def _write_sources(content: Content, made: str, xml: etree._IncrementalFileWriter) -> None:
    documents = content.documents()
    first = next(documents, None)
    if first is None:  # the schema knows no empty list of sources
        return
    with xml.element(f"{{{NAMESPACE}}}Sources"):
        xml.write(source(first, made))
        for document in documents:
            xml.write(source(document, made))


def _variables(content: Content) -> etree._Element:
    found = element("Variables")
    for name, kind in VARIABLES.items():
        words = content.words.tr(f"export.refi.{name}")
        found.append(
            element("Variable", guid=guid("variable", name), name=words, typeOfVariable=kind)
        )
    return found
