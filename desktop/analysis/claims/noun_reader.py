"""Attribution by a verbal noun: «بعد إعلان الجيش أنه …»، «مع تأكيدها أن …»، «وسط نفيه ذلك»."""

from __future__ import annotations

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.speech_reader import SpeechReader
from desktop.analysis.model import Stance
from desktop.analysis.text.clitics import without_enclitics

# Words before the noun that belong to the attribution: «على الرغم من تأكيد …».
_BEFORE = frozenset({"علي", "الرغم", "من", "بالرغم"})
_THAT = "ذلك"


class NounReader(SpeechReader):
    def read(self, at: int, clause: Clause) -> Attribution | None:
        """The attribution of the verbal noun at a token, or None. The noun stands behind a
        preposition and right before its speaker, who is followed by what is said."""
        words, end = self.words, clause.end
        before = words.folds[at - 1] if at > clause.first else ""
        allowed = self.known.function_words["preposition"] - {"في"}
        if before not in allowed and before.removeprefix("و") not in allowed:
            return None
        cue = (words.start(at), words.end(at + 1))
        stance = self.known.saying_nouns.get(words.folds[at])
        if stance is not None:
            phrase = self.phrases.read(at + 1, end)
            if phrase is None or not phrase.certain:
                return None
            return self._said(at, phrase.stop, clause, Link(phrase, *cue), stance)
        stem = without_enclitics(words.folds[at])[-1]
        stance = self.known.saying_nouns.get(stem) if stem != words.folds[at] else None
        if stance is None:
            return None
        return self._said(at, at + 1, clause, Link(None, *cue), stance)

    def _said(
        self, at: int, stop: int, clause: Clause, link: Link, stance: Stance
    ) -> Attribution | None:
        words, end = self.words, clause.end
        first = self._from(at - 1, clause.first)
        if stop < end and stance == "denies" and words.folds[stop] == _THAT:
            return Attribution("repeats", first, stop + 1, (link,), stance)
        if stop + 1 >= end or not self.complements.opens_clause(stop):
            return None
        heads = self._heads(first, clause)
        comma = next((nxt for nxt in range(stop, end) if words.is_comma(nxt)), 0)
        return Attribution(
            "opens", first, stop + 1, (link,), stance, words.start(stop + 1), "ان",
            framed=True, until=comma if heads else 0,
        )  # fmt: skip

    def _from(self, at: int, first: int) -> int:
        while at > first and self.words.folds[at - 1].removeprefix("و") in _BEFORE:
            at -= 1
        return at

    def _heads(self, at: int, clause: Clause) -> bool:
        """Whether only connectives stand before, so that the sentence's own clause is to come."""
        leads = self.known.leads
        while at > clause.first:
            lead = leads.match_before(self.words.folds, at, clause.first)
            if lead is None and not self.words.is_comma(at - 1):
                return False
            at -= lead[0] if lead is not None else 1
        return True
