"""What a word is at each level of sameness: exact ⊂ spelling ⊂ stem ⊂ root.

- exact: the word as written, without vowel marks.
- spelling: folded, and cut free of clitics: the particles written together with it (و ف ب ك ل س,
  ال and their rows) and the pronouns at its end. So a spelling is one dictionary form, however it
  is written and whatever is written together with it.
- stem: its lemma: number, gender, person and tense forgiven, broken plurals too.
- root: the root of the lemma.

A clitic cannot be told from a letter without knowing words: «وادي» is a word, «وبلدة» is و + بلدة.
So every possible cut is weighed by how common the form is that remains and how common the clitic;
what no table knows keeps its letters, except a written article. A common word that is also a cut of
another (فقد: lost, or ف + قد) stays whole, for whoever types it means the word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from desktop.analysis.text.fold import fold_word
from resources import word_forms

Level = Literal["exact", "spelling", "stem", "root"]
LEVELS: tuple[Level, ...] = ("exact", "spelling", "stem", "root")

# What each clitic costs, in tenths of the table's weights (a weight is a power of ten, halved).
_WHOLE_IS_WORTH = 10
_CONJUNCTIONS = {"": 0, "و": 20, "ف": 34}
_PARTICLES = {
    "": 0, "ال": 6, "ب": 26, "بال": 26, "ك": 46, "كال": 46, "ل": 26, "لل": 26, "س": 34,
}  # fmt: skip
_PRONOUNS = {
    "": 0, "ه": 26, "ها": 26, "هم": 28, "هن": 46, "هما": 36, "نا": 32, "ي": 46, "ك": 50, "كم": 40,
    "ني": 34, "كما": 60, "كن": 60,
}  # fmt: skip
_ARTICLES = ("ال", "بال", "كال", "لل")
_ONLY_NOUNS = (*_ARTICLES, "ب", "ك")
_MISSPELT_TA_MARBUTA = 26
# A reading that is worth so much less is told beside the likeliest.
_AS_LIKELY = 20
_BETWEEN = "_"
_LEAST_KNOWN, _LEAST_UNKNOWN = 2, 3
_CACHED = 1 << 18


class Reading(NamedTuple):
    """What a word may be: the form without clitics, its lemma, and its root."""

    spelling: str
    stem: str
    root: str


class Form(NamedTuple):
    """A word beyond its exact form.

    ``term`` is what the index holds: the spelling, or two where both are as likely («كتابه» is
    كتاب with a pronoun, or كتابة). ``known``: the table holds it.
    """

    term: str
    readings: tuple[Reading, ...]
    known: bool


class _Known(NamedTuple):
    weight: int
    kind: str
    senses: tuple[tuple[str, str], ...]


@lru_cache(maxsize=_CACHED)
def _known(form: str) -> _Known | None:
    """What the table says of a form: most of its rows are never asked for."""
    said = word_forms.lines().get(form)
    if said is None:
        return None
    row = word_forms.row(form, said)
    return _Known(row.weight * 10, row.kind, _senses(row))


def load_forms() -> None:
    """Read the table of the words' forms now, in a thread where nobody waits for it: the first
    article that is stored would read it otherwise."""
    word_forms.lines()


def _senses(row: word_forms.FormRow) -> tuple[tuple[str, str], ...]:
    """Lemma and root of each sense; without a root, the lemma is as good."""
    pairs = zip(row.lemmas, row.roots, strict=True)
    return tuple((lemma, root or lemma) for lemma, root in pairs)


@lru_cache(maxsize=_CACHED)
def form(word: str) -> Form:
    """What a word is beyond its exact form; ``word`` as :func:`~storage.search.tokens.written`
    gives it."""
    folded = _folded(word) or word
    found = _spellings(folded, ta_marbuta=word.endswith("ة"))
    if found:
        readings = tuple(
            Reading(spelling, *sense) for spelling, known in found.items() for sense in known.senses
        )
        return Form(_BETWEEN.join(found), readings, known=True)
    bare = _without_article(folded)
    light = light_stem(bare)
    known = _known(light)
    senses = known.senses if known is not None and known.kind != "x" else ((light, light),)
    return Form(bare, tuple(Reading(bare, *sense) for sense in senses), known=False)


def prefix_form(word: str) -> str:
    """The beginning of a word, in its exact form, as spellings of the index begin."""
    return _without_article(_folded(word), least=_LEAST_KNOWN) or word


def with_particles(spelling: str) -> list[str]:
    """An unknown word (a name that no table has) with each particle that may be written together
    with it, which its form then keeps, for nothing tells it from a letter."""
    return [
        conjunction + particle + spelling
        for conjunction in _CONJUNCTIONS
        for particle in ("", "ب", "ل", "ك")
        if conjunction or particle
    ]


def _folded(word: str) -> str:
    return fold_word(word).lower().replace(" ", "")  # a ligature may be several words (ﷺ)


def _spellings(folded: str, *, ta_marbuta: bool) -> dict[str, _Known]:
    """The form that is likeliest to remain, and a second one that is nearly as likely."""
    worths: dict[str, int] = {}
    table: dict[str, _Known] = {}
    for rest, particle, cost in _fronts(folded):
        for base, pronoun, more in _backs(rest, ta_marbuta=ta_marbuta):
            known = _known(base)
            if known is None or len(base) < _LEAST_KNOWN or not _may(known, particle, base):
                continue
            if pronoun and not _may_end(known, particle, pronoun, rest, base):
                continue
            worth = known.weight - cost - more
            if not pronoun and not cost:
                worth += _WHOLE_IS_WORTH
            if not pronoun and known.kind.isupper() and not ta_marbuta:
                worth -= _MISSPELT_TA_MARBUTA
            worths[base] = max(worth, worths.get(base, worth))
            table[base] = known
    if not worths:
        return {}
    best, *others = sorted(worths, key=lambda base: -worths[base])
    # A particle is in every text, so it is never told beside another reading.
    second = [
        base
        for base in others[:1]
        if worths[base] >= worths[best] - _AS_LIKELY and table[base].kind.lower() != "p"
    ]
    likely = (best,) if table[best].kind.lower() == "p" else (best, *second)
    return {base: table[base] for base in likely}


def _fronts(folded: str) -> Iterator[tuple[str, str, int]]:
    """(what remains, the particle, its cost) of every cut at the beginning."""
    for conjunction, joined in _CONJUNCTIONS.items():
        if not folded.startswith(conjunction):
            continue
        rest = folded[len(conjunction) :]
        for particle, cost in _PARTICLES.items():
            if not rest.startswith(particle):
                continue
            yield rest[len(particle) :], particle, joined + cost
            if particle == "لل":  # «للغة» is ل + اللغة: the article's own lam is not written
                yield rest[1:], particle, joined + cost


def _backs(rest: str, *, ta_marbuta: bool) -> Iterator[tuple[str, str, int]]:
    """(the form, the pronoun, its cost) of every cut at the end; before a pronoun ta marbuta is ت,
    final ى is ا, hamza is written on what follows it, and the alef of «كتبوا» falls away."""
    yield rest, "", 0
    if ta_marbuta:
        return
    for pronoun, cost in _PRONOUNS.items():
        if not pronoun or not rest.endswith(pronoun) or len(rest) - len(pronoun) < _LEAST_KNOWN:
            continue
        base = rest[: -len(pronoun)]
        yield base, pronoun, cost
        if base[-1] == "ت":
            yield base[:-1] + "ه", pronoun, cost
        elif base[-1] == "ا":
            yield base[:-1] + "ي", pronoun, cost
        elif base[-1] == "و":
            yield base + "ا", pronoun, cost
        if base[-2:] in ("اي", "او"):
            yield base[:-1] + "ء", pronoun, cost


def _may(known: _Known, particle: str, base: str) -> bool:
    """Whether a form of this kind takes this particle."""
    kind = known.kind.lower()
    if particle == "س":
        return kind in "vb" and base[0] in "ايتن"
    if particle in _ARTICLES and kind == "p":
        return False
    return not (particle in _ONLY_NOUNS and kind == "v")


def _may_end(known: _Known, particle: str, pronoun: str, rest: str, base: str) -> bool:
    """Whether a form of this kind takes this pronoun; a ta marbuta is ت before it."""
    if particle in _ARTICLES or known.kind == "x":
        return False
    restored = base.endswith("ه") and not rest.startswith(base)
    if known.kind.isupper() != restored:
        return False
    return known.kind in "vbp" or pronoun != "ني"


def _without_article(folded: str, *, least: int = _LEAST_UNKNOWN) -> str:
    """A word without a written article and the particles before it."""
    for rest, particle, _ in _fronts(folded):
        if particle in _ARTICLES and len(rest) >= least:
            return rest
    return folded


_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def light_stem(folded: str) -> str:
    """light10: و off a word of four letters, then one article, then endings while two are left
    (Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval", 2007)."""
    word = folded
    if word.startswith("و") and len(word) > _LEAST_UNKNOWN:
        word = word[1:]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST_KNOWN:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST_KNOWN:
            word = word[: -len(suffix)]
    return word
