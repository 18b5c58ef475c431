"""Reads the passages: ``NN_country.txt`` (the text) and ``NN_country.toml`` (its gold)."""

from __future__ import annotations

import tomllib
from pathlib import Path

from desktop.analysis.schema import SCHEMA
from tests.gold import layers, tellings
from tests.gold.layers import GoldError, Row, Things
from tests.gold.quotations import QuotationError, Quotations

FOLDER = Path(__file__).parent / "passages"


# The numbers of the passages that the engine is worked on with: the first ten, and ten that were
# read blind later. All others are measured only, to tell how it reads what nobody looked at.
_FIRST = range(1, 11)
_SECOND = range(21, 31)


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def first() -> list[str]:
    """The passages whose errors may be read, and whose names the judgement is counted on."""
    return [name for name in names() if _number(name) in _FIRST]


def second() -> list[str]:
    """The later passages whose errors may be read."""
    return [name for name in names() if _number(name) in _SECOND]


def held_out() -> list[str]:
    """The passages that are measured only."""
    return [name for name in names() if _number(name) not in (*_FIRST, *_SECOND)]


def _number(name: str) -> int:
    return int(name.partition("_")[0])


def build(name: str) -> Row:
    """The gold of one passage as a ``rawi.analysis/1`` object.

    Raises:
        GoldError: a quotation that is not in the text, or a row that breaks the rules.
    """
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").removesuffix("\n")
    gold = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    try:
        return _build(text, gold)
    except (GoldError, QuotationError) as error:
        raise GoldError(f"{name}: {error}") from error


def _build(text: str, gold: Row) -> Row:
    things = Things(Quotations(text))
    entities = layers.mentions_and_entities(gold, things)
    tellings.check_names(things)
    layers.times(gold, things)
    layers.quantities(gold, things)
    sources = layers.sources(gold, things, gold["outlet"])
    events = tellings.events(gold, things)
    claims = tellings.claims(gold, things, events)
    _apart(entities, sources, things.mentions, claims)
    return {
        "schema": SCHEMA,
        "document": _document(things.quotations, gold),
        "mentions": things.mentions,
        "entities": entities,
        "times": things.times,
        "quantities": things.quantities,
        "sources": sources,
        "claims": claims,
        "events": events,
        "conflicts": tellings.conflicts(gold),
    }


def _apart(entities: list[Row], sources: list[Row], mentions: list[Row], claims: list[Row]) -> None:
    """Ids unique in the whole analysis: a gold file calls an entity and a source alike."""

    def entity(key: str | None) -> str | None:
        return key and f"entity-{key}"

    def source(key: str) -> str:
        return f"source-{key}"

    for row in entities:
        row["id"] = entity(row["id"])
        for relation in row["relations"]:
            relation["entity"] = entity(relation["entity"])
    for row in mentions:
        row["entity"] = entity(row["entity"])
    for row in sources:
        row |= {"id": source(row["id"]), "entity": entity(row["entity"])}
    for claim in claims:
        claim["chain"] = [source(link) for link in claim["chain"]]
        for cue in claim["cues"]:
            cue["source"] = source(cue["source"])


def _document(quotations: Quotations, gold: Row) -> Row:
    bylines = gold.get("bylines", [])
    paragraphs = [
        {"start": line.start, "end": line.end, "kind": kind}
        for at, line in enumerate(quotations.paragraphs)
        for kind in ["headline" if at == 0 else "byline" if at in bylines else "body"]
        if line.text.strip()
    ]
    return {
        "title": quotations.paragraphs[0].text,
        "outlet": gold["outlet"],
        "published": gold["published"].isoformat(),
        "dateline": gold.get("dateline"),
        "text": quotations.text,
        "paragraphs": paragraphs,
    }
