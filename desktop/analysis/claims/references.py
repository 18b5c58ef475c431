"""Verbs of saying that refer to what stands before: «وهو ما أكدته الوزارة»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.complements import Complement
from desktop.analysis.claims.speech_reader import SpeechReader
from desktop.analysis.claims.verb_forms import VerbForm

# «وهو ما كانت قيادة القوات قد …» has at most so many tokens before the verb.
_ANSWER = 12
_REFERRING = frozenset({"وهو", "هو", "وهي", "الامر"})


class ReferenceReader(SpeechReader):
    def span(self, at: int) -> tuple[int, int]:
        """The verb without a conjunction written on it."""
        token = self.words.tokens[at]
        joined = self.known.form(token.fold[1:]) is not None and token.fold not in self.known.verbs
        return token.start + int(joined), token.end

    def any(self, at: int, clause: Clause, form: VerbForm, before: str) -> Attribution | None:
        """The reference that the verb at a token is, or None; ``before``: the word before it."""
        found = self.answered(at, clause) or self.confirmed(at, clause, form)
        if found is None and before in ("ما", "الذي"):
            found = self.referring(at, clause, form)
        return found

    def referring(self, at: int, clause: Clause, form: VerbForm) -> Attribution | None:
        """«وهو ما أكدته الوزارة»: another says what stands before; with «عندما ذكرت أن …» the
        verb's stance goes with the words that follow."""
        words, end = self.words, clause.end
        start = at - 2
        if start < clause.first or words.folds[start] not in _REFERRING:
            return None
        if start > clause.first and words.folds[start - 1] in _REFERRING:
            start -= 1
        nxt = at + 1
        if nxt < end and words.folds[nxt] in self.known.function_words["governed"]:
            nxt += 1
        phrase = self.phrases.whoever(self._past_adverb(nxt, end), end)
        if phrase is None:
            return None
        link = Link(phrase, *self.span(at))
        said = self._said_then(phrase.stop, end)
        if said is None:
            phrase = self.phrases.to_the_end(phrase, end)
            link = replace(link, phrase=phrase)
            return Attribution("repeats", start, phrase.stop, (link,), form.verb.stance)
        return Attribution(
            "opens", start, said.at, (link,), form.verb.stance, said.content, said.again
        )

    def answered(self, at: int, clause: Clause) -> Attribution | None:
        """«وهو ما كانت القيادة قد نفته»: the same with the subject before the verb."""
        words, had = self.words, self.known.function_words["had"]
        form = self.known.form(words.folds[at], with_object=True)
        if form is None or words.folds[at - 1] not in had:
            return None
        first = max(clause.first, at - _ANSWER)
        start = next((nxt for nxt in range(first, at) if words.folds[nxt] in _REFERRING), None)
        if start is None or "ما" not in words.folds[start : start + 3]:
            return None
        nxt = start + words.folds[start : start + 3].index("ما") + 1
        while nxt < at and words.folds[nxt] in had:
            nxt += 1
        phrase = (
            self.phrases.whoever(nxt, at) if nxt < at else self.phrases.read(at + 1, clause.end)
        )
        if phrase is None:
            return None
        link = Link(phrase, *self.span(at))
        return Attribution("repeats", start, max(at + 1, phrase.stop), (link,), form.verb.stance)

    def confirmed(self, at: int, clause: Clause, form: VerbForm) -> Attribution | None:
        """«وأكدت ذلك الناطقة باسم …»: another says what stands before."""
        words, end = self.words, clause.end
        if at + 2 >= end or words.folds[at + 1] != "ذلك" or form.kind == "participle":
            return None
        phrase = self.phrases.read(at + 2, end)
        if phrase is None or not phrase.certain:
            return None
        link = Link(phrase, *self.span(at))
        return Attribution("repeats", at, phrase.stop, (link,), form.verb.stance)

    def _past_adverb(self, at: int, end: int) -> int:
        """The token behind «أيضاً»، «بدوره»، «لاحقاً»."""
        lead = self.known.leads.match(self.words.folds, at, end) if at < end else None
        if lead is not None and lead[1] == "lead":
            return at + lead[0]
        return at

    def _said_then(self, at: int, end: int) -> Complement | None:
        """What follows «عندما ذكرت أن» at a token."""
        lead = self.known.leads.match(self.words.folds, at, end) if at < end else None
        verb_at = at + lead[0] if lead is not None else end
        form = self.known.form(self.words.folds[verb_at]) if verb_at < end else None
        if form is None:
            return None
        said = self.complements.read(verb_at + 1, end, form.verb, noun_allowed=False)
        return said if said is not None and said.at - verb_at <= 4 else None
