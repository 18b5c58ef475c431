"""A search narrowed and widened by choice: fields added to what was typed, and taken out again.

Pure: texts in, texts out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from desktop.look.translation import Language, words
from resources.lexicons import load
from storage.queries.facets import FacetKind, FacetValue
from storage.search.query import Field, fields_of

_ARABIC = re.compile("[\u0621-\u064a]")
_PLAIN = re.compile(r"[^\s()\"«“»”:]+")
_CODED = ("kind", "stance")


def field_of(facet: FacetKind, value: FacetValue, language: Language) -> Field:
    """The field that asks for a value of a facet, its value in the words of a language."""
    if facet in _CODED:
        return Field(facet, _word_of(facet, value.value, language))
    if facet in ("year", "month"):
        return Field("date", value.value)
    if value.name_kind:
        kind = value.name_kind if value.name_kind != "other" else "entity"
        return Field(kind, value.value)
    return Field("outlet", value.value)


def narrowed(query: str, field: Field, language: Language) -> str:
    """The query with a field that must hold too; what is open in it is closed before."""
    value = field.value.replace('"', "")
    value = value if _PLAIN.fullmatch(value) else f'"{value}"'
    name = words(language).tr(f"search_pane.field.{field.name}")
    return f"{_closed(query.strip())} {name}:{value}".strip()


def widened(query: str, field: Field) -> str:
    """The query without a field, by whichever of its names it was asked for."""
    names = "|".join(re.escape(word) for word in _names_of(field.name))
    value = re.escape(field.value)
    term = re.compile(
        rf"(?<!\S)(?:{names}):(?:[\"«“]{value}[\"»”]?|{value})(?=[\s()]|$)", re.IGNORECASE
    )
    return " ".join(term.sub(" ", query).split())


def toggled(query: str, field: Field, language: Language) -> str:
    """The query with a field, or without it where it asks for the same."""
    asked = holding(query, field)
    return widened(query, asked) if asked else narrowed(query, field, language)


def holding(query: str, field: Field) -> Field | None:
    """The field of the query that asks for the same, as it is written there."""
    return fields_held(query).get(canonical(field))


def fields_held(query: str) -> Mapping[Field, Field]:
    """The fields of the query as they are written there, by what they ask for: see
    :func:`canonical`."""
    return {canonical(one): one for one in reversed(fields_of(query))}


def fields_in(query: str) -> tuple[Field, ...]:
    """What must hold besides words, in order."""
    return fields_of(query)


def place_of_value(query: str, value: str) -> tuple[int, int] | None:
    """Where a value that is not understood stands in a query, start and end; None: nowhere."""
    start = query.rfind(value) if value.strip() else -1
    return None if start < 0 else (start, start + len(value))


def canonical(field: Field) -> Field:
    """A field with its value as the schema calls it, in whichever words it was asked for."""
    if field.name not in _CODED:
        return field
    return Field(field.name, _values(field.name).get(field.value.lower(), field.value))


@lru_cache(maxsize=len(_CODED))
def _values(field: str) -> Mapping[str, str]:
    """What the words for a field's values stand for in the schema."""
    rows = load().rows("query_values")
    return {row["word"]: row["value"] for row in rows if row["field"] == field}


def _word_of(facet: str, value: str, language: Language) -> str:
    """The first word of a language for a value of the schema; its own where there is none."""
    known = [
        row["word"]
        for row in load().rows("query_values")
        if (row["field"], row["value"]) == (facet, value)
    ]
    arabic = [word for word in known if _ARABIC.search(word)]
    return arabic[0] if language == "ar" and arabic else value


def _names_of(field: str) -> list[str]:
    return [row["word"] for row in load().rows("query_fields") if row["field"] == field]


def _closed(query: str) -> str:
    """What is typed with its quotation marks and brackets closed, as the search understands it."""
    if query.count('"') % 2:
        query += '"'
    return query + ")" * max(0, query.count("(") - query.count(")"))
