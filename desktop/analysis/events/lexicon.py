"""The lexicon of event triggers as a table from folded form to senses, compiled once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeVar, get_args

from desktop.analysis.events.conjugation import passive_forms, past_forms, present_forms
from desktop.analysis.model import EventType, Role
from desktop.analysis.text.fold import fold_word
from resources.lexicons import LexiconError, Lexicons, Row

_T = TypeVar("_T", bound=str)
# A cell of the table attribution_verbs without a form.
_LEFT_OUT = "-"
_INDEFINITE, _DEFINITE = "@indefinite", "@definite"
# Behind a past whose bare form is another word («عبر»): only its inflected forms are the verb's.
_INFLECTED = "+"
# What the whole text may tell of, as the table event_settings has it.
_SETTINGS = ("@violence", "@sport")
FormKind = Literal["past", "present", "noun", "participle"]


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a form. ``subject``, ``object``, ``noun``: roles of what stands next to it as
    such, None for none; ``mixed``: a noun's own role depends on the kind of what it is head of.
    ``settings``: what the text must tell of for this meaning; ``unless``: what it must not."""

    type: EventType
    form: FormKind
    subject: Role | None
    object: Role | None
    noun: Role | None
    mixed: bool
    prepositions: Mapping[str, Role]
    needs: frozenset[str]
    blocked: frozenset[str]
    settings: frozenset[str]
    unless: frozenset[str]
    indefinite: bool
    definite: bool
    passive: bool


@dataclass(frozen=True)
class EventWords:
    """``senses`` by folded form (phrases of two or three words too), the words of contexts, and
    the words that part clauses (``breaks``; ``relatives`` open a clause that describes a noun).

    ``resumptive``: words after which a verb goes on about who was spoken of («أنه», «ثم»).
    ``saying``: forms of verbs of saying. ``lasting``: words before a length of time that an event
    takes.
    ``idioms``: by their first word, phrases of folded words that tell of no event.
    ``prepositions``: folded words and phrases to the one that each is read as. ``support``: the
    forms of verbs that say little beside a noun, to the role of their subject (``support_nouns``:
    of their verbal nouns). ``undergoing``:
    words before «ل» and what was, not what is meant to be («أدى لـ», «نظراً لـ»).
    ``resulting``: forms of verbs of what came of something. ``causal``: words between harm and what
    did it («مقتل ثلاثة إثر قصف»). ``passives``: «تم» and the like.
    ``occurring``: verbs that only say that something happened («اندلع»).
    ``describing``: words that a definite noun behind them only describes («لجنة التحقيق»).
    ``heads``: words
    that may stand between a preposition and the name it governs («في بلدة X»).
    ``holding``: words between a place and those who are in it («مناطق انتشار القوات»).
    ``numbers``: numbers in letters. ``amounts``: words that «من» and what they are an amount of
    follow. ``allegiance``: words behind which only stands whose side someone is on.
    ``adverbial``: words that take a role from «ل» behind them («وفقاً لـ»). ``reporting``:
    words behind which a time is of saying. ``empty``: words that only carry the noun behind
    them. ``sides``: words that «من» stands before behind one of two parties («من جهة»).
    ``without``: what they are before is not there. ``descriptors``: words for kinds of
    places.
    ``directions``: «شمال» and the like, before the place that something is
    north of.
    ``controls``: words that say who acts in what a noun behind them tells, to whether it is their
    own subject. ``settings``: words by which a text is known to tell of violence or of sport.
    ``longest``: how many words the longest phrase of the senses has that begins with a word.
    """

    senses: Mapping[str, tuple[Sense, ...]]
    contexts: Mapping[str, str]
    breaks: frozenset[str]
    relatives: frozenset[str]
    resumptive: frozenset[str]
    saying: frozenset[str]
    lasting: frozenset[str]
    idioms: Mapping[str, tuple[tuple[str, ...], ...]]
    prepositions: Mapping[str, str]
    support: Mapping[str, Role]
    support_nouns: Mapping[str, Role]
    undergoing: frozenset[str]
    resulting: frozenset[str]
    causal: frozenset[str]
    passives: frozenset[str]
    occurring: frozenset[str]
    describing: frozenset[str]
    heads: frozenset[str]
    numbers: frozenset[str]
    amounts: frozenset[str]
    allegiance: frozenset[str]
    adverbial: frozenset[str]
    reporting: frozenset[str]
    holding: frozenset[str]
    empty: frozenset[str]
    sides: frozenset[str]
    without: frozenset[str]
    descriptors: frozenset[str]
    directions: frozenset[str]
    controls: Mapping[str, str]
    settings: Mapping[str, str]
    longest: Mapping[str, int]


