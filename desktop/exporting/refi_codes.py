"""The codes of a REFI-QDA project: kinds of names, stances, kinds of events, times."""

from __future__ import annotations

from typing import get_args

from lxml import etree

from desktop.analysis.model import EventType, MentionKind, Stance
from desktop.exporting.refi_elements import element, guid
from desktop.look.translation import Words

_GROUPS = {
    "kind": get_args(MentionKind),
    "stance": get_args(Stance),
    "event": get_args(EventType),
}


def code_book(words: Words) -> etree._Element:
    """All codes, in groups that are no codes themselves, called in the person's language."""
    codes = element("Codes")
    for group, members in _GROUPS.items():
        parent = element(
            "Code",
            guid=guid("group", group),
            name=words.tr(f"export.refi.{group}"),
            isCodable="false",
        )
        for member in members:
            name = words.tr(f"{group}.{member}")
            parent.append(element("Code", guid=code(group, member), name=name, isCodable="true"))
        codes.append(parent)
    name = words.tr("export.refi.time")
    codes.append(element("Code", guid=code("time"), name=name, isCodable="true"))
    return element("CodeBook", codes)


def code(*parts: str) -> str:
    """The GUID of a code: ``kind``, ``stance`` or ``event`` and which; or ``time``."""
    return guid("code", *parts)
