"""Triggers: the words of a reading that tell of an event, each with its one best sense."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import pairwise

from desktop.analysis.events.conditions import ConditionReader, Form
from desktop.analysis.events.lexicon import EventWords, Sense
from desktop.analysis.events.surroundings import surroundings_of
from desktop.analysis.model import EventType
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import Split, splits, without_pronoun
from desktop.analysis.text.form_table import form_weight
from desktop.analysis.text.tokens import Token

_PREPOSITIONS = ("ب", "ل", "لل", "ك")
_SHORT = 4
# The vowel of a passive past, and within how many characters of its beginning it is written.
_DAMMA = "\u064f"
_TO_VOWEL = 4
# ف and قد, which folded is a verb's past too.
_HAS = "فقد"
# A type and what its sense needs: the senses of one row of the lexicon have them in common.
_Meaning = tuple[EventType, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger at token ``index``; ``last`` its last token; ``start``/``end`` without clitics.

    ``joined``: و or ف before it. ``future``: س before it. ``after_preposition``: ب or ل before it.
    ``pronoun``: an object or possessor ending is on it. ``definite``: it has the article.
    ``passive``: a verb that is written as no active is, by its letters or its vowel («قُتل»).
    """

    index: int
    last: int
    start: int
    end: int
    sense: Sense
    joined: bool
    future: bool
    after_preposition: bool
    pronoun: bool
    definite: bool
    passive: bool


def find_triggers(reading: Reading, words: EventWords) -> Iterator[Trigger]:
    """The triggers in order, outside names, times and attributions."""
    closed = _closed_tokens(reading, words)
    conditions = ConditionReader(reading, words, surroundings_of(reading, words))
    skip = -1
    told: set[_Meaning] = set()
    for index, token in enumerate(reading.tokens):
        if token.kind != "word" or index in closed or index <= skip:
            continue
        trigger = _at(reading, words, conditions, index, told)
        if trigger is not None:
            skip = trigger.last
            told.add((trigger.sense.type, trigger.sense.needs))
            yield trigger


def _closed_tokens(reading: Reading, words: EventWords) -> frozenset[int]:
    """Tokens of names, bodies, times and idioms: «حركة التغيير», «الاحتلال», «يوم الاستقلال»,
    «ضربة جزاء» tell of no event."""
    # A body that turned out to be a country («الاحتلال التركي») is no less a party.
    spans = [
        (mention.start, mention.end)
        for mention, candidate in zip(reading.mentions, reading.candidates, strict=True)
        if mention.form == "name" or "organisation" in (mention.kind, candidate.kind)
    ]
    spans += [(time.start, time.end) for time in reading.times]
    named = frozenset(
        index
        for start, end in spans
        if (first := reading.token_index(start)) is not None
        for index in range(first, first + len(reading.tokens_between(start, end)) + 1)
        if reading.tokens[min(index, len(reading.tokens) - 1)].start < end
    )
    return named | _idiom_tokens(reading, words) | _particle_tokens(reading, words)


def _idiom_tokens(reading: Reading, words: EventWords) -> frozenset[int]:
    found: set[int] = set()
    for index, token in enumerate(reading.tokens):
        for split in splits(token.fold):
            for idiom in words.idioms.get(split.stem, ()):
                following = reading.tokens[index + 1 : index + len(idiom)]
                if tuple(t.fold.removeprefix("ال") for t in following) == idiom[1:]:
                    found.update(range(index, index + len(idiom)))
    return frozenset(found)


def _particle_tokens(reading: Reading, words: EventWords) -> frozenset[int]:
    """«فقد» before a verb of the past («أما في تعز فقد أسفرت …») is «قد» and loses nothing; «ووفق
    مصادر» approves nothing, but «ووفق على» does."""
    return frozenset(
        index
        for index, (token, following) in enumerate(pairwise(reading.tokens))
        if (token.fold == _HAS and _is_past(following.fold, words))
        or (
            token.fold[:1] == "و"
            and token.fold[1:] in words.prepositions
            and following.fold != "علي"
        )
    )


