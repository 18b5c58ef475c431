"""Elements and GUIDs of REFI-QDA."""

from __future__ import annotations

from lxml import etree

from desktop.exporting.identity import uuid_of
from desktop.exporting.writable import writable

NAMESPACE = "urn:QDA-XML:project:1.0"


def element(
    tag: str, /, *children: etree._Element, text: str | None = None, **attributes: str
) -> etree._Element:
    """An element of the schema; texts lose what XML cannot tell."""
    told = {key: writable(value) for key, value in attributes.items()}
    made = etree.Element(f"{{{NAMESPACE}}}{tag}", told, nsmap={None: NAMESPACE})
    if text is not None:
        made.text = writable(text)
    made.extend(children)
    return made


def guid(*parts: str) -> str:
    """The GUID of what parts name: the same in every export of the same."""
    return uuid_of(" ".join(("refi", *parts)))


def reference(tag: str, target: str) -> etree._Element:
    """An element that points at another by its GUID."""
    return element(tag, targetGUID=target)
