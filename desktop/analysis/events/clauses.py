"""The clause round a trigger, and what governs the mentions in it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Mention
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits

_PREPOSITIONS = frozenset(
    ("على", "في", "من", "الي", "عن", "ب", "ل", "مع", "ضد", "بين", "نحو", "باتجاه", "حتي", "عبر",
     "داخل", "خارج", "قرب", "علي", "تجاه", "صوب", "تحت", "فوق", "حول", "خلال", "لدي", "عند")
)  # fmt: skip
_PLACE_LIKE = {"داخل": "في", "قرب": "في", "حول": "في", "علي": "على", "تجاه": "نحو", "صوب": "نحو",
               "الي": "الي", "على": "على"}  # fmt: skip
# From a mention back to its preposition: descriptors, numbers and adjectives may stand between.
_BACK = 4
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Governed:
    """A mention and what governs it: a preposition (folded), "" for none. ``gap``: tokens between
    it and the trigger."""

    mention: Mention
    first: int
    preposition: str
    gap: int
    joined: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """Token indices, ``end`` exclusive."""

    start: int
    end: int


def clause_of(
    reading: Reading, trigger: Trigger, triggers: list[Trigger], words: EventWords
) -> Clause:
    """The clause of a trigger: from the last verb or clause word before it to the next after."""
    sentence = reading.sentence_at(trigger.start)
    tokens = reading.tokens
    if sentence is None:
        return Clause(trigger.index, trigger.last + 1)
    verbs = {t.index for t in triggers if t.sense.form in ("past", "present")}
    end = trigger.last + 1
    while end < len(tokens) and tokens[end].start < sentence.end:
        if tokens[end].fold in words.breaks or tokens[end].fold.removeprefix("و") in words.breaks:
            break
        if end in verbs:
            break
        end += 1
    start = trigger.index
    while start > 0 and tokens[start - 1].start >= sentence.start:
        before = tokens[start - 1]
        if before.fold in words.breaks or start - 1 in verbs or before.text in "،؛:":
            break
        start -= 1
    return Clause(start, end)


def governed_after(
    reading: Reading, trigger: Trigger, clause: Clause, others: frozenset[int]
) -> list[Governed]:
    """The mentions after a trigger in its clause with their prepositions; ``others`` are the tokens
    of other triggers: what follows one of those belongs to it."""
    found: list[Governed] = []
    for mention in _mentions(reading, trigger.last + 1, clause.end):
        first = reading.token_index(mention.start)
        if first is None:
            continue
        nearest = max((o for o in others if trigger.last < o < first), default=None)
        if nearest is not None:
            break
        joined = _is_joined(reading, mention, first)
        if joined and found:
            preposition = found[-1].preposition
        else:
            preposition = _preposition(reading, mention, first, trigger.last)
        found.append(Governed(mention, first, preposition, first - trigger.last - 1, joined))
    return found


def mentions_before(reading: Reading, trigger: Trigger, clause: Clause) -> list[Governed]:
    """The mentions before a trigger in its clause, the nearest first."""
    found = []
    for mention in reversed(_mentions(reading, clause.start, trigger.index)):
        first = reading.token_index(mention.start)
        if first is not None:
            preposition = _preposition(reading, mention, first, clause.start - 1)
            found.append(Governed(mention, first, preposition, trigger.index - first, joined=False))
    return found


def _mentions(reading: Reading, first: int, end: int) -> list[Mention]:
    if first >= end or first >= len(reading.tokens):
        return []
    start = reading.tokens[first].start
    stop = reading.tokens[end - 1].end
    return [m for m in reading.mentions if start <= m.start and m.end <= stop]


def _is_joined(reading: Reading, mention: Mention, first: int) -> bool:
    """Whether و or a comma ties the mention to the one before («أحياء A وB»)."""
    token = reading.tokens[first]
    if mention.start > token.start and token.fold.startswith("و"):
        return mention.start - token.start <= 2
    return first > 0 and reading.tokens[first - 1].text in "،,"


def _preposition(reading: Reading, mention: Mention, first: int, floor: int) -> str:
    own = reading.tokens[first].fold
    if mention.start > reading.tokens[first].start:
        if own.startswith(("ب", "وب")):
            return "ب"
        if own.startswith(("ل", "ول")):
            return "ل"
    for position in range(first - 1, max(floor, first - 1 - _BACK), -1):
        token = reading.tokens[position]
        if token.fold in _PREPOSITIONS:
            return _PLACE_LIKE.get(token.fold, token.fold)
        prefixed = _prefixed_preposition(token.fold)
        if prefixed:
            return prefixed
        if token.kind == "mark" and token.text in "،.؛:()":
            break
    return ""


def _prefixed_preposition(word: str) -> str:
    """ب or ل written on a descriptor (بريف حماة، لمدينة X): the rest must be a word with an
    article or a noun of at least three letters."""
    for split in splits(word):
        particle = split.prefix.removeprefix("و").removesuffix("ال")
        if particle in ("ب", "ل", "لل") and len(split.stem) >= _SHORTEST:
            return "ل" if particle == "لل" else particle
    return ""
