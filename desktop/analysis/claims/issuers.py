"""Who made what holds the words: «بياناً أكدت فيه»، «جاء في تقرير الوزارة»، «استقبل …، مؤكداً»."""

from __future__ import annotations

from functools import cached_property

from desktop.analysis.claims.bearers import BearerReader
from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.speech_reader import SpeechReader

# An adverbial at the head of a clause has at most so many tokens.
_ADVERBIAL = 8
# Whose words they are stands at most so far before the verb (tokens).
_OWNER = 6


class IssuerReader(SpeechReader):
    """Finds who issued a document or does what a sentence tells."""

    @cached_property
    def bearers(self) -> BearerReader:
        return BearerReader(self.words, self.known, self.phrases, self.complements)

    def speaks_inside(self, at: int) -> bool:
        """«بياناً أكدت فيه أن»: the verb's subject is whoever made what it stands behind."""
        inside = self.known.function_words["inside"]
        return at + 1 < len(self.words.tokens) and self.words.folds[at + 1] in inside

    def _inside(self, at: int, clause: Clause) -> tuple[SourcePhrase | None, int]:
        """«بياناً أكدت فيه | الوزارة أن»، or who issued it."""
        behind = self.phrases.read(at + 2, clause.end)
        if behind is not None and self.complements.has_clause(behind.stop, clause.end):
            return self.bearers.whole(self.phrases.joined(behind, clause.end), clause.end)
        return self._one_who_issued(at, clause), at + 2

    def _document(self, at: int, clause: Clause) -> tuple[SourcePhrase | None, int]:
        """«جاء في بيان الوزارة أن»، «بياناً جاء فيه أن»."""
        if self.speaks_inside(at):
            return self._one_who_issued(at, clause), at + 2
        if at + 2 < clause.end and self.words.folds[at + 1] == "في":
            phrase = self.phrases.read(at + 2, clause.end)
            if phrase is not None:
                return phrase, phrase.stop
        return None, at + 1

    def _one_who_issued(self, at: int, clause: Clause) -> SourcePhrase | None:
        """«أصدرت «النقابة» بياناً أكدت فيه»: the subject of the last verb that leads to speech."""
        owner = self._owner_of_words(at, clause)
        if owner is not None:
            return owner
        frames = self.known.function_words["frame"]
        for nxt in range(at - 2, clause.first - 1, -1):
            if self.words.folds[nxt] in frames or self.words.folds[nxt][1:] in frames:
                behind = self.phrases.read(nxt + 1, at) or self.phrases.quoted(nxt + 1, at)
                if behind is not None:
                    return behind
        return self.one_who_acts(at, clause)

    def _owner_of_words(self, at: int, clause: Clause) -> SourcePhrase | None:
        """«بياناً للجيش قال فيه»: whose what holds the words is."""
        for nxt in range(at - 1, max(clause.first, at - _OWNER), -1):
            if self.words.folds[nxt].startswith("ل"):
                phrase = self.phrases.read(nxt, at, ("ل", "لل"))
                if phrase is not None and phrase.stop == at and not phrase.medium:
                    return phrase
        return None

    def one_who_acts(self, at: int, clause: Clause) -> SourcePhrase | None:
        """Who does what the sentence tells before a token («استقبل الوزير الوفد، مؤكداً أن …»)."""
        if at - clause.first < 3:
            return None
        if clause.subject is not None and clause.subject.stop <= at:
            return clause.subject
        head = self._past_adverbial(self.past_leads(clause.first, at), at)
        if self.words.folds[head] in self.known.function_words["negation"]:
            head += 1
        phrase = self.phrases.read(head + 1, at)
        return phrase if phrase is not None and phrase.certain else None

    def _past_adverbial(self, first: int, stop: int) -> int:
        """The token behind «وفي بنغازي،» at the head of a clause, or the same one."""
        words, breaks = self.words, self.known.breaks
        word = words.folds[first]
        if word not in breaks and word[1:] not in breaks:
            return first
        near = range(first + 1, min(stop - 1, first + _ADVERBIAL))
        return next((nxt + 1 for nxt in near if words.is_comma(nxt)), first)

    def past_leads(self, first: int, stop: int) -> int:
        """The first token behind the connectives that a sentence begins with, and what time it
        was («وفي وقت لاحق، أمس، …»)."""
        words = self.words
        while first < stop:
            lead = self.known.leads.match(words.folds, first, stop)
            if lead is not None and first + lead[0] < stop:
                first += lead[0]
            elif words.is_comma(first) and first + 1 < stop:
                first += 1
            else:
                break
        return first
