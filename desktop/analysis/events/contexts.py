"""Polarity and modality: whether an event was, was not, was tried, is planned or goes on."""

from __future__ import annotations

from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Modality, Polarity
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits

_BEFORE = 3
_AFTER = 6
_RESULT_WITHIN = 8
_STOPS = ".،؛:؟!"
# «دون» governs over at most so many tokens.
_WITHOUT = 10
_OR = frozenset(("او", "و", "ايه", "اي"))
_ADJECTIVES = ("ه", "ي")
# «ما» and «لا» negate only right before the verb.
_TIGHT = frozenset(("لا", "ما"))
# A present tense behind these tells of the past.
_OF_THE_PAST = frozenset(("كان", "كانت", "كانوا", "لم"))
# What befalls someone: «ل» before it tells of no purpose.
_BEFALLS = frozenset(
    ("attack", "strike", "bombing", "clash", "killing", "injury", "destruction", "accident",
     "weather", "arrest", "economy")
)  # fmt: skip


def polarity_of(reading: Reading, trigger: Trigger, words: EventWords) -> Polarity:
    """Negated where a word of negation stands shortly before the trigger, in its clause; a verb of
    result between them is what it negates («لم تسفر الغارة عن إصابات»)."""
    verb = trigger.sense.form in ("past", "present")
    if not verb and (denied := _denied_result(reading, trigger, words)) is not None:
        return "negated" if denied else "affirmed"
    for distance, folded in enumerate(_before(reading, trigger), 1):
        if words.contexts.get(folded) == "negated":
            return "negated"
        if folded in words.breaks:
            break
        if folded in _TIGHT and verb and distance == 1:
            return "negated"
    denied = not verb and (
        _is_denied(reading, trigger, words)
        or _is_without(reading, trigger, words)
        or _is_joined_to_denied(reading, trigger, words)
    )
    return "negated" if denied else "affirmed"


def _is_without(reading: Reading, trigger: Trigger, words: EventWords) -> bool:
    """«دون ورود معلومات عن خسائر بشرية أو أضرار»: a noun that «دون» governs over words that say no
    more, or that is joined to such a noun."""
    tokens = reading.tokens
    for index in range(trigger.index - 1, max(-1, trigger.index - 1 - _WITHOUT), -1):
        word = tokens[index].fold
        forms = {word, word.removeprefix("و")}
        if forms & words.without:
            return True
        before = tokens[index - 1].fold if index else ""
        told = _tells(word, words) or (_tells(before, words) and word.endswith(_ADJECTIVES))
        if tokens[index].kind == "mark" or not (forms & words.empty or word in _OR or told):
            return False
    return False


def _is_joined_to_denied(reading: Reading, trigger: Trigger, words: EventWords) -> bool:
    """«لم يسقط قتلى أو جرحى»: a noun joined to one whose verb is negated."""
    tokens, first = reading.tokens, trigger.index - 1
    if not tokens[trigger.index].fold.startswith("و") and tokens[first].fold not in _OR:
        return False
    while first > 0 and (tokens[first].fold in _OR or _tells(tokens[first].fold, words)):
        first -= 1
    ahead = tokens[max(0, first - 1) : first + 1]
    joined = first < trigger.index - 1 and all(token.kind == "word" for token in ahead)
    return joined and any(words.contexts.get(token.fold) == "negated" for token in ahead)


def _tells(word: str, words: EventWords) -> bool:
    """Whether a word is a noun that tells of an event."""
    senses = (s for split in splits(word) for s in words.senses.get(split.stem, ()))
    return any(sense.form == "noun" for sense in senses)


def _is_denied(reading: Reading, trigger: Trigger, words: EventWords) -> bool:
    """«نفى المتحدث وقوع إصابات»: a noun in the clause of a verb of denying."""
    first = max(0, trigger.index - _RESULT_WITHIN)
    for token in reversed(reading.tokens[first : trigger.index]):
        if token.text in _STOPS or token.fold in words.relatives:
            return False
        word = token.fold.removeprefix("و")
        if word in words.saying:
            return words.contexts.get(word) == "negated"
        if word in words.breaks:
            return False
    return False


def _denied_result(reading: Reading, trigger: Trigger, words: EventWords) -> bool | None:
    """Whether a noun is a result that «لم» denies; False for what it is a result of; None where no
    verb of result is denied before it."""
    tokens = reading.tokens
    for index in range(trigger.index - 1, max(0, trigger.index - _RESULT_WITHIN), -1):
        if tokens[index].kind == "mark" and tokens[index].text in _STOPS:
            return None
        if tokens[index].fold in words.resulting:
            denied = words.contexts.get(tokens[index - 1].fold) == "negated"
            subject = index == trigger.index - 1 and trigger.definite
            return not subject if denied else None
    return None


def modality_of(
    reading: Reading, trigger: Trigger, words: EventWords, *, headline: bool
) -> Modality:
    """The modality by the verb's form and the words near it; a headline's present tense is news."""
    if trigger.future or _is_purpose(reading, trigger, words):
        return "planned"
    before = _before(reading, trigger)
    for folded in before:
        effect = words.contexts.get(folded)
        news = headline and folded in words.support
        if effect in ("attempted", "planned", "ongoing") and not news:
            return effect  # type: ignore[return-value]
        if folded in words.breaks:
            break
    match trigger.sense.form:
        case "participle":
            return "ongoing"
        case "present":
            past = headline or not _OF_THE_PAST.isdisjoint(before)
            return "actual" if past else "ongoing"
        case "noun" if _goes_on(reading, trigger, words):
            return "ongoing"
    return "actual"


def _is_purpose(reading: Reading, trigger: Trigger, words: EventWords) -> bool:
    """«ليعودوا», «توجه للمطالبة»; what befalls one is not meant to («تعرض لقصف», «أدى لمقتل»)."""
    if not trigger.after_preposition:
        return False
    if trigger.sense.form == "present":
        return True
    before = _before(reading, trigger)[:2]
    token = reading.tokens[trigger.index]
    purpose = token.fold[: trigger.start - token.start].removeprefix("و").startswith("ل")
    meant = trigger.sense.type not in _BEFALLS
    return purpose and meant and all(word not in words.undergoing for word in before)


def _goes_on(reading: Reading, trigger: Trigger, words: EventWords) -> bool:
    """«الاشتباكات المستمرة», «المعارك لا تزال …»: said after the noun, before the next mark."""
    for token in reading.tokens[trigger.last + 1 : trigger.last + 1 + _AFTER]:
        if token.kind == "mark":
            return False
        if words.contexts.get(token.fold) == "ongoing":
            return True
    return False


def _before(reading: Reading, trigger: Trigger) -> list[str]:
    """The folded words before a trigger, the nearest first, to the last mark; clitics cut where the
    rest is shorter."""
    found: list[str] = []
    if trigger.joined and trigger.sense.form in ("past", "present"):
        return found  # «هدد … وأحرق»: what is said of the verb before is not said of this one
    for token in reversed(reading.tokens[max(0, trigger.index - _BEFORE) : trigger.index]):
        if token.kind == "mark":
            break
        stems = [split.stem for split in splits(token.fold) if split.prefix in ("", "و", "ف", "ل")]
        found.extend(stems[:2])
    return found