@lru_cache(maxsize=4)
def event_words(lexicons: Lexicons) -> EventWords:
    """Compile the tables of events.

    Raises:
        LexiconError: a row names a type or role that the model does not have.
    """
    senses: dict[str, list[Sense]] = {}
    for row in lexicons.rows("event_triggers"):
        for form, kind, passive in _forms(row):
            sense = _sense(row, kind, passive=passive)
            if sense not in senses.setdefault(form, []):
                senses[form].append(sense)
    prepositions = {
        _folded(row["word"]): _folded(row["reads_as"]) for row in lexicons.rows("prepositions")
    }
    return EventWords(
        senses={form: tuple(found) for form, found in senses.items()},
        contexts={fold_word(r["word"]): r["effect"] for r in lexicons.rows("event_contexts")},
        breaks=_break_words(lexicons, "clause") | (_saying(lexicons) - prepositions.keys()),
        relatives=_break_words(lexicons, "relative"),
        saying=_saying(lexicons) - prepositions.keys(),
        lasting=_particles(lexicons, "lasting"),
        resumptive=_particles(lexicons, "resumptive"),
        idioms=_idioms(lexicons),
        prepositions=prepositions,
        support={
            form: _some_role(row["subject"])
            for row in lexicons.rows("support_verbs")
            for form in (*past_forms(row["past"]), *present_forms(row["present"]))
        },
        support_nouns={
            fold_word(noun): _some_role(row["subject"])
            for row in lexicons.rows("support_verbs")
            for noun in row["nouns"].split()
        },
        undergoing=_particles(lexicons, "undergoing"),
        resulting=_particles(lexicons, "result"),
        causal=_particles(lexicons, "causal"),
        passives=_particles(lexicons, "passive"),
        occurring=_particles(lexicons, "occurring"),
        describing=_particles(lexicons, "describing"),
        heads=_heads(lexicons) - prepositions.keys(),
        numbers=frozenset(fold_word(row["form"]) for row in lexicons.rows("number_words")),
        amounts=_particles(lexicons, "amount"),
        allegiance=_particles(lexicons, "allegiance"),
        adverbial=_particles(lexicons, "adverbial"),
        reporting=_particles(lexicons, "reporting"),
        holding=_particles(lexicons, "holding"),
        empty=_particles(lexicons, "empty"),
        sides=_particles(lexicons, "side"),
        without=_particles(lexicons, "without"),
        descriptors=_descriptors(lexicons),
        directions=frozenset(fold_word(r["words"]) for r in lexicons.rows("directions")),
        controls={fold_word(r["word"]): r["who"] for r in lexicons.rows("event_controls")},
        settings={fold_word(r["word"]): r["setting"] for r in lexicons.rows("event_settings")},
        longest=_longest(senses),
    )


