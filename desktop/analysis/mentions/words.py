"""The lexicons of names as sets of folded words, compiled once for each version of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from desktop.analysis.mentions.inflection import lemma_of, noun_forms
from desktop.analysis.mentions.spellings import read_spellings, spellings_of
from desktop.analysis.model import MentionKind
from desktop.analysis.text.fold import fold_word
from resources.lexicons import Lexicons

_NATIONAL = "national"
# Deeds that tell in the accusative how somebody came to harm («دهساً», «ذبحاً»).
_HOW = ("attack", "killing", "accident")


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A word before a place's name. ``keeps_head``: it belongs to the name's span; ``number``: how
    many names may follow (one, two, many)."""

    kind: MentionKind
    klass: str
    keeps_head: bool
    number: str


@dataclass(frozen=True, slots=True)
class Known:
    """A name in a lexicon: what it is, what it is called first, whose side it is on."""

    canonical: str
    kind: MentionKind
    klass: str
    side: str
    alias: bool


@dataclass(frozen=True, slots=True)
class NominalWord:
    """A form of a common noun; ``lemma``: its entry in the lexicon, marked where it is many."""

    kind: MentionKind
    klass: str
    loaded: bool
    lemma: str


@dataclass(frozen=True)
class NameWords:
    """All lexicons that the recognisers of names use.

    ``common``: ordinary words of news text; ``vocabulary``: words that another lexicon knows as
    no name (descriptors, events, common nouns, adjectives). ``deeds``: nouns of events that tell
    what is done, not to whom, so that an adjective may follow («هجوم مسلح»). ``manners``: those
    that tell how somebody came to harm («دهساً»). ``marked``: known
    names and media that are names only where the words round them say so; ``known_beginnings``: the
    beginnings, by words, of those that have several. ``national_bodies``: whether the word stands
    for its ministry. ``generic_bodies``: what follows a head without making a name, both without
    article. ``facility_adjectives``: the types of facility whose names they end. ``labels``: what
    sort of article a headline announces («صور»). ``positions``:
    the locatives that are no direction («محيط», not «جنوب»: «جنوب لبنان» is a name).
    """

    common: frozenset[str]
    vocabulary: frozenset[str]
    given: frozenset[str]
    person_words: frozenset[str]
    descriptors: Mapping[str, Descriptor]
    beginnings: frozenset[str]
    offices: Mapping[str, bool]
    heads: Mapping[str, str]
    head_adjectives: frozenset[str]
    national_bodies: Mapping[str, bool]
    purposes: frozenset[str]
    generic_bodies: Mapping[str, frozenset[str]]
    facility_adjectives: Mapping[str, frozenset[str]]
    labels: frozenset[str]
    describing: frozenset[str]
    ordinals: frozenset[str]
    generic: frozenset[str]
    known: Mapping[str, Known]
    known_beginnings: frozenset[str]
    media: Mapping[str, str]
    marked: frozenset[str]
    outlet_cues: frozenset[str]
    nominals: Mapping[str, NominalWord]
    nationals: Mapping[str, NominalWord]
    deeds: frozenset[str]
    manners: frozenset[str]
    verbs: frozenset[str]
    nominal_adjectives: frozenset[str]
    locatives: frozenset[str]
    positions: frozenset[str]
    nationalities: frozenset[str]
    directions: frozenset[str]


