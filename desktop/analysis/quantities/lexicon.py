"""What the stage knows of words: qualifiers, units, currencies and the nouns that one can count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from desktop.analysis.quantities.number_words import NumberWords, number_words
from desktop.analysis.quantities.phrases import Phrases
from desktop.analysis.text.fold import fold_word
from resources.lexicons import Lexicons, Row

# Kinds of nouns that «واحد» counts: a group or place with it is rather the same one.
# Whose nouns behind «ب» tell what did harm («أربعة بقصف»).
_VIOLENCE = frozenset(("attack", "strike", "bombing", "clash", "accident"))
_SINGLE = frozenset(("person", "weapon", "vehicle", "event"))

Bound = Literal["about", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Unit:
    """``code`` is a unit's symbol or a currency's ISO 4217 code, None for a currency whose country
    is open; ``measures`` is what it measures, in Arabic."""

    code: str | None
    measures: str
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Currency:
    code: str
    country_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dual:
    """A dual form: its singular, and whether it is the construct one (سيارتي إسعاف)."""

    singular: str
    construct: bool
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class OrdinalWord:
    """``counted_from``: "start" («الثالث»), "current" («التالي») or "end" («الأخير»)."""

    value: Decimal
    counted_from: str = "start"


@dataclass(frozen=True)
class QuantityLexicon:
    """``countable_ones``: the singulars that «واحد» after them counts."""

    numbers: NumberWords
    ordinals: Phrases[OrdinalWord]
    before: Phrases[Bound]
    after: Phrases[Bound]
    compared_before: Phrases[str]
    compared_after: Phrases[str]
    units: Phrases[Unit]
    currencies: Mapping[str, tuple[Currency, ...]]
    singulars: Mapping[str, str]
    countable_ones: frozenset[str]
    duals: Mapping[str, Dual]
    numbered_heads: frozenset[str]
    count_cues: frozenset[str]
    change_words: frozenset[str]
    not_counted: frozenset[str]
    causes: frozenset[str]
    dual_name_heads: frozenset[str]
    place_heads: frozenset[str]


@lru_cache(maxsize=4)
def quantity_lexicon(lexicons: Lexicons) -> QuantityLexicon:
    """The tables of the stage compiled."""
    bounds = lexicons.rows("approximators")
    compared = bounds + lexicons.rows("comparisons")
    return QuantityLexicon(
        numbers=number_words(lexicons),
        ordinals=_ordinals(lexicons),
        before=Phrases((r["form"], _bound(r)) for r in bounds if r["stands"] == "before"),
        after=Phrases((r["form"], _bound(r)) for r in bounds if r["stands"] == "after"),
        compared_before=Phrases(
            (r["form"], r["bound"]) for r in compared if r["stands"] == "before"
        ),
        compared_after=Phrases((r["form"], r["bound"]) for r in compared if r["stands"] == "after"),
        units=_units(lexicons),
        currencies=_currencies(lexicons),
        singulars=_singulars(lexicons.rows("countable_nouns")),
        countable_ones=frozenset(
            row["singular"] for row in lexicons.rows("countable_nouns") if row["kind"] in _SINGLE
        ),
        duals=_duals(lexicons),
        numbered_heads=_words(lexicons, "numbered_heads"),
        count_cues=_words(lexicons, "count_cues"),
        change_words=_words(lexicons, "change_words"),
        not_counted=_words(lexicons, "not_counted") | _month_words(lexicons),
        causes=frozenset(
            fold_word(noun)
            for row in lexicons.rows("event_triggers")
            if row["type"] in _VIOLENCE
            for noun in row["nouns"].split()
        ),
        dual_name_heads=_words(lexicons, "dual_name_heads"),
        place_heads=_place_heads(lexicons),
    )


def _ordinals(lexicons: Lexicons) -> Phrases[OrdinalWord]:
    """The ordinals, also with «و» apart («الخامس و العشرون»), and the relative ones."""
    entries: list[tuple[str, OrdinalWord]] = []
    for row in lexicons.rows("ordinals"):
        word = OrdinalWord(Decimal(row["value"]))
        entries.append((row["form"], word))
        if " و" in row["form"]:
            entries.append((row["form"].replace(" و", " و "), word))
    entries.extend(
        (row["form"], OrdinalWord(Decimal(row["offset"]), row["counted_from"]))
        for row in lexicons.rows("relative_ordinals")
    )
    return Phrases(entries)


def _words(lexicons: Lexicons, table: str) -> frozenset[str]:
    return frozenset(fold_word(row["word"]) for row in lexicons.rows(table))


def _place_heads(lexicons: Lexicons) -> frozenset[str]:
    """«بلدة», «قرية»: a place's name follows."""
    rows = lexicons.rows("place_descriptors")
    return frozenset(fold_word(w) for r in rows if r["number"] == "one" for w in r["forms"].split())


