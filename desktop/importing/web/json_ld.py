"""What a page's JSON-LD (schema.org) says of its article."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from desktop.importing.xml_parts import Element

_KINDS = ("article", "posting", "report")
# Characters; what is longer is a page's whole store and no description.
_LONGEST = 2_000_000

Node = Mapping[str, Any]


class JsonLd:
    """Values of the page's article as they stand there; empty where nothing is said."""

    def __init__(self, root: Element) -> None:
        nodes = [node for value in _scripts(root) for node in _nodes(value)]
        self._by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
        articles = [node for node in nodes if _is_article(node)]
        self._article: Node = next(
            (node for node in articles if node.get("datePublished")),
            articles[0] if articles else {},
        )

    @property
    def headline(self) -> str:
        return self._text(self._article.get("headline") or self._article.get("name"))

    @property
    def published(self) -> str:
        return self._text(self._article.get("datePublished") or self._article.get("dateCreated"))

    @property
    def outlet(self) -> str:
        return self._text(self._article.get("publisher") or self._article.get("sourceOrganization"))

    @property
    def author(self) -> str:
        return self._text(self._article.get("author") or self._article.get("creator"))

    @property
    def body(self) -> str:
        """The article's whole text, its lines as they stand there."""
        body = self._article.get("articleBody")
        return body if isinstance(body, str) else ""

    def _text(self, value: object) -> str:
        """A text, the name of a thing, or the names of several."""
        if isinstance(value, list):
            return "، ".join(filter(None, map(self._name, value)))
        return self._name(value)

    def _name(self, value: object) -> str:
        if isinstance(value, Mapping) and "name" not in value:
            value = self._by_id.get(str(value.get("@id")), {})
        if isinstance(value, Mapping):
            value = value.get("name")
        return " ".join(value.split()) if isinstance(value, str) else ""


def _scripts(root: Element) -> Iterator[object]:
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" in script.get("type", "").lower() and len(text) <= _LONGEST:
            try:
                # Control characters in strings are met often, and do no harm.
                yield json.loads(text.strip().removesuffix(";"), strict=False)
            except (ValueError, RecursionError):
                continue


def _nodes(value: object) -> Iterator[Node]:
    """All things in a value, the outermost first."""
    waiting = deque([value])
    while waiting:
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            yield value
            waiting.extend(inner for inner in value.values() if isinstance(inner, (list, dict)))


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower().endswith(_KINDS) for kind in named)