@lru_cache(maxsize=4)
def name_words(lexicons: Lexicons) -> NameWords:
    """Compile the tables of names."""
    known, marked = _known(lexicons)
    media, marked_media = _media(lexicons)
    descriptors = _descriptors(lexicons)
    generic = _column(lexicons, "generic_adjectives")
    nominals = {
        form: NominalWord(
            _kind(row["kind"]), row["class"], row["loaded"] == "yes", lemma_of(written, form)
        )
        for row in lexicons.rows("nominals")
        for written in row["forms"].split()
        for form in noun_forms(written, people=row["kind"] == "person")
    }
    nationals = {form: word for form, word in nominals.items() if word.klass == _NATIONAL}
    for form in nationals:
        del nominals[form]  # «السوري» is a part of many names
    ambiguous = _column(lexicons, "ambiguous_place_names")
    events = frozenset(
        form for row in lexicons.rows("event_triggers") for form in _forms(row["nouns"])
    )
    return NameWords(
        common=_column(lexicons, "common_words"),
        vocabulary=events | generic | nominals.keys() | descriptors.keys() | ambiguous,
        given=_column(lexicons, "given_names"),
        person_words=_column(lexicons, "person_words"),
        descriptors=descriptors,
        beginnings=_column(lexicons, "place_name_beginnings"),
        offices={
            form: row["follow"] == "of"
            for row in lexicons.rows("titles")
            for form in _forms(row["forms"])
        },
        heads={
            fold_word(row["word"]): row["strength"] for row in lexicons.rows("organisation_heads")
        },
        head_adjectives=_column(lexicons, "organisation_adjectives"),
        national_bodies={
            fold_word(row["word"]): row["short"] == "yes"
            for row in lexicons.rows("national_bodies")
        },
        purposes=_column(lexicons, "body_purposes"),
        generic_bodies={
            fold_word(row["head"]): frozenset(_forms(row["complements"]))
            for row in lexicons.rows("generic_bodies")
        },
        facility_adjectives={
            form: frozenset(row["types"].split())
            for row in lexicons.rows("facility_adjectives")
            for form in _forms(row["words"])
        },
        labels=frozenset(
            fold_word(row["word"])
            for row in lexicons.rows("function_words")
            if row["class"] == "label"
        ),
        describing=_column(lexicons, "describing_heads"),
        ordinals=_column(lexicons, "unit_ordinals"),
        generic=generic,
        known=known,
        known_beginnings=_beginnings((*known, *media)),
        media=media,
        marked=marked | marked_media,
        outlet_cues=_column(lexicons, "outlet_cues"),
        nominals=nominals,
        nationals=nationals,
        manners=frozenset(
            fold_word(noun)
            for row in lexicons.rows("event_triggers")
            if row["type"] in _HOW
            for noun in row["nouns"].split()
        ),
        deeds=frozenset(
            form
            for row in lexicons.rows("event_triggers")
            if row["noun"] not in ("victim", "target")
            for form in _forms(row["nouns"])
        ),
        verbs=frozenset(fold_word(row["past"]) for row in lexicons.rows("event_triggers")),
        nominal_adjectives=_column(lexicons, "nominal_adjectives"),
        locatives=(locatives := _column(lexicons, "locatives")),
        positions=locatives - {fold_word(row["words"]) for row in lexicons.rows("directions")},
        nationalities=_adjectives(row["word"] for row in lexicons.rows("nationalities")),
        directions=_adjectives(
            row["words"] for row in lexicons.rows("directions") if row["words"].endswith("ي")
        ),
    )


def _column(lexicons: Lexicons, table: str) -> frozenset[str]:
    return frozenset(fold_word(row["word"]) for row in lexicons.rows(table))


def _adjectives(words: Iterable[str]) -> frozenset[str]:
    """All forms of relative adjectives (folded): سوري، السورية، السوريون، سوريين، سوريا…"""
    bare = {fold_word(word) for word in words if " " not in word}
    inflected = {word + ending for word in bare for ending in ("", "ه", "ون", "ين", "ات")}
    return frozenset(inflected | {"ال" + word for word in inflected})


def _forms(forms: str) -> Iterable[str]:
    return (fold_word(form) for form in forms.split())


def _kind(kind: str) -> MentionKind:
    kinds: dict[str, MentionKind] = {
        "person": "person",
        "organisation": "organisation",
        "place": "place",
        "facility": "facility",
        "weapon": "weapon",
    }
    return kinds.get(kind, "other")


def _descriptors(lexicons: Lexicons) -> dict[str, Descriptor]:
    return {
        form: Descriptor(_kind(row["kind"]), row["type"], row["head"] == "in", row["number"])
        for row in lexicons.rows("place_descriptors")
        for form in _forms(row["forms"])
    }


def _known(lexicons: Lexicons) -> tuple[dict[str, Known], frozenset[str]]:
    """The known names in all their spellings, and those that are names only where marked."""
    pairs = read_spellings(lexicons.rows("name_spellings"))
    known: dict[str, Known] = {}
    marked: set[str] = set()
    for table, kind in (("persons", "person"), ("organisations", "organisation")):
        for row in lexicons.rows(table):
            doubtful = _names(row.get("marked", ""), "|")
            names = dict.fromkeys((row["name"], *_names(row["aliases"], "|"), *doubtful))
            category, side = row.get("category", ""), row.get("side", "")
            for name in names:
                alias = name != row["name"]
                entry = Known(row["name"], _kind(kind), category, side, alias=alias)
                for spelling in spellings_of(fold_word(name), pairs):
                    if known.setdefault(spelling, entry) is entry and name in doubtful:
                        marked.add(spelling)
    for row in lexicons.rows("waters"):
        known.setdefault(
            fold_word(row["name"]), Known(row["name"], "place", row["kind"], "", alias=False)
        )
    return known, frozenset(marked)


def _media(lexicons: Lexicons) -> tuple[dict[str, str], frozenset[str]]:
    """The outlets' kinds by folded name, and the names that are theirs only where marked."""
    rows = lexicons.rows("news_media")
    media = {
        fold_word(name): row["kind"]
        for row in rows
        for name in (*_names(row["names"], ","), *_names(row["marked"], ","))
    }
    return media, frozenset(fold_word(name) for row in rows for name in _names(row["marked"], ","))


def _names(cell: str, separator: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(separator) if name.strip())


def _beginnings(names: Iterable[str]) -> frozenset[str]:
    """What a name of several words begins with: «هيئة» and «هيئة تحرير» of «هيئة تحرير الشام»."""
    parts = (name.split(" ") for name in names)
    return frozenset(" ".join(words[:count]) for words in parts for count in range(1, len(words)))
