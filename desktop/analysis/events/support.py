"""Support verbs: «شن هجوماً», «تعرضت القافلة لقصف» say whose the event of their noun is."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from desktop.analysis.events.clauses import Clause, parts_clauses
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.phrases import Phrase, PhraseReader
from desktop.analysis.events.topics import TopicReader
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Mention, Role
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits, without_pronoun
from desktop.analysis.text.tokens import Token

_BEFORE = 9
_AFTER = 4
_STOPS = ".؛:؟!"


@dataclass(frozen=True, slots=True)
class Support:
    """The verb at token ``index``, the role of its subject in the noun's event, and the subject."""

    index: int
    role: Role
    subject: tuple[Mention, ...]


class SupportReader:
    """Finds the support verb of a noun."""

    def __init__(
        self, reading: Reading, words: EventWords, phrases: PhraseReader, topics: TopicReader
    ) -> None:
        self._reading = reading
        self._words = words
        self._phrases = phrases
        self._topics = topics

    def of(self, trigger: Trigger, clause: Clause, stops: Container[int]) -> Support | None:
        """The support verb of a noun, behind it («هجوم شنه …») or before it."""
        return self._behind(trigger, stops) or self._before(trigger, clause, stops)

    def _behind(self, trigger: Trigger, stops: Container[int]) -> Support | None:
        tokens = self._reading.tokens
        for index in range(trigger.last + 1, min(len(tokens), trigger.last + 1 + _AFTER)):
            token = tokens[index]
            if index in stops or token.text in _STOPS or parts_clauses(token.fold, self._words):
                return None
            role = self._role(token, described=True)
            if role is not None:
                phrases = self._phrases.between(index + 1, self._end(index))
                bare = next((p for p in phrases if not p.preposition), None)
                return Support(index, role, bare.heads if bare is not None else ())
        return None

    def _end(self, verb: int) -> int:
        """Where the clause of a verb ends that stands behind its noun: «نُفذت وفق القانون»."""
        tokens = self._reading.tokens
        furthest = min(len(tokens), verb + _BEFORE)
        inside = range(verb + 1, furthest)
        return next((i for i in inside if parts_clauses(tokens[i].fold, self._words)), furthest)

    def _before(self, trigger: Trigger, clause: Clause, stops: Container[int]) -> Support | None:
        tokens = self._reading.tokens
        floor = max(clause.start, trigger.index - _BEFORE)
        for index in range(trigger.index - 1, floor - 1, -1):
            if index in stops or tokens[index].text in _STOPS:
                return None
            role = self._role(tokens[index], described=False)
            denied = (
                self._words.contexts.get(tokens[index - 1].fold) == "negated" if index else False
            )
            if role is not None and not denied:
                return Support(index, role, self._subject(index, trigger, clause))
        return None

    def _subject(self, index: int, trigger: Trigger, clause: Clause) -> tuple[Mention, ...]:
        inside = self._acting(self._phrases.between(index + 1, trigger.index))
        if inside:
            return inside[0].heads
        ahead = self._acting(self._phrases.between(clause.start, index))
        if ahead:
            return ahead[-1].heads
        return tuple(member.head for member in self._topics.before(index))

    def _acting(self, phrases: list[Phrase]) -> list[Phrase]:
        return [phrase for phrase in phrases if not phrase.preposition]

    def _role(self, token: Token, *, described: bool) -> Role | None:
        for split in splits(token.fold):
            if split.article:
                continue
            noun = self._noun_role(split.stem, token, described=described)
            if noun is not None:
                return noun
            if split.prefix not in ("", "و", "ف", "ل", "س"):
                continue
            stems = without_pronoun(split.stem, token.text) if described else (split.stem,)
            for stem in stems:
                if stem in self._words.support:
                    return self._words.support[stem]
        return None

    def _noun_role(self, stem: str, token: Token, *, described: bool) -> Role | None:
        """«تعرض القافلة لقصف»: who undergoes; «قصف مصدره القوات»: who acts."""
        nouns = self._words.support_nouns
        if described:
            owned = without_pronoun(stem, token.text)[1:]
            return next((nouns[w] for w in owned if nouns.get(w) == "actor"), None)
        return nouns[stem] if nouns.get(stem) == "target" else None
