"""The recognisers of mentions, one after the other, and the judgement over their answers.

The neural recogniser is one more source of candidates; without its weights the others work on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.analysis.mentions.abbreviations import find_abbreviations
from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.closed import closed_tokens, idiom_tokens
from desktop.analysis.mentions.evidence import denied, weigh
from desktop.analysis.mentions.facilities import FacilityFinder
from desktop.analysis.mentions.inflection import tells_nationality
from desktop.analysis.mentions.judgement import (
    completed,
    joined_places,
    judge,
    of_one_kind,
    repeated,
    strengthen,
)
from desktop.analysis.mentions.lexicon_names import find_lexicon_names
from desktop.analysis.mentions.neural import Heard, hear
from desktop.analysis.mentions.no_places import is_counted, is_label
from desktop.analysis.mentions.nominals import NominalFinder
from desktop.analysis.mentions.organisations import OrganisationFinder
from desktop.analysis.mentions.outlet import find_outlet
from desktop.analysis.mentions.persons import PersonFinder
from desktop.analysis.mentions.places import PlaceFinder
from desktop.analysis.mentions.words import NameWords, name_words
from desktop.analysis.model import Mention
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits, without_pronoun
from resources import gazetteer
from resources.lexicons import Lexicons

_RULES = ("gazetteer", "pattern")


@dataclass(frozen=True)
class Answers:
    """What the recognisers say before the judgement. ``heard`` is None without a model;
    ``closed``: the tokens that no name has."""

    rules: tuple[Candidate, ...]
    heard: Heard | None
    closed: frozenset[int]


def recognise_mentions(reading: Reading, lexicons: Lexicons) -> Reading:
    """Find the names and nominals of a reading, outside times and addresses."""
    words = name_words(lexicons)
    answers = ask(reading, lexicons)
    closed = answers.closed
    if answers.heard is None:
        weighed = strengthen(answers.rules)
    else:
        rules = completed(reading, answers.rules, answers.heard.candidates)
        weighed = tuple(weigh(rules, answers.heard, lexicons))
    names = of_one_kind(judge(weighed))
    abbreviations = tuple(find_abbreviations(reading, names, words))
    short = {c.first for c in abbreviations}
    names = (*(c for c in names if c.first not in short), *abbreviations)
    again = _outside(closed, repeated(reading, names, words))
    if answers.heard is not None:
        again = [c for c in again if not denied(c, answers.heard.silence)]
    names = judge([*names, *again])
    names = judge([*names, *joined_places(reading, names, weighed)])
    taken = _tokens(names) | closed | idiom_tokens(reading, lexicons)
    nominals = NominalFinder(reading, words, taken, _heads(names)).find()
    found = judge([*names, *nominals])
    return replace(
        reading,
        mentions=tuple(_mention(number, c, reading) for number, c in enumerate(found, 1)),
        candidates=found,
        recognisers=_RULES if answers.heard is None else ("neural", *_RULES),
    )


def ask(reading: Reading, lexicons: Lexicons) -> Answers:
    """Ask each recogniser for names outside the times and addresses of a reading."""
    words, places_known = name_words(lexicons), gazetteer.load()
    closed = closed_tokens(reading, lexicons)
    known = _outside(closed, [*find_lexicon_names(reading, words), *find_outlet(reading)])
    places = _outside(
        closed,
        [
            *PlaceFinder(reading, words, places_known).find(),
            *FacilityFinder(reading, words).find(),
        ],
    )
    place_tokens = _tokens(places)
    organisations = _outside(
        closed, OrganisationFinder(reading, words, place_tokens, _tokens(known)).find()
    )
    taken = _tokens([*known, *organisations]) | place_tokens
    persons = _outside(closed, PersonFinder(reading, words, taken).find())
    model = reading.models.names
    heard = None if model is None else hear(reading, lexicons, places_known, model)
    if heard is not None:
        kept = [
            c for c in _outside(closed, heard.candidates) if not _is_misheard(reading, c, words)
        ]
        heard = replace(heard, candidates=tuple(kept))
    return Answers((*known, *places, *organisations, *persons), heard, closed)


def _mention(number: int, candidate: Candidate, reading: Reading) -> Mention:
    return Mention(
        id=f"m{number}",
        start=candidate.start,
        end=candidate.end,
        text=reading.text[candidate.start : candidate.end],
        kind=candidate.kind,
        form=candidate.form,
        entity=None,
        by=candidate.by,
        confidence=round(candidate.confidence, 2),
        loaded=candidate.loaded,
        why=candidate.why,
    )


def _is_misheard(reading: Reading, heard: Candidate, words: NameWords) -> bool:
    """«توفي شاب دهساً», «عائلة سورية», «86 عسكرياً سوريا», «(صور)»: grammar tells that the model
    heard no name."""
    if heard.kind == "person":
        return heard.key.removesuffix("ا") in words.manners or _is_somebody_s(reading, heard, words)
    if heard.kind != "place" or heard.first < heard.last:
        return False
    return (
        tells_nationality(reading.tokens, heard.first, words.nationalities)
        or is_counted(reading, heard.first)
        or is_label(reading, words, heard.first)
    )


def _is_somebody_s(reading: Reading, heard: Candidate, words: NameWords) -> bool:
    """«لوالديها»: a common noun with its preposition and whose it is."""
    token = reading.tokens[heard.first]
    return heard.first == heard.last and any(
        form in words.nominals
        for split in splits(token.fold)
        if split.prefix
        for form in without_pronoun(split.stem, token.text)[1:]
    )


def _outside(closed: frozenset[int], candidates: Iterable[Candidate]) -> list[Candidate]:
    return [c for c in candidates if closed.isdisjoint(range(c.first, c.last + 1))]


def _heads(names: Iterable[Candidate]) -> frozenset[str]:
    """The first words of the names of bodies that have more than one."""
    parts = [name.key.split() for name in names if name.kind == "organisation"]
    return frozenset(
        words[0] for words in parts if len(words) > 1 and not words[0].startswith("ال")
    )


def _tokens(candidates: Iterable[Candidate]) -> frozenset[int]:
    return frozenset(t for c in candidates for t in range(c.first, c.last + 1))
