"""The forms of a verb of saying that news prints: third person, past and present, and participles.

Spelled by the regular rules of Arabic conjugation from the three forms of a lexicon row; verbs with
a weak last letter (نفى، ادعى) lose it before an ending.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from desktop.analysis.model import Stance
from desktop.analysis.text.fold import fold_word
from resources.lexicons import Row

_LEFT_OUT = "-"
Gender = Literal["", "m", "f"]
FormKind = Literal["past", "present", "participle"]
VerbRole = Literal[
    "more", "speaker", "either", "sign", "relay", "ascribe", "learn", "tell", "document"
]  # fmt: skip


# Of the forms in their order: masculine, feminine, the rest.
_GENDERS: tuple[Gender, ...] = ("m", "f", "")


@dataclass(frozen=True, slots=True)
class Verb:
    """``complement``: folded codes of the table attribution_verbs."""

    lemma: str
    stance: Stance
    complement: frozenset[str]
    role: VerbRole


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A folded form. ``with_object``: a pronoun is written on it (ذكره، أكدته). ``gender``: of a
    single subject."""

    word: str
    kind: FormKind
    verb: Verb
    masculine_singular: bool = False
    with_object: bool = False
    gender: Gender = ""


def forms_of(row: Row) -> Iterator[VerbForm]:
    """All forms of one row of the table attribution_verbs, the most common first. A cell of «-»
    stands for a form that is left out, for it is another word too."""
    verb = Verb(
        lemma=row["present"] if row["past"] == _LEFT_OUT else row["past"],
        stance=cast("Stance", row["stance"]),
        complement=frozenset(fold_word(code) for code in row["complement"].split()),
        role=cast("VerbRole", row["role"]),
    )
    tables: tuple[tuple[FormKind, list[tuple[str, str]]], ...] = (
        ("past", _past(fold_word(row["past"]))),
        ("present", _present(fold_word(row["present"]))),
    )
    for kind, forms in tables:
        if row[kind] == _LEFT_OUT:
            continue
        for number, (form, before_object) in enumerate(forms):
            first = number == 0
            gender = _GENDERS[min(number, 2)]
            yield VerbForm(form, kind, verb, masculine_singular=first, gender=gender)
            for pronoun in ("ه", "ها"):
                word = before_object + pronoun
                yield VerbForm(word, kind, verb, masculine_singular=first, with_object=True)
    weak = row["past"].endswith(("ى", "ي", "ا"))
    for number, form in enumerate(_participles(fold_word(row["participle"]), weak=weak)):
        yield VerbForm(form, "participle", verb, gender=_GENDERS[min(number, 2)])


def quoting_forms() -> Iterator[VerbForm]:
    """«بقوله»، «بالقول»: nouns that bring in speech like the participle «قائلاً»."""
    verb = Verb("قول", "asserts", frozenset(("ان", "قول")), "speaker")
    for word in ("بقوله", "بقولها", "بقولهم", "بقولهما", "بالقول"):
        yield VerbForm(word, "participle", verb)
    that = Verb("إشارة", "asserts", frozenset(("ان",)), "speaker")
    yield VerbForm("بالاشاره", "participle", that)


def _past(word: str) -> list[tuple[str, str]]:
    """(form, form before a pronoun): قال قالت قالوا قالا قالتا; نفى نفت نفوا, دعا دعت دعوا."""
    weak = word.endswith(("ي", "ا"))
    stem = word[:-1] if weak else word
    return [
        (word, stem + "ا" if weak else word),
        (stem + "ت", stem + "ت"),
        (stem + "وا", stem + "و"),
        (stem + ("يا" if weak else "ا"), stem + ("يا" if weak else "ا")),
        (stem + "تا", stem + "تا"),
    ]


def _present(word: str) -> list[tuple[str, str]]:
    """(form, form before a pronoun): يقول تقول يقولون; ينفي ينفون, يدعو يدعون."""
    weak = word.endswith(("ي", "و"))
    stem = word[:-1] if weak else word
    feminine = "ت" + word[1:]
    return [(word, word), (feminine, feminine), (stem + "ون", stem + "ون")]


def _participles(word: str, *, weak: bool) -> list[str]:
    """مؤكدا مؤكدة مؤكدين; of weak verbs نافيا نافية نافين. The bare form only as an adverb would
    be written without its alef, which is rare and collides with nouns: it is left out."""
    if word == _LEFT_OUT:
        return []
    stem = word + "ي" if weak else word
    return [stem + "ا", stem + "ه", (word if weak else stem) + "ين", stem + "تين"]
