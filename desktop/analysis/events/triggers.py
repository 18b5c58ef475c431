"""Triggers: the words of a reading that tell of an event, each with its one best sense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.analysis.events.lexicon import EventWords, Sense
from desktop.analysis.events.surroundings import Surroundings, surroundings_of
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import Split, splits, without_pronoun
from desktop.analysis.text.tokens import Token

# Words after a trigger within which a sense's condition must be met, or must not.
_PARTICLE_WITHIN = 4
_NEEDS_WITHIN = 6
_BLOCKED_WITHIN = 3
_FURTHEST = 30
_LONGEST_PHRASE = 3
_PREPOSITIONS = ("ب", "ل", "لل", "ك")
_NEAR_ONLY = frozenset(("من", "الي", "علي", "عن", "في", "مع", "بين", "نحو", "ضد", "امام"))
_STOPS = ".؛:؟!"
_SHORT = 4
_VERBS = ("past", "present")
_DESCRIBED = "@described"
# «فجراً» is no verb.
_TANWIN = ("اً", "ًا")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger at token ``index``; ``last`` its last token; ``start``/``end`` without clitics.

    ``joined``: و or ف before it. ``future``: س before it. ``after_preposition``: ب or ل before it.
    ``pronoun``: an object or possessor ending is on it. ``definite``: it has the article.
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


def find_triggers(reading: Reading, words: EventWords) -> Iterator[Trigger]:
    """The triggers in order, outside names, times and attributions."""
    closed = _closed_tokens(reading, words)
    surroundings = surroundings_of(reading)
    skip = -1
    for index, token in enumerate(reading.tokens):
        if token.kind != "word" or index in closed or index <= skip:
            continue
        trigger = _at(reading, words, surroundings, index)
        if trigger is not None:
            skip = trigger.last
            yield trigger


def _closed_tokens(reading: Reading, words: EventWords) -> frozenset[int]:
    """Tokens of names, bodies, times and idioms: «حركة التغيير», «الاحتلال», «يوم الاستقلال»,
    «ضربة جزاء» tell of no event."""
    spans = [
        (m.start, m.end) for m in reading.mentions if m.form == "name" or m.kind == "organisation"
    ]
    spans += [(time.start, time.end) for time in reading.times]
    named = frozenset(
        index
        for start, end in spans
        if (first := reading.token_index(start)) is not None
        for index in range(first, first + len(reading.tokens_between(start, end)) + 1)
        if reading.tokens[min(index, len(reading.tokens) - 1)].start < end
    )
    return named | _idiom_tokens(reading, words)


def _idiom_tokens(reading: Reading, words: EventWords) -> frozenset[int]:
    found: set[int] = set()
    for index, token in enumerate(reading.tokens):
        for split in splits(token.fold):
            for idiom in words.idioms.get(split.stem, ()):
                following = reading.tokens[index + 1 : index + len(idiom)]
                if tuple(t.fold.removeprefix("ال") for t in following) == idiom[1:]:
                    found.update(range(index, index + len(idiom)))
    return frozenset(found)


def _at(
    reading: Reading, words: EventWords, surroundings: Surroundings, index: int
) -> Trigger | None:
    for length in range(min(_LONGEST_PHRASE, len(reading.tokens) - index), 0, -1):
        tokens = reading.tokens[index : index + length]
        for split in splits(tokens[0].fold):
            tail = " ".join(_agreeing(token.fold, split) for token in tokens[1:])
            for form, pronoun in _readings(split, tokens[0], single=length == 1):
                phrase = f"{form} {tail}" if tail else form
                for sense in _ordered(reading, words, index, split, phrase):
                    if not _fits(sense, split, pronoun=pronoun):
                        continue
                    if pronoun and _has_subject(sense, surroundings, index + 1):
                        continue
                    if sense.form in _VERBS and tokens[-1].text.endswith(_TANWIN):
                        continue
                    if _met(reading, words, surroundings, index + length, sense):
                        return _trigger(reading, index, length, split, sense, form, pronoun=pronoun)
    return None


def _agreeing(word: str, split: Split) -> str:
    """A word of a phrase as the lexicon has it: its adjectives take the article of its first."""
    return word.removeprefix("ال") if split.article else word


def _readings(split: Split, token: Token, *, single: bool) -> Iterator[tuple[str, bool]]:
    """The word itself, without tanwin's alef, and, where it has no article, without a pronoun."""
    yield split.stem, False
    if not single:
        return
    if split.stem.endswith("ا") and len(split.stem) > 3:
        yield split.stem[:-1], False
    if not split.article or split.prefix.endswith("لل"):
        for bare in without_pronoun(split.stem, token.text)[1:]:
            yield bare, True


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
    verbal = verbal and not _governs_next(reading, words, index)
    verbal = verbal or reading.tokens[index].text.endswith("ى")
    return sorted(
        senses,
        key=lambda sense: ((sense.form in _VERBS) != verbal, not sense.needs),
    )


