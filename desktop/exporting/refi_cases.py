"""Entities as cases of a REFI-QDA project: one for each name of a kind, with its places."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from desktop.analysis.model import Entity
from desktop.exporting.content import Content
from desktop.exporting.identity import entity_id
from desktop.exporting.reading import Reading
from desktop.exporting.refi_codes import code
from desktop.exporting.refi_elements import element, guid, reference
from desktop.exporting.refi_sources import selection_guid


@dataclass
class _Case:
    entity: Entity
    aliases: dict[str, None] = field(default_factory=dict)
    selections: dict[str, None] = field(default_factory=dict)


def cases(content: Content) -> etree._Element:
    """All entities that are called by a name somewhere; no element in it where there is none."""
    found: dict[str, _Case] = {}
    for document in content.documents():
        reading = Reading(document.analysis)
        for mention in document.analysis.mentions:
            entity = reading.entities.get(mention.entity or "")
            if entity is None or mention.form != "name":
                continue
            identity = entity_id(entity.kind, entity.name)
            case = found.setdefault(identity, _Case(entity))
            case.aliases |= dict.fromkeys(entity.aliases)
            case.selections[selection_guid(document, (mention.start, mention.end))] = None
    return element("Cases", *(_case(identity, case) for identity, case in found.items()))


def _case(identity: str, case: _Case) -> etree._Element:
    made = element("Case", guid=guid("case", identity), name=case.entity.name)
    if case.aliases:
        made.append(element("Description", text="; ".join(case.aliases)))
    made.append(reference("CodeRef", code("kind", case.entity.kind)))
    made.extend(reference("SelectionRef", each) for each in case.selections)
    return made
