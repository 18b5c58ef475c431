"""Articles as sources of a REFI-QDA project, with what is coded in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from desktop.analysis.model import Claim
from desktop.exporting.content import ExportedDocument, Remark
from desktop.exporting.excerpts import beginning
from desktop.exporting.identity import document_id
from desktop.exporting.reading import Reading
from desktop.exporting.refi_codes import code
from desktop.exporting.refi_elements import element, guid, reference
from desktop.exporting.refi_notes import note_refs, user_guid

_NAME = 80
"""Characters of a name at most."""
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What no file of any system may be called."""
VARIABLES = {"outlet": "Text", "published": "Date"}
"""What is known of an article, and its type."""

Span = tuple[int, int]


@dataclass
class _Coded:
    """What is coded at one span: codes, and how a claim there is attributed."""

    codes: dict[str, None] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def source_guid(document: ExportedDocument) -> str:
    return guid("source", document_id(document.digest), str(document.number))


def selection_guid(document: ExportedDocument, span: Span) -> str:
    """Of a span of an article: what is coded there shares one selection."""
    return guid("selection", source_guid(document), *map(str, span))


def source(document: ExportedDocument, made: str) -> etree._Element:
    """An article. ``made``: when it was exported, an xsd:dateTime."""
    identity = source_guid(document)
    found = element(
        "TextSource",
        guid=identity,
        name=_file_name(document),
        plainTextPath=f"internal://{identity}.txt",
        creatingUser=user_guid(None),
        creationDateTime=made,
    )
    text = document.analysis.document.text
    for span, coded in sorted(_coded(document).items()):
        found.append(_selection(document, span, coded, text[slice(*span)], made))
    found.extend(note_refs([r for r in document.remarks if r.start is None]))
    found.extend(_values(document))
    return found


def _coded(document: ExportedDocument) -> dict[Span, _Coded]:
    coded: defaultdict[Span, _Coded] = defaultdict(_Coded)
    reading = Reading(document.analysis)
    for mention in document.analysis.mentions:
        coded[mention.start, mention.end].codes[code("kind", mention.kind)] = None
    for claim in document.analysis.claims:
        at = coded[claim.start, claim.end]
        at.codes[code("stance", claim.stance)] = None
        at.told.append(_told(document, reading, claim))
    for event in document.analysis.events:
        coded[event.trigger.start, event.trigger.end].codes[code("event", event.type)] = None
    for time in document.analysis.times:
        at = coded[time.start, time.end]
        at.codes[code("time")] = None
        at.told.append(time.edtf or time.kind)
    for remark in document.remarks:
        if remark.start is not None and remark.end is not None:
            coded[remark.start, remark.end].remarks.append(remark)
    return coded


def _told(document: ExportedDocument, reading: Reading, claim: Claim) -> str:
    """Who says it, first to last, and how credible a person found it."""
    chain = " ← ".join(each.text for each in reading.chain(claim))
    grade = document.grade(claim.start, claim.end)
    return f"{chain} ({grade.credibility})" if grade and grade.credibility else chain


def _file_name(document: ExportedDocument) -> str:
    """The title behind the article's number: QualCoder calls a file so, and wants no name twice."""
    title = _NOT_IN_NAMES.sub(" ", document.analysis.document.title)
    return f"{document.number}. {beginning(title, _NAME)}".rstrip(" .")


def _selection(
    document: ExportedDocument, span: Span, coded: _Coded, text: str, made: str
) -> etree._Element:
    identity = selection_guid(document, span)
    found = element(
        "PlainTextSelection",
        guid=identity,
        name=beginning(text, _NAME),
        startPosition=str(span[0]),
        endPosition=str(span[1]),
        creatingUser=user_guid(None),
        creationDateTime=made,  # QualCoder reads no selection without one
    )
    if any(coded.told):
        found.append(element("Description", text="; ".join(filter(None, coded.told))))
    for each in coded.codes:
        coding = element("Coding", reference("CodeRef", each), guid=guid("coding", identity, each))
        found.append(coding)
    found.extend(note_refs(coded.remarks))
    return found


def _values(document: ExportedDocument) -> Iterator[etree._Element]:
    about = document.analysis.document
    if about.outlet:
        yield _value("outlet", element("TextValue", text=about.outlet))
    day = _day(about.published)
    if day:
        yield _value("published", element("DateValue", text=day))


def _value(name: str, value: etree._Element) -> etree._Element:
    return element("VariableValue", reference("VariableRef", guid("variable", name)), value)


def _day(published: str | None) -> str | None:
    """The day of a date or moment; None where it is none."""
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None
