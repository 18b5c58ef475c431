"""What a person may type, and what it means: a tree of phrases, fields, and, or, not.

Two things side by side must both hold; OR (أو) binds closer than that, so «حمص حلب أو دمشق» is
حمص and (حلب or دمشق). What is left open at the end, a quotation mark or a bracket, is closed there,
and an operator with nothing beside it is passed over, for a query is looked for while it is typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resources.lexicons import load
from storage.problems import BadQuery
from storage.search.tokens import bare_words, written

_PIECE = re.compile(
    r"""(?P<near>(?:NEAR|قرب)\() | (?P<open>\() | (?P<close>\))
    | (?P<minus>-(?=[^\s-])) | (?P<field>[^\W\d_]+):(?=[^\s)])
    | ["«“](?P<quoted>[^"»”]*)["»”]? | (?P<bare>[^\s()"«“»”]+) | (?P<rest>\S)""",
    re.VERBOSE,
)
_OPERATORS = {
    "AND": "and", "و": "and", "OR": "or", "أو": "or", "او": "or", "|": "or",
    "NOT": "not", "ليس": "not", "بدون": "not",
}  # fmt: skip
_DISTANCE = re.compile(r"[,،]\s*(\d{1,3})\s*\)?$")
_NEAR = 10
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row, each in its exact form; ``prefix``: the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Phrases in any order with at most ``within`` words between the first and the last."""

    phrases: tuple[Phrase, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Field:
    """A property that the document must have; ``name`` as in the table of fields."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Every:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    part: Node


Node = Phrase | Near | Field | Every | Either | Excluded


def parse(query: str) -> Node:
    """The tree of a query. Raises BadQuery where nothing in it says what must be found."""
    tree = _Parser(query).sequence(0)
    if tree is None or not _asks(tree):
        raise BadQuery(query)
    return tree


def phrases(tree: Node) -> list[Phrase | Near]:
    """The phrases that a document is found by, in order."""
    match tree:
        case Phrase() | Near():
            return [tree]
        case Every(parts) | Either(parts):
            return [phrase for part in parts for phrase in phrases(part)]
    return []


def fields_of(query: str) -> tuple[Field, ...]:
    """The fields that every document found must have, in order; none where the query says nothing
    that must be found."""
    tree = _Parser(query).sequence(0)
    parts = tree.parts if isinstance(tree, Every) else (tree,)
    return tuple(part for part in parts if isinstance(part, Field))


def _asks(tree: Node) -> bool:
    """Whether a tree says what must be found, not only what must not; of alternatives, each."""
    match tree:
        case Every(parts):
            return any(_asks(part) for part in parts)
        case Either(parts):
            return all(_asks(part) for part in parts)
    return not isinstance(tree, Excluded)


class _Parser:
    def __init__(self, query: str) -> None:
        self._query = query
        self._pieces = list(_PIECE.finditer(query))
        self._at = 0

    def sequence(self, depth: int) -> Node | None:
        """Groups side by side, to the closing bracket or the end."""
        groups: list[list[Node]] = []
        joined = negated = False
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            operator = _OPERATORS.get(piece["bare"] or "")
            if piece["close"]:
                if depth:
                    break
                self._at += 1
            elif operator or piece["minus"]:
                self._at += 1
                joined = operator == "or" or (joined and operator != "and")
                negated = operator == "not" or bool(piece["minus"])
            else:
                node = self._item(depth)
                if node is None:
                    continue
                node = Excluded(node) if negated else node
                if joined and groups:
                    groups[-1].append(node)
                else:
                    groups.append([node])
                joined = negated = False
        return _every([group[0] if len(group) == 1 else Either(tuple(group)) for group in groups])

    def _item(self, depth: int) -> Node | None:
        piece = self._pieces[self._at]
        self._at += 1
        if piece["near"]:
            return self._near()
        if piece["open"]:
            node = self.sequence(depth + 1) if depth < _DEEPEST else None
            if self._at < len(self._pieces) and self._pieces[self._at]["close"]:
                self._at += 1
            return node
        if piece["field"]:
            return self._field(piece["field"])
        if piece["quoted"] is not None:
            return _phrase(piece["quoted"])
        return _phrase(piece["bare"] or "")

    def _field(self, typed: str) -> Node | None:
        """A field with the value after the colon; what is no field's name is a word."""
        name = _field_names().get(typed.lower())
        if name is None:
            return _phrase(typed)
        piece = self._pieces[self._at]
        value = piece["quoted"] if piece["quoted"] is not None else piece["bare"]
        if value is None:
            return _phrase(typed)
        self._at += 1
        return Field(name, value.strip()) if value.strip() else None

    def _near(self) -> Node | None:
        start = self._pieces[self._at - 1].end()
        while self._at < len(self._pieces) and not self._pieces[self._at]["close"]:
            self._at += 1
        closed = self._at < len(self._pieces)
        end = self._pieces[self._at].start() if closed else len(self._query)
        self._at += closed
        inside = self._query[start:end].strip()
        distance = _DISTANCE.search(inside)
        inside = inside[: distance.start()] if distance else inside
        found = [
            _phrase(piece["quoted"] if piece["quoted"] is not None else piece.group())
            for piece in _PIECE.finditer(inside)
        ]
        parts = tuple(phrase for phrase in found if phrase is not None)
        if len(parts) > 1:
            return Near(parts, int(distance[1]) if distance else _NEAR)
        return parts[0] if parts else None


def _phrase(typed: str) -> Phrase | None:
    words = tuple(written(word) for word in bare_words(typed))
    return Phrase(words, typed.endswith("*")) if words else None


def _every(nodes: list[Node]) -> Node | None:
    if len(nodes) == 1:
        return nodes[0]
    return Every(tuple(nodes)) if nodes else None


def _field_names() -> dict[str, str]:
    return {row["word"]: row["field"] for row in load().rows("query_fields")}
