"""What people noted, and who they are, in a REFI-QDA project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from desktop.exporting.content import Content, Remark
from desktop.exporting.excerpts import beginning
from desktop.exporting.refi_elements import element, guid, reference

_NAME = 80
"""Characters of a name at most."""


def users(content: Content) -> etree._Element:
    """Rawi, and all who wrote a note."""
    authors = dict.fromkeys(remark.author for remark in _remarks(content))
    found = element("Users", element("User", guid=user_guid(None), name="Rawi"))
    found.extend(element("User", guid=user_guid(author), name=author) for author in authors)
    return found


def user_guid(author: str | None) -> str:
    """Of who wrote a note; None: Rawi itself."""
    return guid("software") if author is None else guid("user", author)


def notes(content: Content) -> etree._Element:
    """All notes, each once; nothing in it where there is none."""
    found = {_note_guid(remark): remark for remark in _remarks(content)}
    return element("Notes", *(_note(identity, remark) for identity, remark in found.items()))


def note_refs(remarks: Iterable[Remark]) -> Iterator[etree._Element]:
    """What points at notes from what they are on."""
    return (reference("NoteRef", _note_guid(remark)) for remark in remarks)


def _remarks(content: Content) -> Iterator[Remark]:
    yield from content.remarks
    for document in content.documents():
        yield from document.remarks


def _note(identity: str, remark: Remark) -> etree._Element:
    return element(
        "Note",
        element("PlainTextContent", text=remark.text),
        guid=identity,
        name=beginning(remark.text, _NAME),
        creatingUser=user_guid(remark.author),
        creationDateTime=remark.at.replace("+00:00", "Z"),
    )


def _note_guid(remark: Remark) -> str:
    """One text of one moment is one note, whatever it is on."""
    return guid("note", remark.author, remark.at, remark.text)
