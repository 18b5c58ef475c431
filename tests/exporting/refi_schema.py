"""What REFI-QDA's Project.xsd (1.0, 2019) says of the elements that Rawi writes, as a table.

For each: its attributes (``*`` must be there), and its children in their order, each with how many
may stand there: ``1`` exactly one, ``?`` none or one, ``+`` one or more, ``*`` any number.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import groupby

from lxml import etree

from desktop.exporting.refi_elements import NAMESPACE

_MADE = "creatingUser creationDateTime modifyingUser modifiedDateTime"
_PARTS = "Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs?"
_SOURCE = (
    f"guid* name richTextPath plainTextPath {_MADE}",
    "Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*",
)
ELEMENTS = {
    "Project": (
        f"name* origin basePath {_MADE.replace('User ', 'UserGUID ')}",
        f"{_PARTS} Description? NoteRef*",
    ),
    "Users": ("", "User+"),
    "User": ("guid* name id", ""),
    "CodeBook": ("", "Codes1"),
    "Codes": ("", "Code+"),
    "Code": ("guid* name* isCodable* color", "Description? NoteRef* Code*"),
    "Variables": ("", "Variable+"),
    "Variable": ("guid* name* typeOfVariable*", "Description?"),
    "Cases": ("", "Case+"),
    "Case": ("guid* name", "Description? CodeRef* VariableValue* SourceRef* SelectionRef*"),
    "Sources": ("", "TextSource+"),
    "TextSource": _SOURCE,
    "PlainTextSelection": (
        f"guid* name startPosition* endPosition* {_MADE}",
        "Description? Coding* NoteRef*",
    ),
    "Coding": ("guid* creatingUser creationDateTime", "CodeRef1 NoteRef*"),
    "VariableValue": ("", "VariableRef1 TextValue? DateValue?"),
    "Notes": ("", "Note+"),
    "Note": _SOURCE,
    **dict.fromkeys(("NoteRef", "CodeRef", "SelectionRef", "VariableRef"), ("targetGUID*", "")),
    **dict.fromkeys(("Description", "PlainTextContent", "TextValue", "DateValue"), ("", "")),
}
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_POINTS = {"targetGUID", "creatingUser", "creatingUserGUID"}


def check(project: etree._Element) -> None:
    """That a project keeps to the table, that GUIDs are unique, and that all that points at one
    finds it."""
    guids: list[str] = []
    targets: set[str] = set()
    for found in project.iter():
        _check(found)
        if "guid" in found.attrib:
            guids.append(found.attrib["guid"])
        targets |= {value for name, value in found.attrib.items() if name in _POINTS}
    assert len(set(guids)) == len(guids)
    assert targets <= set(guids)


def _check(found: etree._Element) -> None:
    prefix = f"{{{NAMESPACE}}}"
    name = found.tag.removeprefix(prefix)
    attributes, children = (told.split() for told in ELEMENTS[name])
    assert set(found.attrib) <= {each.rstrip("*") for each in attributes}, name
    assert {a[:-1] for a in attributes if a.endswith("*")} <= set(found.attrib), name
    runs = [
        (tag.removeprefix(prefix), len(list(run))) for tag, run in groupby(c.tag for c in found)
    ]
    counts = dict(runs)
    assert len(counts) == len(runs), f"{name}: children of one name stand together"
    order = [child[:-1] for child in children]
    assert [tag for tag, _ in runs] == [tag for tag in order if tag in counts], name
    for child in children:
        least, most = {"1": (1, 1), "?": (0, 1), "+": (1, 1 << 30), "*": (0, 1 << 30)}[child[-1]]
        assert least <= counts.get(child[:-1], 0) <= most, (name, child)
    _check_values(name, found)


def _check_values(name: str, found: etree._Element) -> None:
    for key, value in found.attrib.items():
        if key == "guid" or key in _POINTS:
            assert _GUID.fullmatch(value)
        elif key.endswith("DateTime"):
            assert datetime.fromisoformat(value)
        elif key.endswith("Position"):
            assert int(value) >= 0
    if name in ("TextSource", "Note"):
        inline = any(child.tag.endswith("PlainTextContent") for child in found)
        assert inline != ("plainTextPath" in found.attrib), "one of both must be there"
    if name == "DateValue":
        assert date.fromisoformat(found.text or "")
    if name == "Variable":
        assert found.attrib["typeOfVariable"] in {"Text", "Date"}
