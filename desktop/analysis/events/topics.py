"""Topics: whom the clauses before a verb are about, for verbs that name no subject of their own.

«استغل التنظيم العاصفة، وهاجم …»: the attack is the organisation's. The first phrase without
preposition of a clause is its subject, before its verb or behind it; sources are passed over.
"""

from __future__ import annotations

from desktop.analysis.events.clauses import parts_clauses
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.phrases import Member, PhraseReader
from desktop.analysis.model import Mention
from desktop.analysis.reading import Reading

# Tokens that are looked at, going back: a sentence without end is not read for each of its verbs.
_BACK = 120
_STOPS = "؛:"
_ACTING = ("person", "organisation", "weapon")


class TopicReader:
    """Finds the topics of one reading."""

    def __init__(self, reading: Reading, words: EventWords, phrases: PhraseReader) -> None:
        self._reading = reading
        self._words = words
        self._phrases = phrases
        classes = [
            (mention.id, candidate.klass)
            for mention, candidate in zip(reading.mentions, reading.candidates, strict=True)
        ]
        self._sources = frozenset(mention for mention, klass in classes if klass == "source")
        self._harmed = frozenset(mention for mention, klass in classes if klass == "victim")
        self._states = frozenset(
            mention.id
            for mention, candidate in zip(reading.mentions, reading.candidates, strict=True)
            if candidate.klass == "country" and mention.form == "name"
        )
        self._speaking = tuple(
            (source.start, source.end)
            for source in reading.sources
            if source.start is not None and source.end is not None
        )

    def before(
        self, index: int, *, things: bool = False, speakers: bool = False
    ) -> tuple[Member, ...]:
        """Whom the clause nearest before a token that names someone is about; with ``things``,
        also what; with ``speakers``, also who says it."""
        borders = self._borders(index)
        for start, end in zip(reversed(borders[:-1]), reversed(borders[1:]), strict=True):
            for phrase in self._phrases.between(start, end):
                if phrase.preposition:
                    continue
                if not speakers and self.speaks(phrase.members[0].head):
                    continue
                head = phrase.members[0].head
                if not things and head.id in self._harmed:
                    continue  # «انتشلت جثته ونقلتها»
                if things or head.kind in _ACTING or head.id in self._states:
                    return phrase.members
        return ()

    def _borders(self, index: int) -> list[int]:
        """The first tokens of the clauses of a sentence before a token, and that token."""
        tokens = self._reading.tokens
        sentence = self._reading.sentence_at(tokens[index].start)
        floor = sentence.start if sentence is not None else tokens[index].start
        first = index
        while first > max(0, index - _BACK) and tokens[first - 1].start >= floor:
            first -= 1
        inner = [
            position + 1
            for position in range(first, index)
            if tokens[position].text in _STOPS or parts_clauses(tokens[position].fold, self._words)
        ]
        return [first, *inner, index]

    def speaks(self, mention: Mention) -> bool:
        """Whether a mention is a source of what is told."""
        if mention.id in self._sources:
            return True
        return any(s < mention.end and mention.start < e for s, e in self._speaking)
