"""Relations that the words say: who speaks for or commands a body, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from desktop.analysis.model import Mention, RelationKind
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits
from desktop.analysis.text.fold import fold_word
from desktop.analysis.text.span_index import SpanIndex
from resources.lexicons import LexiconError, Lexicons

# From a body to the name of a person said of it, and back to a body it is said of: characters.
_REACH = 40
# Words from a word of relation to the body behind it («قائد غرفة عمليات X»).
_WORDS = 2
_BEHALF = ("باسم", "بإسم")
_KINDS: tuple[RelationKind, ...] = ("commands", "member_of", "affiliated_with", "part_of")


@dataclass(frozen=True, slots=True)
class Related:
    """Mention ids: ``one`` is in a relation to ``other``."""

    kind: RelationKind
    one: str
    other: str


@lru_cache(maxsize=4)
def relation_words(lexicons: Lexicons) -> Mapping[str, tuple[str, RelationKind]]:
    """Folded words to what they are said of (person, body) and the relation."""
    return {
        fold_word(row["word"]): (row["of"], _kind(row["relation"]))
        for row in lexicons.rows("relation_words")
    }


def find_relations(reading: Reading, lexicons: Lexicons) -> Iterator[Related]:
    """The relations of persons and bodies to the bodies that are named with them."""
    table = relation_words(lexicons)
    persons = SpanIndex(m for m in reading.mentions if m.kind == "person" and m.form == "name")
    bodies = SpanIndex(m for m in reading.mentions if m.kind == "organisation")
    for mention in reading.mentions:
        if mention.kind != "organisation":
            continue
        told = _told_before(reading, mention, table)
        if told is None:
            continue
        of, kind, start = told
        if of == "person":
            one = _next_person(reading, mention, persons)
        else:
            before = bodies.ending(max(0, start - _REACH), start)
            one = before[-1] if before else None
        if one is not None and one.id != mention.id:
            yield Related(kind, one.id, mention.id)


def _told_before(
    reading: Reading, mention: Mention, table: Mapping[str, tuple[str, RelationKind]]
) -> tuple[str, RelationKind, int] | None:
    """What the words right before a body say: of whom, the relation, and where the word begins."""
    before = reading.text[max(0, mention.start - 30) : mention.start]
    if any(word in before for word in _BEHALF):
        return "person", "speaks_for", mention.start
    first = reading.token_index(mention.start)
    if first is None:
        return None
    for index in range(first - 1, max(-1, first - 2 - _WORDS), -1):
        token = reading.tokens[index]
        if token.kind == "mark" and token.text not in '«»"“”':
            return None
        for split in splits(token.fold):
            if split.stem in table:
                return *table[split.stem], token.start
    return None


def _next_person(reading: Reading, mention: Mention, persons: SpanIndex[Mention]) -> Mention | None:
    """The person named right behind a body, in its sentence."""
    person = persons.next_from(mention.end)
    if person is None or person.start - mention.end > _REACH:
        return None
    sentence = reading.sentence_at(mention.start)
    return person if sentence is None or person.start < sentence.end else None


def _kind(name: str) -> RelationKind:
    for kind in _KINDS:
        if kind == name:
            return kind
    raise LexiconError(f"relation_words.tsv: {name!r} is none of {', '.join(_KINDS)}")
