"""A claim laid open: what it tells of whom, where, when and how many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from desktop.analysis.model import Claim, Event, Mention, Quantity, Timex
from desktop.analysis.quantities.lexicon import quantity_lexicon
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import without_enclitics
from desktop.analysis.text.fold import fold_word
from desktop.analysis.text.tokens import Token
from resources.lexicons import Lexicons

_Spanned = TypeVar("_Spanned", Mention, Quantity, Timex)
_SHORTEST_STEM = 3
_SUFFIXES = (
    "يين", "يون", "وا", "تا", "تين", "تان", "ين", "ون", "يات", "ات", "ان", "يه", "يا", "ه", "ا",
    "ي", "ت",
)  # fmt: skip
# «وكان الجيش سيطر …»، «يعد هذا الهجوم الثاني …».
_BEFORE = frozenset({"كان", "كانت", "يعد", "تعد", "يعتبر", "تعتبر", "سبق"})
# Claims are compared event by event and number by number. One with more of either is a text without
# punctuation, taken for one claim: its beginning is compared.
_MOST = 40
# Types that say too little to tell two events of the same kind for one.
VAGUE_TYPES = frozenset({"other", "statement"})


@dataclass(frozen=True)
class ClaimView:
    """``actors``, ``places`` and ``targets`` of events are keys of ``Comparison.key``; ``number``:
    of the claim in its article; ``around``: places of its sentence; ``folds``: its words,
    folded, in order; ``words``: the same as a set."""

    claim: Claim
    number: int
    headline: bool
    background: bool
    events: tuple[Event, ...]
    entities: frozenset[str]
    places: frozenset[str]
    around: frozenset[str]
    folds: tuple[str, ...]
    words: frozenset[str]
    stems: frozenset[str]
    times: tuple[Timex, ...]
    quantities: tuple[Quantity, ...]

    def nearest_event(self, start: int, reach: int) -> Event | None:
        """The event whose trigger stands nearest to a character, within ``reach`` of it."""
        events = [e for e in self.events if abs(e.trigger.start - start) <= reach]
        return min(events, key=lambda e: abs(e.trigger.start - start), default=None)

    @property
    def origin(self) -> str:
        return self.claim.chain[0]

    @property
    def attributed(self) -> bool:
        return len(self.claim.chain) > 1

    @property
    def types(self) -> frozenset[str]:
        return frozenset(e.type for e in self.events) - VAGUE_TYPES


def views_of(reading: Reading, lexicons: Lexicons) -> Iterator[ClaimView]:
    """The claims of a reading, each with what lies in its span."""
    singulars = quantity_lexicon(lexicons).singulars
    mentions = sorted(reading.mentions, key=lambda mention: mention.start)
    quantities = sorted(reading.quantities, key=lambda quantity: quantity.start)
    dated = sorted((t for t in reading.times if t.earliest and t.latest), key=lambda t: t.start)
    events = {event.id: event for event in reading.events}
    for number, claim in enumerate(reading.claims):
        inside = _within(mentions, claim.start, claim.end)
        tokens = _tokens(reading, claim)
        before = reading.tokens_between(max(0, claim.start - 8), claim.start)
        yield ClaimView(
            claim=claim,
            number=number,
            headline=_in_headline(reading, claim),
            background=_is_background([*before[-1:], *tokens[:1]]),
            events=tuple(events[v] for v in claim.events[:_MOST] if v in events),
            entities=frozenset(m.entity for m in inside if m.entity is not None),
            places=_places(inside),
            around=_places(_within(mentions, *_sentence(reading, claim))),
            folds=tuple(token.fold for token in tokens),
            words=frozenset(token.fold for token in tokens),
            stems=frozenset(
                _stem(token.fold, singulars)
                for token in tokens
                if token.kind != "mark" and len(token.fold) > _SHORTEST_STEM - 1
            ),
            times=tuple(_within(dated, claim.start, claim.end)),
            quantities=tuple(_within(quantities, claim.start, claim.end)[:_MOST]),
        )


def _tokens(reading: Reading, claim: Claim) -> tuple[Token, ...]:
    """The tokens of a claim; of one that begins behind a proclitic («ب|قصف») the rest."""
    tokens = reading.tokens_between(claim.start, claim.end)
    index = reading.token_index(claim.start)
    if index is None or reading.tokens[index].start == claim.start:
        return tokens
    cut = reading.tokens[index]
    rest = cut.text[claim.start - cut.start :]
    return (replace(cut, start=claim.start, text=rest, fold=fold_word(rest)), *tokens)


def _is_background(opening: list[Token]) -> bool:
    """Whether a claim tells what was before, by the word that opens it or stands before it."""
    return any(token.fold.removeprefix("و") in _BEFORE for token in opening)


def _places(mentions: list[Mention]) -> frozenset[str]:
    return frozenset(m.entity for m in mentions if m.entity and m.kind in ("place", "facility"))


def _sentence(reading: Reading, claim: Claim) -> tuple[int, int]:
    sentence = reading.sentence_at(claim.start)
    return (sentence.start, sentence.end) if sentence is not None else (claim.start, claim.end)


def _in_headline(reading: Reading, claim: Claim) -> bool:
    sentence = reading.sentence_at(claim.start)
    if sentence is None:
        return False
    return reading.document.paragraphs[sentence.paragraph].kind == "headline"


def _within(items: list[_Spanned], start: int, end: int) -> list[_Spanned]:
    """Those of the sorted items that begin in a span."""
    first = bisect_left(items, start, key=lambda item: item.start)
    return items[first : bisect_left(items, end, key=lambda item: item.start)]


def _stem(word: str, singulars: Mapping[str, str]) -> str:
    """The stem of a word; a broken plural has that of its singular («الجنود»، «جندياً»)."""
    bare = word
    for article in ("وال", "بال", "لل", "ال"):
        if word.startswith(article):
            bare = word[len(article) :]
            break
    singular = singulars.get(bare)
    return light_stem(word if singular is None else fold_word(singular))


def light_stem(word: str) -> str:
    """A folded word without conjunction, preposition, article and the commonest endings: enough to
    meet the same word in two sentences. What looks like a preposition goes behind the article too:
    «برميل» and «البرميل» are one."""
    for prefixes in (("وال", "بال", "فال", "كال", "لل", "ال"), ("و", "ب", "ل", "ف")):
        for prefix in prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
                word = word[len(prefix) :]
                break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return without_enclitics(word)[-1] if len(word) > 2 * _SHORTEST_STEM else word
