"""Conditions: which meaning a form of the lexicon has where it stands, by what is round it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.analysis.events.lexicon import EventWords, Sense
from desktop.analysis.events.surroundings import Surroundings
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import Split, splits, without_pronoun
from desktop.analysis.text.tokens import Token

# Words after a trigger within which a sense's condition must be met, or must not.
_PARTICLE_WITHIN = 4
_NEEDS_WITHIN = 6
_BLOCKED_WITHIN = 3
_FURTHEST = 30
_PREPOSITIONS = ("ب", "ل", "لل", "ك")
_NEAR_ONLY = frozenset(("من", "الي", "علي", "عن", "في", "مع", "بين", "نحو", "ضد", "امام"))
_STOPS = ".؛:؟!"
_SHORT = 4
# From a noun back to the verb that says it.
_SAID_WITHIN = 14
_THAT = frozenset(("ان", "انه", "انها", "انهم"))
# What may stand before the subject of a clause, and how many words it has («الجيش السوري»).
_OPENING = frozenset(("«", "لكن", "بان"))
_SUBJECT = 3
_VERBS = ("past", "present")
_DESCRIBED = "@described"
# Roles of the subject of a verb that tells what happens to it.
_HAPPENS_TO = ("object", "victim", "instrument")
_FIGURATIVE = frozenset(
    ("strike", "bombing", "clash", "repel", "siege", "advance", "mine_clearance")
)
_DUAL_AND_PLURAL = ("ين", "ان", "ون", "ات")
# The vowel of a passive past, and within how many characters of its beginning it is written.
_DAMMA = "\u064f"
_TO_VOWEL = 4
# «فجراً» is no verb.
_TANWIN = ("اً", "ًا")


@dataclass(frozen=True, slots=True)
class Form:
    """The tokens ``index`` to ``last`` as a form of the lexicon, cut by ``split``; ``pronoun``: an
    ending is cut off too."""

    index: int
    last: int
    split: Split
    pronoun: bool


class ConditionReader:
    """Tells which senses the forms of one reading may have."""

    def __init__(self, reading: Reading, words: EventWords, surroundings: Surroundings) -> None:
        self._reading = reading
        self._words = words
        self._surroundings = surroundings

    def may_be(self, form: Form, sense: Sense, *, again: bool) -> bool:
        """Whether a form has a sense; ``again``: the sense was told before in the text."""
        reading, words, surroundings = self._reading, self._words, self._surroundings
        if not _fits(sense, form.split, pronoun=form.pronoun) or not _set(sense, surroundings):
            return False
        if sense.form in _VERBS and reading.tokens[form.last].text.endswith(_TANWIN):
            return False
        if form.split.article and _describes(reading, words, form.index, sense):
            return False
        noun_like = sense.form == "participle" and not _is_predicate(reading, words, form.index)
        if (form.pronoun or noun_like) and _is_other_word(sense, surroundings, form.index):
            return False
        return _met(reading, words, surroundings, form.last + 1, sense, again=again)

    def ordered(self, index: int, split: Split, phrase: str) -> list[Sense]:
        """The senses of a phrase of the lexicon at a token, the likeliest first."""
        return _ordered(self._reading, self._words, index, split, phrase)


def _ordered(
    reading: Reading, words: EventWords, index: int, split: Split, phrase: str
) -> list[Sense]:
    """Verb senses first where a verb can stand: at the beginning of a clause or after a subject
    pronoun; noun senses first after a preposition, a number or another noun, and where a
    preposition follows («قصف على البلدة»). A last ى that is written as such tells the past of a
    verb («تصدى») from its noun («تصدي»)."""
    senses = words.senses.get(phrase, ())
    if len(senses) < 2:
        return list(senses)
    before = reading.tokens[index - 1] if index else None
    verbal = before is None or before.kind == "mark" or split.prefix in ("و", "ف")
    verbal = verbal or _follows_subject(reading, index)
    verbal = verbal and not _governs_next(reading, words, index)
    verbal = verbal and not _is_said(reading, words, index)
    verbal = verbal and not (split.prefix and _is_noun(words, before))
    verbal = verbal or reading.tokens[index].text.endswith("ى")
    verbal = verbal or _DAMMA in reading.tokens[index].text[:_TO_VOWEL]  # «أن جندياً جُرح»
    return sorted(
        senses,
        key=lambda sense: ((sense.form in _VERBS) != verbal, not sense.needs),
    )


def _follows_subject(reading: Reading, index: int) -> bool:
    """«إن الجيش قصف …»: definite words after «أن» that can be in construct with nothing."""
    first = index
    while first and index - first < _SUBJECT and reading.tokens[first - 1].fold.startswith("ال"):
        first -= 1
    return 0 < first < index and reading.tokens[first - 1].fold in _THAT | _OPENING


def _is_noun(words: EventWords, token: Token | None) -> bool:
    """Whether a word before «و» tells of an event as a noun alone: «مقتل وجرح …»."""
    if token is None:
        return False
    senses = [sense for split in splits(token.fold) for sense in words.senses.get(split.stem, ())]
    return bool(senses) and all(sense.form == "noun" for sense in senses)


def _is_said(reading: Reading, words: EventWords, index: int) -> bool:
    """«نفت الوزارة، أمس، قصف …»: what is said without «أن» is told by a noun."""
    if not index or reading.tokens[index - 1].text != "،":
        return False
    for position in range(index - 1, max(-1, index - 1 - _SAID_WITHIN), -1):
        token = reading.tokens[position]
        word = token.fold.removeprefix("و")
        if token.text in _STOPS or word in _THAT or word in words.relatives:
            return False
        if word in words.controls or words.contexts.get(word) == "negated":
            return word in words.saying
    return False


def _governs_next(reading: Reading, words: EventWords, index: int) -> bool:
    following = reading.tokens[index + 1 : index + 2]
    if not following:
        return False
    word = following[0].fold
    return word in words.prepositions or (word.startswith("ل") and len(word) > _SHORT)


def _fits(sense: Sense, split: Split, *, pronoun: bool) -> bool:
    """Whether a form may carry these clitics: nouns take prepositions, the present takes س."""
    if (sense.indefinite and split.article) or (sense.definite and not split.article):
        return False
    if pronoun and sense.form in _VERBS and sense.object is None and sense.subject != "victim":
        return False  # «سيطرتها» is no verb: it has no object
    if sense.form == "noun":
        return "س" not in split.prefix
    if split.article or split.prefix.endswith("ب") or split.prefix.endswith("ك"):
        return sense.form == "participle" and not pronoun
    if split.prefix.endswith("س"):
        return sense.form == "present"
    if split.prefix.endswith("ل"):
        return sense.form == "present"
    return True


def _set(sense: Sense, surroundings: Surroundings) -> bool:
    """Whether the text tells of what a sense asks for, and of nothing that excludes it; what
    players do is told in the words of war."""
    told = surroundings.settings
    if "@sport" in told and sense.type in _FIGURATIVE:
        return False
    return sense.settings <= told and sense.unless.isdisjoint(told)


def _is_predicate(reading: Reading, words: EventWords, index: int) -> bool:
    """«وهو محاصر»: said of who was spoken of."""
    return bool(index) and reading.tokens[index - 1].fold in words.resumptive


def _describes(reading: Reading, words: EventWords, index: int, sense: Sense) -> bool:
    """«لجنة التحقيق», «فرق الإسعاف والإنقاذ»: a definite noun, or one joined to it, that tells what
    a body or law is for."""
    if sense.form != "noun" or not index:
        return False
    before = index - 1
    if reading.tokens[index].fold.startswith("وال") and reading.tokens[before].fold[:2] == "ال":
        before = max(0, before - 1)
    return any(
        split.stem in words.describing and not split.article
        for split in splits(reading.tokens[before].fold)
    )


def _is_other_word(sense: Sense, surroundings: Surroundings, index: int) -> bool:
    """«تقدمها الإدارة»: what looks like a noun of coming with its owner is a verb of giving;
    «أسرتها» and «نازح», where they are mentions, a family and a person."""
    if sense.form != "noun":
        return "@person" in surroundings.marks.get(index, frozenset())
    return sense.object is None and index + 1 in surroundings.marks


def _met(
    reading: Reading,
    words: EventWords,
    surroundings: Surroundings,
    following: int,
    sense: Sense,
    *,
    again: bool,
) -> bool:
    """Whether what follows a trigger meets the conditions of its sense; ``again``: it is spoken of
    again."""
    ahead = _following(reading, surroundings, following)
    tokens = [token for _, token in ahead]
    if sense.blocked & surroundings.marks.get(following, frozenset()):
        return False  # «اتفاق الطائف»
    if sense.blocked and any(
        split.stem in sense.blocked or token.fold in sense.blocked
        for token in tokens[:_BLOCKED_WITHIN]
        for split in splits(token.fold)
    ):
        return False
    if not sense.needs or (again and sense.form == "noun"):
        return True
    if _DESCRIBED in sense.needs and reading.tokens[following - 2].fold in words.relatives:
        return True
    if _met_before(reading, words, surroundings, following - 1, sense):
        return True
    return any(
        sense.needs & surroundings.marks.get(index, frozenset())
        or _satisfies(token, sense.needs, near=number < _PARTICLE_WITHIN)
        for number, (index, token) in enumerate(ahead)
    )


def _met_before(
    reading: Reading, words: EventWords, surroundings: Surroundings, index: int, sense: Sense
) -> bool:
    """Whether the subject of a verb that stands before it meets its condition: «نسبة التضخم
    ارتفعت». Who acts says nothing of the meaning, what it happens to does."""
    if sense.form not in _VERBS or sense.subject not in _HAPPENS_TO:
        return False
    for position in range(index - 1, max(-1, index - 1 - _NEEDS_WITHIN), -1):
        token = reading.tokens[position]
        if token.kind == "mark" or token.fold in words.breaks:
            return False
        if sense.needs & surroundings.marks.get(position, frozenset()):
            return True
        if any(split.stem in sense.needs - _NEAR_ONLY for split in splits(token.fold)):
            return True
    return False


def _following(reading: Reading, surroundings: Surroundings, first: int) -> list[tuple[int, Token]]:
    """The next tokens and their indices, those of times passed over; words of amounts («ما لا يقل
    عن 12 عاملاً») do not count as distance."""
    found: list[tuple[int, Token]] = []
    index, words = first, 0
    while index < min(len(reading.tokens), first + _FURTHEST) and words < _NEEDS_WITHIN:
        token = reading.tokens[index]
        if token.text in _STOPS:
            break
        if token.start not in surroundings.timed:
            found.append((index, token))
            words += token.start not in surroundings.counted
        index += 1
    return found


def _satisfies(token: Token, needs: frozenset[str], *, near: bool) -> bool:
    """Whether a word is one of those needed; a preposition must stand near."""
    if token.fold in needs and (near or token.fold not in _NEAR_ONLY):
        return True
    for split in splits(token.fold):
        if not needs.isdisjoint(_inflected(split.stem)) and split.stem not in _NEAR_ONLY:
            return True
        if not near:
            continue
        if split.prefix.removeprefix("و").removesuffix("ال") in needs & set(_PREPOSITIONS):
            return True
        if split.prefix == "لل" and "ل" in needs:
            return True
    return any(stem in needs for stem in without_pronoun(token.fold, token.text)[1:])


def _inflected(stem: str) -> Iterator[str]:
    """A word of a condition as it may stand in the text: as it is, with tanwin's alef, as a dual or
    as a plural («صاروخين», «شاحنات»)."""
    yield stem
    yield stem.removesuffix("ا")
    for ending in _DUAL_AND_PLURAL:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORT - 1:
            bare = stem.removesuffix(ending)
            yield from (bare, bare + "ه")
            if bare.endswith("ت"):
                yield bare[:-1] + "ه"
