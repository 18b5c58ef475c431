"""What the lexicons know about attribution, compiled once for look-up by folded word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Literal, TypeVar, cast

from desktop.analysis.claims.verb_forms import VerbForm, forms_of, quoting_forms
from desktop.analysis.model import SourceKind, Stance
from desktop.analysis.text.fold import fold_word
from resources.lexicons import Lexicons, Row

T = TypeVar("T")
NounClass = Literal[
    "anonymous", "some", "office", "medium", "institution", "document", "hearsay"
]  # fmt: skip
_REMARK = "remark"
_CIVIL = ("شرطة", "المدني", "إطفاء")
# What kind of source a body is, by the category that the lexicon of organisations has for it.
_KIND_OF_BODY: dict[str, SourceKind] = {
    "army": "military",
    "security": "military",
    "alliance": "military",
    "armed_group": "opposition",
    "opposition": "opposition",
    "government": "official",
    "court": "official",
    "international": "official",
    "ngo": "ngo",
    "union": "ngo",
}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SourceNoun:
    noun_class: NounClass
    kind: SourceKind
    medium: bool


@dataclass(frozen=True, slots=True)
class Particle:
    """``then``: what follows; ``order``: whose words they are (see attribution_particles.tsv)."""

    then: Literal["source", "verb", "pronoun", "nothing"]
    stance: Stance
    order: Literal["origin", "rank", "aside"]
    strict: bool


@dataclass(frozen=True, slots=True)
class Hearsay:
    stance: Stance
    after: frozenset[str]


class Phrases(Generic[T]):
    """Phrases of one or more folded words, the longest first."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in pairs:
            words = tuple(_WORD.findall(fold_word(phrase)))
            self._by_first.setdefault(words[0], []).append((words, value))
            self._by_last.setdefault(words[-1], []).append((words, value))
        for index in (self._by_first, self._by_last):
            for entries in index.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def starts(self, folds: Sequence[str]) -> list[int]:
        """The tokens with whose word a phrase begins, a conjunction before it or not: where
        :meth:`match` is worth asking."""
        firsts = self._by_first
        return [
            at
            for at, word in enumerate(folds)
            if word in firsts or (word[:1] in "وف" and word[1:] in firsts)
        ]

    def match(self, folds: list[str], at: int, end: int) -> tuple[int, T] | None:
        """The longest phrase that begins at a token, a conjunction before it or not: how many
        tokens it has, and its value."""
        word = folds[at]
        for first in (word, word[1:]) if word[:1] in ("و", "ف") else (word,):
            for words, value in self._by_first.get(first, ()):
                stop = at + len(words)
                if stop <= end and tuple(folds[at + 1 : stop]) == words[1:]:
                    return len(words), value
        return None

    def joined(self, word: str) -> bool:
        """Whether a phrase can only begin in a word behind the conjunction written on it."""
        return word not in self._by_first and word[1:] in self._by_first

    def match_before(self, folds: list[str], stop: int, start: int) -> tuple[int, T] | None:
        """The longest phrase that ends just before the token ``stop``: its length and value."""
        for words, value in self._by_last.get(folds[stop - 1].removeprefix("و"), ()):
            if len(words) == 1:
                return 1, value
        for words, value in self._by_last.get(folds[stop - 1], ()):
            at = stop - len(words)
            if at < start or tuple(folds[at + 1 : stop]) != words[1:]:
                continue
            if folds[at] == words[0] or (folds[at][1:] == words[0] and folds[at][0] in "وف"):
                return len(words), value
        return None


@dataclass(frozen=True)
class Attributions:
    """The compiled lexicons of this stage. Keys are folded words without a conjunction."""

    verbs: Mapping[str, tuple[VerbForm, ...]]
    verbs_with_object: Mapping[str, tuple[VerbForm, ...]]
    particles: Phrases[Particle]
    hearsay: Mapping[str, Hearsay]
    saying_nouns: Mapping[str, Stance]
    nouns: Mapping[str, SourceNoun]
    noun_rows: Mapping[str, str]
    adjectives: Mapping[str, SourceKind | None]
    leads: Phrases[str]
    remarks: Phrases[str]
    hedges: Phrases[str]
    boilerplate: Phrases[str]
    media: Mapping[str, SourceKind]
    bodies: Mapping[str, SourceKind]
    function_words: Mapping[str, frozenset[str]]
    common: frozenset[str]
    deeds: frozenset[str]
    qualities: frozenset[str]

    def form(self, word: str, *, with_object: bool = False) -> VerbForm | None:
        """The verb of saying that a folded word is, a conjunction on it or not. ``with_object``:
        one with a pronoun will do («ذكره»)."""
        for table in (self.verbs, self.verbs_with_object if with_object else {}):
            for stem in (word, word[1:]) if word[:1] in ("و", "ف") else (word,):
                if stem in table:
                    return table[stem][0]
        return None

    @property
    def breaks(self) -> frozenset[str]:
        """Words that begin what is no part of a noun phrase any more."""
        return self.function_words["break"]


