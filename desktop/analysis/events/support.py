"""Support verbs: «شن هجوماً», «تعرضت القافلة لقصف» say whose the event of their noun is."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from desktop.analysis.events.clauses import Clause, parts_clauses
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.phrases import Member, Phrase, PhraseReader
from desktop.analysis.events.topics import TopicReader
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Role
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits, without_pronoun
from desktop.analysis.text.form_table import form_weight
from desktop.analysis.text.tokens import Token

_BEFORE = 14
_AFTER = 6
# The weight in the table of forms from which a verb is well known.
_WELL_KNOWN = 3
_STOPS = ".؛:؟!"
_HARM = ("killing", "injury")
_PLACES = ("place", "facility")
_ACTING = ("person", "organisation")
# Classes of others that act.
_ALSO_ACTING = ("country", "city", "capital", "aircraft", "vehicle", "")


@dataclass(frozen=True, slots=True)
class Support:
    """The verb at token ``index``, the role of its subject in the noun's event, and the subject."""

    index: int
    role: Role
    subject: tuple[Member, ...]


class SupportReader:
    """Finds the support verb of a noun."""

    def __init__(
        self,
        reading: Reading,
        words: EventWords,
        phrases: PhraseReader,
        topics: TopicReader,
        classes: Mapping[str, str],
    ) -> None:
        self._classes = classes
        self._reading = reading
        self._words = words
        self._phrases = phrases
        self._topics = topics

    def of(self, trigger: Trigger, clause: Clause, stops: Container[int]) -> list[Support]:
        """The support verbs of a noun: the one behind it («هجوم شنه …»), or else the one before it;
        both where they say who did and who suffered («تعرض لقصف شنته …»)."""
        behind = self._behind(trigger, stops)
        before = self._before(trigger, clause, stops)
        if before is not None and trigger.sense.type in _HARM:
            return [before, *self._inflicted(before, trigger)]
        if behind is None or before is None:
            return [found for found in (behind, before) if found is not None]
        both = behind.role == "actor" and before.role == "target"
        return [behind, before] if both else [behind]

    def _inflicted(self, support: Support, trigger: Trigger) -> list[Support]:
        """«كبد الجيش التنظيم 12 قتيلاً»: the party that suffers stands behind the one who acts."""
        phrases = self._phrases.between(support.index + 1, trigger.index)
        others = [p for p in phrases if not p.preposition and p.members != support.subject]
        harmed = others[:1] if support.role == "actor" else []
        return [
            Support(support.index, "target", phrase.members)
            for phrase in harmed
            if phrase.members[0].head.kind == "organisation"
        ]

    def _behind(self, trigger: Trigger, stops: Container[int]) -> Support | None:
        tokens = self._reading.tokens
        sentence = self._reading.sentence_at(trigger.start)
        for index in range(trigger.last + 1, min(len(tokens), trigger.last + 1 + _AFTER)):
            token = tokens[index]
            if sentence is not None and token.start >= sentence.end:
                return None
            if index in stops or token.text in _STOPS or parts_clauses(token.fold, self._words):
                return None
            role = self._role(token, described=True)
            joined = token.fold.startswith("و") and token.fold not in self._words.support
            if role is not None and joined:
                return None  # «جراء القصف، وسارع …»
            if role is not None:
                phrases = self._phrases.between(index + 1, self._end(index))
                bare = next((p for p in phrases if not p.preposition), None)
                members = bare.members if bare is not None else ()
                # «قصف مصدره المنطقة»
                return Support(index, role if self._may_be(role, members) else "origin", members)
        return None

    def _end(self, verb: int) -> int:
        """Where the clause of a verb ends that stands behind its noun: «نُفذت وفق القانون»."""
        tokens = self._reading.tokens
        furthest = min(len(tokens), verb + _BEFORE)
        return next((i for i in range(verb + 1, furthest) if self._parts(tokens[i])), furthest)

    def _parts(self, token: Token) -> bool:
        return token.text in _STOPS or parts_clauses(token.fold, self._words)

    def _before(self, trigger: Trigger, clause: Clause, stops: Container[int]) -> Support | None:
        tokens = self._reading.tokens
        floor = max(0, clause.start - 1)
        ahead = [i for i in range(trigger.index - 1, floor - 1, -1) if i not in clause.inserted]
        for index in ahead[:_BEFORE]:
            if index in stops or tokens[index].text in _STOPS:
                return None
            role = self._role(tokens[index], described=False)
            denied = (
                self._words.contexts.get(tokens[index - 1].fold) == "negated" if index else False
            )
            if role is not None and not denied:
                subject = self._subject(index, role, trigger, clause)
                return Support(index, role, subject) if self._may_be(role, subject) else None
            if self._leads_on(tokens[index]):
                return None
        return None

    def _leads_on(self, token: Token) -> bool:
        """«… يقيم فيها مهجرون وتسببت بإصابة …»: a joined verb, which begins a clause of its own;
        «وزير» is none."""
        word = token.fold.removeprefix("و")
        if word == token.fold:
            return False
        verb, other = form_weight(word, "v"), max(form_weight(word, "nb"), form_weight(token.fold))
        return verb >= _WELL_KNOWN and verb > other

    def _may_be(self, role: Role, subject: tuple[Member, ...]) -> bool:
        """Whether the kind of a subject allows its role: nothing happens in a body, no place but
        a state acts."""
        if not subject:
            return True
        head = subject[0].head
        if role == "place":
            return head.kind in _PLACES
        acts = head.kind in _ACTING or self._classes[head.id] in _ALSO_ACTING
        return role != "actor" or acts

    def _subject(
        self, index: int, role: Role, trigger: Trigger, clause: Clause
    ) -> tuple[Member, ...]:
        inside = self._acting(self._phrases.between(index + 1, trigger.index), clause)
        plural = self._reading.tokens[index].fold.endswith("وا")  # «كبدوا التنظيم …»
        if inside and not plural:
            return inside[0].members
        ahead = self._acting(self._phrases.between(clause.start, index), clause)
        if ahead:
            return ahead[-1].members
        return self._topics.before(index, things=role != "actor")

    def _acting(self, phrases: list[Phrase], clause: Clause) -> list[Phrase]:
        return [p for p in phrases if not p.preposition and p.first not in clause.inserted]

    def _role(self, token: Token, *, described: bool) -> Role | None:
        for split in splits(token.fold):
            if split.article:
                continue
            noun = self._noun_role(split.stem, token, described=described)
            if noun is not None:
                return noun
            if split.prefix not in ("", "و", "ف", "ل", "س"):
                continue
            if described and split.prefix == "ل":
                continue  # «استغل العاصفة لشن هجوم»
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