def _longest(forms: Iterable[str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for form in forms:
        words = form.split()
        if len(words) > found.get(words[0], 1):
            found[words[0]] = len(words)
    return found


def _idioms(lexicons: Lexicons) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in lexicons.rows("event_idioms"):
        idiom = tuple(fold_word(word).removeprefix("ال") for word in row["phrase"].split())
        found.setdefault(idiom[0], []).append(idiom)
    return {first: tuple(idioms) for first, idioms in found.items()}


def _break_words(lexicons: Lexicons, kind: str) -> frozenset[str]:
    rows = lexicons.rows("clause_breaks")
    return frozenset(fold_word(row["word"]) for row in rows if row["kind"] == kind)


def _particles(lexicons: Lexicons, kind: str) -> frozenset[str]:
    rows = lexicons.rows("event_particles")
    return frozenset(fold_word(row["word"]) for row in rows if row["kind"] == kind)


def _saying(lexicons: Lexicons) -> frozenset[str]:
    """Verbs of saying open another clause, and tell of no event themselves."""
    return frozenset(
        form
        for row in lexicons.rows("attribution_verbs")
        for form in (*past_forms(_written(row["past"])), *present_forms(_written(row["present"])))
    )


def _written(cell: str) -> str:
    return "" if cell == _LEFT_OUT else cell


def _heads(lexicons: Lexicons) -> frozenset[str]:
    """Descriptors of places and bodies, and amounts."""
    words = {row["word"] for row in lexicons.rows("organisation_heads")}
    words |= {row["form"] for row in lexicons.rows("number_words")}
    words |= {row["form"] for row in lexicons.rows("approximators")}
    known = _descriptors(lexicons) | {fold_word(word) for word in words}
    return known - _break_words(lexicons, "clause")


def _descriptors(lexicons: Lexicons) -> frozenset[str]:
    rows = lexicons.rows("place_descriptors")
    return frozenset(fold_word(word) for row in rows for word in row["forms"].split())


def _folded(phrase: str) -> str:
    return " ".join(fold_word(word) for word in phrase.split("_"))


def _forms(row: Row) -> Iterator[tuple[str, FormKind, bool]]:
    """(form, kind, whether it is a passive)."""
    past = row["past"].removesuffix(_INFLECTED)
    for form in past_forms(past):
        if past == row["past"] or form != fold_word(past):
            yield form, "past", False
    for form in passive_forms(past):
        yield form, "past", True
    for form in present_forms(row["present"]):
        yield form, "present", False
    for noun in row["nouns"].split():
        yield fold_word(noun.replace("_", " ")), "noun", False
    for participle in row["participles"].split():
        yield fold_word(participle), "participle", False


def _sense(row: Row, form: FormKind, *, passive: bool) -> Sense:
    event_type = _one_of(row["type"], get_args(EventType))
    needs, blocked = row["needs"].split(), row["blocked"].split()
    return Sense(
        type=event_type,
        form=form,
        subject=_role(row["subject"].removeprefix("mixed_")),
        object=_role(row["object"]),
        noun=None if row["noun"].startswith("mixed") else _role(row["noun"]),
        mixed=row["noun"].startswith("mixed"),
        prepositions={
            _folded(name): _some_role(role)
            for name, role in (pair.split(":") for pair in row["prepositions"].split())
        },
        needs=frozenset(
            fold_word(word.replace("_", " "))
            for word in needs
            if word not in (_INDEFINITE, _DEFINITE, *_SETTINGS)
        ),
        blocked=frozenset(fold_word(word) for word in blocked if word not in _SETTINGS),
        settings=frozenset(word for word in needs if word in _SETTINGS),
        unless=frozenset(word for word in blocked if word in _SETTINGS),
        indefinite=_INDEFINITE in needs,
        definite=_DEFINITE in needs,
        passive=passive,
    )


def _role(name: str) -> Role | None:
    return _some_role(name) if name else None


def _some_role(name: str) -> Role:
    return _one_of(name, get_args(Role))


def _one_of(name: str, allowed: tuple[_T, ...]) -> _T:
    for value in allowed:
        if value == name:
            return value
    raise LexiconError(f"event_triggers.tsv: {name!r} is none of {', '.join(allowed)}")
