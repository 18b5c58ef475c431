"""Written, and what it was written from, for the tests of all formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import IO

from desktop.analysis.model import Claim, Location, Place
from desktop.exporting.content import Content, ExportedDocument

Write = Callable[[Content, IO[bytes]], None]
RAQQA = Place(35.95, 39.01, 6.0, "wof:1")
KARAMA = Place(35.87, 39.28, 2.0, "wof:2")


def written(content: Content, write: Write) -> bytes:
    file = BytesIO()
    write(content, file)
    return file.getvalue()


def with_places(content: Content, **places: Place | Location) -> Content:
    """The content, with places for entities of `tests/builders.py`: e1 الرقة, e5 الكرامة."""

    def changed(document: ExportedDocument) -> ExportedDocument:
        entities = tuple(
            replace(each, location=held)
            if isinstance(held := places.get(each.id), Location)
            else replace(each, place=held)
            for each in document.analysis.entities
        )
        return replace(document, analysis=replace(document.analysis, entities=entities))

    return replace(content, documents=lambda: map(changed, content.documents()))


def with_claims(content: Content, change: Callable[[Claim], Claim]) -> Content:
    """The content, its claims changed."""

    def documents() -> Iterator[ExportedDocument]:
        for document in content.documents():
            claims = tuple(map(change, document.analysis.claims))
            yield replace(document, analysis=replace(document.analysis, claims=claims))

    return replace(content, documents=documents)