def _is_past(fold: str, words: EventWords) -> bool:
    told = any(sense.form == "past" for sense in words.senses.get(fold, ()))
    return told or fold in words.saying or form_weight(fold, "v") > 0


def _at(
    reading: Reading,
    words: EventWords,
    conditions: ConditionReader,
    index: int,
    told: Container[_Meaning],
) -> Trigger | None:
    """The trigger at a token, in its best sense. ``told``: the meanings of the triggers before it,
    which a definite noun speaks of again («الارتفاع»)."""
    possible = splits(reading.tokens[index].fold)
    longest = max(
        words.longest.get(word, 1)
        for split in possible
        for word in (split.stem, split.stem.removesuffix("ا"))  # «قصفاً متبادلاً»
    )
    for length in range(min(longest, len(reading.tokens) - index), 0, -1):
        tokens = reading.tokens[index : index + length]
        for split in possible:
            rest = [_agreeing(token.fold, split) for token in tokens[1:]]
            for word, pronoun in _readings(split, tokens[0], single=length == 1):
                form = Form(index, index + length - 1, split, pronoun)
                phrase = _phrase(word, rest, tanwin=word != split.stem)
                for sense in conditions.ordered(index, split, phrase):
                    again = split.article and (sense.type, sense.needs) in told
                    if conditions.may_be(form, sense, again=again):
                        return _trigger(reading, form, sense, word)
    return None


def _agreeing(word: str, split: Split) -> str:
    """A word of a phrase as the lexicon has it: its adjectives take the article of its first."""
    return word.removeprefix("ال") if split.article else word


def _phrase(first: str, rest: list[str], *, tanwin: bool) -> str:
    """A phrase as the lexicon has it: «بياناً مشتركاً» is بيان مشترك."""
    return " ".join((first, *(word.removesuffix("ا") if tanwin else word for word in rest)))


def _readings(split: Split, token: Token, *, single: bool) -> Iterator[tuple[str, bool]]:
    """The word itself, without tanwin's alef, and, where it has no article, without a pronoun."""
    yield split.stem, False
    if split.stem.endswith("ا") and len(split.stem) > _SHORT - 1:
        yield split.stem[:-1], False
    if not single:
        return
    if not split.article or split.prefix.endswith("لل"):
        for bare in without_pronoun(split.stem, token.text)[1:]:
            yield bare, True


def _trigger(reading: Reading, form: Form, sense: Sense, word: str) -> Trigger:
    split = form.split
    first, last = reading.tokens[form.index], reading.tokens[form.last]
    has_article = split.article and not split.prefix.endswith("لل")
    cut = len(split.prefix) - (2 if has_article else 0)
    start = reading.folded.origins[first.fold_start + cut]
    end = last.end
    if form.pronoun and form.index == form.last:
        ending = first.fold_start + len(split.prefix) + _kept(split.stem, word)
        end = reading.folded.origins[ending] if sense.form == "noun" else last.end
    particles = split.prefix.removesuffix("ال") if has_article else split.prefix
    return Trigger(
        index=form.index,
        last=form.last,
        start=start,
        end=end,
        sense=sense,
        joined=particles.startswith(("و", "ف")),
        future=particles.endswith("س"),
        after_preposition=particles.endswith(_PREPOSITIONS),
        pronoun=form.pronoun,
        definite=split.article,
        passive=sense.passive or _is_voiced_passive(sense, reading.text[start:end]),
    )


def _is_voiced_passive(sense: Sense, verb: str) -> bool:
    acted_on = sense.subject == "actor" and sense.object is not None
    return sense.form == "past" and acted_on and _DAMMA in verb[:_TO_VOWEL]


def _kept(stem: str, form: str) -> int:
    """How many letters of the stem are the noun's own: its ta marbuta shows as ت."""
    return len(form) if stem.startswith(form[:-1]) else len(stem)
