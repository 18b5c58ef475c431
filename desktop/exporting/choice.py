"""What of a case leaves: without some articles, notes, or the original texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.exporting.content import Content, ExportedDocument


@dataclass(frozen=True, slots=True)
class Choice:
    """What leaves.

    Attributes:
        documents: their numbers; None: all.
        notes: whether what a person noted leaves; grades and verdicts do in any case.
        text: whether the articles' whole texts leave. Words that an item quotes do in any case.
    """

    documents: frozenset[int] | None = None
    notes: bool = True
    text: bool = True


def chosen(content: Content, choice: Choice) -> Content:
    """The content, narrowed to what is to leave."""

    def documents() -> Iterator[ExportedDocument]:
        for document in content.documents():
            if choice.documents is None or document.number in choice.documents:
                yield _narrowed(document, choice)

    return replace(content, documents=documents, remarks=content.remarks if choice.notes else ())


def _narrowed(document: ExportedDocument, choice: Choice) -> ExportedDocument:
    if not choice.notes:
        document = replace(document, remarks=())
    if not choice.text:
        about = replace(document.analysis.document, text="")
        document = replace(document, analysis=replace(document.analysis, document=about))
    return document
