"""The recognisers of mentions, one after the other, and the judgement over their answers.

The neural recogniser is one more source of candidates; without its weights the others work on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.analysis.mentions.abbreviations import find_abbreviations
from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.judgement import judge, repeated, strengthen
from desktop.analysis.mentions.lexicon_names import find_lexicon_names
from desktop.analysis.mentions.neural import find_neural
from desktop.analysis.mentions.nominals import NominalFinder
from desktop.analysis.mentions.organisations import OrganisationFinder
from desktop.analysis.mentions.outlet import find_outlet
from desktop.analysis.mentions.persons import PersonFinder
from desktop.analysis.mentions.places import PlaceFinder
from desktop.analysis.mentions.words import name_words
from desktop.analysis.model import Mention
from desktop.analysis.reading import Reading
from resources import gazetteer
from resources.lexicons import Lexicons



def recognise_mentions(reading: Reading, lexicons: Lexicons) -> Reading:
    """Find the names and nominals of a reading, outside its time expressions."""
    words = name_words(lexicons)
    timed = _timed_tokens(reading)
    model = reading.models.names
    neural = [] if model is None else list(find_neural(reading, words, gazetteer.load(), model))
    known = _outside(timed, [*find_lexicon_names(reading, words), *find_outlet(reading)])
    places = _outside(timed, PlaceFinder(reading, words, gazetteer.load()).find())
    place_tokens = _tokens(places)
    organisations = _outside(
        timed, OrganisationFinder(reading, words, place_tokens, _tokens(known)).find()
    )
    taken = _tokens([*known, *organisations]) | place_tokens
    persons = _outside(timed, PersonFinder(reading, words, taken).find())
    names = judge(strengthen([*known, *places, *organisations, *persons, *_outside(timed, neural)]))
    names = (*names, *find_abbreviations(reading, names))
    again = _outside(timed, repeated(reading, names, words))
    names = judge([*names, *again])
    nominals = NominalFinder(reading, words, _tokens(names) | timed, _heads(names)).find()
    found = judge([*names, *nominals])
    return replace(
        reading,
        mentions=tuple(_mention(number, c, reading) for number, c in enumerate(found, 1)),
        candidates=found,
        recognisers=("gazetteer", "pattern") if model is None else ("neural", "gazetteer", "pattern"),
    )


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


def _timed_tokens(reading: Reading) -> frozenset[int]:
    """The tokens of time expressions: a month is no place, a weekday no person."""
    return frozenset(
        index
        for time in reading.times
        if (first := reading.token_index(time.start)) is not None
        for index in range(first, first + len(reading.tokens_between(time.start, time.end)))
    )


def _outside(timed: frozenset[int], candidates: Iterable[Candidate]) -> list[Candidate]:
    return [c for c in candidates if timed.isdisjoint(range(c.first, c.last + 1))]


def _heads(names: Iterable[Candidate]) -> frozenset[str]:
    """The first words of the names of bodies that have more than one."""
    parts = [name.key.split() for name in names if name.kind == "organisation"]
    return frozenset(
        words[0] for words in parts if len(words) > 1 and not words[0].startswith("ال")
    )


def _tokens(candidates: Iterable[Candidate]) -> frozenset[int]:
    return frozenset(t for c in candidates for t in range(c.first, c.last + 1))
