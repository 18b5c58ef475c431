"""The fields that flat rows of claims, events and mentions have alike."""

from __future__ import annotations

from typing import TypedDict

from desktop.analysis.model import Event
from desktop.exporting.content import ExportedDocument
from desktop.exporting.identity import document_id
from desktop.exporting.reading import Reading


class ArticleFields(TypedDict):
    """The article that a row is of. ``report``: the number of the first article that prints the
    same report."""

    document: str
    number: int
    report: int
    title: str
    outlet: str | None
    published: str | None
    file: str | None


class TimeAndNumberFields(TypedDict):
    """When an event was and how many it counts: ``earliest``, ``latest``, ``edtf`` in ISO 8601 and
    EDTF, None where open."""

    time: str
    earliest: str | None
    latest: str | None
    edtf: str | None
    low: float | None
    high: float | None
    approximate: bool | None
    counted: str


def article_fields(document: ExportedDocument) -> ArticleFields:
    about = document.analysis.document
    return {
        "document": document_id(document.digest),
        "number": document.number,
        "report": document.report,
        "title": about.title,
        "outlet": about.outlet,
        "published": about.published,
        "file": document.file,
    }


def time_and_number(reading: Reading, event: Event | None) -> TimeAndNumberFields:
    """Of an event; of none, nothing is known."""
    time = reading.time_of(event) if event else None
    number = reading.number_of(event) if event else None
    return {
        "time": time.text if time else "",
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "edtf": time.edtf if time else None,
        "low": number.low if number else None,
        "high": number.high if number else None,
        "approximate": number.approximate if number else None,
        "counted": (number.what or "") if number else "",
    }
