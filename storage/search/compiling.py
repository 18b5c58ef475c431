"""From the tree of a query to a plan at one level of sameness."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import prod

from storage.connection import Connection
from storage.search.classes import Classes
from storage.search.fields import Fields
from storage.search.forms import Level, prefix_form
from storage.search.places import Places
from storage.search.plan import All, Match, Not, Plan, Standing, Where, either, every
from storage.search.query import Either, Every, Excluded, Field, Near, Node, Phrase
from storage.search.remembered import Kept

# A phrase of so many rows of spellings is asked of FTS5 row by row, each of which costs as much as
# the whole phrase; of more, the places of all its words are read.
_MOST_ROWS = 4
# So many places are read in the time of looking into one text. Where a page of hits is sooner found
# by looking, for words that stand everywhere stand in a row in many texts, they are looked into.
_PLACES_A_TEXT = 2000
_PAGE = 50


@dataclass(frozen=True, slots=True)
class Compiled:
    """``sure``: all that the plan finds matches; else whether the words stand in a row must be
    looked up in the text, in so many that ``worth_looking`` says: then :meth:`Compiler.full` is
    sooner done."""

    plan: Plan
    sure: bool
    worth_looking: int | None = None


class Compiler:
    """Plans for one search of one case."""

    def __init__(
        self, connection: Connection, classes: Classes, fields: Fields, kept: Kept
    ) -> None:
        self._classes = classes
        self._fields = fields
        self._places = Places(connection, kept)

    def quick(self, tree: Node, level: Level) -> Compiled:
        """A plan that begins to answer at once. Raises BadQueryDate, BadQueryValue."""
        places: list[int] = []
        plan = self._plan(tree, level, unsure=places)
        exactly = _written(tree) if level == "exact" else None
        if exactly is None:
            worth = int(sum(places) / _PLACES_A_TEXT) if places else None
            return Compiled(plan, sure=not places, worth_looking=worth)
        where = Where(
            "d.document_id IN (SELECT rowid FROM written WHERE written MATCH ?)", (exactly,)
        )
        parts = plan.parts if isinstance(plan, All) else (plan,)
        return Compiled(All((parts[0], where, *parts[1:])), sure=not _stands_in_a_row(tree))

    def full(self, tree: Node, level: Level) -> Plan:
        """A plan that all that it finds matches, at every level but the exact one; where words of
        phrases stand everywhere, it is slow to make. Raises BadQueryDate, BadQueryValue."""
        return self._plan(tree, level, unsure=None)

    def _plan(self, tree: Node, level: Level, unsure: list[int] | None) -> Plan:
        match tree:
            case Phrase():
                return self._near(Near((tree,), 0), level, unsure)
            case Near():
                return self._near(tree, level, unsure)
            case Field():
                return self._fields(tree)
            case Excluded(part):
                # At any level in all its spellings and no more: a looser level finds more, and
                # must not lose by it.
                return Not(self._plan(part, "spelling", unsure=None))
            case Every(parts):
                return every([self._plan(part, level, unsure) for part in parts])
            case Either(parts):
                return either([self._plan(part, level, unsure) for part in parts])

    def _near(self, near: Near, level: Level, unsure: list[int] | None) -> Plan:
        """Where the places of many words would have to be read, and ``unsure`` takes their number,
        the documents that hold all the words."""
        phrases = [self._spellings(phrase, level) for phrase in near.phrases]
        words = [word for phrase in phrases for word in phrase]
        if len(words) == 1 or prod(map(len, words)) <= _MOST_ROWS:
            return Match(_rows(near, phrases))
        if unsure is not None:
            places = sum(map(self._places.to_be_read, words))
            looked_into = self._places.texts_for(_PAGE, words, near.within + 1)
            if looked_into * _PLACES_A_TEXT < places:
                unsure.append(places)
                return every([Match(" OR ".join(word)) for word in words])
        return Standing(self._places.of(near, phrases))

    def _spellings(self, phrase: Phrase, level: Level) -> list[list[str]]:
        """For every word of a phrase its spellings in FTS5's quotation marks."""
        words = [[_quoted(s) for s in self._classes(word, level)] for word in phrase.words]
        if phrase.prefix:
            words[-1] = [_quoted(prefix_form(phrase.words[-1])) + "*"]
        return words


def _quoted(word: str) -> str:
    """A word as FTS5 reads it as one and nothing else."""
    return '"' + word.replace('"', '""') + '"'


def _rows(near: Near, phrases: list[list[list[str]]]) -> str:
    """Every row of spellings as an alternative."""
    alternatives = [[" + ".join(row) for row in product(*phrase)] for phrase in phrases]
    if len(alternatives) == 1:
        return " OR ".join(alternatives[0])
    return " OR ".join(f"NEAR({' '.join(row)}, {near.within})" for row in product(*alternatives))


def _stands_in_a_row(tree: Node) -> bool:
    """Whether the index of exact forms, which knows no places, does not suffice."""
    match tree:
        case Phrase(words):
            return len(words) > 1
        case Near():
            return True
        case Every(parts) | Either(parts):
            return any(map(_stands_in_a_row, parts))
    return False


def _written(tree: Node) -> str | None:
    """That every word asked for stands there in its exact form; None where no word is."""
    match tree:
        case Phrase(words, prefix):
            return " AND ".join(map(_quoted, words)) + ("*" if prefix else "")
        case Near(parts):
            return " AND ".join(f"({_written(part)})" for part in parts)
        case Every(parts):
            found = [one for one in map(_written, parts) if one is not None]
            return " AND ".join(f"({one})" for one in found) or None
        case Either(parts):
            options = [_written(part) for part in parts]
            if any(one is None for one in options):
                return None
            return " OR ".join(f"({one})" for one in options)
    return None