def _governs_next(reading: Reading, words: EventWords, index: int) -> bool:
    following = reading.tokens[index + 1 : index + 2]
    if not following:
        return False
    word = following[0].fold
    return word in words.prepositions or (word.startswith("ل") and len(word) > _SHORT)


def _fits(sense: Sense, split: Split, *, pronoun: bool) -> bool:
    """Whether a form may carry these clitics: nouns take prepositions, the present takes س."""
    if sense.indefinite and split.article:
        return False
    if sense.form == "noun":
        return "س" not in split.prefix
    if split.article or split.prefix.endswith("ب") or split.prefix.endswith("ك"):
        return sense.form == "participle" and not pronoun
    if split.prefix.endswith("س"):
        return sense.form == "present"
    if split.prefix.endswith("ل"):
        return sense.form == "present"
    return True


def _has_subject(sense: Sense, surroundings: Surroundings, following: int) -> bool:
    """«تقدمها الإدارة»: what looks like a noun of coming with its owner is a verb of giving."""
    return sense.form == "noun" and sense.object is None and following in surroundings.marks


def _met(
    reading: Reading, words: EventWords, surroundings: Surroundings, following: int, sense: Sense
) -> bool:
    """Whether what follows a trigger meets the conditions of its sense."""
    ahead = _following(reading, surroundings, following)
    tokens = [token for _, token in ahead]
    if sense.blocked and any(
        split.stem in sense.blocked or token.fold in sense.blocked
        for token in tokens[:_BLOCKED_WITHIN]
        for split in splits(token.fold)
    ):
        return False
    if not sense.needs:
        return True
    if _DESCRIBED in sense.needs and reading.tokens[following - 2].fold in words.relatives:
        return True
    return any(
        sense.needs & surroundings.marks.get(index, frozenset())
        or _satisfies(token, sense.needs, near=number < _PARTICLE_WITHIN)
        for number, (index, token) in enumerate(ahead)
    )


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
        bare = split.stem.removesuffix("ا")
        if (split.stem in needs or bare in needs) and split.stem not in _NEAR_ONLY:
            return True
        if not near:
            continue
        if split.prefix.removeprefix("و").removesuffix("ال") in needs & set(_PREPOSITIONS):
            return True
        if split.prefix == "لل" and "ل" in needs:
            return True
    return any(stem in needs for stem in without_pronoun(token.fold, token.text)[1:])


def _trigger(
    reading: Reading,
    index: int,
    length: int,
    split: Split,
    sense: Sense,
    form: str,
    *,
    pronoun: bool,
) -> Trigger:
    first, last = reading.tokens[index], reading.tokens[index + length - 1]
    has_article = split.article and not split.prefix.endswith("لل")
    cut = len(split.prefix) - (2 if has_article else 0)
    start = reading.folded.origins[first.fold_start + cut]
    end = last.end
    if pronoun and length == 1:
        ending = first.fold_start + len(split.prefix) + _kept(split.stem, form)
        end = reading.folded.origins[ending] if sense.form == "noun" else last.end
    particles = split.prefix.removesuffix("ال") if has_article else split.prefix
    return Trigger(
        index=index,
        last=index + length - 1,
        start=start,
        end=end,
        sense=sense,
        joined=particles.startswith(("و", "ف")),
        future=particles.endswith("س"),
        after_preposition=particles.endswith(_PREPOSITIONS),
        pronoun=pronoun,
        definite=split.article,
    )


def _kept(stem: str, form: str) -> int:
    """How many letters of the stem are the noun's own: its ta marbuta shows as ت."""
    return len(form) if stem.startswith(form[:-1]) else len(stem)
