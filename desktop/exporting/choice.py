"""What of a case leaves: without some articles, names, notes, or the original texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from desktop.exporting.content import AcrossArticles, Content, ExportedDocument
from desktop.exporting.redaction.names import HiddenName
from desktop.exporting.redaction.redacted import redacted


@dataclass(frozen=True, slots=True)
class Choice:
    """What leaves.

    Attributes:
        documents: their numbers; None: all.
        notes: whether what a person noted leaves; grades and verdicts do in any case.
        text: whether the articles' whole texts leave. Words that an item quotes do in any case.
        hidden: names that labels stand for, the same everywhere and each time.
    """

    documents: frozenset[int] | None = None
    notes: bool = True
    text: bool = True
    hidden: tuple[HiddenName, ...] = ()


def chosen(content: Content, choice: Choice) -> Content:
    """The content, narrowed to what is to leave.

    Raises:
        ExportCancelled: where names are hidden, for which the articles are gone through.
    """
    if choice.hidden:
        content = redacted(content, choice.hidden)

    def documents() -> Iterator[ExportedDocument]:
        for document in content.documents():
            if choice.documents is None or document.number in choice.documents:
                yield _narrowed(document, choice)

    return replace(
        content,
        documents=documents,
        across=cache(lambda: _across(content.across(), choice)),
        remarks=content.remarks if choice.notes else (),
        text=content.text and choice.text,
    )


def _narrowed(document: ExportedDocument, choice: Choice) -> ExportedDocument:
    if not choice.notes:
        document = replace(document, remarks=())
    if not choice.text:
        about = replace(document.analysis.document, text="")
        document = replace(document, analysis=replace(document.analysis, document=about))
    return document


def _across(across: AcrossArticles, choice: Choice) -> AcrossArticles:
    """Conflicts and tolls that only articles tell which leave: a range is that of all its
    origins."""
    conflicts, tolls = across.conflicts, across.tolls
    if choice.documents is not None:
        leave = choice.documents
        conflicts = tuple(c for c in conflicts if all(s.document in leave for s in c.sides))
        tolls = tuple(t for t in tolls if t.documents <= leave)
    if not choice.notes:
        conflicts = tuple(replace(conflict, note="") for conflict in conflicts)
    return AcrossArticles(conflicts, tolls)