def _month_words(lexicons: Lexicons) -> frozenset[str]:
    """«قوى 8 آذار»: a month is never counted, also where the date is a name."""
    return frozenset(fold_word(row["form"]).split()[0] for row in lexicons.rows("months"))


def _bound(row: Row) -> Bound:
    return row["bound"]  # type: ignore[return-value]


def _units(lexicons: Lexicons) -> Phrases[Unit]:
    entries = [(r["form"], Unit(r["unit"], r["measures"])) for r in lexicons.rows("units")]
    for row in lexicons.rows("currencies"):
        unit = Unit(None, "قيمة", fold_word(row["noun"]))
        entries.append((row["noun"], unit))
        entries.extend((form, unit) for form in row["forms"].split("|") if form)
    return Phrases(entries)


def _currencies(lexicons: Lexicons) -> dict[str, tuple[Currency, ...]]:
    """The currencies that each noun may name; the country words with and without the article."""
    table: dict[str, tuple[Currency, ...]] = {}
    for row in lexicons.rows("currencies"):
        noun = fold_word(row["noun"])
        words = frozenset(fold_word(w) for w in row["country_words"].split("|") if w)
        table[noun] = (*table.get(noun, ()), Currency(row["code"], words))
    return table


def _singulars(rows: tuple[Row, ...]) -> dict[str, str]:
    """From a folded form (singular, accusative, plural) to the singular as written."""
    table: dict[str, str] = {}
    for row in rows:
        singular = row["singular"]
        folded = fold_word(singular)
        for form in (folded, folded + "ا", *map(fold_word, row["plurals"].split("|"))):
            table.setdefault(form, singular)
    return table


def _duals(lexicons: Lexicons) -> dict[str, Dual]:
    """The dual forms, but for those that are also a plural (مسلحين, بلدان)."""
    table: dict[str, Dual] = {}
    rows = lexicons.rows("countable_nouns")
    plurals = {fold_word(form) for row in rows for form in row["plurals"].split("|")}
    singulars = {fold_word(row["singular"]) for row in rows}
    plurals |= _words(lexicons, "not_duals")
    for row in rows:
        for form, construct in _dual_forms(row["singular"]):
            if form not in plurals and form not in singulars:
                table.setdefault(form, Dual(row["singular"], construct))
    measures: dict[str, tuple[str, Unit]] = {}
    for row in lexicons.rows("units"):
        measures.setdefault(row["unit"], (row["form"], Unit(row["unit"], row["measures"])))
    for row in lexicons.rows("currencies"):
        noun = fold_word(row["noun"])
        measures.setdefault("currency " + noun, (row["noun"], Unit(None, "قيمة", noun)))
    for singular, unit in measures.values():
        if " " not in singular and len(singular) > 2:
            for form, construct in _dual_forms(singular):
                if not construct and form not in plurals:
                    table[form] = Dual(singular, construct, unit)
    return table


def _dual_forms(singular: str) -> tuple[tuple[str, bool], ...]:
    """The folded dual forms: nominative, oblique, and the two of the construct state.

    The masculine construct (جنديي, قرارا) is left out: it reads as «my» or as an accusative.
    """
    stem = fold_word(singular)
    if stem.endswith("ه"):
        stem = stem[:-1] + "ت"
        return (
            (stem + "ان", False),
            (stem + "ين", False),
            (stem + "ا", True),
            (stem + "ي", True),
        )
    return (stem + "ان", False), (stem + "ين", False)
