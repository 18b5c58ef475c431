"""Entities as cases of a REFI-QDA project: one for each name of a kind, with its places."""

from __future__ import annotations

from collections import Counter
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
    names = Counter(case.entity.name for case in found.values())
    made = element("Cases")
    for identity, case in found.items():
        kind, name = case.entity.kind, case.entity.name
        # QualCoder wants no name twice.
        shown = f"{name} ({content.words.tr(f'kind.{kind}')})" if names[name] > 1 else name
        made.append(_case(identity, case, shown))
    return made


def _case(identity: str, case: _Case, name: str) -> etree._Element:
    made = element("Case", guid=guid("case", identity), name=name)
    if case.aliases:
        made.append(element("Description", text="; ".join(case.aliases)))
    made.append(reference("CodeRef", code("kind", case.entity.kind)))
    made.extend(reference("SelectionRef", each) for each in case.selections)
    return made