@lru_cache(maxsize=4)
def compiled(lexicons: Lexicons) -> Attributions:
    """The lexicons of attribution, made ready for look-up."""
    return Attributions(
        verbs=_verbs(lexicons.rows("attribution_verbs"), with_object=False),
        verbs_with_object=_verbs(lexicons.rows("attribution_verbs"), with_object=True),
        particles=Phrases(
            (r["phrase"], _particle(r)) for r in lexicons.rows("attribution_particles")
        ),
        hearsay={
            fold_word(row["noun"]): Hearsay(cast("Stance", row["stance"]), _folded(row["after"]))
            for row in lexicons.rows("attribution_hearsay")
        },
        saying_nouns={
            fold_word(row["noun"]): cast("Stance", row["stance"])
            for row in lexicons.rows("attribution_nouns")
        },
        nouns=_nouns(lexicons.rows("source_nouns")),
        noun_rows={
            form: fold_word(row["forms"].split()[0])
            for row in reversed(lexicons.rows("source_nouns"))
            for form in _folded(row["forms"])
        },
        adjectives={
            form: cast("SourceKind | None", row["kind"] or None)
            for row in lexicons.rows("source_adjectives")
            for form in _folded(row["forms"])
        },
        leads=Phrases(_leads(lexicons.rows("discourse_leads"))),
        remarks=Phrases(
            (r["phrase"], r["kind"])
            for r in lexicons.rows("discourse_leads")
            if r["kind"] == _REMARK
        ),
        hedges=Phrases((row["phrase"], row["strength"]) for row in lexicons.rows("hedges")),
        boilerplate=Phrases((row["phrase"], row["where"]) for row in lexicons.rows("boilerplate")),
        media={
            fold_word(name): cast("SourceKind", row["kind"])
            for row in lexicons.rows("news_media")
            for name in row["names"].split(",")
            if name
        },
        bodies=_bodies(lexicons.rows("organisations")),
        function_words=_by_class(lexicons.rows("function_words")),
        qualities=frozenset(fold_word(r["word"]) for r in lexicons.rows("generic_adjectives")),
        deeds=frozenset(
            fold_word(noun)
            for row in lexicons.rows("event_triggers")
            if row["past"]
            for noun in row["nouns"].split()
        ),
        common=frozenset(fold_word(row["word"]) for row in lexicons.rows("common_words")),
    )


def _leads(rows: tuple[Row, ...]) -> Iterator[tuple[str, str]]:
    """The phrases, a formula that ends in أن also with a pronoun on it («يذكر أنه»)."""
    for row in rows:
        if row["kind"] == _REMARK:
            continue
        yield row["phrase"], row["kind"]
        if row["kind"] == "formula":
            yield from ((row["phrase"] + pronoun, row["kind"]) for pronoun in ("ه", "ها", "هم"))


def _bodies(rows: tuple[Row, ...]) -> dict[str, SourceKind]:
    """The kind of each organisation, by each of its names."""
    return {
        fold_word(name): _kind_of_body(name, row["category"])
        for row in reversed(rows)
        if row["category"] in _KIND_OF_BODY
        for name in (row["name"], *row["aliases"].split("|"))
        if name
    }


def _kind_of_body(name: str, category: str) -> SourceKind:
    """What keeps order among civilians («الشرطة»، «الحماية المدنية») speaks for the state."""
    civil = category == "security" and any(word in name for word in _CIVIL)
    return "official" if civil else _KIND_OF_BODY[category]


def _folded(cell: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in cell.split())


def _by_class(rows: tuple[Row, ...]) -> dict[str, frozenset[str]]:
    return {
        name: frozenset(fold_word(row["word"]) for row in rows if row["class"] == name)
        for name in {row["class"] for row in rows}
    }


def _particle(row: Row) -> Particle:
    return Particle(
        then=cast('Literal["source", "verb", "pronoun", "nothing"]', row["then"]),
        stance=cast("Stance", row["stance"]),
        order=cast('Literal["origin", "rank", "aside"]', row["order"]),
        strict=row["strict"] == "yes",
    )


def _nouns(rows: tuple[Row, ...]) -> dict[str, SourceNoun]:
    nouns: dict[str, SourceNoun] = {}
    for row in rows:
        noun = SourceNoun(
            cast("NounClass", row["class"]), cast("SourceKind", row["kind"]), row["medium"] == "yes"
        )
        for form in _folded(row["forms"]):
            nouns.setdefault(form, noun)
        if noun.noun_class in ("anonymous", "office"):
            single = fold_word(row["forms"].split()[0])
            for dual in (single + "ان", single + "ين", single + "ا"):
                nouns.setdefault(dual, noun)
    return nouns


def _verbs(rows: tuple[Row, ...], *, with_object: bool) -> dict[str, tuple[VerbForm, ...]]:
    found: dict[str, list[VerbForm]] = {}
    if not with_object:
        found.update((form.word, [form]) for form in quoting_forms())
    for row in rows:
        for form in forms_of(row):
            if form.with_object != with_object:
                continue
            same = found.setdefault(form.word, [])
            if not any(other.verb == form.verb for other in same):
                same.append(form)
    return {word: tuple(forms) for word, forms in found.items()}
